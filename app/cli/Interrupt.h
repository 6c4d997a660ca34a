// Ctrl-C: asks the analysis to stop and, should that take too long, ends the program within half a
// second without leaving a half-written file. Made once, before other threads start, so that all of
// them leave the signal to the one that waits for it.
#pragma once

#include <mutex>
#include <stop_token>
#include <string>

namespace graphlift {

class Interrupt {
  public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt() = default;

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
    [[nodiscard]] bool requested() const { return stop_.stop_requested(); }
    /// While the lock is held, an interruption does not end the program.
    [[nodiscard]] std::unique_lock<std::mutex> hold() { return std::unique_lock(mutex_); }
    /// A file that must not stay behind when the program is interrupted; "" for none.
    void guardFile(const std::string& path);

  private:
    void wait();

    std::stop_source stop_;
    std::mutex mutex_;
    std::string guarded_;
};

}  // namespace graphlift

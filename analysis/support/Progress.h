// How far a run is, for whoever waits for it. A meter counts what is done, from any thread, and
// tells its owner's callback now and then, from the owner's thread only: a window can move a bar in
// it, a terminal print a line. It never decides anything, and without a callback it costs one
// addition.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace graphlift {

struct Progress {
    enum class Stage : uint8_t { Scan, Read, Parse, Interpret, Facts, Decide };
    Stage stage = Stage::Scan;
    size_t done = 0, total = 0;  // files; functions in Interpret; both 0 where nothing is counted
    std::string file;            // path of the file at work as it stands in the project, or empty
};

class ProgressMeter {
  public:
    using Callback = std::function<void(const Progress&)>;

    /// `callback` may be empty. It is called at the beginning of each stage, and within one at most
    /// once an interval.
    explicit ProgressMeter(Callback callback,
                           std::chrono::milliseconds interval = std::chrono::milliseconds(20));

    /// On the owner's thread, while no step is under way.
    void begin(Progress::Stage stage, size_t total);
    /// One more is done, on any thread. `file` is only looked at during the call.
    void step(std::string_view file);
    /// Like a step that finishes nothing: the same thing goes on in this file.
    void touch(std::string_view file);

  private:
    void report(std::string_view file);

    Callback callback_;
    std::chrono::milliseconds interval_;
    std::thread::id owner_ = std::this_thread::get_id();
    std::chrono::steady_clock::time_point last_;
    Progress progress_;  // of the owner's thread
    std::atomic<size_t> done_{0};
};

}  // namespace graphlift

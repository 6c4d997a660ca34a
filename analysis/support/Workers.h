// A pool for the per-file steps. The caller's thread joins in, so `Workers(2)` uses two threads.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace graphlift {

class Workers {
  public:
    /// threads 0 = as many as the machine has cores.
    explicit Workers(unsigned threads = 0);
    [[nodiscard]] unsigned threads() const { return threads_; }

    /// Calls job(i) for every i in [0, count), each once, in any order; returns when all are done or
    /// the token asks to stop (jobs that started are finished). A job must not throw.
    void forEach(size_t count, const std::function<void(size_t)>& job, std::stop_token stop = {}) const;

  private:
    unsigned threads_;
};

}  // namespace graphlift

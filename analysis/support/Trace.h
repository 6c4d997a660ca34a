// Times and counters of one run, for --timings and the benchmark. Off unless asked: a span costs two
// clock reads. Thread-confined to the analysis thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace graphlift {

class Trace {
  public:
    struct Stage {
        std::string_view name;  // a literal
        double seconds = 0;     // wall time, summed over all spans of that name
    };
    struct Counter {
        std::string_view name;
        uint64_t value = 0;
    };
    class Span {
      public:
        Span(Trace& trace, std::string_view name)
            : trace_(trace), name_(name), start_(std::chrono::steady_clock::now()) {}
        ~Span() { trace_.add(name_, std::chrono::steady_clock::now() - start_); }
        Span(const Span&) = delete;
        Span& operator=(const Span&) = delete;

      private:
        Trace& trace_;
        std::string_view name_;
        std::chrono::steady_clock::time_point start_;
    };

    void add(std::string_view name, std::chrono::duration<double> time) {
        for (Stage& stage : stages)
            if (stage.name == name) {
                stage.seconds += time.count();
                return;
            }
        stages.push_back({name, time.count()});
    }
    void count(std::string_view name, uint64_t by) {
        for (Counter& counter : counters)
            if (counter.name == name) {
                counter.value += by;
                return;
            }
        counters.push_back({name, by});
    }

    std::vector<Stage> stages;      // in order of first use
    std::vector<Counter> counters;  // in order of first use
};

}  // namespace graphlift

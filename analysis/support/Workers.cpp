#include "analysis/support/Workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace graphlift {

Workers::Workers(unsigned threads)
    : threads_(threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency())) {}

void Workers::forEach(size_t count, const std::function<void(size_t)>& job, std::stop_token stop) const {
    std::atomic<size_t> next{0};
    auto work = [&] {
        for (size_t i = next++; i < count && !stop.stop_requested(); i = next++) job(i);
    };
    std::vector<std::jthread> helpers;
    const size_t extra = std::min<size_t>(threads_, count) - (count != 0 ? 1 : 0);
    for (size_t i = 0; i < extra; ++i) helpers.emplace_back(work);
    work();
}

}  // namespace graphlift

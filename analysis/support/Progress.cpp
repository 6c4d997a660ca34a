#include "analysis/support/Progress.h"

#include <utility>

namespace graphlift {

ProgressMeter::ProgressMeter(Callback callback, std::chrono::milliseconds interval)
    : callback_(std::move(callback)), interval_(interval) {}

void ProgressMeter::begin(Progress::Stage stage, size_t total) {
    done_ = 0;
    progress_.stage = stage;
    progress_.total = total;
    if (callback_) report({});
}

void ProgressMeter::step(std::string_view file) {
    done_.fetch_add(1, std::memory_order_relaxed);
    touch(file);
}

void ProgressMeter::touch(std::string_view file) {
    if (!callback_ || std::this_thread::get_id() != owner_) return;
    if (std::chrono::steady_clock::now() - last_ >= interval_) report(file);
}

void ProgressMeter::report(std::string_view file) {
    progress_.done = done_.load(std::memory_order_relaxed);
    progress_.file = file;
    last_ = std::chrono::steady_clock::now();
    callback_(progress_);
}

}  // namespace graphlift

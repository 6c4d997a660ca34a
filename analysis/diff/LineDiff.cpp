#include "analysis/diff/LineDiff.h"

#include <git2.h>

#include <algorithm>
#include <mutex>

namespace graphlift {

namespace {

uint32_t beginOf(int start, int count) {
    // git names an empty range by the line before it.
    return static_cast<uint32_t>(count == 0 ? start : start - 1);
}

int addHunk(const git_diff_delta*, const git_diff_hunk* hunk, void* payload) {
    static_cast<std::vector<LineChange>*>(payload)->push_back(
        {beginOf(hunk->old_start, hunk->old_lines), static_cast<uint32_t>(hunk->old_lines),
         beginOf(hunk->new_start, hunk->new_lines), static_cast<uint32_t>(hunk->new_lines)});
    return 0;
}

size_t countLines(std::string_view text) {
    return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) +
           (text.empty() || text.ends_with('\n') ? 0 : 1);
}

/// One change from the first line that differs to the last one.
std::vector<LineChange> roughChange(std::string_view before, std::string_view after) {
    if (before == after) return {};
    const std::vector<std::string_view> old = splitLines(before), now = splitLines(after);
    const size_t limit = std::min(old.size(), now.size());
    size_t head = 0, tail = 0;
    while (head < limit && old[head] == now[head]) ++head;
    while (tail < limit - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;
    const auto begin = static_cast<uint32_t>(head);
    return {{begin, static_cast<uint32_t>(old.size() - tail - head), begin,
             static_cast<uint32_t>(now.size() - tail - head)}};
}

}  // namespace

std::vector<std::string_view> splitLines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const size_t end = text.find('\n');
        const size_t length = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

LineDiff compareLines(std::string_view before, std::string_view after, DiffLimits limits) {
    if (countLines(before) + countLines(after) > limits.maxLines)
        return {roughChange(before, after), true};
    static std::once_flag once;
    std::call_once(once, [] { git_libgit2_init(); });
    std::vector<LineChange> changes;
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.context_lines = 0;
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INDENT_HEURISTIC;
    const int failed =
        git_diff_buffers(before.data(), before.size(), nullptr, after.data(), after.size(), nullptr,
                         &options, nullptr, nullptr, addHunk, nullptr, &changes);
    // Out of memory or over git's size limit.
    if (failed != 0) return {roughChange(before, after), true};
    return {std::move(changes), false};
}

std::vector<LineChange> diffLines(std::string_view before, std::string_view after) {
    return compareLines(before, after).changes;
}

}  // namespace graphlift

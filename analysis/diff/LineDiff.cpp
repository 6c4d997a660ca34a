#include "analysis/diff/LineDiff.h"

#include <git2.h>

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

std::vector<LineChange> diffLines(std::string_view before, std::string_view after) {
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
    // Out of memory or over git's size limit: then everything between the ends counts as changed.
    if (failed != 0 && before != after)
        changes = {{0, static_cast<uint32_t>(splitLines(before).size()), 0,
                    static_cast<uint32_t>(splitLines(after).size())}};
    return changes;
}

}  // namespace graphlift

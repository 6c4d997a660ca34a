#include "analysis/diff/HunkChoice.h"

#include "analysis/diff/UnifiedPatch.h"

namespace graphlift {

namespace {

void append(std::string& text, const std::vector<std::string_view>& lines, uint32_t begin,
            uint32_t count) {
    for (uint32_t i = begin; i < begin + count; ++i) text += lines[i];
}

}  // namespace

// Lines carry their line ends. One without is the last of its text and stands in the last hunk or
// behind it, so nothing is ever joined to it.
std::string textWith(const FileDiff& diff, const HunkChoice& accepted) {
    const std::vector<std::string_view> oldLines = splitLines(diff.before());
    const std::vector<std::string_view> newLines = splitLines(diff.after());
    std::string text;
    uint32_t at = 0;
    for (size_t i = 0; i < diff.hunks().size(); ++i) {
        const LineChange& change = diff.hunks()[i].change;
        append(text, oldLines, at, change.oldBegin - at);
        if (i < accepted.size() && accepted[i])
            append(text, newLines, change.newBegin, change.newCount);
        else
            append(text, oldLines, change.oldBegin, change.oldCount);
        at = change.oldBegin + change.oldCount;
    }
    append(text, oldLines, at, static_cast<uint32_t>(oldLines.size()) - at);
    return text;
}

std::string textWithout(const FileDiff& diff, size_t hunk) {
    HunkChoice accepted(diff.hunks().size(), true);
    if (hunk < accepted.size()) accepted[hunk] = false;
    return textWith(diff, accepted);
}

std::string patchWith(const FileDiff& diff, const HunkChoice& accepted, unsigned context) {
    return unifiedPatch(diff.path(), diff.before(), textWith(diff, accepted), context);
}

}  // namespace graphlift

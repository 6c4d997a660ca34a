#include "analysis/diff/FileDiff.h"

#include <algorithm>

namespace graphlift {

namespace {

using Kind = DiffRow::Kind;

bool isInsideCharacter(std::string_view text, uint32_t at) {
    return at < text.size() && (text[at] & 0xC0) == 0x80;
}

}  // namespace

std::string_view FileDiff::text(const std::vector<std::string_view>& lines, uint32_t line) {
    if (line == 0 || line > lines.size()) return {};
    std::string_view result = lines[line - 1];
    if (result.ends_with('\n')) result.remove_suffix(1);
    if (result.ends_with('\r')) result.remove_suffix(1);
    return result;
}

FileDiff::FileDiff(std::string path, std::string before, std::string after, DiffLimits limits)
    : path_(std::move(path)),
      before_(std::move(before)),
      after_(std::move(after)),
      oldLines_(splitLines(before_)),
      newLines_(splitLines(after_)) {
    uint32_t oldAt = 0, newAt = 0;
    const auto addSame = [&](uint32_t oldEnd) {
        for (; oldAt < oldEnd; ++oldAt, ++newAt)
            rows_.push_back({Kind::Same, oldAt + 1, newAt + 1});
    };
    const LineDiff diff = compareLines(before_, after_, limits);
    isCoarse_ = diff.isCoarse;
    rows_.reserve(std::max(oldLines_.size(), newLines_.size()));
    for (const LineChange& change : diff.changes) {
        addSame(change.oldBegin);
        addChange(change);
        oldAt = change.oldBegin + change.oldCount;
        newAt = change.newBegin + change.newCount;
    }
    addSame(static_cast<uint32_t>(oldLines_.size()));
}

// Old and new lines of a change stand side by side; the longer side goes on alone.
void FileDiff::addChange(const LineChange& change) {
    const DiffHunk hunk{change, static_cast<uint32_t>(rows_.size()),
                        std::max(change.oldCount, change.newCount)};
    for (uint32_t i = 0; i < hunk.numRows; ++i) {
        const bool hasOld = i < change.oldCount, hasNew = i < change.newCount;
        const Kind kind = hasOld && hasNew ? Kind::Changed : (hasOld ? Kind::Removed : Kind::Added);
        rows_.push_back(
            {kind, hasOld ? change.oldBegin + i + 1 : 0, hasNew ? change.newBegin + i + 1 : 0});
    }
    hunks_.push_back(hunk);
}

std::vector<RowSpan> foldContext(const FileDiff& diff, uint32_t context) {
    std::vector<RowSpan> spans;
    const auto numRows = static_cast<uint32_t>(diff.rows().size());
    uint32_t at = 0;  // rows before it stand in a span
    const auto show = [&](uint32_t begin, uint32_t end) {
        // A fold of a single row takes as much room as the row.
        if (begin > at + 1)
            spans.push_back({at, begin - at, true});
        else
            begin = at;
        if (!spans.empty() && !spans.back().isFolded && begin == at)
            spans.back().numRows += end - begin;
        else
            spans.push_back({begin, end - begin, false});
        at = end;
    };
    for (const DiffHunk& hunk : diff.hunks()) {
        const uint32_t begin = std::max(at, hunk.firstRow - std::min(hunk.firstRow, context));
        const uint32_t end = std::min(numRows, hunk.firstRow + hunk.numRows + context);
        if (end > at) show(begin, end);
    }
    if (numRows == at + 1 && !spans.empty())
        ++spans.back().numRows;
    else if (numRows > at)
        spans.push_back({at, numRows - at, true});
    return spans;
}

InlineChange changeWithin(std::string_view before, std::string_view after) {
    const auto limit = static_cast<uint32_t>(std::min(before.size(), after.size()));
    uint32_t begin = 0;
    while (begin < limit && before[begin] == after[begin]) ++begin;
    while (begin > 0 && (isInsideCharacter(before, begin) || isInsideCharacter(after, begin)))
        --begin;
    uint32_t tail = 0;
    while (tail < limit - begin &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isInsideCharacter(before, static_cast<uint32_t>(before.size()) - tail))
        --tail;
    return {begin, static_cast<uint32_t>(before.size()) - tail,
            static_cast<uint32_t>(after.size()) - tail};
}

}  // namespace graphlift

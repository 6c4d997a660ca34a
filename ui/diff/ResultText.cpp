#include "ui/diff/ResultText.h"

#include <algorithm>

#include "analysis/diff/LineDiff.h"

namespace graphlift {

namespace {

struct Lines {
    uint32_t first, last;  // [first, last)
};

bool isBefore(const PlacedEdit& a, const PlacedEdit& b) {
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    return a.range.begin == a.range.end && b.range.begin != b.range.end;
}

std::vector<PlacedEdit> sorted(std::vector<PlacedEdit> edits) {
    std::stable_sort(edits.begin(), edits.end(), isBefore);
    std::vector<PlacedEdit> kept;
    for (PlacedEdit& edit : edits)
        if (kept.empty() || kept.back().range.end <= edit.range.begin)
            kept.push_back(std::move(edit));
    return kept;
}

std::vector<size_t> changesOf(const std::vector<PlacedEdit>& edits) {
    std::vector<size_t> all;
    for (const PlacedEdit& edit : edits)
        all.insert(all.end(), edit.changes.begin(), edit.changes.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool anyTicked(const std::vector<size_t>& changes, const IsTicked& isTicked) {
    return std::any_of(changes.begin(), changes.end(), isTicked);
}

bool allTicked(const std::vector<PlacedEdit>& edits, const IsTicked& isTicked) {
    return std::all_of(edits.begin(), edits.end(),
                       [&](const PlacedEdit& edit) { return anyTicked(edit.changes, isTicked); });
}

}  // namespace

size_t numOverlapping(const std::vector<PlacedEdit>& edits) {
    return edits.size() - sorted(edits).size();
}

ResultText::ResultText(std::string base, std::vector<PlacedEdit> edits)
    : base_(std::move(base)), oldLines_(splitLines(base_)) {
    uint32_t at = 0;
    for (const std::string_view line : oldLines_) {
        lineStarts_.push_back(at);
        at += static_cast<uint32_t>(line.size());
    }
    lineStarts_.push_back(at);

    // Whole lines in, whole lines out: such an edit touches no other line. All others change the
    // lines that they lie in. Edits that share a line are one part.
    const auto linesOf = [&](const PlacedEdit& edit) {
        const uint32_t first = lineAt(edit.range.begin);
        const bool wholeLines = edit.range.begin == lineStart(first) &&
                                edit.range.end == lineStart(lineAt(edit.range.end)) &&
                                (edit.replacement.empty() || edit.replacement.ends_with('\n'));
        const uint32_t last = lineAt(edit.range.end);
        const auto numLines = static_cast<uint32_t>(oldLines_.size());
        return Lines{first, wholeLines ? last : std::min(last + 1, numLines)};
    };
    std::vector<PlacedEdit> group;
    Lines span{0, 0};
    const size_t numEdits = edits.size();
    std::vector<PlacedEdit> kept = sorted(std::move(edits));
    numLeftOut_ = numEdits - kept.size();
    for (PlacedEdit& edit : kept) {
        const Lines lines = linesOf(edit);
        const bool joins = !group.empty() && lines.first < span.last;
        if (!joins && !group.empty()) {
            addPart(std::move(group), span.first, span.last);
            group.clear();
        }
        span = joins ? Lines{span.first, std::max(span.last, lines.last)} : lines;
        group.push_back(std::move(edit));
    }
    if (!group.empty()) addPart(std::move(group), span.first, span.last);

    uint32_t line = 0;
    for (ChangedPart& part : parts_) {
        text_ += oldText(line, part.oldBegin);
        part.now.begin = static_cast<uint32_t>(text_.size());
        text_ += part.made;
        part.now.end = static_cast<uint32_t>(text_.size());
        line = part.oldEnd;
    }
    text_ += oldText(line, static_cast<uint32_t>(oldLines_.size()));
    made_ = text_;
}

uint32_t ResultText::lineStart(uint32_t line) const { return lineStarts_[line]; }

uint32_t ResultText::lineAt(uint32_t offset) const {
    const auto after = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
    return static_cast<uint32_t>(after - lineStarts_.begin()) - 1;
}

std::string_view ResultText::oldText(uint32_t begin, uint32_t end) const {
    return std::string_view(base_).substr(lineStart(begin), lineStart(end) - lineStart(begin));
}

// The lines of the part with its ticked edits.
std::string ResultText::oldWith(const ChangedPart& part, const IsTicked& isTicked) const {
    std::string out;
    uint32_t at = lineStart(part.oldBegin);
    for (const PlacedEdit& edit : part.edits) {
        if (!anyTicked(edit.changes, isTicked)) continue;
        out.append(base_, at, edit.range.begin - at);
        out += edit.replacement;
        at = edit.range.end;
    }
    const uint32_t end = lineStart(part.oldEnd);
    return out.append(base_, at, end - at);
}

void ResultText::addPart(std::vector<PlacedEdit> edits, uint32_t firstLine, uint32_t lastLine) {
    ChangedPart part;
    part.changes = changesOf(edits);
    part.oldBegin = firstLine;
    part.oldEnd = lastLine;
    part.edits = std::move(edits);
    part.made = oldWith(part, [](size_t) { return true; });
    // A part of one edit is cut down to the lines that differ: `@f` above `def g` is one new line.
    const std::vector<std::string_view> made = splitLines(part.made);
    size_t head = 0, tail = 0;
    const size_t numOld = lastLine - firstLine, limit = std::min(numOld, made.size());
    while (head < limit && oldLines_[firstLine + head] == made[head]) ++head;
    while (tail < limit - head && oldLines_[lastLine - 1 - tail] == made[made.size() - 1 - tail])
        ++tail;
    const bool isAlone = part.edits.size() == 1;
    if (isAlone && head + tail != 0) {
        std::string kept;
        for (size_t i = head; i + tail < made.size(); ++i) kept += made[i];
        part.made = std::move(kept);
        part.oldBegin += static_cast<uint32_t>(head);
        part.oldEnd -= static_cast<uint32_t>(tail);
    }
    parts_.push_back(std::move(part));
}

void ResultText::insert(uint32_t at, std::string_view added) {
    const auto size = static_cast<uint32_t>(added.size());
    text_.insert(at, added);
    for (ChangedPart& part : parts_) {
        TextRange& now = part.now;
        // What is typed at the begin of the line behind a part belongs to that line; what comes
        // back into a part that was emptied belongs to the part.
        const bool isEmpty = now.begin == now.end;
        const bool isInside =
            isEmpty ? at == now.begin && !part.made.empty() : at >= now.begin && at < now.end;
        if (isInside) {
            now.end += size;
        } else if (at <= now.begin) {
            now.begin += size;
            now.end += size;
        }
    }
}

void ResultText::erase(uint32_t at, uint32_t length) {
    text_.erase(at, length);
    const auto moved = [&](uint32_t place) {
        return place <= at ? place : std::max(at, place - std::min(place, length));
    };
    for (ChangedPart& part : parts_) part.now = {moved(part.now.begin), moved(part.now.end)};
}

std::vector<TextRange> ResultText::places() const {
    std::vector<TextRange> out;
    out.reserve(parts_.size());
    for (const ChangedPart& part : parts_) out.push_back(part.now);
    return out;
}

void ResultText::setPlaces(const std::vector<TextRange>& places) {
    for (size_t i = 0; i < parts_.size() && i < places.size(); ++i) parts_[i].now = places[i];
}

void ResultText::restore(std::string text, const std::vector<TextRange>& places) {
    text_ = std::move(text);
    setPlaces(places);
}

std::string ResultText::partText(const ChangedPart& part, const IsTicked& isTicked) const {
    const std::string now = text_.substr(part.now.begin, part.now.end - part.now.begin);
    if (allTicked(part.edits, isTicked)) return now;
    if (!anyTicked(part.changes, isTicked)) return std::string(oldText(part.oldBegin, part.oldEnd));
    return now == part.made ? oldWith(part, isTicked) : now;
}

std::string ResultText::compose(const IsTicked& isTicked) const {
    std::string out;
    uint32_t at = 0;
    for (const ChangedPart& part : parts_) {
        out.append(text_, at, part.now.begin - at);
        out += partText(part, isTicked);
        at = part.now.end;
    }
    return out.append(text_, at);
}

}  // namespace graphlift

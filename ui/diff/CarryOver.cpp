#include "ui/diff/CarryOver.h"

#include <algorithm>
#include <optional>

#include "analysis/diff/LineDiff.h"
#include "analysis/diff/Merge.h"

namespace graphlift {

namespace {

/// Where lines of one text are in another one; none inside of what changed.
class LineMap {
  public:
    LineMap(std::string_view from, std::string_view to) : changes_(diffLines(from, to)) {}

    [[nodiscard]] std::optional<uint32_t> at(uint32_t line) const {
        int64_t shift = 0;
        for (const LineChange& change : changes_) {
            if (line < change.oldBegin) break;
            if (line < change.oldBegin + change.oldCount) return std::nullopt;
            shift += static_cast<int64_t>(change.newCount) - change.oldCount;
        }
        return static_cast<uint32_t>(line + shift);
    }

  private:
    std::vector<LineChange> changes_;
};

std::vector<uint32_t> startsOf(std::string_view text) {
    std::vector<uint32_t> starts{0};
    for (const std::string_view line : splitLines(text))
        starts.push_back(starts.back() + static_cast<uint32_t>(line.size()));
    return starts;
}

class Carrier {
  public:
    Carrier(const ResultText& planned, const std::string& theirs)
        : planned_(planned),
          theirs_(theirs),
          map_(planned.base(), theirs),
          oldStarts_(startsOf(planned.base())),
          newStarts_(startsOf(theirs)) {}

    Result<CarriedOver> carry() {
        for (const ChangedPart& part : planned_.parts())
            if (const auto done = carryPart(part); !done) return tl::unexpected(done.error());
        return std::move(out_);
    }

  private:
    /// The base, or theirs, with the edits of one part.
    static std::string with(std::string text, const std::vector<PlacedEdit>& edits) {
        for (size_t i = edits.size(); i-- > 0;)
            text.replace(edits[i].range.begin, edits[i].range.end - edits[i].range.begin,
                         edits[i].replacement);
        return text;
    }

    /// The edits moved with their lines; none when a line of them is not there any more.
    [[nodiscard]] std::optional<std::vector<PlacedEdit>> moved(const ChangedPart& part) const {
        std::vector<PlacedEdit> edits;
        for (PlacedEdit edit : part.edits) {
            const uint32_t line = lineOf(edit.range.begin);
            const auto to = map_.at(line);
            if (!to || *to >= newStarts_.size()) return std::nullopt;
            const uint32_t begin = newStarts_[*to] + (edit.range.begin - oldStarts_[line]);
            const uint32_t size = edit.range.end - edit.range.begin;
            if (begin + size > theirs_.size()) return std::nullopt;
            edit.range = {begin, begin + size};
            edits.push_back(std::move(edit));
        }
        return edits;
    }

    [[nodiscard]] uint32_t lineOf(uint32_t offset) const {
        const auto after = std::upper_bound(oldStarts_.begin(), oldStarts_.end() - 1, offset);
        return static_cast<uint32_t>(after - oldStarts_.begin()) - 1;
    }

    // Moved edits count only when they give what the merge gives.
    Result<bool> carryPart(const ChangedPart& part) {
        const auto merge = mergeTexts(planned_.base(), with(planned_.base(), part.edits), theirs_);
        if (!merge) return tl::unexpected(merge.error());
        if (merge->isClean()) {
            auto edits = moved(part);
            if (edits && with(theirs_, *edits) == merge->withOurs()) {
                out_.edits.insert(out_.edits.end(), edits->begin(), edits->end());
            } else {
                out_.lost.insert(part.changes.begin(), part.changes.end());
            }
            return true;
        }
        addConflicts(part, *merge);
        return true;
    }

    // Both versions, where they are all of one change and everything else is as on disk. Otherwise
    // it could not be told what belongs to what: then none is offered.
    void addConflicts(const ChangedPart& part, const Merge& merge) {
        const bool isPlain = part.changes.size() == 1 && merge.withTheirs() == theirs_;
        auto& told = isPlain ? out_.conflicts : out_.lost;
        told.insert(part.changes.begin(), part.changes.end());
        if (!isPlain) return;
        uint32_t at = 0;
        for (const MergePiece& piece : merge.pieces) {
            const auto size =
                static_cast<uint32_t>(piece.isConflict ? piece.theirs.size() : piece.text.size());
            if (piece.isConflict) out_.edits.push_back({{at, at + size}, piece.ours, part.changes});
            at += size;
        }
    }

    const ResultText& planned_;
    const std::string& theirs_;
    LineMap map_;
    std::vector<uint32_t> oldStarts_, newStarts_;
    CarriedOver out_;
};

}  // namespace

Result<CarriedOver> carryOver(const ResultText& planned, const std::string& theirs) {
    return Carrier(planned, theirs).carry();
}

Result<bool> carryTyping(const ResultText& planned, ResultText& carried) {
    if (!planned.isEditedByHand()) return true;
    const auto merge = mergeTexts(planned.made(), planned.text(), carried.text());
    if (!merge) return tl::unexpected(merge.error());
    const std::string wanted = merge->withTheirs(), now = carried.text();
    const std::vector<uint32_t> from = startsOf(now), to = startsOf(wanted);
    std::vector<LineChange> changes = diffLines(now, wanted);
    for (size_t i = changes.size(); i-- > 0;) {  // from the end: places before it stay as they are
        const LineChange& change = changes[i];
        const uint32_t at = from[change.oldBegin];
        const uint32_t removed = from[change.oldBegin + change.oldCount] - at;
        const uint32_t begin = to[change.newBegin];
        const std::string added =
            wanted.substr(begin, to[change.newBegin + change.newCount] - begin);
        // Put in first: a part that is emptied in between would lose its place.
        if (!added.empty()) carried.insert(at, added);
        if (removed != 0) carried.erase(at + static_cast<uint32_t>(added.size()), removed);
    }
    return merge->isClean();
}

}  // namespace graphlift

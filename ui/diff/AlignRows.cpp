#include <algorithm>

#include "ui/diff/ReviewRows.h"

namespace graphlift {

namespace {

using Kind = DiffRow::Kind;

uint32_t numLines(std::string_view text) { return static_cast<uint32_t>(splitLines(text).size()); }

class Aligner {
  public:
    explicit Aligner(const ResultText& result) : result_(result) {}

    AlignedRows align() {
        uint32_t at = 0;
        const auto& parts = result_.parts();
        for (size_t i = 0; i < parts.size(); ++i) {
            const TextRange now = wholeLines(parts[i].now, at);
            addGap(parts[i].oldBegin, at, now.begin);
            out_.partRows.push_back(static_cast<uint32_t>(out_.rows.size()));
            addPart(parts[i], static_cast<int32_t>(i), now);
            at = now.end;
        }
        addGap(static_cast<uint32_t>(result_.oldLines().size()), at,
               static_cast<uint32_t>(result_.text().size()));
        addLastLine();
        return std::move(out_);
    }

  private:
    // Edits by hand may leave a part in the middle of a line.
    [[nodiscard]] TextRange wholeLines(TextRange range, uint32_t least) const {
        const std::string& text = result_.text();
        const auto lineBegin = [&](uint32_t at) {
            while (at > 0 && text[at - 1] != '\n') --at;
            return at;
        };
        const uint32_t begin = std::max(least, lineBegin(range.begin));
        uint32_t end = std::max(begin, range.end);
        if (range.end > range.begin)
            while (end < text.size() && end > 0 && text[end - 1] != '\n') ++end;
        return {begin, end};
    }

    [[nodiscard]] std::string oldText(uint32_t end) const {
        std::string text;
        for (uint32_t line = oldLine_; line < end; ++line) text += result_.oldLines()[line];
        return text;
    }

    void addGap(uint32_t oldEnd, uint32_t begin, uint32_t end) {
        const std::string_view now = std::string_view(result_.text()).substr(begin, end - begin);
        const std::string before = oldText(oldEnd);
        if (before == now) {
            for (; oldLine_ < oldEnd; ++oldLine_)
                out_.rows.push_back({Kind::Same, oldLine_ + 1, ++newLine_, -1, false});
            return;
        }
        addDiff(before, now, -1, [](uint32_t) { return true; });
    }

    void addPart(const ChangedPart& part, int32_t index, TextRange now) {
        const std::string_view text =
            std::string_view(result_.text()).substr(now.begin, now.end - now.begin);
        std::vector<bool> byHand(numLines(text), false);
        if (text != part.made)
            for (const LineChange& change : diffLines(part.made, text))
                for (uint32_t i = 0; i < change.newCount; ++i) byHand[change.newBegin + i] = true;
        addDiff(oldText(part.oldEnd), text, index,
                [&](uint32_t line) { return line < byHand.size() && byHand[line]; });
    }

    template <class ByHand>
    void addDiff(std::string before, std::string_view now, int32_t part, const ByHand& byHand) {
        const uint32_t oldBase = oldLine_, newBase = newLine_;
        const FileDiff diff("", std::move(before), std::string(now));
        for (const DiffRow& row : diff.rows()) {
            const bool same = row.kind == Kind::Same;
            ReviewRow added{row.kind, 0, 0, same ? -1 : part, false};
            if (row.oldLine != 0) added.oldLine = oldBase + row.oldLine;
            if (row.newLine != 0) added.newLine = newBase + row.newLine;
            added.byHand = !same && (row.newLine == 0 ? part < 0 : byHand(row.newLine - 1));
            out_.rows.push_back(added);
        }
        oldLine_ = oldBase + numLines(diff.before());
        newLine_ = newBase + numLines(diff.after());
    }

    void addLastLine() {
        const auto hasEmptyLine = [](std::string_view text) {
            return text.empty() || text.back() == '\n';
        };
        const bool before = hasEmptyLine(result_.base()), now = hasEmptyLine(result_.text());
        if (!before && !now) return;
        const Kind kind = before && now ? Kind::Same : (now ? Kind::Added : Kind::Removed);
        out_.rows.push_back(
            {kind, before ? oldLine_ + 1 : 0, now ? newLine_ + 1 : 0, -1, kind != Kind::Same});
    }

    const ResultText& result_;
    AlignedRows out_;
    uint32_t oldLine_ = 0, newLine_ = 0;  // lines that have their row
};

}  // namespace

AlignedRows alignRows(const ResultText& result) { return Aligner(result).align(); }

std::vector<RowRun> runsOf(const AlignedRows& aligned) {
    std::vector<RowRun> runs;
    const auto& rows = aligned.rows;
    std::vector<bool> hasRun(aligned.partRows.size(), false);
    for (uint32_t i = 0; i < rows.size(); ++i) {
        const ReviewRow& row = rows[i];
        if (row.kind == Kind::Same) continue;
        const bool goesOn = !runs.empty() && runs.back().first + runs.back().count == i &&
                            runs.back().part == row.part;
        if (!goesOn) runs.push_back({i, 0, row.part, 0, 0});
        ++runs.back().count;
        runs.back().numOld += row.oldLine != 0;
        runs.back().numNew += row.newLine != 0;
        if (row.part >= 0) hasRun[static_cast<size_t>(row.part)] = true;
    }
    for (size_t part = 0; part < hasRun.size(); ++part)
        if (!hasRun[part]) runs.push_back({aligned.partRows[part], 0, static_cast<int32_t>(part)});
    std::stable_sort(runs.begin(), runs.end(),
                     [](const RowRun& a, const RowRun& b) { return a.first < b.first; });
    return runs;
}

}  // namespace graphlift

#include "ui/diff/PaneLooks.h"

#include <algorithm>

#include "analysis/diff/WordDiff.h"
#include "ui/diff/DiffLook.h"

namespace graphlift {

namespace {

std::string_view withoutEnd(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

class LookBuilder {
  public:
    LookBuilder(const AlignedRows& aligned, const ResultText& result, PaneSide side,
                const IsTicked& isTicked)
        : rows_(aligned.rows), side_(side), newLines_(splitLines(result.text())), result_(result) {
        for (size_t part = 0; part < result.parts().size(); ++part)
            ticked_.push_back(isPartTicked(result, static_cast<int32_t>(part), isTicked));
    }

    PaneLook build(const std::vector<ViewItem>& items) {
        look_.layout = paneLayout(rows_, items, side_);
        for (const ViewItem& item : items)
            if (item.kind == ViewItem::Kind::Row) add(item);
        return std::move(look_);
    }

  private:
    [[nodiscard]] uint32_t lineOn(const ReviewRow& row) const {
        return side_ == PaneSide::Left ? row.oldLine : row.newLine;
    }
    [[nodiscard]] std::string_view oldText(uint32_t line) const {
        return line <= result_.oldLines().size() ? withoutEnd(result_.oldLines()[line - 1])
                                                 : std::string_view();
    }
    [[nodiscard]] std::string_view newText(uint32_t line) const {
        return line <= newLines_.size() ? withoutEnd(newLines_[line - 1]) : std::string_view();
    }

    void add(const ViewItem& item) {
        const ReviewRow& row = rows_[item.row];
        const uint32_t line = lineOn(row);
        if (line == 0) return addFiller(item.unit);
        const bool ticked = row.part < 0 || ticked_[static_cast<size_t>(row.part)];
        const bool byHand = row.byHand && side_ == PaneSide::Right;
        look_.lines.push_back({line - 1, item.unit, row.kind, ticked, byHand, false, wordsOf(row)});
        if (row.kind != DiffRow::Kind::Same && !ticked) addOutline(row, item.unit);
    }

    void addFiller(uint32_t unit) {
        if (!look_.filler.empty() && look_.filler.back().end == unit)
            ++look_.filler.back().end;
        else
            look_.filler.push_back({unit, unit + 1});
    }

    void addOutline(const ReviewRow& row, uint32_t unit) {
        const bool goesOn = !look_.outlines.empty() && look_.outlines.back().span.end == unit &&
                            outlinePart_ == row.part;
        if (goesOn)
            ++look_.outlines.back().span.end;
        else
            look_.outlines.push_back({{unit, unit + 1}, changeLook(row.kind).ink});
        outlinePart_ = row.part;
    }

    // A line that has nothing in common with the other one differs as a whole: no words then.
    [[nodiscard]] std::vector<TextRange> wordsOf(const ReviewRow& row) const {
        if (row.kind != DiffRow::Kind::Changed) return {};
        const std::string_view before = oldText(row.oldLine), after = newText(row.newLine);
        const std::vector<WordChange> changes = diffWords(before, after).changes;
        if (changes.size() == 1 && changes.front().oldEnd == before.size() &&
            before.substr(0, changes.front().oldBegin).find_first_not_of(" \t") ==
                std::string_view::npos)
            return {};
        std::vector<TextRange> words;
        for (const WordChange& change : changes) {
            const TextRange word = side_ == PaneSide::Left
                                       ? TextRange{change.oldBegin, change.oldEnd}
                                       : TextRange{change.newBegin, change.newEnd};
            if (word.begin != word.end) words.push_back(word);
        }
        return words;
    }

    const std::vector<ReviewRow>& rows_;
    PaneSide side_;
    std::vector<std::string_view> newLines_;
    const ResultText& result_;
    std::vector<bool> ticked_;  // by part
    PaneLook look_;
    int32_t outlinePart_ = -1;
};

}  // namespace

bool isPartTicked(const ResultText& result, int32_t part, const IsTicked& isTicked) {
    if (part < 0) return true;
    const auto& changes = result.parts()[static_cast<size_t>(part)].changes;
    return std::any_of(changes.begin(), changes.end(), isTicked);
}

PaneLook paneLook(const AlignedRows& aligned, const std::vector<ViewItem>& items,
                  const ResultText& result, PaneSide side, const IsTicked& isTicked) {
    return LookBuilder(aligned, result, side, isTicked).build(items);
}

}  // namespace graphlift

#include "ui/diff/ReviewRows.h"

#include <algorithm>
#include <map>

namespace graphlift {

namespace {

using ItemKind = ViewItem::Kind;

class Layouter {
  public:
    Layouter(const AlignedRows& aligned, const ViewRequest& request)
        : rows_(aligned.rows), runs_(runsOf(aligned)), request_(request) {}

    std::vector<ViewItem> layOut() {
        shown_.assign(rows_.size(), false);
        for (size_t i = 0; i < runs_.size(); ++i) place(i);
        for (uint32_t i = 0; i < rows_.size(); ++i)
            if (request_.opened.count(rows_[i].oldLine) != 0 ||
                (request_.caretLine && rows_[i].newLine == *request_.caretLine))
                shown_[i] = true;
        for (uint32_t i = 0; i <= rows_.size();) i = addAt(i);
        return std::move(items_);
    }

  private:
    [[nodiscard]] uint32_t end(size_t run) const { return runs_[run].first + runs_[run].count; }

    // Marks the lines around a run, and where its head and its reason stand.
    void place(size_t index) {
        const RowRun& run = runs_[index];
        const uint32_t above = index == 0 ? 0 : end(index - 1);
        const uint32_t lead = std::min(request_.before, run.first - above);
        const auto numRows = static_cast<uint32_t>(rows_.size());
        const uint32_t next = index + 1 < runs_.size() ? runs_[index + 1].first : numRows;
        const uint32_t gap = next - end(index);
        const uint32_t kept = index + 1 < runs_.size() ? std::min(request_.before, gap) : 0;
        const uint32_t trail = std::min(request_.after, gap - kept);
        std::fill(shown_.begin() + (run.first - lead), shown_.begin() + end(index) + trail, true);
        if (run.part < 0) return;
        const auto part = static_cast<size_t>(run.part);
        const auto& heads = request_.headsOf[part];
        const bool isFirst = index == 0 || runs_[index - 1].part != run.part;
        const bool isLast = index + 1 == runs_.size() || runs_[index + 1].part != run.part;
        if (isFirst) {
            for (size_t change : heads)
                above_[run.first - lead].push_back(
                    {ItemKind::Head, 0, kHeadUnits, 0, 0, change, run.part});
            if (heads.empty())
                above_[run.first - lead].push_back(
                    {ItemKind::PartHead, 0, kPartUnits, 0, 0, 0, run.part});
        }
        if (!isLast) return;
        for (size_t change : heads)
            if (!request_.isTicked(change))
                below_[end(index) + trail].push_back(
                    {ItemKind::Reason, 0, kReasonUnits, 0, 0, change, run.part});
    }

    void add(ViewItem item) {
        item.unit = unit_;
        unit_ += item.numUnits;
        items_.push_back(item);
    }

    void addAll(const std::map<uint32_t, std::vector<ViewItem>>& from, uint32_t row) {
        if (const auto found = from.find(row); found != from.end())
            for (const ViewItem& item : found->second) add(item);
    }

    // What stands above a row, and the row or the fold that begins with it; the next row.
    uint32_t addAt(uint32_t row) {
        addAll(below_, row);
        addAll(above_, row);
        if (row >= rows_.size()) return row + 1;
        uint32_t hiddenEnd = row;
        while (hiddenEnd < rows_.size() && !shown_[hiddenEnd]) ++hiddenEnd;
        // A fold of a single line takes as much room as the line.
        if (hiddenEnd - row < 2) {
            add({ItemKind::Row, 0, 1, row, 1, 0, rows_[row].part});
            return row + 1;
        }
        add({ItemKind::Fold, 0, 1, row, hiddenEnd - row, 0, -1});
        return hiddenEnd;
    }

    const std::vector<ReviewRow>& rows_;
    std::vector<RowRun> runs_;
    const ViewRequest& request_;
    std::vector<bool> shown_;
    std::map<uint32_t, std::vector<ViewItem>> above_, below_;
    std::vector<ViewItem> items_;
    uint32_t unit_ = 0;
};

uint32_t lineOn(const ReviewRow& row, PaneSide side) {
    return side == PaneSide::Left ? row.oldLine : row.newLine;
}

}  // namespace

std::vector<ViewItem> layOut(const AlignedRows& aligned, const ViewRequest& request) {
    return Layouter(aligned, request).layOut();
}

uint32_t numUnitsOf(const std::vector<ViewItem>& items) {
    return items.empty() ? 0 : items.back().unit + items.back().numUnits;
}

PaneLayout paneLayout(const std::vector<ReviewRow>& rows, const std::vector<ViewItem>& items,
                      PaneSide side) {
    PaneLayout layout;
    std::optional<uint32_t> line;  // the last one that is shown, from 0
    uint32_t room = 0;
    const auto give = [&] {
        if (room == 0) return;
        if (line)
            layout.unitsBelow.emplace_back(*line, room);
        else
            layout.unitsAbove = room;
        room = 0;
    };
    for (const ViewItem& item : items) {
        const uint32_t on = item.kind == ItemKind::Row ? lineOn(rows[item.row], side) : 0;
        if (on != 0) {
            give();
            line = on - 1;
            continue;
        }
        room += item.numUnits;
        if (item.kind != ItemKind::Fold) continue;
        // Folded rows are unchanged: they have a line on both sides.
        layout.hidden.emplace_back(lineOn(rows[item.row], side) - 1,
                                   lineOn(rows[item.row + item.numRows - 1], side) - 1);
    }
    give();
    return layout;
}

}  // namespace graphlift

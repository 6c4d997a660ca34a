// The aligned lines of a result and its base, and what stands between them in the diff view: heads
// of changes, folds, reasons. Everything has a height in whole lines of code, so that both panes
// stay level at every place.
//
//   unit  left            right
//    0    [x] Add `@tf.function` to `f`        Head, 3 units
//    3    ////////////    + @tf.function       Row, added
//    4    def f(x):         def f(x):          Row, same
//    5    v 67 unchanged lines                 Fold
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "analysis/diff/FileDiff.h"
#include "ui/diff/ResultText.h"

namespace graphlift {

struct ReviewRow {
    DiffRow::Kind kind = DiffRow::Kind::Same;
    uint32_t oldLine = 0, newLine = 0;  // from 1, 0 where that side has no line
    int32_t part = -1;                  // index in ResultText::parts(); -1: unchanged or by hand
    bool byHand = false;
};

/// Every line of both texts in order. An empty line behind a final line end is a line too, as in an
/// editor.
struct AlignedRows {
    std::vector<ReviewRow> rows;
    std::vector<uint32_t> partRows;  // where each part begins
};
AlignedRows alignRows(const ResultText& result);

/// Rows next to each other that changed together, of one part or by hand.
struct RowRun {
    uint32_t first = 0, count = 0;  // 0 rows: a part that somebody made as it was before
    int32_t part = -1;
    uint32_t numOld = 0, numNew = 0;
};
/// In order; every part has at least one.
std::vector<RowRun> runsOf(const AlignedRows& aligned);

struct ViewItem {
    enum class Kind : uint8_t { Head, PartHead, Row, Fold, Reason };
    Kind kind = Kind::Row;
    uint32_t unit = 0, numUnits = 1;  // from the top of the file, in lines of code
    uint32_t row = 0, numRows = 1;    // Row, Fold
    size_t change = 0;                // Head, Reason
    int32_t part = -1;                // Head, PartHead
};

struct ViewRequest {
    /// Changes that have their head at this part, ascending; none: the part serves other ones.
    std::vector<std::vector<size_t>> headsOf;  // by part
    IsTicked isTicked;                         // an unticked change has its reason below it
    std::set<uint32_t> opened;                 // rows of unchanged lines to show, by old line
    std::optional<uint32_t> caretLine;         // of the result, from 1: never folded away
    uint32_t before = 2, after = 3;            // unchanged lines around a change
};

inline constexpr uint32_t kHeadUnits = 3;    // the head of a change and why it is offered
inline constexpr uint32_t kPartUnits = 2;    // the head of a part that serves other changes
inline constexpr uint32_t kReasonUnits = 2;  // why a change is left out

std::vector<ViewItem> layOut(const AlignedRows& aligned, const ViewRequest& request);
uint32_t numUnitsOf(const std::vector<ViewItem>& items);

/// What an editor must do so that its lines stand where the items say.
struct PaneLayout {
    uint32_t unitsAbove = 0;                                // of its first line that is shown
    std::vector<std::pair<uint32_t, uint32_t>> hidden;      // lines [first, last], from 0
    std::vector<std::pair<uint32_t, uint32_t>> unitsBelow;  // line, units: room below a shown line
};
enum class PaneSide : uint8_t { Left, Right };
PaneLayout paneLayout(const std::vector<ReviewRow>& rows, const std::vector<ViewItem>& items,
                      PaneSide side);

}  // namespace graphlift

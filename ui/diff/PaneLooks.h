// From aligned rows to what each pane shows: pure values, no widget.
#pragma once

#include "ui/diff/CodePane.h"
#include "ui/diff/ReviewRows.h"

namespace graphlift {

PaneLook paneLook(const AlignedRows& aligned, const std::vector<ViewItem>& items,
                  const ResultText& result, PaneSide side, const IsTicked& isTicked);

/// Is a part made: of its changes any is ticked, or it was made by hand.
bool isPartTicked(const ResultText& result, int32_t part, const IsTicked& isTicked);

}  // namespace graphlift

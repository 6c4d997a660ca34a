// How far a run is, in the window's words and as a share of the whole.
#pragma once

#include "analysis/support/Progress.h"
#include "ui/window/StatusLine.h"

namespace graphlift {

WorkProgress sayProgress(const Progress& progress);

}  // namespace graphlift

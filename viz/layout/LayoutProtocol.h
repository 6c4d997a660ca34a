// How a request and its answer look on the pipe to the layout program: one thing a line, numbers
// only, an `end` line last so that a cut-off text is noticed.
//
//   graphlift-layout 1           graphlift-layout 1
//   engine layered               size 400 46
//   lines curved                 node 0 0
//   direction lr                 node 232 0
//   gaps 16 64                   edge 168 23 190 23 210 23 232 23
//   node 168 46                  end
//   node 168 46
//   edge 0 1
//   end
#pragma once

#include <string>
#include <string_view>

#include "analysis/support/Result.h"
#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

std::string writeRequest(const LayoutRequest& request);
/// Fails (Malformed) with the number of the line that is wrong.
Result<LayoutRequest> readRequest(std::string_view text);

/// `sizes` are not repeated in the answer; clusters have no rectangles in it.
std::string writeAnswer(const GraphLayout& layout);
std::string writeFailure(std::string_view reason);
/// Fails (Malformed) on a text that does not fit the request, (Internal) with the program's own
/// reason.
Result<GraphLayout> readAnswer(std::string_view text, const LayoutRequest& request);

}  // namespace graphlift

// Runs the layout program as a child process, without an event loop: for the command line. The
// window has its own runner around the same protocol.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "analysis/support/Result.h"
#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

inline constexpr std::string_view kLayoutProgram = "graphlift-layout";

/// The layout program beside the running one.
std::string layoutProgramPath();

/// Waits for the answer. A stop or the end of the time kills the child; it is always reaped. Fails
/// (NotFound) when the program is not there, (Internal) when it crashed, gave up or took too long.
Result<GraphLayout> runLayout(const LayoutRequest& request, const std::string& program,
                              std::chrono::milliseconds timeout, std::stop_token stop = {});

}  // namespace graphlift

// Whether a text may take the place of another one: a change never makes a file worse Python than
// it was.
#pragma once

#include <string>

#include "analysis/support/Result.h"

namespace graphlift {

/// Fails (Malformed) when `after` cannot be read as Python, or has more syntax errors than
/// `before`; the message says where. The path's ending tells a notebook.
Result<bool> checkSyntax(const std::string& path, const std::string& before,
                         const std::string& after);

}  // namespace graphlift

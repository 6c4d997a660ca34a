// What an edit writes, in few words: `@function(signature=[…])`. For a line in the source, a
// sentence, a row.
#pragma once

#include <QString>

#include "analysis/refactor/Verdict.h"

namespace graphlift {

/// The text of the report with what stands in brackets left out; "" without an edit.
QString shortEditText(const Verdict& verdict);

}  // namespace graphlift

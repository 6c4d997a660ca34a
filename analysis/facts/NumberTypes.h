// Which element types a value may have, for checks of operations that take only one.
#pragma once

#include "analysis/facts/LocalPass.h"

namespace graphlift {

/// May two operands of one operation have different element types?
/// `own`: what the operand is in the graph; Unknown: not known.
Answer differsFrom(const LocalPass& pass, InstId other, DType own);
/// The element type a Python number read off a tensor has in a graph; Unknown: it is no such
/// number, or may be of several kinds.
DType castDType(uint32_t bits);
/// The one element type of the arrays that a value may be; Unknown: several, or not known.
DType arrayDType(const LocalPass& pass, InstId array);

/// The parts of an argument that an operation looks at: itself, or the elements of a list written
/// in place.
std::vector<InstId> partsOf(const LocalPass& pass, InstId argument);

}  // namespace graphlift

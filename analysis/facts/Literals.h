// Python numbers and strings in values: what makes each new value a new trace [B4, B7, K43].
#pragma once

#include <set>
#include <string>

#include "analysis/facts/FactContext.h"

namespace graphlift {

/// The prior art's question: is every possibility of the value a Python number or string, or an
/// object that holds one? Booleans and None do not count. Unknown: nothing is known of the value.
Answer holdsLiteral(const FactContext& context, ValueId value);

/// The Python numbers and strings among a value's possibilities, as text ("int 1", "(int 1,
/// float 2.0)").
struct LiteralKeys {
    std::set<std::string> keys;
    bool open = false;     // a number or string whose value is not known
    bool unknown = false;  // something that may be one
    uint32_t visited = 0;  // possibilities looked at: containers of containers are cut off
};
void collectLiterals(const FactContext& context, ValueId value, LiteralKeys& out, int depth = 0);

}  // namespace graphlift

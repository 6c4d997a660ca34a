// Python numbers and strings in values: what makes each new value a new trace [B4, B7, K43].
#pragma once

#include <string>
#include <vector>

#include "analysis/facts/FactContext.h"

namespace graphlift {

/// The prior art's question: is every possibility of the value a Python number or string, or an
/// object that holds one? Booleans and None do not count. Unknown: nothing is known of the value.
Answer holdsLiteral(const FactContext& context, ValueId value);

/// The Python numbers and strings among a value's possibilities, as text ("int 1", "(int 1,
/// float 2.0)").
struct LiteralKeys {
    std::vector<std::string> keys;  // ascending, each once
    bool open = false;              // a number or string whose value is not known
    bool unknown = false;           // something that may be one
    uint32_t visited = 0;  // possibilities looked at: containers of containers are cut off
};
/// Found once a value; the answer stays.
const LiteralKeys& literalsOf(const FactContext& context, ValueId value);

}  // namespace graphlift

// Why something is not known. An "unknown" without a reason does not exist: it is what the user
// reads.
#pragma once

#include <cstdint>
#include <string_view>

namespace graphlift {

enum class UnknownReason : uint8_t {
    None,              // nothing unknown
    NoCallSite,        // a parameter of a function that nothing in the project calls
    UnresolvedCallee,  // the result of a call whose callee is not known
    UnmodelledApi,     // an API of a library without a model
    OpaqueDecorator,   // wrapped by a decorator whose body is not in the project
    DynamicFeature,    // setattr with an unknown name, exec, an Opaque instruction
    MissingModule,     // a module that is neither in the project nor modelled
    ContextBudget,     // too many contexts, merged
    SyntaxError,       // text that did not parse
    UnboundName,       // a name that nothing defines
};
std::string_view describe(UnknownReason reason);  // a clause: "its callee is not known"

}  // namespace graphlift

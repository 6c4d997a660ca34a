// Which instruction of the caller gives each parameter of the callee its value, read off the call
// as written. Where that cannot be read (starred arguments, partials, callbacks) the parameter says
// so.
#pragma once

#include <vector>

#include "analysis/facts/FactContext.h"

namespace graphlift {

struct BoundArgument {
    enum class Kind : uint8_t {
        Default,  // not given: the parameter's default, or nothing for * and ** parameters
        Given,    // `inst` (of `extra` too for * and ** parameters)
        Unknown,  // may be given: starred, partial, callback
    };
    Kind kind = Kind::Default;
    InstId inst;                // of the caller
    std::vector<InstId> extra;  // what a * or ** parameter collects
};

/// By parameter of the callee. `edge` is one of the caller's view; the answer stays.
const std::vector<BoundArgument>& bindArguments(const FactContext& context, const CodeView& caller,
                                         const SiteEdge& edge);

/// The argument for one parameter of a library's function (0 is the receiver of methods); none: not
/// given or not told.
InstId argumentOf(const FactContext& context, const CodeView& caller, InstId call,
                  const ApiModel& api, uint32_t parameter);

/// What the constructor of a library's object was given by that name, also where only `**kwargs`
/// takes it; bottom: nothing.
ValueId constructorArgument(const FactContext& context, const ObjectInfo& object, Name name);

/// The value a parameter gets at one call: the argument's, else the default's.
ValueId boundValue(const FactContext& context, const CodeView& caller,
                   const BoundArgument& argument);

}  // namespace graphlift

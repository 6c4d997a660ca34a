// The calls of one function: which of them count, and what each parameter gets at each. Facts about
// arguments (literals, fresh objects, symbolic tensors) ask here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/facts/CallBinding.h"

namespace graphlift {

struct CallSite {
    CallRecord record;
    const CodeView* caller = nullptr;
    const SiteEdge* edge = nullptr;
    std::span<const BoundArgument> arguments;  // by parameter of the callee
};

/// Calls from code that runs (when the function is entered), else all there are; in order of caller
/// and site.
std::vector<CallSite> callSitesOf(const FactContext& context, FunctionId f);

/// What a parameter gets at one call: the argument, the default, or what is known of the parameter
/// in general.
ValueId argumentValue(const FactContext& context, FunctionId f, const CallSite& site,
                      uint32_t parameter);

/// The default value of a parameter, joined over the function's closures; bottom: none.
ValueId defaultOf(const FactContext& context, FunctionId f, uint32_t parameter);

/// Is parameter 0 the receiver of a method (also a class method's)?
bool hasReceiver(const FactContext& context, FunctionId f);

/// Does the code of a function run more than once? A module body runs once; a function called from
/// one place outside any loop of code that runs once does too.
bool runsRepeatedly(const FactContext& context, FunctionId f, int depth = 0);

/// What each decorator is, calls of it taken off, source order; bottom where it was not evaluated.
std::vector<ValueId> decoratorValues(const FactContext& context, FunctionId f);
/// The decorators of a function as dotted names, source order; "" where a name is not known.
const std::vector<std::string>& decoratorNames(const FactContext& context, FunctionId f);
/// Does AutoGraph leave the function as it is: by a decorator that says so, or because it is one of
/// several lambdas of a module on one line, which cannot be told apart?
bool isLeftAlone(const FactContext& context, FunctionId f);
bool hasDecorator(const FactContext& context, FunctionId f, std::string_view dotted);

}  // namespace graphlift

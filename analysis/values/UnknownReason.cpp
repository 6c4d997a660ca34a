#include "analysis/values/UnknownReason.h"

namespace graphlift {

std::string_view describe(UnknownReason reason) {
    switch (reason) {
        case UnknownReason::None:
            return "nothing is unknown";
        case UnknownReason::NoCallSite:
            return "nothing in the project calls the function";
        case UnknownReason::UnresolvedCallee:
            return "it comes from a call whose target is not known";
        case UnknownReason::UnmodelledApi:
            return "it comes from a library function without a model";
        case UnknownReason::OpaqueDecorator:
            return "a decorator from outside the project wraps it";
        case UnknownReason::DynamicFeature:
            return "it depends on a dynamic feature of Python";
        case UnknownReason::MissingModule:
            return "it comes from a module that is not in the project";
        case UnknownReason::ContextBudget:
            return "it has too many calling contexts to tell apart";
        case UnknownReason::SyntaxError:
            return "the code around it does not parse";
        case UnknownReason::UnboundName:
            return "nothing defines the name";
    }
    return "";
}

}  // namespace graphlift

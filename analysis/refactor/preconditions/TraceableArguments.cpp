// GL326 traceable-arguments. TensorFlow looks the trace up by its arguments. Arguments without
// a hash raise. What counts stands in the help page of that name; the evidence is the fact's.
#include "analysis/refactor/Precondition.h"

namespace graphlift {

template <>
Finding check<PreconditionId::TraceableArguments>(const FunctionView& function) {
    return fromFact(
        PreconditionId::TraceableArguments, function,
        {.holds = "Every argument can be part of the key of a trace",
         .fails = "A call passes an object that cannot be part of the key of a trace",
         .unknown = "It is not known whether every argument can be part of the key of a trace"});
}

}  // namespace graphlift

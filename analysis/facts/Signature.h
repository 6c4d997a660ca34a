// The input signature that describes all calls of a function, or the reason why there is none.
#pragma once

#include "analysis/facts/CallSites.h"
#include "analysis/facts/ProgramFacts.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

SignatureFacts inferSignature(const FactContext& context, const FunctionSummary& summary,
                              const std::vector<CallSite>& sites);

/// A spec as Python text; `prefix` is what the file writes before the framework's names ("tf.").
std::string specText(const FactContext& context, const Spec& spec, const std::string& prefix);
/// The name under which the function's file sees the framework, with its dot; "" when its names
/// stand alone.
std::string frameworkPrefix(const FactContext& context, FunctionId f);

Fact signatureAbsentFact(const FunctionSummary& summary);
Fact signatureMismatchFact(const FunctionSummary& summary);
/// GL502: an axis that the signature would leave open is read as a number. GL505: any axis is.
Fact unresolvedStaticAxisFact(const FactContext& context, const Summaries& summaries,
                              const FunctionSummary& summary);
Fact staticAxisReadFact(const FactContext& context, const Summaries& summaries,
                        const FunctionSummary& summary);

/// Is the parameter's own dtype replaced by the one that everything it meets has?
std::optional<DType> pinnedDType(const FactContext& context, FunctionId f, uint32_t parameter,
                                 bool& conflict);

}  // namespace graphlift

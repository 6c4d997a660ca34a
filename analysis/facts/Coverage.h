// Who runs a function: only code that is traced already (GL402), only decorated functions (the
// prior art's covered_by_graph_callers), callers that are not known (GL102).
#pragma once

#include <string_view>
#include <unordered_map>

#include "analysis/facts/FactContext.h"

namespace graphlift {

struct Coverage {
    std::vector<Answer> covered;  // by FunctionId: every caller is decorated or covered
    std::vector<Answer>
        traced;  // every caller is a graph function, traced, or a library that traces
};
Coverage computeCoverage(const FactContext& context);

Fact coverageFact(const FactContext& context, FunctionId f, Answer answer, std::string_view what);

/// Last name segments that unresolved calls anywhere in the program use, with one place each.
using UnresolvedNames = std::unordered_map<Name, std::pair<FunctionId, InstId>>;
UnresolvedNames unresolvedNames(const FactContext& context);
/// By FunctionId: handed to a library that may call it later, with one place.
std::vector<std::pair<FunctionId, InstId>> handedToLibraries(const FactContext& context);
Fact callersUnknownFact(const FactContext& context, FunctionId f, const UnresolvedNames& names,
                        const std::vector<std::pair<FunctionId, InstId>>& handed);

}  // namespace graphlift

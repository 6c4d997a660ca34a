#include "app/cli/commands/Request.h"

#include "app/report/ExplainReport.h"

namespace graphlift {

Result<SelectionRequest> requestOf(const AnalysisSnapshot& snapshot, const Invocation& call) {
    SelectionRequest request{{}, call.includeReview};
    for (const std::string& name : call.functions) {
        const auto index = findFunction(snapshot, name);
        if (!index) return tl::unexpected(index.error());
        request.functions.push_back(*index);
    }
    return request;
}

}  // namespace graphlift

#include "app/cli/commands/Commands.h"
#include "app/report/CallGraphReport.h"
#include "app/report/ExplainReport.h"

namespace graphlift {

Exit runCallGraph(Session& session) {
    const Invocation& call = session.call();
    std::string format;
    if (!session.accepts({"json", "dot", "pycg"}, format)) return Exit::BadCall;
    if (call.center.empty() && (call.callers || call.callees)) {
        session.say("--callers and --callees count from a function: add --center FUNCTION.");
        return Exit::BadCall;
    }
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    std::optional<Neighbourhood> around;
    if (!call.center.empty()) {
        const auto center = findFunction(*snapshot, call.center);
        if (!center) return session.failed(center.error());
        around = Neighbourhood{*center, call.callers.value_or(2), call.callees.value_or(2)};
    }
    const CallGraphView view = viewCallGraph(*snapshot, around);
    return session.print(status, [&](Output& output, Colors) {
        if (format == "json")
            writeCallGraphJson(output, *snapshot, view);
        else if (format == "dot")
            writeCallGraphDot(output, *snapshot, view);
        else
            writeCallGraphPycg(output, *snapshot, view);
    });
}

}  // namespace graphlift

#include <chrono>

#include "app/cli/commands/Commands.h"
#include "app/report/CallGraphReport.h"
#include "app/report/ExplainReport.h"
#include "viz/callgraph/CallGraphDiagram.h"
#include "viz/dot/DotWriter.h"
#include "viz/graph/Focus.h"
#include "viz/layout/EdgeRouting.h"
#include "viz/layout/LayoutPolicy.h"
#include "viz/layout/LayoutProcess.h"
#include "viz/svg/GraphSvg.h"

namespace graphlift {

namespace {

constexpr std::chrono::minutes kLayoutTime{2};

using Around = std::optional<Neighbourhood>;

Focus focusOf(const AnalysisSnapshot& snapshot, const Around& around) {
    Focus focus;
    if (!around) return focus;
    focus.center = graphNodeId(snapshot, snapshot.facts->functions[around->center].function);
    focus.callers = around->callers;
    focus.callees = around->callees;
    return focus;
}

/// Everything, as the JSON has it.
std::string dotOf(const AnalysisSnapshot& snapshot, const Around& around) {
    Focus focus = focusOf(snapshot, around);
    focus.filter.builtins = true;
    return writeDot(focusOn(makeCallGraphDiagram(snapshot), focus));
}

/// The picture that the window shows; modules in place of functions where those are too many.
Result<std::string> svgOf(const Session& session, const AnalysisSnapshot& snapshot,
                          const Around& around) {
    const GraphModel whole = makeCallGraphDiagram(snapshot);
    const FittedFocus fitted = fitFocus(whole, focusOf(snapshot, around));
    const GraphModel& model = fitted.model;
    if (const std::string words = text(fitted); !words.empty())
        session.say("note: " + std::to_string(whole.nodes.size()) +
                    " nodes are too many for one picture, so it is drawn " + words +
                    ". Use --center FUNCTION for a part of it.");
    const LayoutRequest request = requestLayout(model, {.center = fitted.focus.center});
    auto layout = runLayout(request, layoutProgramPath(), kLayoutTime, session.stop());
    if (!layout) return tl::unexpected(layout.error());
    finishLayout(model, request, *layout);
    return writeGraphSvg(model, *layout, {.center = fitted.focus.center});
}

}  // namespace

Exit runCallGraph(Session& session) {
    const Invocation& call = session.call();
    std::string format;
    if (!session.accepts({"json", "dot", "svg", "pycg"}, format)) return Exit::BadCall;
    if (call.center.empty() && (call.callers || call.callees)) {
        session.say("--callers and --callees count from a function: add --center FUNCTION.");
        return Exit::BadCall;
    }
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    Around around;
    if (!call.center.empty()) {
        const auto center = findFunction(*snapshot, call.center);
        if (!center) return session.failed(center.error());
        around = Neighbourhood{*center, call.callers.value_or(2), call.callees.value_or(2)};
    }
    if (format == "dot" || format == "svg") {
        const Result<std::string> picture =
            format == "dot" ? dotOf(*snapshot, around) : svgOf(session, *snapshot, around);
        if (session.stop().stop_requested()) return Exit::Interrupted;
        if (!picture) return session.failed(picture.error());
        return session.print(status, [&](Output& output, Colors) { output.write(*picture); });
    }
    const CallGraphView view = viewCallGraph(*snapshot, around);
    return session.print(status, [&](Output& output, Colors) {
        if (format == "json")
            writeCallGraphJson(output, *snapshot, view);
        else
            writeCallGraphPycg(output, *snapshot, view);
    });
}

}  // namespace graphlift

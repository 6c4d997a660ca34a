#include "app/cli/commands/Commands.h"
#include "app/report/ExplainReport.h"
#include "app/report/TensorsReport.h"
#include "viz/layout/LayoutProcess.h"
#include "viz/tensors/TensorDot.h"
#include "viz/tensors/TensorSvg.h"

namespace graphlift {

namespace {

constexpr std::chrono::seconds kLayoutTime{20};

Result<std::string> picture(const Session& session, const TensorDiagram& diagram) {
    const LayoutRequest request = requestTensorLayout(diagram);
    GraphLayout answer;
    if (!request.sizes.empty()) {
        auto laidOut = runLayout(request, layoutProgramPath(), kLayoutTime, session.stop());
        if (!laidOut) return tl::unexpected(laidOut.error());
        answer = std::move(*laidOut);
    }
    return writeTensorSvg(diagram, layOutTensors(diagram, answer), PictureTheme::Light);
}

}  // namespace

Exit runTensors(Session& session) {
    std::string format;
    if (!session.accepts({"json", "dot", "svg"}, format)) return Exit::BadCall;
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    const auto index = findFunction(*snapshot, session.call().functions.front());
    if (!index) return session.failed(index.error());
    const TensorFlow flow =
        computeTensorFlow(*snapshot->facts, snapshot->facts->functions[*index].function);
    const TensorDiagram diagram = makeTensorDiagram(*snapshot->program, flow);
    std::string drawn;
    if (format == "svg") {
        auto svg = picture(session, diagram);
        if (!svg) return session.failed(svg.error());
        drawn = std::move(*svg);
    }
    return session.print(status, [&](Output& output, Colors) {
        if (format == "json")
            writeTensorsJson(output, *snapshot, flow);
        else
            output.write(format == "dot" ? writeTensorDot(diagram) : drawn);
    });
}

}  // namespace graphlift

#include "app/cli/commands/Commands.h"
#include "app/cli/commands/Request.h"
#include "app/report/DiffReport.h"

namespace graphlift {

namespace {

void sayWhatIsLeft(const Session& session, const AnalysisSnapshot& snapshot,
                   const EditSelection& selection) {
    if (session.call().quiet) return;
    for (const LeftEdit& left : selection.left)
        session.say("left " + snapshot.program->idOf(left.function) + ": " + left.why);
    if (selection.files.empty()) session.say("nothing to change");
}

}  // namespace

Exit runDiff(Session& session) {
    std::string format;
    if (!session.accepts({"patch", "json"}, format)) return Exit::BadCall;
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    const auto request = requestOf(*snapshot, session.call());
    if (!request) return session.failed(request.error());
    const auto selection = selectEdits(*snapshot, *request);
    if (!selection) return session.failed(selection.error());
    const ReportView view(*snapshot);
    if (format == "patch") sayWhatIsLeft(session, *snapshot, *selection);
    Result<bool> written = true;
    const Exit printed = session.print(status, [&](Output& output, Colors) {
        if (format == "json")
            writeDiffJson(output, view, *selection);
        else
            written = writePatch(output, view, *selection);
    });
    return written ? printed : session.failed(written.error());
}

}  // namespace graphlift

#include "app/cli/commands/Commands.h"
#include "app/report/ExplainReport.h"

namespace graphlift {

namespace {

Exit explainPrecondition(Session& session) {
    const auto page = helpPage(session.call().project);
    if (!page) {
        session.say(
            "say which function of the project to explain, or give the code of a "
            "precondition such as GL301.");
        return Exit::BadCall;
    }
    return session.print(Exit::Done, [&](Output& output, Colors) { output.write(*page); });
}

}  // namespace

Exit runExplain(Session& session) {
    const Invocation& call = session.call();
    std::string format;
    if (!session.accepts({"text", "json"}, format)) return Exit::BadCall;
    if (call.functions.empty()) return explainPrecondition(session);
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    const auto index = findFunction(*snapshot, call.functions.front());
    if (!index) return session.failed(index.error());
    const ReportView view(*snapshot);
    return session.print(status, [&](Output& output, Colors colors) {
        if (format == "json")
            writeExplainJson(output, view, *index);
        else
            writeExplainText(output, view, *index, colors);
    });
}

}  // namespace graphlift

#include "app/cli/FailOn.h"
#include "app/cli/commands/Commands.h"
#include "app/report/Baseline.h"
#include "app/report/JsonReport.h"
#include "app/report/TextReport.h"

namespace graphlift {

Exit runAnalyze(Session& session) {
    const Invocation& call = session.call();
    std::string format;
    if (!session.accepts({"text", "json"}, format)) return Exit::BadCall;
    const auto options = session.options();
    if (!options) return session.failed(options.error());
    // A baseline that cannot be used is said before the work.
    std::optional<Baseline> baseline;
    if (!options->baseline.empty()) {
        auto read = readBaseline(options->baseline);
        if (!read) return session.failed(read.error());
        baseline = std::move(*read);
    }
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    ReportView view(*snapshot);
    if (baseline) keepNew(view, *baseline);
    if (status == Exit::Done && isFound(view, snapshot->options.failOn)) status = Exit::Found;
    return session.print(status, [&](Output& output, Colors colors) {
        if (format == "json")
            writeJsonReport(
                output, view,
                {.detail = call.full ? Detail::Full : Detail::Slim, .timings = call.timings});
        else
            writeTextReport(output, view,
                            {.colors = colors, .full = call.full, .timings = call.timings});
    });
}

}  // namespace graphlift

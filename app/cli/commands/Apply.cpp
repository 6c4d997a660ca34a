#include "app/change/ChangeWriter.h"
#include "app/change/Target.h"
#include "app/cli/FailOn.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/Request.h"
#include "app/report/ChangeReport.h"

namespace graphlift {

namespace {

/// An interrupted change is settled before the analysis: it reads the files.
Result<bool> settleFirst(const Session& session, const std::filesystem::path& root) {
    if (!hasUnfinishedChange(root)) return true;
    if (session.call().dryRun) {
        session.say(
            "an earlier apply or undo was interrupted; the next one without --dry-run puts its "
            "files in order first, so what is said here may not hold then");
        return true;
    }
    const auto recovered = recoverProject(root);
    if (!recovered) return tl::unexpected(recovered.error());
    if (*recovered) session.say((*recovered)->message);
    return true;
}

/// All files or none; false when it was interrupted before the first one.
Result<bool> make(Session& session, const std::filesystem::path& root, const ChangeSet& change) {
    if (session.call().dryRun) return checkChange(root, change);
    // An interruption waits until the files are all of one kind.
    const auto held = session.holdInterrupt();
    const auto written = writeChange(root, change, {.stop = session.stop(), .hook = {}});
    if (!written) return tl::unexpected(written.error());
    return !written->stopped;
}

Exit report(Session& session, const AnalysisSnapshot& snapshot, const EditSelection& selection,
            Exit status) {
    const Invocation& call = session.call();
    const ReportView view(snapshot);
    if (status == Exit::Done && isFound(view, snapshot.options.failOn)) status = Exit::Found;
    return session.print(status, [&](Output& output, Colors colors) {
        writeChangeText(output, view, selection,
                        {.colors = colors, .isRehearsal = call.dryRun, .project = call.project});
    });
}

}  // namespace

Exit runApply(Session& session) {
    const Invocation& call = session.call();
    const auto root = projectFolder(call.project);
    if (!root) return session.failed(root.error());
    if (const auto settled = settleFirst(session, *root); !settled)
        return session.failed(settled.error());
    Exit status = Exit::Done;
    const auto snapshot = session.analyze(status);
    if (snapshot == nullptr) return status;
    const auto request = requestOf(*snapshot, call);
    if (!request) return session.failed(request.error());
    const auto selection = selectEdits(*snapshot, *request);
    if (!selection) return session.failed(selection.error());
    const auto change = changeOf(*snapshot, *selection);
    if (!change) return session.failed(change.error());
    const auto made = make(session, *root, *change);
    if (!made) return session.failed(made.error());
    if (!*made) return Exit::Interrupted;
    if (session.stop().stop_requested() && !call.dryRun && !change->files.empty())
        session.say("the change was made before the interruption; `graphlift undo " + call.project +
                    "` takes it back");
    return report(session, *snapshot, *selection, status);
}

}  // namespace graphlift

#include "app/change/Undo.h"
#include "app/change/Target.h"
#include "app/cli/commands/Commands.h"
#include "app/report/ChangeReport.h"

namespace graphlift {

Exit runUndo(Session& session) {
    const auto root = projectFolder(session.call().project);
    if (!root) return session.failed(root.error());
    Result<WrittenChange> taken = WrittenChange{};
    {
        const auto held = session.holdInterrupt();
        taken = undoLast(*root, {.stop = session.stop(), .hook = {}});
    }
    if (!taken) return session.failed(taken.error());
    if (taken->recovered) session.say(taken->recovered->message);
    if (taken->stopped) return Exit::Interrupted;
    return session.print(
        Exit::Done, [&](Output& output, Colors colors) { writeUndoText(output, *taken, colors); });
}

}  // namespace graphlift

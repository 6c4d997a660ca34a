// graphlift: everything without a window. Reads the call, runs the command, ends with its status.
#include <unistd.h>
#include <csignal>

#include <cstdio>
#include <exception>

#include "app/cli/Crash.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Invocation.h"
#include "app/cli/commands/Commands.h"

namespace {

using namespace graphlift;

Exit run(Session& session) {
    const std::string& command = session.call().command;
    if (command == "analyze") return runAnalyze(session);
    if (command == "explain") return runExplain(session);
    if (command == "callgraph") return runCallGraph(session);
    if (command == "tensors") return runTensors(session);
    if (command == "diff") return runDiff(session);
    if (command == "apply") return runApply(session);
    if (command == "undo") return runUndo(session);
    if (command == "open") return runOpen(session);
    return runDump(session);
}

Exit runCall(int count, const char* const* arguments) {
    const CallOutcome outcome = readArguments(count, arguments);
    if (!outcome.invocation) {
        std::fputs(outcome.message.c_str(), outcome.isError ? stderr : stdout);
        return outcome.isError ? Exit::BadCall : Exit::Done;
    }
    Interrupt interrupt;
    Session session(*outcome.invocation, interrupt);
    const Exit status = run(session);
    std::fflush(nullptr);
    // The system takes the memory back faster than we could.
    _exit(static_cast<int>(interrupt.requested() ? Exit::Interrupted : status));
}

}  // namespace

int main(int count, char** arguments) {
    installCrashHandler();
    // A file that may not grow is an error of a write, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return static_cast<int>(runCall(count, arguments));
    } catch (const std::exception& error) {
        sayInternalError(error.what());
    }
    return static_cast<int>(Exit::Internal);
}

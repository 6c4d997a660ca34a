#include <filesystem>

#include "analysis/driver/Dump.h"
#include "app/cli/commands/Commands.h"

namespace graphlift {

Exit runDump(Session& session) {
    const Invocation& call = session.call();
    std::error_code error;
    if (std::filesystem::is_directory(call.project, error)) {
        session.say("`dump` takes one file; " + call.project + " is a folder.");
        return Exit::BadCall;
    }
    const auto options = session.options();
    if (!options) return session.failed(options.error());
    const Workers workers(options->jobs);
    const auto text = dumpFile(call.project, call.stage, *options, workers, session.stop());
    if (!text) return session.failed(text.error());
    return session.print(Exit::Done, [&](Output& output, Colors) { output.write(*text); });
}

}  // namespace graphlift

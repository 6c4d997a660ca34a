// `open`: becomes the workbench, which stands beside this program.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "app/cli/commands/Commands.h"

namespace graphlift {

namespace {

constexpr const char* kWorkbench = "graphlift-workbench";

/// Beside this program; where that cannot be found out, the one of the search path.
std::string workbenchPath() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return kWorkbench;
    const auto beside = self.parent_path() / kWorkbench;
    return std::filesystem::exists(beside, error) ? beside.string() : kWorkbench;
}

}  // namespace

Exit runOpen(Session& session) {
    std::string program = workbenchPath();
    std::string project = session.call().project;
    std::string place =
        session.call().functions.empty() ? std::string() : session.call().functions.front();
    const std::array<char*, 4> arguments{program.data(), project.data(),
                                         place.empty() ? nullptr : place.data(), nullptr};
    execvp(program.c_str(), arguments.data());
    session.say("the workbench could not be started: " + program + ": " + std::strerror(errno) +
                ". It is a package of its own where Graphlift was installed from one.");
    return Exit::BadCall;
}

}  // namespace graphlift

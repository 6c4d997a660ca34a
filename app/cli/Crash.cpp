#include "app/cli/Crash.h"

#include <unistd.h>
#include <csignal>

#include <array>
#include <cstring>

#include "app/cli/Exit.h"

namespace graphlift {

namespace {

// Only what may be called in a signal handler.
void writeText(const char* text) {
    if (::write(STDERR_FILENO, text, std::strlen(text)) < 0) return;
}

void onFatalSignal(int signal) {
    sayInternalError(signal == SIGABRT ? "the program gave up" : "the program crashed");
    _exit(static_cast<int>(Exit::Internal));
}

}  // namespace

void sayInternalError(const char* what) {
    writeText("graphlift: internal error: ");
    writeText(what);
    writeText(
        "\nThis is a bug in graphlift. Please report it to its authors with the command and, if "
        "you "
        "can, the file that it stumbled over.\n");
}

void installCrashHandler() {
    static std::array<char, 1 << 16> stack;
    stack_t alternative{};
    alternative.ss_sp = stack.data();
    alternative.ss_size = stack.size();
    sigaltstack(&alternative, nullptr);
    struct sigaction action {};
    action.sa_handler = onFatalSignal;
    action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
        sigaction(signal, &action, nullptr);
}

}  // namespace graphlift

#include "app/cli/Interrupt.h"

#include <unistd.h>
#include <csignal>

#include <chrono>
#include <thread>

#include "app/cli/Exit.h"

namespace graphlift {

namespace {
// The contract gives half a second; the rest is for the system to end the process.
constexpr std::chrono::milliseconds kPatience{300};
}  // namespace

Interrupt::Interrupt() {
    struct sigaction before {};
    sigaction(SIGINT, nullptr, &before);
    if (before.sa_handler == SIG_IGN) return;  // started in the background: not ours to take
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread(&Interrupt::wait, this).detach();
}

void Interrupt::guardFile(const std::string& path) {
    const std::lock_guard lock(mutex_);
    guarded_ = path;
}

void Interrupt::wait() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    int signal = 0;
    sigwait(&set, &signal);
    stop_.request_stop();
    std::this_thread::sleep_for(kPatience);
    const std::lock_guard lock(mutex_);
    if (!guarded_.empty()) unlink(guarded_.c_str());
    _exit(static_cast<int>(Exit::Interrupted));
}

}  // namespace graphlift

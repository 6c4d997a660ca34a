// Ctrl-C while a result is being written to somebody who does not read it.
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;

TEST_CASE("an interrupted call ends soon with status 130") {
    const Folder folder;
    std::string source;
    for (int i = 0; i < 300; ++i)
        source += "def f" + std::to_string(i) + "(x):\n    print(x)\n    return x + 1\n\n\n";
    folder.write("a.py", source);
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const std::string program = GRAPHLIFT_BINARY_DIR "/bin/graphlift", path = folder.path();
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        execl(program.c_str(), "graphlift", "analyze", path.c_str(), "-f", "json", "--full",
              static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    pollfd readable{ends[0], POLLIN, 0};
    REQUIRE(poll(&readable, 1, 60000) == 1);  // it has begun to write, and the pipe is too small
    const auto before = std::chrono::steady_clock::now();
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
    close(ends[0]);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 130);
    CHECK(took.count() < 5);  // half a second on a machine that has nothing else to do
}

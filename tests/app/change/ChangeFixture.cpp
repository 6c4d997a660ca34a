#include "tests/app/change/ChangeFixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "analysis/support/Hash.h"
#include "app/change/Journal.h"

namespace graphlift::test {

namespace fs = std::filesystem;

ChangedProject::ChangedProject()
    : before_{{"a.py", "def f(x):\r\n\treturn x"},
              {"pkg/b.py", std::string("b = '\xE4\0'\n", 9)},
              {"pkg/c.py", std::string(5000, 'c')}},
      after_{{"a.py", "@d\r\ndef f(x):\r\n\treturn x"},
             {"pkg/b.py", ""},
             {"pkg/c.py", std::string(7000, 'd') + "\n"}} {
    for (const auto& [path, bytes] : before_) folder_.write(path, bytes);
    fs::permissions(root() / "a.py", fs::perms(0750));
}

ChangeSet changeBetween(const Files& before, const Files& after, const std::string& title) {
    ChangeSet change;
    change.title = title;
    change.mayBreak = true;  // these are bytes
    change.functions = {"a:f"};
    for (const auto& [path, bytes] : after)
        change.files.push_back({path, hashBytes(before.at(path)), bytes});
    return change;
}

ChangeSet ChangedProject::change() const { return changeBetween(before_, after_, "the first"); }

ChangeSet ChangedProject::secondChange() const {
    return changeBetween(after_, {{"a.py", "third"}, {"pkg/b.py", "third"}, {"pkg/c.py", "3"}},
                         "the second");
}

Files ChangedProject::filesIn(const fs::path& root) {
    Files files;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
        if (at->path().filename() == kJournalFolder) {
            at.disable_recursion_pending();
            continue;
        }
        if (!at->is_regular_file()) continue;
        std::ifstream in(at->path(), std::ios::binary);
        files[at->path().lexically_relative(root).string()] = {std::istreambuf_iterator<char>(in),
                                                               std::istreambuf_iterator<char>()};
    }
    return files;
}

bool diesAt(size_t step, const std::function<bool(const StepHook&)>& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        size_t reached = 0;
        const bool done = work([&](std::string_view) {
            if (reached++ == step) ::kill(::getpid(), SIGKILL);
            return 0;
        });
        ::_exit(done ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) {
        REQUIRE(WTERMSIG(status) == SIGKILL);
        return true;
    }
    REQUIRE(WEXITSTATUS(status) == 0);
    return false;
}

std::vector<std::string> stepsOf(const std::function<bool(const StepHook&)>& work) {
    std::vector<std::string> steps;
    REQUIRE(work([&](std::string_view step) {
        steps.emplace_back(step);
        return 0;
    }));
    return steps;
}

}  // namespace graphlift::test

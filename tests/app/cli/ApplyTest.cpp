// `apply` and `undo` as a user calls them: what they say, their statuses, and what becomes of the
// files when the call is cut off.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string kSource =
    "import tensorflow as tf\n\n\ndef double(x):\n    return x * 2.0\n\n\n"
    "for _ in range(3):\n    double(tf.constant([1.0]))\n";

const std::string kDecorator =
    "@tf.function(input_signature=[tf.TensorSpec(shape=(1,), dtype=tf.float32)])\n";

constexpr int kFiles = 8;

/// Files that an apply changes all of, long enough to be more than one block.
void writeProject(const Folder& folder) {
    for (int i = 0; i < kFiles; ++i)
        folder.write("m" + std::to_string(i) + ".py", kSource + std::string(6000, '#') + "\n");
}

/// How many of the files are changed, and that each of them is whole.
int changedFiles(const Folder& folder) {
    int changed = 0;
    for (int i = 0; i < kFiles; ++i) {
        const std::string text = folder.read("m" + std::to_string(i) + ".py");
        const bool has = holds(text, "@tf.function");
        CHECK(text.ends_with("##\n"));
        CHECK(text.size() ==
              (kSource + std::string(6000, '#') + "\n").size() + (has ? kDecorator.size() : 0));
        if (has) ++changed;
    }
    return changed;
}

/// Signals wait until the new process is what it will be: before that it is a copy of the test.
pid_t start(const std::vector<std::string>& arguments) {
    sigset_t interrupts, before;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupts, &before);
    const pid_t child = fork();
    if (child != 0) {
        sigprocmask(SIG_SETMASK, &before, nullptr);
        return child;
    }
    signal(SIGINT, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    std::vector<char*> words;
    std::string program = GRAPHLIFT_BINARY_DIR "/bin/graphlift";
    words.push_back(program.data());
    std::vector<std::string> copies = arguments;
    for (std::string& word : copies) words.push_back(word.data());
    words.push_back(nullptr);
    execv(program.c_str(), words.data());
    _exit(127);
}

int statusOf(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("apply says what it did and undo takes it back") {
    const Folder folder;
    folder.write("pkg/a.py", kSource);
    folder.write("b.py", "def plain(n):\n    return n\n");
    const Outcome rehearsed = run({"apply", folder.path(), "--dry-run"});
    CHECK(rehearsed.status == 0);
    CHECK(rehearsed.out ==
          "pkg/a.py\n  pkg.a:double  convert-to-graph (safe)\n"
          "1 edit in 1 file would be made; nothing was written\n");
    CHECK(folder.read("pkg/a.py") == kSource);
    CHECK(folder.names() == std::vector<std::string>{"b.py", "pkg"});

    const Outcome applied = run({"apply", folder.path()});
    CHECK(applied.status == 0);
    CHECK(applied.out ==
          "pkg/a.py\n  pkg.a:double  convert-to-graph (safe)\n1 edit in 1 file made; "
          "`graphlift undo " +
              folder.path() + "` takes it back\n");
    CHECK(applied.err.empty());
    CHECK(holds(folder.read("pkg/a.py"), "\n\n\n@tf.function"));
    const Outcome again = run({"apply", folder.path()});
    CHECK(again.status == 0);
    CHECK(again.out == "nothing to change\n");

    const Outcome taken = run({"undo", folder.path()});
    CHECK(taken.status == 0);
    CHECK(taken.out == "pkg/a.py\n  pkg.a:double\n1 file as before the change\n");
    CHECK(folder.read("pkg/a.py") == kSource);
    const Outcome nothing = run({"undo", folder.path()});
    CHECK(nothing.status == 2);
    CHECK(nothing.out.empty());
    CHECK(holds(nothing.err, "there is nothing to undo"));
}

TEST_CASE("one file and one notebook are projects too") {
    const Folder folder;
    folder.write("a.py", kSource);
    folder.write("b.py", kSource);
    CHECK(run({"apply", folder.path("a.py")}).status == 0);
    CHECK(holds(folder.read("a.py"), "@tf.function"));
    CHECK(folder.read("b.py") == kSource);
    CHECK(run({"undo", folder.path("a.py")}).status == 0);
    CHECK(folder.read("a.py") == kSource);
}

TEST_CASE("named functions only, and what is left is said") {
    const Folder folder;
    folder.write("a.py", kSource + "\n\ndef plain():\n    return 1\n");
    const Outcome outcome = run({"apply", folder.path(), "plain"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out ==
          "left as they are\n  a:plain  there is no edit for it: none\nnothing to change\n");
    CHECK(run({"apply", folder.path(), "nowhere"}).status == 2);
    CHECK(run({"apply", folder.path("nowhere")}).status == 2);
    CHECK(run({"undo", folder.path("nowhere")}).status == 2);
    CHECK(run({"undo", folder.path("")}).status == 2);
    CHECK(run({"apply", folder.path(), "a:double"}).status == 0);
    CHECK(run({"apply", folder.path(), "--fail-on", "convert"}).status == 0);
    CHECK(run({"undo", folder.path()}).status == 0);
    CHECK(run({"apply", folder.path(), "--fail-on", "convert"}).status == 1);
}

TEST_CASE("a file that cannot be written is status 3 and nothing changes") {
    const Folder folder;
    folder.write("a.py", kSource);
    folder.write("b.py", kSource);
    fs::permissions(folder.path("b.py"), fs::perms(0444));
    for (const bool rehearsal : {true, false}) {
        std::vector<std::string> call{"apply", folder.path()};
        if (rehearsal) call.emplace_back("--dry-run");
        const Outcome outcome = run(call);
        CHECK(outcome.status == 3);
        CHECK(outcome.out.empty());
        CHECK(outcome.err ==
              "graphlift: nothing was changed:\nb.py is read-only; make it writable or leave it "
              "out\n");
        CHECK(folder.read("a.py") == kSource);
        CHECK(folder.names() == std::vector<std::string>{"a.py", "b.py"});
    }
    fs::permissions(folder.path("b.py"), fs::perms(0644));
    CHECK(run({"apply", folder.path()}).status == 0);
    folder.write("b.py", "mine = 1\n");
    const Outcome taken = run({"undo", folder.path()});
    CHECK(taken.status == 3);
    CHECK(holds(taken.err, "b.py was changed after"));
    CHECK(holds(folder.read("a.py"), "@tf.function"));
}

TEST_CASE("two applies at once make the change once") {
    for (int round = 0; round < 4; ++round) {
        const Folder folder;
        writeProject(folder);
        const pid_t one = start({"apply", folder.path()}), two = start({"apply", folder.path()});
        const int first = statusOf(one), second = statusOf(two);
        CAPTURE(first, second);
        CHECK((first == 0 || first == 3));
        CHECK((second == 0 || second == 3));
        CHECK((first == 0 || second == 0));
        CHECK(changedFiles(folder) == kFiles);
        CHECK(run({"undo", folder.path()}).status == 0);
        CHECK(changedFiles(folder) == 0);
        CHECK(run({"undo", folder.path()}).status == 2);
    }
}

TEST_CASE("a second apply is told of the first one") {
    const Folder folder;
    writeProject(folder);
    folder.write(".graphlift/lock", "");
    const int lock = open(folder.path(".graphlift/lock").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(flock(lock, LOCK_EX) == 0);
    for (const char* command : {"apply", "undo"}) {
        const Outcome outcome = run({command, folder.path()});
        CHECK(outcome.status == 3);
        CHECK(holds(outcome.err, "another program is changing this project just now"));
    }
    CHECK(changedFiles(folder) == 0);
    close(lock);
    CHECK(run({"apply", folder.path()}).status == 0);
}

TEST_CASE("an apply that is killed or interrupted at any time is all or none") {
    int unfinished = 0, whole = 0, none = 0;
    const Folder example;
    writeProject(example);
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(statusOf(start({"apply", example.path()})) == 0);
    const auto all = std::chrono::steady_clock::now() - begin;
    for (int i = 0; i < 30; ++i) {
        const Folder folder;
        writeProject(folder);
        const bool interrupts = i % 2 == 0;
        const pid_t child = start({"apply", folder.path()});
        std::this_thread::sleep_for(all * i / 26);
        kill(child, interrupts ? SIGINT : SIGKILL);
        const int status = statusOf(child);
        CAPTURE(i, status);
        const bool isHalf = fs::exists(folder.path(".graphlift/applying"));
        if (interrupts) CHECK_FALSE(isHalf);
        if (interrupts) CHECK((status == 130 || status == 0));
        if (isHalf) ++unfinished;
        const int changed = isHalf ? 0 : changedFiles(folder);
        CHECK((changed == 0 || changed == kFiles));
        changed == 0 ? ++none : ++whole;
        const Outcome taken = run({"undo", folder.path()});
        CHECK(taken.status == (isHalf || changed == kFiles ? 0 : 2));
        CHECK(changedFiles(folder) == 0);
    }
    WARN("30 calls cut off: " << whole << " had made all, " << none << " nothing, of these "
                              << unfinished << " were put in order by the undo");
}

TEST_CASE("a full disk changes nothing and is said") {
    const Folder folder;
    writeProject(folder);
    // A limit of 4 KiB a file: no new file of these can be written.
    const Outcome outcome = run({"apply", folder.path()}, "ulimit -f 8;");
    CHECK(outcome.status == 3);
    CHECK(holds(outcome.err, "nothing was changed:"));
    CHECK(holds(outcome.err, "File too large"));
    CHECK(changedFiles(folder) == 0);
    CHECK(run({"undo", folder.path()}).status == 2);
    CHECK(run({"apply", folder.path()}).status == 0);
    CHECK(changedFiles(folder) == kFiles);
}

TEST_CASE("a disk that is really full changes nothing") {
    const Folder folder;
    fs::create_directory(folder.path("disk"));
    if (mount("graphlift-test", folder.path("disk").c_str(), "tmpfs", 0, "size=256k") != 0) {
        WARN("left out: no file system of its own can be mounted here");
        return;
    }
    const std::string text = kSource + std::string(6000, '#') + "\n";
    for (int i = 0; i < kFiles; ++i) folder.write("disk/m" + std::to_string(i) + ".py", text);
    int full = 0;
    // Every amount of room that is left, from none to enough, a block at a time.
    for (int blocks = 0; blocks < 60; ++blocks) {
        fs::remove(folder.path("disk/filler"));
        std::string filler(256 * 1024, 'x');
        folder.write("disk/filler", filler);
        const auto fits = fs::file_size(folder.path("disk/filler"));
        fs::resize_file(folder.path("disk/filler"),
                        fits > static_cast<uintmax_t>(blocks) * 4096 ? fits - blocks * 4096u : 0);
        const Outcome outcome = run({"apply", folder.path("disk")});
        CAPTURE(blocks, outcome.err);
        if (outcome.status == 0) {
            CHECK(run({"undo", folder.path("disk")}).status == 0);
            break;
        }
        ++full;
        CHECK(outcome.status == 3);
        CHECK(holds(outcome.err, "No space left on device"));
        for (int i = 0; i < kFiles; ++i)
            CHECK(folder.read("disk/m" + std::to_string(i) + ".py") == text);
    }
    for (int i = 0; i < kFiles; ++i)
        CHECK(folder.read("disk/m" + std::to_string(i) + ".py") == text);
    umount(folder.path("disk").c_str());
    WARN(full << " sizes of a full disk");
    CHECK(full > 5);
}

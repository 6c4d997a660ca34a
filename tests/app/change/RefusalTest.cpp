// What is refused, what the user is told, and that nothing at all is written then.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "app/change/Target.h"
#include "app/change/Undo.h"
#include "tests/app/change/ChangeFixture.h"

using namespace graphlift;
using namespace graphlift::test;

namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The message of a change that is refused; nothing was written for it.
std::string refusal(const ChangedProject& project, const ChangeSet& change) {
    const Files before = project.now();
    const auto checked = checkChange(project.root(), change);
    const auto written = writeChange(project.root(), change);
    REQUIRE_FALSE(written);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().message == written.error().message);
    CHECK(project.now() == before);
    CHECK_FALSE(fs::exists(project.root() / kJournalFolder));
    CHECK(holds(written.error().message, "nothing was changed:\n"));
    return written.error().message;
}

std::string refusal(const ChangedProject& project) { return refusal(project, project.change()); }

}  // namespace

TEST_CASE("a file that changed since the analysis refuses the whole") {
    ChangedProject project;
    project.folder().write("pkg/b.py", "somebody was here\n");
    CHECK(holds(refusal(project), "pkg/b.py was changed on the disk after it was analysed"));
}

TEST_CASE("a file that is gone refuses the whole") {
    const ChangedProject project;
    fs::remove(project.root() / "pkg/c.py");
    CHECK(holds(refusal(project), "pkg/c.py is no longer there"));
    fs::create_directory(project.root() / "pkg/c.py");
    CHECK(holds(refusal(project), "pkg/c.py is no regular file"));
}

TEST_CASE("a file that became read-only refuses the whole") {
    const ChangedProject project;
    fs::permissions(project.root() / "a.py", fs::perms(0444));
    CHECK(holds(refusal(project), "a.py is read-only; make it writable or leave it out"));
}

TEST_CASE("every refused file is named at once") {
    ChangedProject project;
    fs::permissions(project.root() / "a.py", fs::perms(0444));
    project.folder().write("pkg/b.py", "somebody was here\n");
    const std::string message = refusal(project);
    CHECK(holds(message, "a.py is read-only"));
    CHECK(holds(message, "pkg/b.py was changed"));
}

TEST_CASE("nothing outside of the project is written") {
    ChangedProject project;
    TemporaryFolder outside;
    outside.write("a.py", project.before().at("a.py"));
    fs::remove(project.root() / "a.py");
    project.folder().link("a.py", outside.path() / "a.py");
    CHECK(holds(refusal(project), "a.py leads out of the project"));
    CHECK(outside.read("a.py") == project.before().at("a.py"));

    const ChangedProject other;
    const std::vector<std::string> paths{"../" + other.root().filename().string() + "/../x.py",
                                         (outside.path() / "a.py").string(), ".."};
    for (const std::string& path : paths) {
        ChangeSet change;
        change.files.push_back({path, hashBytes(project.before().at("a.py")), "x"});
        refusal(other, change);
    }
    CHECK(outside.read("a.py") == project.before().at("a.py"));
}

TEST_CASE("a folder that leads out of the project is outside") {
    ChangedProject project;
    TemporaryFolder outside;
    outside.write("b.py", "b\n");
    project.folder().link("lib", outside.path());
    ChangeSet change;
    change.files.push_back({"lib/b.py", hashBytes("b\n"), "x"});
    CHECK(holds(refusal(project, change), "lib/b.py leads out of the project"));
    CHECK(outside.read("b.py") == "b\n");
}

TEST_CASE("a link within the project stays one and its file is changed") {
    ChangedProject project;
    project.folder().link("link.py", "pkg/b.py");
    ChangeSet change;
    change.files.push_back({"link.py", hashBytes(project.before().at("pkg/b.py")), "new\n"});
    const auto written = writeChange(project.root(), change);
    REQUIRE(written);
    CHECK(written->files == std::vector<std::string>{"pkg/b.py"});
    CHECK(fs::is_symlink(project.root() / "link.py"));
    CHECK(project.folder().read("pkg/b.py") == "new\n");
    REQUIRE(undoLast(project.root()));
    CHECK(project.folder().read("pkg/b.py") == project.before().at("pkg/b.py"));
    CHECK(fs::is_symlink(project.root() / "link.py"));
}

TEST_CASE("two names of one file are refused") {
    ChangedProject project;
    project.folder().link("link.py", "a.py");
    ChangeSet change = project.change();
    change.files.push_back({"link.py", hashBytes(project.before().at("a.py")), "other\n"});
    CHECK(holds(refusal(project, change), "link.py is a second name of a.py"));
}

TEST_CASE("the journal's own files are none of the project") {
    const ChangedProject project;
    REQUIRE(writeChange(project.root(), project.change()));
    ChangeSet change;
    change.files.push_back({".graphlift/.gitignore", hashBytes("*\n"), "x"});
    CHECK_FALSE(writeChange(project.root(), change));
    CHECK(undoState(project.root()).numChanges == 1);
}

TEST_CASE("a journal folder that is a link or a file is not used") {
    ChangedProject project;
    TemporaryFolder outside;
    project.folder().link(".graphlift", outside.path());
    auto written = writeChange(project.root(), project.change());
    REQUIRE_FALSE(written);
    CHECK(holds(written.error().message, ".graphlift is no folder"));
    CHECK(fs::is_empty(outside.path()));
    CHECK(project.now() == project.before());
    fs::remove(project.root() / ".graphlift");
    project.folder().write(".graphlift", "mine");
    written = writeChange(project.root(), project.change());
    REQUIRE_FALSE(written);
    CHECK(holds(written.error().message, ".graphlift is no folder"));
    CHECK(project.folder().read(".graphlift") == "mine");
}

TEST_CASE("an undo refuses when a file was changed since and names it") {
    ChangedProject project;
    REQUIRE(writeChange(project.root(), project.change()));
    project.folder().write("pkg/b.py", "mine now\n");
    const Files mine = project.now();
    for (int again = 0; again < 2; ++again) {
        const auto taken = undoLast(project.root());
        REQUIRE_FALSE(taken);
        CHECK(taken.error().code == ErrorCode::ChangedOnDisk);
        CHECK(holds(taken.error().message, "nothing was taken back:\npkg/b.py was changed"));
        CHECK_FALSE(holds(taken.error().message, "a.py"));
        CHECK(project.now() == mine);
    }
    project.folder().write("pkg/b.py", project.after().at("pkg/b.py"));
    CHECK(undoLast(project.root()));
    CHECK(project.now() == project.before());
    const auto taken = undoLast(project.root());
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ErrorCode::NotFound);
    CHECK(holds(taken.error().message, "nothing to undo"));
}

TEST_CASE("undo goes back change by change") {
    const ChangedProject project;
    REQUIRE(writeChange(project.root(), project.change()));
    const auto second = writeChange(project.root(), project.secondChange());
    REQUIRE(second);
    CHECK(second->undoable == 2);
    CHECK(undoState(project.root()).title == "the second");
    const auto taken = undoLast(project.root());
    REQUIRE(taken);
    CHECK(taken->title == "the second");
    CHECK(taken->undoable == 1);
    CHECK(project.now() == project.after());
    REQUIRE(undoLast(project.root()));
    CHECK(project.now() == project.before());
    CHECK_FALSE(undoLast(project.root()));
}

TEST_CASE("permissions stay as they are, also those given after the apply") {
    const ChangedProject project;
    const auto modeOf = [&] { return fs::status(project.root() / "a.py").permissions(); };
    CHECK(modeOf() == fs::perms(0750));
    REQUIRE(writeChange(project.root(), project.change()));
    CHECK(modeOf() == fs::perms(0750));
    fs::permissions(project.root() / "a.py", fs::perms(0640));
    REQUIRE(undoLast(project.root()));
    CHECK(modeOf() == fs::perms(0640));
}

TEST_CASE("one change at a time") {
    const ChangedProject project;
    const Disk disk(project.root());
    {
        const auto other = Journal::open(disk);
        REQUIRE(other);
        const auto written = writeChange(project.root(), project.change());
        REQUIRE_FALSE(written);
        CHECK(holds(written.error().message, "another program is changing this project"));
        CHECK_FALSE(undoLast(project.root()));
        CHECK(project.now() == project.before());
    }
    CHECK(writeChange(project.root(), project.change()));
}

TEST_CASE("the journal does not become part of a repository") {
    ChangedProject project;
    REQUIRE(writeChange(project.root(), project.change()));
    CHECK(project.folder().read(".graphlift/.gitignore") == "*\n");
}

TEST_CASE("a change of nothing makes nothing") {
    const ChangedProject project;
    const auto written = writeChange(project.root(), {});
    REQUIRE(written);
    CHECK(written->files.empty());
    CHECK_FALSE(fs::exists(project.root() / kJournalFolder));
}

TEST_CASE("what stands in the way is told file by file, with its kind") {
    ChangedProject project;
    CHECK(refusalsOf(project.root(), project.change()).empty());
    project.folder().write("pkg/b.py", "somebody was here\n");
    fs::remove(project.root() / "pkg/c.py");
    fs::permissions(project.root() / "a.py", fs::perms(0444));
    const auto refusals = refusalsOf(project.root(), project.change());
    REQUIRE(refusals.size() == 3);
    CHECK(refusals[0].path == "a.py");
    CHECK(refusals[0].kind == Refusal::Kind::NotWritable);
    CHECK(refusals[1].path == "pkg/b.py");
    CHECK(refusals[1].kind == Refusal::Kind::Changed);
    CHECK(refusals[2].path == "pkg/c.py");
    CHECK(refusals[2].kind == Refusal::Kind::Gone);
    CHECK(project.now().count("pkg/c.py") == 0);
}

// The journal's files, also when somebody damaged them, and what happens to files that were changed
// between a death and the recovery.
#include <catch2/catch.hpp>

#include "app/change/Undo.h"
#include "tests/app/change/ChangeFixture.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

JournalEntry exampleEntry() {
    return {"2026-03-01T12:00:00Z",
            "a title\nof \\ two lines",
            {"a:f", "b:\x01g"},
            {{"a b.py", 0644, "", "x\n"},
             {"p/\xFF\n.py", 0100, std::string("\0\n", 2), ""},
             {"c.py", 07777, "before", "after"}}};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A project whose apply died when the first file had its new name and the last one had not.
void killHalfway(const ChangedProject& project) {
    size_t renames = 0;
    const auto work = [&](const StepHook& hook) {
        return writeChange(project.root(), project.change(),
                           {.stop = {},
                            .hook =
                                [&](std::string_view step) {
                                    if (step == "rename to pkg/c.py") renames = 1;
                                    return renames == 1 ? hook(step) : 0;
                                }})
            .has_value();
    };
    REQUIRE(diesAt(0, work));
    REQUIRE(project.folder().read("a.py") == project.after().at("a.py"));
    REQUIRE(project.folder().read("pkg/c.py") == project.before().at("pkg/c.py"));
}

}  // namespace

TEST_CASE("an entry reads as it was written") {
    const JournalEntry entry = exampleEntry();
    const std::string text = printEntry(entry);
    const auto read = parseEntry(text);
    REQUIRE(read);
    CHECK(*read == entry);
    CHECK(*parseEntry(printEntry({})) == JournalEntry{});
}

TEST_CASE("a damaged entry is never taken for a whole one") {
    const std::string text = printEntry(exampleEntry());
    for (size_t size = 0; size < text.size(); ++size) CHECK_FALSE(parseEntry(text.substr(0, size)));
    for (size_t i = 0; i < text.size(); ++i) {
        std::string damaged = text;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        CAPTURE(i);
        CHECK_FALSE(parseEntry(damaged));
    }
    CHECK_FALSE(parseEntry(text + "x"));
}

TEST_CASE("a damaged journal stops an undo and says what to do") {
    ChangedProject project;
    REQUIRE(writeChange(project.root(), project.change()));
    project.folder().write(".graphlift/done/1", "graphlift journal 1\nmade up\n");
    const auto taken = undoLast(project.root());
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ErrorCode::Malformed);
    CHECK(holds(taken.error().message, ".graphlift/done/1 is damaged"));
    CHECK(project.now() == project.after());
}

TEST_CASE("what somebody saved between death and recovery stays") {
    ChangedProject project;
    killHalfway(project);
    project.folder().write("a.py", "my own words\n");
    const auto recovered = recoverProject(project.root());
    REQUIRE(recovered);
    REQUIRE(*recovered);
    CHECK((*recovered)->foreign == std::vector<std::string>{"a.py"});
    CHECK((*recovered)->isBefore);
    CHECK(project.folder().read("a.py") == "my own words\n");
    CHECK(project.folder().read("pkg/b.py") == project.before().at("pkg/b.py"));
    CHECK(project.folder().read("pkg/c.py") == project.before().at("pkg/c.py"));
    CHECK(project.folder().read(".graphlift/kept/a.py") == project.before().at("a.py"));
    CHECK(holds((*recovered)->message, "what it had is in .graphlift/kept/a.py"));
    CHECK_FALSE(hasUnfinishedChange(project.root()));
    CHECK_FALSE(*recoverProject(project.root()));
}

TEST_CASE("a file deleted between death and recovery is told and kept") {
    const ChangedProject project;
    killHalfway(project);
    std::filesystem::remove(project.root() / "a.py");
    const auto recovered = recoverProject(project.root());
    REQUIRE(recovered);
    REQUIRE(*recovered);
    CHECK((*recovered)->foreign == std::vector<std::string>{"a.py"});
    CHECK_FALSE(std::filesystem::exists(project.root() / "a.py"));
    CHECK_FALSE(hasUnfinishedChange(project.root()));
}

TEST_CASE("a file that cannot be written keeps the recovery waiting") {
    const ChangedProject project;
    killHalfway(project);
    std::filesystem::permissions(project.root() / "a.py", std::filesystem::perms(0444));
    const auto failed = recoverProject(project.root());
    REQUIRE_FALSE(failed);
    CHECK(holds(failed.error().message, "a.py is read-only"));
    CHECK(hasUnfinishedChange(project.root()));
    CHECK_FALSE(writeChange(project.root(), project.change()));
    std::filesystem::permissions(project.root() / "a.py", std::filesystem::perms(0644));
    REQUIRE(recoverProject(project.root()));
    CHECK(project.now() == project.before());
}

TEST_CASE("a refusal tells what was put in order before it") {
    const ChangedProject project;
    killHalfway(project);
    const auto written = writeChange(project.root(), project.secondChange());
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::ChangedOnDisk);
    CHECK(written.error().message.starts_with("an earlier apply (the first) was interrupted"));
    CHECK(holds(written.error().message, "nothing was changed:\na.py was changed on the disk"));
    CHECK(project.now() == project.before());
    const auto again = writeChange(project.root(), project.change());
    REQUIRE(again);
    CHECK_FALSE(again->recovered);
    CHECK(project.now() == project.after());
}

TEST_CASE("what is opened and has no journal is not touched") {
    const ChangedProject project;
    const auto recovered = recoverProject(project.root());
    REQUIRE(recovered);
    CHECK_FALSE(*recovered);
    CHECK_FALSE(std::filesystem::exists(project.root() / kJournalFolder));
}

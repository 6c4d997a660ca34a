// Changes as the window makes them: ticked edits, and texts that a person went on editing.
#include <algorithm>

#include "analysis/support/Hash.h"
#include "app/change/Undo.h"
#include "tests/app/change/AnalysedFolder.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

const std::string kTwo =
    "import tensorflow as tf\n\n\ndef one(x):\n    return x + 1.0\n\n\n"
    "def two(x):\n    return x + 2.0\n\n\n"
    "for _ in range(3):\n    one(tf.constant([1.0]))\n    two(tf.constant([1.0]))\n";

size_t count(const std::string& text, const std::string& part) {
    size_t found = 0;
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

ChangeSet changeOfTexts(const AnalysisSnapshot& snapshot, const std::vector<EditedText>& texts) {
    const auto change = changeOf(snapshot, {}, texts);
    REQUIRE(change);
    return *change;
}

}  // namespace

TEST_CASE("only ticked edits are made") {
    TemporaryFolder folder;
    folder.write("a.py", kTwo);
    const Snapshot snapshot = analysed(folder.path());
    const size_t two = indexOf(*snapshot, "a:two");
    const auto selection = selectOffered(*snapshot, {{two, std::nullopt}, {two, 7}});
    REQUIRE(selection);
    REQUIRE(selection->taken.size() == 1);
    CHECK(selection->taken[0].action == Action::ConvertToGraph);
    const auto change = changeOf(*snapshot, *selection);
    REQUIRE(change);
    CHECK(change->functions == std::vector<std::string>{"a:two"});
    REQUIRE(writeChange(folder.path(), *change));
    CHECK(count(folder.read("a.py"), "@tf.function") == 1);
    CHECK(undoState(folder.path()).title == "a:two");
    CHECK(selectOffered(*snapshot, {})->files.empty());
}

TEST_CASE("a text that was edited by hand wins over the edits of its file") {
    TemporaryFolder folder;
    folder.write("a.py", kTwo).write("b.py", kTwo);
    const Snapshot snapshot = analysed(folder.path());
    const auto change = changeOf(*snapshot, offeredEdits(*snapshot), {{"a.py", "# mine\n" + kTwo}});
    REQUIRE(change);
    REQUIRE(change->files.size() == 2);
    REQUIRE(writeChange(folder.path(), *change));
    CHECK(folder.read("a.py") == "# mine\n" + kTwo);
    CHECK(count(folder.read("b.py"), "@tf.function") == 2);
    REQUIRE(undoLast(folder.path()));
    CHECK(folder.read("a.py") == kTwo);
    CHECK(folder.read("b.py") == kTwo);
}

TEST_CASE("a text without a change is no change, one of another project is refused") {
    TemporaryFolder folder;
    folder.write("a.py", kTwo);
    const Snapshot snapshot = analysed(folder.path());
    CHECK(changeOfTexts(*snapshot, {{"a.py", kTwo}}).files.empty());
    const auto other = changeOf(*snapshot, {}, {{"b.py", kTwo}});
    REQUIRE_FALSE(other);
    CHECK(other.error().message == "b.py is no file of the analysed project");
}

TEST_CASE("a text that is no Python any more is refused before anything is written") {
    TemporaryFolder folder;
    folder.write("a.py", kTwo).write("broken.py", "def f(:\n    pass\n");
    const Snapshot snapshot = analysed(folder.path());
    const auto check = [&](const std::string& path, const std::string& text) {
        const ChangeSet change = changeOfTexts(*snapshot, {{path, text}});
        const auto checked = checkChange(folder.path(), change);
        if (checked) return std::string();
        const std::string head = "nothing was changed:\n";
        CHECK(checked.error().message.starts_with(head));
        CHECK(writeChange(folder.path(), change).error().message == checked.error().message);
        return checked.error().message.substr(head.size());
    };
    CHECK(check("a.py", kTwo + "x = 1\n").empty());
    CHECK(check("a.py", kTwo + "def g(:\n").starts_with("a.py:15:"));
    CHECK(check("a.py", kTwo + "x = (\n").starts_with("a.py:"));
    CHECK(check("a.py", kTwo + std::string("\0", 1)).starts_with("a.py:15:1: "));
    CHECK(check("a.py", kTwo + "# \xFF\n").starts_with("a.py:15:3: "));
    // What was broken before may stay so.
    CHECK(check("broken.py", "# new\ndef f(:\n    pass\n").empty());
    CHECK(check("broken.py", "def f():\n    pass\n").empty());
    CHECK_FALSE(check("broken.py", "def f(:\n    pass\n\n\ndef g(:\n    pass\n").empty());
}

TEST_CASE("a text of one's own is saved as it is, over what is on the disk") {
    TemporaryFolder folder;
    folder.write("a.py", kTwo);
    const std::string unsaved = kTwo + "def g(:\n";
    const auto snapshot =
        analyzeProject(folder.path().string(), {}, Workers(1), {}, {}, {{"a.py", unsaved}});
    REQUIRE(snapshot);
    // The snapshot knows the unsaved text only: without the hash of the file there is no change.
    CHECK(changeOfTexts(**snapshot, {{"a.py", unsaved}}).files.empty());
    ChangeSet change = changeOfTexts(**snapshot, {{"a.py", unsaved, hashBytes(kTwo)}});
    CHECK_FALSE(writeChange(folder.path(), change));
    change.mayBreak = true;
    REQUIRE(writeChange(folder.path(), change));
    CHECK(folder.read("a.py") == unsaved);
    REQUIRE(undoLast(folder.path()));
    CHECK(folder.read("a.py") == kTwo);
}

// Review, when files change behind its back: what somebody else saved is never written over in
// silence, and what the person decided and typed is kept.
#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/ui/workflows/ReviewStage.h"
#include "ui/diff/ComparePage.h"
#include "ui/window/InfoBar.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

const std::string kHead = "import tensorflow as tf\n\n\n";
const std::string kF = "def f(x):\n    return tf.matmul(x, x) + 1.0\n\n\n";
const std::string kG = "def g(x):\n    return tf.matmul(x, x) + 2.0\n\n\n";
const std::string kCalls = "f(tf.ones((2, 2)))\nf(tf.ones((2, 2)))\n";
const std::string kMoreCalls = "g(tf.ones((2, 2)))\ng(tf.ones((2, 2)))\n";
const std::string kA = kHead + kF + kG + kCalls + kMoreCalls;
const std::string kB = kHead + kF + kCalls;
const std::string kWaysOut = "Reload and re-plan, Compare, Merge, Leave it out, Keep";

Tree twoFiles() { return {{"a.py", kA}, {"b.py", kB}}; }

/// As Apply would write it when nothing happens.
std::string planned(ReviewStage& stage, const std::string& path) {
    const auto change = stage.model().change();
    REQUIRE(change);
    for (const ChangedFile& file : change->files)
        if (file.path == path) return file.bytes;
    FAIL(path << " would not be written");
    return {};
}

void saveBehind(ReviewStage& stage, const std::string& path, const std::string& bytes) {
    stage.write(path, bytes);
    REQUIRE(stage.until([&] { return stage.hasBar("changed on disk"); }, 30000));
    stage.settle();
}

void awaitRefusal(ReviewStage& stage) {
    REQUIRE(stage.until([&] { return stage.hasBar("Nothing was written."); }, 30000));
    stage.settle();
}

bool hasMarkers(const std::string& text) {
    return text.find("<<<<") != std::string::npos || text.find(">>>>") != std::string::npos ||
           text.find("====") != std::string::npos;
}

}  // namespace

TEST_CASE("review: a file that changed on disk can be compared, and planned anew") {
    ReviewStage stage("review-disk", twoFiles());
    REQUIRE(stage.model().set().changes.size() == 3);
    stage.choose(stage.changeOf("a:g"));
    stage.key(Qt::Key_Space);  // left out by a person
    stage.choose(stage.changeOf("b:f"));
    stage.clickBehind("+ 1.0");
    stage.type("  # mine");
    stage.click(*stage.pane().diff()->sectionOf(1)->head(stage.changeOf("b:f")));
    saveBehind(stage, "a.py", "import os\n" + kA);
    CHECK(stage.answers() == kWaysOut);
    CHECK(stage.window().bars().texts().isEmpty());  // it is said once
    stage.shot("6");
    stage.answer("Compare");
    CHECK(stage.pane().isComparing());
    const FileSection& section = *stage.pane().comparison()->diff()->sectionOf(0);
    CHECK(section.pane(PaneSide::Left)->text().toStdString() == kA);
    CHECK(section.pane(PaneSide::Right)->text().toStdString() == "import os\n" + kA);
    CHECK(section.pane(PaneSide::Right)->isReadOnly());
    stage.shot("6-compare");
    stage.key(Qt::Key_Escape);
    CHECK_FALSE(stage.pane().isComparing());
    stage.answer("Reload and re-plan");
    stage.awaitResults();
    REQUIRE(stage.model().set().changes.size() == 3);
    CHECK(stage.model().result(0).base() == "import os\n" + kA);
    CHECK(stage.model().isTicked(stage.changeOf("a:f")));
    CHECK_FALSE(stage.model().isTicked(stage.changeOf("a:g")));
    CHECK(stage.model().result(1).text().find("  # mine") != std::string::npos);
    stage.shot("6-replanned");
}

TEST_CASE("review: Keep leaves everything as it is, and Apply then writes nothing") {
    ReviewStage stage("review-keep", twoFiles());
    saveBehind(stage, "a.py", kA + "\n# theirs\n");
    stage.answer("Keep");
    CHECK_FALSE(stage.hasBar("changed on disk"));
    const Tree before = treeOf(stage.project());
    stage.apply();
    awaitRefusal(stage);
    stage.shot("8-refused");
    CHECK(treeOf(stage.project()) == before);
    CHECK(stage.answers() ==
          "Reload and re-plan, Compare, Merge, Overwrite…, Leave it out");
    // The other file alone.
    stage.answer("Leave it out");
    stage.click(*stage.pane().diff()->sectionOf(1)->head(stage.changeOf("b:f")));
    const std::string wanted = planned(stage, "b.py");
    stage.apply();
    stage.awaitResults();
    CHECK(stage.read("b.py") == wanted);
    CHECK(stage.read("a.py") == kA + "\n# theirs\n");
}

TEST_CASE("review: a merge plans the change on the text that is on disk now") {
    ReviewStage stage("review-merge", twoFiles());
    stage.choose(stage.changeOf("a:g"));
    stage.clickBehind("+ 2.0");
    stage.type("  # mine");
    const std::string mine = planned(stage, "a.py");
    stage.click(*stage.pane().diff()->sectionOf(0)->head(stage.changeOf("a:f")));
    saveBehind(stage, "a.py", "# theirs\n" + kA + "# end\n");
    stage.answer("Merge");
    CHECK(stage.until([&] {
        return stage.hasBar("a.py: the change is planned on the text that is on disk now");
    }));
    CHECK(planned(stage, "a.py") == "# theirs\n" + mine + "# end\n");
    CHECK(stage.model().isTicked(stage.changeOf("a:f")));
    CHECK_FALSE(stage.model().set().changes[stage.changeOf("a:f")].isSafe);  // not judged there yet
    REQUIRE(stage.until([&] { return stage.hasBar("Analysed as edited: nothing speaks"); }, 60000));
    CHECK_FALSE(stage.hasBar("is analysed again"));  // by now it is
    stage.shot("8-merged");
    stage.apply();
    stage.awaitResults();
    CHECK(stage.read("a.py") == "# theirs\n" + mine + "# end\n");
    stage.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.awaitResults();
    CHECK(stage.read("a.py") == "# theirs\n" + kA + "# end\n");
}

TEST_CASE("review: where both changed the same lines, a person decides and no marker is written") {
    ReviewStage stage("review-conflict", twoFiles());
    std::string theirs = kA;
    theirs.replace(theirs.find("def f(x):"), 9, "def f(x, scale=1.0):");
    saveBehind(stage, "a.py", theirs);
    stage.answer("Merge");
    CHECK(stage.until([&] {
        return stage.hasBar("the same lines were changed on disk by somebody else: f.");
    }));
    const size_t f = stage.changeOf("a:f");
    CHECK_FALSE(stage.model().isTicked(f));
    CHECK(stage.model().isTicked(stage.changeOf("a:g")));
    stage.choose(f);
    stage.settle();
    stage.shot("8-conflict");
    // As on disk where they collide, and the other change.
    std::string wanted = theirs;
    wanted.insert(wanted.find("def g(x):"), "@tf.function\n");
    const std::string without = planned(stage, "a.py");
    CHECK(without.find("def f(x, scale=1.0):\n") != std::string::npos);
    CHECK(without.find("@tf.function", without.find("return")) != std::string::npos);
    CHECK(without.find("@tf.function") > without.find("def f(x"));
    CHECK_FALSE(hasMarkers(without));
    // Ticked, it takes their lines away: seen in the diff before it is written.
    stage.click(*stage.pane().diff()->sectionOf(0)->head(f),
                stage.pane().diff()->sectionOf(0)->head(f)->tickRect().center());
    CHECK(stage.model().isTicked(f));
    const std::string with = planned(stage, "a.py");
    CHECK(with.find("def f(x):\n") != std::string::npos);
    CHECK_FALSE(hasMarkers(with));
    stage.apply();
    stage.awaitResults();
    CHECK(stage.read("a.py") == with);
}

TEST_CASE("review: a file is overwritten only after a question, and Undo gives it back") {
    ReviewStage stage("review-overwrite", twoFiles());
    const std::string mine = planned(stage, "a.py"), theirs = kA + "# theirs\n";
    saveBehind(stage, "a.py", theirs);
    stage.answer("Keep");
    stage.apply();
    awaitRefusal(stage);
    stage.answer("Overwrite…");
    REQUIRE(stage.until([&] { return stage.pane().bar()->isAsking(); }));
    stage.shot("8-overwrite");
    CHECK(stage.read("a.py") == theirs);
    stage.key(Qt::Key_Escape);
    CHECK(stage.read("a.py") == theirs);
    // Declined: the next Apply is an ordinary one again.
    stage.apply();
    awaitRefusal(stage);
    CHECK(stage.read("a.py") == theirs);
    stage.answer("Overwrite…");
    stage.key(Qt::Key_Return);
    stage.awaitResults();
    CHECK(stage.read("a.py") == mine);
    stage.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.awaitResults();
    CHECK(stage.read("a.py") == theirs);
    CHECK(stage.read("b.py") == kB);
}

TEST_CASE("review: files that are gone or read-only are refused with what can be done") {
    namespace fs = std::filesystem;
    ReviewStage stage("review-refused", twoFiles());
    const fs::path root = stage.project().toStdString();
    fs::permissions(root / "b.py", fs::perms::owner_read);
    stage.apply();
    awaitRefusal(stage);
    CHECK(stage.until([&] { return stage.hasBar("b.py is read-only"); }));
    CHECK(stage.answers() == "Reload and re-plan, Leave it out");
    CHECK(stage.read("a.py") == kA);
    fs::permissions(root / "b.py", fs::perms::owner_read | fs::perms::owner_write);
    fs::remove(root / "b.py");
    REQUIRE(stage.until([&] { return stage.hasBar("b.py changed on disk"); }, 30000));
    stage.settle();
    stage.answer("Keep");
    stage.apply();
    awaitRefusal(stage);
    CHECK(stage.until([&] { return stage.hasBar("b.py is no longer there"); }));
    CHECK(stage.answers() == "Reload and re-plan, Leave it out");
    CHECK(stage.read("a.py") == kA);
}

TEST_CASE("review: a letter that the file's encoding lacks is refused before anything is written") {
    const std::string latin = "# -*- coding: latin-1 -*-\n# \xE9t\xE9\n" + kB;
    ReviewStage stage("review-encoding", {{"b.py", latin}});
    stage.choose(stage.changeOf("b:f"));
    stage.clickBehind("+ 1.0");
    QApplication::clipboard()->setText(QString::fromUtf8("  # \u2192"));
    stage.key(Qt::Key_V, Qt::ControlModifier);
    stage.settle();
    REQUIRE(stage.model().isEditedByHand(0));
    stage.click(*stage.pane().diff()->sectionOf(0)->head(stage.changeOf("b:f")));
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    stage.settle();
    CHECK_FALSE(stage.pane().bar()->isAsking());
    CHECK(stage.until([&] { return stage.hasBar("Nothing was written. b.py: "); }));
    CHECK(stage.read("b.py") == latin);
    stage.shot("8-encoding");
    stage.answer("Take the last typing back");
    CHECK_FALSE(stage.model().isEditedByHand(0));
    stage.apply();
    stage.awaitResults();
    CHECK(stage.read("b.py").find("# \xE9t\xE9\n") != std::string::npos);
    CHECK(stage.read("b.py").find("@tf.function") != std::string::npos);
}

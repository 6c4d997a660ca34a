// Review: somebody looks at the whole change before it is made, changes it, tries it, writes it and
// takes it back. Files are compared as bytes.
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QTest>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/ui/workflows/ReviewStage.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/window/Toast.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

QStringList labelsOf(const QWidget& widget) {
    QStringList texts;
    for (const auto* label : widget.findChildren<QLabel*>())
        if (label->isVisible()) texts += label->text();
    return texts;
}

bool isInView(ReviewStage& stage, const QWidget& widget) {
    const DiffEditor& diff = *stage.pane().diff();
    const QRect view(0, 0, diff.width(), diff.height());
    return widget.isVisible() && view.contains(widget.mapTo(&diff, QPoint(1, 1)));
}

HunkHead& chosenHead(ReviewStage& stage) {
    const size_t chosen = stage.model().chosen().value();
    HunkHead* head =
        stage.pane().diff()->sectionOf(stage.model().set().changes[chosen].file)->head(chosen);
    REQUIRE(head);
    return *head;
}

// 2. What there is, and what is ticked at first.
void seeList(ReviewStage& stage) {
    const ReviewSet& set = stage.model().set();
    REQUIRE(set.changes.size() > 1);
    const QStringList texts = labelsOf(stage.pane());
    CHECK(texts.contains(QString("%1 files, %2 changes").arg(set.files.size()).arg(set.changes.size())));
    CHECK(texts.contains("Together"));
    CHECK(texts.contains("No two changes conflict"));
    for (size_t i = 0; i < set.changes.size(); ++i) {
        INFO(set.changes[i].id);
        CHECK(stage.model().isTicked(i) == set.changes[i].isSafe);
        if (!set.changes[i].isSafe) CHECK(!set.changes[i].question.empty());
    }
    stage.shot("2");
}

// 3. From change to change; every one says what it does and why.
void walkChanges(ReviewStage& stage) {
    const size_t count = stage.model().set().changes.size();
    for (size_t i = 0; i < count; ++i) {
        REQUIRE(stage.model().chosen() == i);
        CHECK(isInView(stage, chosenHead(stage)));
        CHECK(!chosenHead(stage).why().isEmpty());
        CHECK(stage.focus() == &chosenHead(stage));
        CHECK(stage.chosen() == stage.model().set().changes[i].id);
        if (i == 1) stage.shot("3");
        stage.key(Qt::Key_Down, Qt::AltModifier);
    }
    CHECK(stage.model().chosen() == count - 1);  // stays at the last one, and shows it
    stage.settle();
    CHECK(isInView(stage, chosenHead(stage)));
    REQUIRE(stage.until([&] { return stage.pane().bar()->sealText().contains("every byte stays"); }));
    stage.shot("3-last");
    stage.key(Qt::Key_Home, Qt::AltModifier);
    CHECK(stage.model().chosen() == 0);
}

// E, then down the rows until one is a place that the diff shows.
void readWhy(ReviewStage& stage) {
    stage.key(Qt::Key_E);
    const ExplanationPane& explanation = *stage.panes().explanation;
    REQUIRE(explanation.isVisible());
    CHECK(stage.hasKeyboard(explanation));
    CHECK(stage.panes().explanation->model().explanation().id == stage.chosen());
    stage.shot("3-explained");
    const auto before = stage.workbench().selection().place();
    const auto hasMoved = [&] { return stage.workbench().selection().place() != before; };
    for (int i = 0; i < 60 && !hasMoved(); ++i) {
        stage.key(Qt::Key_Right);  // opens a row that is closed
        stage.key(Qt::Key_Down);
    }
    CHECK(stage.pane().isVisible());
    stage.settle();
    stage.shot("3-evidence");
    stage.click(chosenHead(stage));
}

// Ticks count, in every place that counts them.
void tick(ReviewStage& stage) {
    const size_t all = stage.model().set().changes.size(), ticked = stage.model().numTicked();
    const bool was = stage.model().isTicked(0);
    const size_t other = was ? ticked - 1 : ticked + 1;
    const auto applies = [&](size_t number) {
        for (const auto* button : stage.pane().bar()->findChildren<QPushButton*>())
            if (button->text() == QString("Apply %1 of %2…").arg(number).arg(all)) return true;
        return false;
    };
    CHECK(applies(ticked));
    stage.key(Qt::Key_Space);
    CHECK(stage.model().isTicked(0) != was);
    CHECK(applies(other));
    CHECK(chosenHead(stage).isChecked() != was);
    stage.shot("4-unticked");
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(applies(ticked));
    stage.click(chosenHead(stage), chosenHead(stage).tickRect().center());
    CHECK(applies(other));
    stage.click(chosenHead(stage), chosenHead(stage).tickRect().center());
    CHECK(applies(ticked));
}

/// The bar in the ink of text at the left of the line that was typed in, and of no other.
bool hasHandMark(ReviewStage& stage, const std::string& now, const std::string& before) {
    stage.settle();
    CodePane& editor = stage.result();
    const QImage picture = editor.grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const auto isMarked = [&](size_t offset) {
        const long y = editor.SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL,
                                            static_cast<long>(offset));
        const int middle = static_cast<int>(y) + editor.rowHeight() / 2;
        return picture.pixelColor(1, static_cast<int>(middle * ratio)) ==
               stage.workbench().window().palette().color(QPalette::WindowText);
    };
    const size_t typed = static_cast<size_t>(
        std::mismatch(now.begin(), now.end(), before.begin(), before.end()).first - now.begin());
    const size_t next = now.find('\n', typed) + 1;
    return isMarked(typed) && !isMarked(next);
}

/// The first line that the change makes; "" where it only takes away.
std::string firstLineOf(ReviewStage& stage, size_t change) {
    const ResultText& result = stage.model().result(stage.model().set().changes[change].file);
    for (const ChangedPart& part : result.parts())
        if (part.changes == std::vector{change} && !part.made.empty())
            return part.made.substr(0, part.made.find('\n'));
    return {};
}

size_t firstMaking(ReviewStage& stage) {
    const auto& changes = stage.model().set().changes;
    for (size_t i = 0; i < changes.size(); ++i)
        if (stage.model().isTicked(i) && stage.model().canEdit(changes[i].file) &&
            !firstLineOf(stage, i).empty())
            return i;
    FAIL("nothing is ticked that makes a line of a text");
    return 0;
}

// 5. The result is a text like any other: what is typed is marked, and judged.
std::string editByKeys(ReviewStage& stage) {
    stage.choose(firstMaking(stage));
    const size_t file = stage.model().set().changes[stage.model().chosen().value()].file;
    const ResultText& result = stage.model().result(file);
    const std::string line = firstLineOf(stage, stage.model().chosen().value());
    REQUIRE(!line.empty());
    stage.clickBehind(line);
    const std::string before = result.text();
    stage.type("  # seen");
    CHECK(hasHandMark(stage, result.text(), before));
    CHECK(result.isEditedByHand());
    CHECK(result.text().find(line + "  # seen") != std::string::npos);
    REQUIRE(stage.until([&] { return stage.hasBar("Analysed as edited: nothing speaks against"); },
                        120000));
    stage.shot("5");
    CHECK(stage.workbench().window().isWindowModified());
    return stage.model().set().files[file].path;
}

// 7. Everything Apply would do, in memory.
void dryRun(ReviewStage& stage) {
    const Tree before = treeOf(stage.project());
    stage.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(stage.until([&] { return !stage.pane().bar()->said().isEmpty(); }, 240000));
    const QString said = stage.pane().bar()->said().join('\n');
    INFO(said.toStdString());
    CHECK(said.startsWith("Dry run: nothing was written, everything holds"));
    CHECK(said.contains("On disk as analysed, and writable: "));
    CHECK(said.contains("Parses as Python: "));
    CHECK(said.contains("Preconditions hold of "));
    CHECK(said.contains("Round trip identical: "));
    CHECK(said.contains("Changes offered: "));
    CHECK(said.contains("redicted"));
    stage.shot("7");
    CHECK(treeOf(stage.project()) == before);
    stage.key(Qt::Key_Escape);
    CHECK(stage.pane().bar()->said().isEmpty());
}

int git(const QString& folder, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start("git", arguments);
    REQUIRE(process.waitForFinished(60000));
    INFO(process.readAllStandardError().toStdString());
    CHECK(process.exitCode() == 0);
    return process.exitCode();
}

// 8. The patch, taken by git in another copy: the same bytes as Apply writes.
Tree byPatch(ReviewStage& stage) {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const fs::path copy = folder.path() / "copy";
    fs::copy(stage.project().toStdString(), copy, fs::copy_options::recursive);
    fs::remove_all(copy / ".git");
    const QString patch = QString::fromStdString((folder.path() / "change.patch").string());
    stage.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(stage.until([&] { return stage.dialogs().contains("Save as patch"); }));
    stage.type(patch);
    stage.key(Qt::Key_Return);
    REQUIRE(stage.until([&] { return QFile::exists(patch) && stage.dialogs().isEmpty(); }));
    stage.window().activateWindow();  // as the desktop does when a dialog is gone
    REQUIRE(QTest::qWaitForWindowActive(&stage.window()));
    const QString where = QString::fromStdString(copy.string());
    git(where, {"init", "-q"});
    git(where, {"-c", "core.autocrlf=false", "apply", "--check", patch});
    git(where, {"-c", "core.autocrlf=false", "apply", patch});
    return treeOf(where);
}

void applyAll(ReviewStage& stage, const Tree& before, const Tree& expected) {
    stage.click(chosenHead(stage));
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(stage.pane().bar()->isAsking());
    const QStringList said = stage.pane().bar()->said();
    const auto change = stage.model().change();
    REQUIRE(change);
    CHECK(said.size() == static_cast<qsizetype>(std::min<size_t>(change->files.size(), 8)) + 2 +
                             (change->files.size() > 8 ? 1 : 0));
    CHECK(said.last().contains(".graphlift"));
    CHECK(treeOf(stage.project()) == before);
    stage.shot("8-asked");
    stage.key(Qt::Key_Return);
    stage.awaitResults();
    CHECK(stage.window().toast().text() ==
          (change->files.size() == 1
               ? QString("Applied: 1 file. Undo: Ctrl+Shift+Z")
               : QString("Applied: %1 files. Undo: Ctrl+Shift+Z").arg(change->files.size())));
    stage.shot("8-applied");
    const QRect toast(stage.window().toast().mapToGlobal(QPoint()), stage.window().toast().size());
    const ActionBar& bar = *stage.pane().bar();
    CHECK_FALSE((bar.isVisible() && toast.intersects({bar.mapToGlobal(QPoint()), bar.size()})));
    CHECK_FALSE(stage.hasBar("do not fit"));  // what was typed is written
    // All panes speak of the change that is chosen now.
    if (const auto chosen = stage.model().chosen()) {
        CHECK(stage.chosen() == stage.model().set().changes[*chosen].id);
        CHECK(stage.panes().explanation->model().explanation().id == stage.chosen());
    }
    CHECK(treeOf(stage.project()) == expected);
}

}  // namespace

TEST_CASE("review: the whole change, from the list to Apply and back") {
    ReviewStage stage("review");
    const Tree before = treeOf(stage.project());
    seeList(stage);
    walkChanges(stage);
    readWhy(stage);
    tick(stage);
    const std::string edited = editByKeys(stage);
    dryRun(stage);
    const Tree expected = byPatch(stage);
    CHECK(expected != before);
    CHECK(expected.at(edited).find("  # seen") != std::string::npos);
    applyAll(stage, before, expected);
    stage.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.awaitResults();
    stage.shot("8-undone");
    CHECK(treeOf(stage.project()) == before);
}

TEST_CASE("review: what is typed against a precondition is told before anything is written") {
    ReviewStage stage("review-typed", exampleFiles());
    stage.choose(stage.changeOf("gan:blend"));
    stage.clickBehind("weight = tf.nn.sigmoid(noise)");
    stage.key(Qt::Key_Return);
    stage.type("print(weight)");
    REQUIRE(stage.until([&] { return stage.hasBar("Analysed as edited: blend: GL3"); }, 60000));
    stage.shot("5-against");
    for (int i = 0; i < 20; ++i) stage.key(Qt::Key_Z, Qt::ControlModifier);
    const size_t file = stage.model().set().changes[stage.model().chosen().value()].file;
    CHECK_FALSE(stage.model().result(file).isEditedByHand());
    CHECK(stage.until([&] { return !stage.hasBar("Analysed as edited"); }, 60000));
}

TEST_CASE("review: line ends, tabs and names in other scripts stay as they are") {
    const std::string crlf =
        "import tensorflow as tf\r\n\r\n\r\n"
        "def f(x):\r\n\treturn tf.matmul(x, x) + 1.0\r\n\r\n\r\n"
        "f(tf.ones((2, 2)))\r\nf(tf.ones((2, 2)))\r\n";
    const std::string unicode =
        "import tensorflow as tf\n\n\n"
        "def größe(x):\n    # 寸法 " + std::string(160, '-') + " конец\n"
        "    return tf.matmul(x, x) + 1.0\n\n\n"
        "größe(tf.ones((2, 2)))\ngröße(tf.ones((2, 2)))";
    ReviewStage stage("review-odd", {{"dos/tabs.py", crlf}, {"größe 模型.py", unicode}});
    REQUIRE(stage.model().set().changes.size() == 2);
    stage.shot("2");
    const Tree before = treeOf(stage.project());
    const Tree expected = byPatch(stage);
    applyAll(stage, before, expected);
    CHECK(stage.read("dos/tabs.py").find("\n@tf.function") != std::string::npos);
    CHECK(stage.read("dos/tabs.py").find("\r\ndef f(x):\r\n\treturn") != std::string::npos);
    const std::string dos = stage.read("dos/tabs.py");
    for (size_t at = dos.find('\n'); at != std::string::npos; at = dos.find('\n', at + 1))
        CHECK(dos[at - 1] == '\r');
    CHECK(stage.read("größe 模型.py").ends_with("größe(tf.ones((2, 2)))"));
    stage.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.awaitResults();
    CHECK(treeOf(stage.project()) == before);
}

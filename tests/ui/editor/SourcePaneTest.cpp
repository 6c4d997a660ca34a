// The source follows the selection, and a caret that a person moves chooses the function it is in.
#include <QElapsedTimer>
#include <QTest>
#include <catch2/catch.hpp>
#include <iostream>

#include "tests/ui/Projects.h"
#include "ui/editor/SourcePane.h"

using namespace graphlift;

namespace {

struct Desk {
    Theme theme;
    Selection selection;
    ActionList actions;
    SourcePane pane{theme, selection, actions};
    ProjectViewPtr project;
    int functions = 0, places = 0;

    explicit Desk(ProjectViewPtr opened) : project(std::move(opened)) {
        REQUIRE(project);
        actions.setWindow(&pane);
        QObject::connect(&selection, &Selection::functionChanged,
                         [this](const std::string&) { ++functions; });
        QObject::connect(&selection, &Selection::placeChanged, [this] { ++places; });
        pane.resize(896, 600);
        pane.show();
        CHECK(QTest::qWaitForWindowActive(&pane));
        pane.setProject(project);
        QCoreApplication::processEvents();
    }
    PythonEditor& editor() { return *pane.editor(); }
    std::string caretLine() {
        const QString text = editor().text(editor().lineOf(editor().caret()));
        return text.trimmed().toStdString();
    }
    int firstVisible() { return editor().firstVisibleLine(); }
    int styleAt(uint32_t offset) {
        return static_cast<int>(editor().SendScintilla(QsciScintilla::SCI_GETSTYLEAT,
                                                       static_cast<unsigned long>(offset)));
    }
    bool isMarked(int indicator, uint32_t offset) {
        return editor().SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT,
                                      static_cast<unsigned long>(indicator),
                                      static_cast<long>(offset)) != 0;
    }
};

constexpr int kEvidence = 8, kPlace = 9, kHit = 10, kFramework = 12, kBuiltin = 13, kSelf = 14,
              kDecorator = 15;
const std::string kStep = "sketches.training:Trainer.train_step";
const std::string kBlocked = "sketches.gan:GanTrainer.gan_step";

}  // namespace

TEST_CASE("a chosen function is shown at its def, with the change as a line that is not there") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kStep);
    CHECK(desk.pane.file() == "sketches/training.py");
    CHECK(desk.caretLine().rfind("def train_step(", 0) == 0);
    CHECK(desk.pane.head()->file() == "training.py");
    CHECK(desk.pane.head()->crumb() == "sketches / Trainer.train_step");
    const int above = desk.editor().lineOf(desk.editor().caret()) - 1;
    CHECK(desk.editor().annotation(above).trimmed() ==
          QString("the change would add  @tf.function(input_signature=[\u2026])  here"));
    desk.selection.selectFunction(kBlocked);
    CHECK(desk.editor().annotation(above).isEmpty());
    CHECK(desk.functions == 2);
}

TEST_CASE("evidence is marked at its bytes and tells its sentence") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kBlocked);
    const auto signs =
        evidenceSigns(*desk.project, *desk.project->indexOf(kBlocked), "sketches/gan.py");
    REQUIRE_FALSE(signs.empty());
    for (const EvidenceSign& sign : signs) {
        CHECK(desk.isMarked(kEvidence, sign.range.begin));
        CHECK(desk.pane.tooltipAt(sign.range.begin).startsWith("<p>GL"));
        CHECK(desk.editor().markersAtLine(desk.editor().lineOf(sign.range.begin)) == 2);
    }
    const int line = desk.editor().lineOf(signs.front().range.begin);
    for (const auto& visible : desk.editor().visibleLines())
        if (visible.line == line)
            CHECK(desk.pane.margin()->tooltipAt({14, visible.top + 5}).startsWith("GL"));
}

TEST_CASE("bytes stay bytes after characters of several") {
    Desk desk(test::analyzedFiles(
        {{"a.py",
          "import tensorflow as tf\n# π 🐍 日本語\ndef f(x):\n    print('π', x)\n    return "
          "tf.exp(x)\n\n\nf(tf.constant([1.0]))\n"}}));
    desk.selection.selectFunction("a:f");
    const auto signs = evidenceSigns(*desk.project, *desk.project->indexOf("a:f"), "a.py");
    REQUIRE_FALSE(signs.empty());
    const auto text = desk.project->snapshot().program->files[0]->source->text();
    CHECK(text.substr(signs[0].range.begin, 5) == "print");
    CHECK(desk.isMarked(kEvidence, signs[0].range.begin));
    CHECK_FALSE(desk.isMarked(kEvidence, signs[0].range.begin - 1));
    CHECK(desk.caretLine() == "def f(x):");
}

TEST_CASE("a caret moved by keys or mouse chooses the function and leaves the text where it is") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kBlocked);
    desk.editor().setFocus();
    desk.functions = 0;
    const int first = desk.firstVisible();
    for (int i = 0; i < 6; ++i) QTest::keyClick(&desk.editor(), Qt::Key_Up);
    CHECK(desk.selection.functionId() == "sketches.gan:GanTrainer.generator_step");
    CHECK(desk.functions == 1);
    CHECK(desk.firstVisible() <= first);
    desk.editor().setFirstVisibleLine(20);
    for (const auto& line : desk.editor().visibleLines())
        if (desk.editor().text(line.line).contains("def critic_step"))
            QTest::mouseClick(desk.editor().viewport(), Qt::LeftButton, {},
                              QPoint(60, line.top + 5));
    CHECK(desk.selection.functionId() == "sketches.gan:GanTrainer.critic_step");
    CHECK(desk.functions == 2);
    CHECK(desk.caretLine().rfind("def critic_step", 0) == 0);
}

TEST_CASE("a place is shown and marked without choosing another function, once") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kStep);
    desk.functions = desk.places = 0;
    desk.selection.showPlace({"sketches/losses.py", {10, 20}});
    CHECK(desk.pane.file() == "sketches/losses.py");
    CHECK(desk.isMarked(kPlace, 12));
    CHECK_FALSE(desk.isMarked(kPlace, 20));
    CHECK(desk.functions == 0);
    CHECK(desk.places == 1);
    desk.selection.openPlace({"sketches/losses.py", {30, 40}});
    CHECK(desk.editor().hasFocus());
}

TEST_CASE("words of the framework, builtins, self and decorators have their own ink") {
    const std::string text =
        "import tensorflow as flow\nfrom tensorflow import keras as k\nimport os as tf\n\n\n"
        "class A:\n    @flow.function\n    def f(self, x):\n        y = k.layers.Dense(len(x))\n"
        "        tf.remove(y)\n        return flow.exp(x)\n";
    Desk desk(test::analyzedFiles({{"a.py", text}}));
    desk.pane.openFile("a.py");
    const auto at = [&](const std::string& word) { return static_cast<uint32_t>(text.find(word)); };
    CHECK(desk.isMarked(kFramework, at("flow.exp")));
    CHECK(desk.isMarked(kFramework, at("flow.exp") + 6));
    CHECK(desk.isMarked(kFramework, at("k.layers.Dense") + 10));
    CHECK_FALSE(desk.isMarked(kFramework, at("tf.remove")));
    CHECK(desk.isMarked(kBuiltin, at("len(")));
    CHECK(desk.isMarked(kSelf, at("self")));
    CHECK(desk.isMarked(kDecorator, at("@flow")));
    CHECK(frameworkNames(*desk.project->snapshot().program, FileId(0u)) ==
          std::vector<std::string>{"flow", "k"});
}

TEST_CASE("keywords of today's Python are keywords") {
    const std::string text =
        "async def f():\n    nonlocal_ = 1\n    await g()\n    match x:\n"
        "        case 1:\n            pass\n";
    Desk desk(test::analyzedFiles({{"a.py", text}}));
    desk.pane.openFile("a.py");
    desk.editor().recolor();
    for (const char* word : {"async", "await", "match", "case", "pass"})
        CHECK(desk.styleAt(static_cast<uint32_t>(text.find(word))) == QsciLexerPython::Keyword);
    CHECK(desk.styleAt(static_cast<uint32_t>(text.find("nonlocal_"))) != QsciLexerPython::Keyword);
}

TEST_CASE("the text cannot be changed") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kStep);
    desk.editor().setFocus();
    const QString before = desk.editor().text();
    QTest::keyClicks(&desk.editor(), "x");
    QTest::keyClick(&desk.editor(), Qt::Key_Delete);
    CHECK(desk.editor().text() == before);
}

TEST_CASE("finding marks every hit, steps through them and gives the keyboard back") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kStep);
    desk.editor().setFocus();
    QTest::keyClick(&desk.editor(), Qt::Key_F, Qt::ControlModifier);
    REQUIRE(desk.pane.findBar()->isVisible());
    QLineEdit* edit = desk.pane.findBar()->field()->edit();
    CHECK(edit->hasFocus());
    QTest::keyClicks(edit, "def ");
    const size_t hits = desk.pane.findBar()->numHits();
    CHECK(hits >= 4);
    QTest::keyClick(edit, Qt::Key_Return);
    CHECK(desk.caretLine().rfind("def ", 0) == 0);
    const std::string first = desk.caretLine();
    QTest::keyClick(edit, Qt::Key_Return);
    CHECK(desk.caretLine() != first);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    CHECK(desk.caretLine() == first);
    CHECK(desk.isMarked(kHit, desk.editor().caret()));
    QTest::keyClick(edit, Qt::Key_Escape);
    CHECK_FALSE(desk.pane.findBar()->isVisible());
    CHECK(desk.editor().hasFocus());
}

TEST_CASE("a line is gone to by its number") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kStep);
    QTest::keyClick(&desk.editor(), Qt::Key_L, Qt::ControlModifier);
    auto* field = QApplication::focusWidget();
    QTest::keyClicks(field, "3");
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(desk.pane.caretPosition().line == 3);
}

TEST_CASE("lanes come from who knows them") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kStep);
    desk.pane.setLaneProvider([](const ProjectView& project, size_t function) {
        const uint32_t at = definitionOffset(project, function);
        return std::vector<LaneMark>{{{at, at + 4}, Lane::Trace, "the head is Python"}};
    });
    const int line = desk.editor().lineOf(desk.editor().caret());
    for (const auto& visible : desk.editor().visibleLines())
        if (visible.line == line)
            CHECK(desk.pane.margin()->tooltipAt({70, visible.top + 5}) ==
                  "once per trace\nthe head is Python");
}

TEST_CASE("another analysis keeps file, caret and scroll") {
    Desk desk(test::exampleProject());
    desk.selection.selectFunction(kBlocked);
    desk.editor().setFocus();
    for (int i = 0; i < 3; ++i) QTest::keyClick(&desk.editor(), Qt::Key_Down);
    const uint32_t caret = desk.editor().caret();
    const int first = desk.firstVisible();
    desk.functions = 0;
    desk.pane.setProject(test::exampleProject());
    CHECK(desk.editor().caret() == caret);
    CHECK(desk.firstVisible() == first);
    CHECK(desk.functions == 0);
    desk.pane.setProject(nullptr);
    CHECK(desk.pane.findChild<EmptyState*>()->isVisible());
}

TEST_CASE("large files and long lines do not hang") {
    std::string large = "import tensorflow as tf\n";
    while (large.size() < 10'000'000)
        large += "def f" + std::to_string(large.size()) + "(x):\n    return tf.exp(x) + len([1])\n";
    const std::string wide = "values = [" + [] {
        std::string numbers;
        while (numbers.size() < 100'000) numbers += "1, ";
        return numbers;
    }() + "]\n\n\ndef last(x):\n    return x\n";
    QElapsedTimer timer;
    {
        Theme theme;
        PythonEditor editor(theme, nullptr);
        editor.resize(900, 600);
        editor.show();
        timer.start();
        editor.setSource(large, {"tf"}, {});
        editor.reveal(static_cast<uint32_t>(large.size() / 2));
        editor.repaint();
        QCoreApplication::processEvents();
        std::cout << "10 MB file shown in " << timer.elapsed() << " ms\n";
        CHECK(timer.elapsed() < 6000);
        timer.restart();
        editor.setSource(wide, {}, {});
        editor.repaint();
        editor.reveal(static_cast<uint32_t>(wide.find("def last")));
        QCoreApplication::processEvents();
        std::cout << "line of 100,000 characters shown in " << timer.elapsed() << " ms\n";
        CHECK(timer.elapsed() < 6000);
    }
}

// The workbench from outside: open, restore, places of the command line, failures as bars.
#include <sys/wait.h>
#include <unistd.h>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "analysis/support/Hash.h"
#include "app/change/ChangeWriter.h"
#include "app/session/Workbench.h"
#include "tests/support/TemporaryFolder.h"
#include "ui/graph/GraphPanel.h"
#include "ui/window/Desk.h"
#include "ui/window/InfoBar.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

const QString kExample = QString(GRAPHLIFT_SOURCE_DIR) + "/resources/example";

struct Bench {
    TemporaryFolder& folder;
    Theme theme;
    SettingsStore settings{QString::fromStdString((folder.path() / "settings.ini").string())};
    Workbench workbench{theme, settings};

    explicit Bench(TemporaryFolder& where) : folder(where) {}
    MainWindow& window() { return workbench.window(); }
    void open(const QString& path, const std::optional<StartPlace>& place = std::nullopt) {
        QSignalSpy settled(&workbench, &Workbench::settled);
        workbench.open(path, place);
        REQUIRE((settled.count() > 0 || settled.wait(20000)));
    }
};

}  // namespace

TEST_CASE("a place of the command line is read") {
    CHECK(readPlace("train.py:40")->line == 40);
    CHECK(readPlace("train.py:40")->file == "train.py");
    CHECK(readPlace("train.py")->line == 1);
    CHECK(readPlace("odd:name.py")->file == "odd:name.py");
    CHECK(!readPlace(""));
}

TEST_CASE("opening at a line chooses the function there and shows the place") {
    TemporaryFolder folder;
    Bench bench(folder);
    bench.window().show();
    bench.open(kExample, StartPlace{"sketches/training.py", 16});
    CHECK(bench.workbench.selection().functionId() == "sketches.training:Trainer.train_step");
    REQUIRE(bench.workbench.selection().place());
    CHECK(bench.workbench.selection().place()->file == "sketches/training.py");
    bench.open(kExample, StartPlace{"nowhere.py", 1});
    CHECK(bench.window().bars().texts() == QStringList{"nowhere.py is no file of this project."});
}

TEST_CASE("no dialog appears while a project opens") {
    TemporaryFolder folder;
    Bench bench(folder);
    bench.window().show();
    bench.open(kExample);
    for (const QWidget* top : QApplication::topLevelWidgets())
        CHECK(qobject_cast<const QDialog*>(top) == nullptr);
}

TEST_CASE("the session comes back: project, function, layout, theme") {
    TemporaryFolder folder;
    {
        Bench bench(folder);
        bench.workbench.restore(true);
        CHECK(!bench.window().isProjectShown());
        bench.open(kExample);
        bench.workbench.selection().selectFunction("sketches.gan:GanTrainer.gan_step");
        bench.theme.setScheme(Scheme::Dark);
        bench.window().desk().reveal(PaneId::Problems);
        CHECK(bench.window().close());
    }
    Bench bench(folder);
    QSignalSpy settled(&bench.workbench, &Workbench::settled);
    bench.workbench.restore(true);
    REQUIRE((settled.count() > 0 || settled.wait(20000)));
    CHECK(bench.theme.scheme() == Scheme::Dark);
    CHECK(bench.workbench.selection().functionId() == "sketches.gan:GanTrainer.gan_step");
    CHECK(bench.window().desk().dock(PaneId::Problems)->isVisible());
    CHECK(bench.settings.recent().size() == 1);
    CHECK(bench.settings.recent()[0].counted);
}

TEST_CASE("graphs begin as preferred, but in a project where something else was chosen") {
    TemporaryFolder folder;
    Preferences wanted;
    wanted.graph = {LayoutEngine::Layered, LayoutDirection::TopToBottom, 2, 1};
    {
        Bench bench(folder);
        bench.settings.setPreferences(wanted);
        CHECK(bench.settings.preferences().graph == wanted.graph);
    }
    {
        Bench bench(folder);
        bench.open(kExample);
        GraphPanel& panel = *bench.window().panes().graph;
        CHECK(panel.layoutChoice().direction == LayoutDirection::TopToBottom);
        CHECK(panel.layoutChoice().engine == LayoutEngine::Layered);
        QTRY_VERIFY(!panel.isBusy());
        CHECK(panel.focus().callers == 2);
        CHECK(panel.focus().callees == 1);
        bench.window().actions().find("graph.engine.radial")->trigger();
        CHECK(bench.window().close());
    }
    wanted.graph.direction = LayoutDirection::LeftToRight;
    wanted.graph.engine = LayoutEngine::Force;
    Bench bench(folder);
    bench.settings.setPreferences(wanted);
    Bench later(folder);
    later.open(kExample);
    const LayoutChoice& layout = later.window().panes().graph->layoutChoice();
    CHECK(layout.engine == LayoutEngine::Radial);
    CHECK(layout.direction == LayoutDirection::LeftToRight);
}

TEST_CASE("the preview stands in the Review menu, though it comes after the window") {
    TemporaryFolder folder;
    Bench bench(folder);
    const QAction* preview = bench.window().actions().find("review.show");
    REQUIRE(preview);
    bool isThere = false;
    for (const QAction* menu : bench.window().topBar().menus()->actions())
        if (menu->text() == "&Review") isThere = menu->menu()->actions().contains(preview);
    CHECK(isThere);
}

TEST_CASE("what cannot be analysed is a bar with a way out, and the window lives on") {
    TemporaryFolder folder;
    folder.write("p/a.py", "x = 1\n")
        .write("p/pyproject.toml", "[tool.graphlift]\nspeculate = 3\n");
    Bench bench(folder);
    bench.window().show();
    bench.open(QString::fromStdString((folder.path() / "p").string()));
    CHECK(bench.window().bars().texts().size() == 1);
    bench.open(kExample);
    CHECK(bench.window().bars().texts().isEmpty());
    CHECK(bench.window().project() != nullptr);
}

TEST_CASE("a change that died in the middle is settled before the project is read, and said") {
    TemporaryFolder folder;
    folder.write("p/a.py", "x = 1\n").write("p/b.py", "y = 1\n");
    const std::filesystem::path root = folder.path() / "p";
    const ChangeSet change{.title = "two files",
                           .functions = {},
                           .files = {{"a.py", hashBytes("x = 1\n"), "x = 2\n"},
                                     {"b.py", hashBytes("y = 1\n"), "y = 2\n"}}};
    const pid_t child = fork();
    if (child == 0) {
        const StepHook dies = [](std::string_view step) {
            if (step == "rename to b.py") _exit(9);
            return 0;
        };
        static_cast<void>(writeChange(root, change, {.stop = {}, .hook = dies}));
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 9);
    CHECK(folder.read("p/a.py") != folder.read("p/b.py"));

    Bench bench(folder);
    bench.open(QString::fromStdString(root.string()));
    CHECK(bench.window().bars().texts().size() == 1);
    CHECK(folder.read("p/a.py") == "x = 1\n");
    CHECK(folder.read("p/b.py") == "y = 1\n");
}

TEST_CASE("a single file and a notebook open too") {
    TemporaryFolder folder;
    folder.write("one.py", "def f(x):\n    return x\n")
        .write("two.ipynb",
               R"({"cells": [{"cell_type": "code", "metadata": {}, "outputs": [],
                  "execution_count": null, "source": ["def g(x):\n", "    return x\n"]}],
                  "metadata": {}, "nbformat": 4, "nbformat_minor": 5})");
    Bench bench(folder);
    bench.window().show();
    for (const char* name : {"one.py", "two.ipynb"}) {
        bench.open(QString::fromStdString((folder.path() / name).string()));
        REQUIRE(bench.window().project());
        CHECK(bench.window().project()->numFunctions() == 1);
    }
}

TEST_CASE("at most twelve recent projects are kept, newest first, missing ones listed") {
    TemporaryFolder folder;
    SettingsStore settings(QString::fromStdString((folder.path() / "s.ini").string()));
    for (int i = 0; i < 20; ++i) {
        RecentProject project;
        project.path = QStringLiteral("/no/project-%1").arg(i);
        project.opened = QDateTime::currentDateTime();
        settings.addRecent(project);
    }
    const auto recent = settings.recent();
    REQUIRE(recent.size() == 12);
    CHECK(recent[0].path == "/no/project-19");
    CHECK(!recent[0].isThere);
    settings.removeRecent("/no/project-19");
    CHECK(settings.recent()[0].path == "/no/project-18");
}

TEST_CASE("closing with unsaved texts asks, naming the files; saving writes them") {
    TemporaryFolder folder;
    folder.write("p/a.py", "x = 1\n").write("p/b.py", "y = 1\n");
    Bench bench(folder);
    bench.window().show();
    bench.open(QString::fromStdString((folder.path() / "p").string()));
    bench.workbench.documents().setUnsaved("a.py", "x = 2\n");
    CHECK(bench.window().isWindowModified());
    QStringList named;
    auto answer = Workbench::Unsaved::Cancel;
    bench.workbench.askUnsaved = [&](const QStringList& files) {
        named = files;
        return answer;
    };
    CHECK(!bench.window().close());
    CHECK(named == QStringList{"a.py"});
    CHECK(folder.read("p/a.py") == "x = 1\n");
    answer = Workbench::Unsaved::Save;
    CHECK(bench.window().close());
    CHECK(folder.read("p/a.py") == "x = 2\n");
    CHECK(folder.read("p/b.py") == "y = 1\n");
}

TEST_CASE("unsaved texts are not saved over what somebody else has saved meanwhile") {
    TemporaryFolder folder;
    folder.write("p/a.py", "x = 1\n");
    Bench bench(folder);
    bench.window().show();
    bench.open(QString::fromStdString((folder.path() / "p").string()));
    bench.workbench.documents().setUnsaved("a.py", "x = 2\n");
    folder.write("p/a.py", "x = 3\n");
    bench.workbench.askUnsaved = [](const QStringList&) { return Workbench::Unsaved::Save; };
    CHECK(!bench.window().close());
    CHECK(folder.read("p/a.py") == "x = 3\n");
    CHECK(!bench.window().bars().texts().isEmpty());
    bench.workbench.askUnsaved = [](const QStringList&) { return Workbench::Unsaved::Discard; };
    CHECK(bench.window().close());
}

TEST_CASE("a change on disk is a bar; old results stay until the new ones are there") {
    TemporaryFolder folder;
    folder.write("p/a.py", "def f(x):\n    return x\n");
    Bench bench(folder);
    bench.window().show();
    const QString path = QString::fromStdString((folder.path() / "p").string());
    bench.open(path);
    const ProjectViewPtr before = bench.window().project();
    folder.write("p/a.py", "def f(x):\n    return x\n\n\ndef g(x):\n    return x\n");
    REQUIRE(QTest::qWaitFor([&] { return !bench.window().bars().texts().isEmpty(); }, 5000));
    CHECK(bench.window().bars().texts()[0].startsWith("a.py changed on disk"));
    CHECK(bench.window().project() == before);
    QSignalSpy settled(&bench.workbench, &Workbench::settled);
    bench.workbench.open(path);
    CHECK(bench.window().project() == before);
    REQUIRE((settled.count() > 0 || settled.wait(20000)));
    CHECK(bench.window().project()->numFunctions() == 2);
    CHECK(bench.window().bars().texts().isEmpty());
}

TEST_CASE(
    "a change on disk of a file with unsaved changes offers both ways and takes none by itself") {
    TemporaryFolder folder;
    folder.write("p/a.py", "x = 1\n");
    Bench bench(folder);
    bench.window().show();
    bench.open(QString::fromStdString((folder.path() / "p").string()));
    bench.workbench.documents().setUnsaved("a.py", "x = 2\n");
    folder.write("p/a.py", "x = 3\n");
    REQUIRE(QTest::qWaitFor([&] { return !bench.window().bars().texts().isEmpty(); }, 5000));
    CHECK(bench.workbench.documents().unsaved().at("a.py") == "x = 2\n");
    QPushButton* reload = nullptr;
    for (auto* button : bench.window().bars().findChildren<QPushButton*>())
        if (button->text() == "Reload") reload = button;
    REQUIRE(reload);
    QTest::mouseClick(reload, Qt::LeftButton);
    CHECK(bench.workbench.documents().unsaved().empty());
}

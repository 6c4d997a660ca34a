// The frame: commands and keys, modes and layouts, bars, progress, titles.
#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/Analysed.h"
#include "ui/theme/FocusRing.h"
#include "ui/window/Desk.h"
#include "ui/window/History.h"
#include "ui/window/InfoBar.h"
#include "ui/window/Locator.h"
#include "ui/window/MainWindow.h"
#include "ui/window/Toast.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

bool isOfTheFrame(const QAction& action) {
    const QString part = ActionList::idOf(action).section('.', 0, 0);
    return QStringList{"file", "app", "view", "go", "analyze", "help", "learn"}.contains(part);
}

struct Frame {
    Theme theme;
    Selection selection;
    ActionList actions;
    MainWindow window{theme, selection, actions};

    explicit Frame(bool withProject = true) {
        window.resize(1400, 900);
        window.show();
        if (withProject) window.setProject(analysedExample());
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    Desk& desk() { return window.desk(); }
};

}  // namespace

TEST_CASE("every command of a menu has keys of its own, and no two in one place share them") {
    Frame frame;
    std::set<QString> everywhere;
    for (const QAction* action : frame.actions.all()) {
        INFO(ActionList::idOf(*action).toStdString());
        if (ActionList::menuOf(*action) != MenuId::None) CHECK(!action->shortcut().isEmpty());
        if (isOfTheFrame(*action)) CHECK(!ActionList::helpOf(*action).isEmpty());
        if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut) continue;
        for (const QKeySequence& keys : action->shortcuts())
            CHECK(everywhere.insert(keys.toString()).second);
    }
}

TEST_CASE("a disabled command of the frame says why") {
    Frame frame(false);
    for (const QAction* action : frame.actions.all()) {
        INFO(ActionList::idOf(*action).toStdString());
        if (!action->isEnabled()) CHECK(!ActionList::whyNot(*action).isEmpty());
    }
}

TEST_CASE("panes are closed and opened by keys, floated, and put back by Reset layout") {
    Frame frame;
    QDockWidget* dock = frame.desk().dock(PaneId::Candidates);
    REQUIRE(dock->isVisible());
    QTest::keyClick(&frame.window, Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    CHECK(!dock->isVisible());
    QTest::keyClick(&frame.window, Qt::Key_1, Qt::ControlModifier);
    CHECK(dock->isVisible());
    frame.desk().dock(PaneId::Explanation)->setFloating(true);
    CHECK(frame.desk().dock(PaneId::Explanation)->isFloating());
    dock->close();
    QTest::keyClick(&frame.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(dock->isVisible());
    CHECK(!frame.desk().dock(PaneId::Explanation)->isFloating());
}

TEST_CASE("each way of working keeps its own arrangement") {
    Frame frame;
    QTest::keyClick(&frame.window, Qt::Key_3, Qt::AltModifier);
    CHECK(frame.desk().mode() == WorkMode::Review);
    CHECK(!frame.desk().dock(PaneId::Candidates)->isVisible());
    frame.desk().reveal(PaneId::Explanation);
    QTest::keyClick(&frame.window, Qt::Key_1, Qt::AltModifier);
    CHECK(frame.desk().mode() == WorkMode::Explore);
    CHECK(frame.desk().dock(PaneId::Candidates)->isVisible());
    QTest::keyClick(&frame.window, Qt::Key_3, Qt::AltModifier);
    CHECK(frame.desk().dock(PaneId::Explanation)->isVisible());
    CHECK(!frame.desk().dock(PaneId::Candidates)->isVisible());
}

TEST_CASE("an arrangement outlives the window") {
    Desk::Layouts kept;
    {
        Frame frame;
        frame.desk().dock(PaneId::Overview)->close();
        frame.desk().reveal(PaneId::Problems);
        kept = frame.desk().layouts();
    }
    Frame frame;
    frame.desk().setLayouts(kept);
    CHECK(frame.desk().dock(PaneId::Problems)->isVisible());
    CHECK(frame.desk().dock(PaneId::Overview)->isHidden());
}

TEST_CASE("theme and scale switch by keys without a restart, in every pane") {
    Frame frame;
    QTest::keyClick(&frame.window, Qt::Key_D, Qt::ControlModifier | Qt::AltModifier);
    CHECK(frame.theme.scheme() == Scheme::Dark);
    const int height = frame.window.topBar().height();
    QTest::keyClick(&frame.window, Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&frame.window, Qt::Key_Plus, Qt::ControlModifier);
    CHECK(frame.theme.scale() > 1.15);
    CHECK(frame.window.topBar().height() > height);
    QTest::keyClick(&frame.window, Qt::Key_0, Qt::ControlModifier);
    CHECK(frame.window.topBar().height() == height);
}

TEST_CASE(
    "progress is in the status line, the title and the line of the top bar; Cancel is a wish") {
    Frame frame(false);
    QSignalSpy cancelled(&frame.window, &MainWindow::cancelRequested);
    frame.window.startWork("tidal-zoo");
    frame.window.showWork({"Reading", 412, 1204, "zoo/heads.py", 0.34});
    CHECK(frame.window.status().workText() == "Reading 412 of 1,204");
    CHECK(frame.window.windowTitle().startsWith("tidal-zoo, 34 %"));
    CHECK(frame.actions.find("analyze.cancel")->isEnabled());
    QTest::keyClick(&frame.window, Qt::Key_F5, Qt::ShiftModifier);
    for (auto* button : frame.window.status().findChildren<QPushButton*>())
        if (button->text() == "Cancel") QTest::mouseClick(button, Qt::LeftButton);
    CHECK(cancelled.count() == 2);
    frame.window.stopWork();
    CHECK(!frame.window.windowTitle().contains('%'));
}

TEST_CASE("a command that comes later has its row in its menu, once") {
    Frame frame;
    const QAction* late = frame.actions.add(
        {.id = "tools.late", .text = "Late", .menu = MenuId::Tools}, [] {});
    int rows = 0;
    for (const QAction* menu : frame.window.topBar().menus()->actions()) {
        rows += static_cast<int>(menu->menu()->actions().count(late));
        CHECK(menu->isVisible() == !menu->menu()->isEmpty());
    }
    CHECK(rows == 1);
}

namespace {
QStringList& warnings() {
    static QStringList all;
    return all;
}
}  // namespace

TEST_CASE("the mark of unsaved texts has its place in the title before it is set") {
    Frame frame(false);
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& text) { warnings() += text; });
    frame.window.setUnsaved({"sketches/gan.py"});
    frame.window.setUnsaved({});
    frame.window.setUnsaved({"sketches/gan.py"});
    qInstallMessageHandler(before);
    CHECK(warnings().filter("[*]").join('\n').toStdString() == "");
    CHECK(frame.window.isWindowModified());
}

TEST_CASE("the title shows project, file and what is unsaved") {
    Frame frame;
    frame.selection.openPlace({"sketches/gan.py", {0, 0}});
    CHECK(frame.window.windowTitle() == "example — sketches/gan.py[*] — Graphlift");
    CHECK(!frame.window.isWindowModified());
    frame.window.setUnsaved({"sketches/gan.py"});
    CHECK(frame.window.isWindowModified());
}

TEST_CASE("bars say things without stopping the work and close by Esc") {
    Frame frame;
    bool ran = false;
    frame.window.bars().say({.id = "x",
                             .text = "2 files could not be read.",
                             .actions = {{"Show them", [&] { ran = true; }}}});
    frame.window.bars().say({.id = "x",
                             .text = "3 files could not be read.",
                             .actions = {{"Show them", [&] { ran = true; }}}});
    CHECK(frame.window.bars().texts() == QStringList{"3 files could not be read."});
    auto* button = frame.window.bars().findChildren<QPushButton*>().last();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    CHECK(ran);
    QTest::keyClick(button, Qt::Key_Escape);
    CHECK(frame.window.bars().texts().isEmpty());
}

TEST_CASE("a toast offers a way back") {
    Frame frame;
    bool undone = false;
    frame.window.toast().say("Applied 4 changes in 3 files", [&] { undone = true; });
    CHECK(frame.window.toast().isVisible());
    auto* undo = frame.window.toast().findChild<QPushButton*>();
    QTest::mouseClick(undo, Qt::LeftButton);
    CHECK(undone);
    CHECK(!frame.window.toast().isVisible());
}

TEST_CASE("the shortcuts sheet is made from the commands and does not block the window") {
    Frame frame;
    QTest::keyClick(&frame.window, Qt::Key_F1, Qt::ControlModifier);
    QPointer<QDialog> sheet = frame.window.findChild<QDialog*>("shortcuts");
    REQUIRE(sheet);
    CHECK(!sheet->isModal());
    auto* rows = sheet->findChild<QAbstractItemView*>()->model();
    CHECK(rows->rowCount() == static_cast<int>(frame.actions.all().size()));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::qWait(10);
    CHECK(!sheet);
}

TEST_CASE("mouse buttons 4 and 5 go back and forward") {
    Frame frame;
    frame.selection.selectFunction("sketches.gan:GanTrainer.gan_step");
    QTest::qWait(500);
    frame.selection.selectFunction("sketches.training:Trainer.train_step");
    QTest::qWait(500);
    QTest::mouseClick(&frame.window, Qt::BackButton);
    CHECK(frame.selection.functionId() == "sketches.gan:GanTrainer.gan_step");
    QTest::mouseClick(&frame.window, Qt::ForwardButton);
    CHECK(frame.selection.functionId() == "sketches.training:Trainer.train_step");
}

TEST_CASE("closing asks first, and can be refused") {
    Frame frame;
    frame.window.mayClose = [] { return false; };
    CHECK(!frame.window.close());
    frame.window.mayClose = [] { return true; };
    CHECK(frame.window.close());
}

TEST_CASE("a folder, a Python file or a notebook can be dropped on the window, a picture cannot") {
    Frame frame(false);
    TemporaryFolder folder;
    folder.write("a.py").write("b.ipynb", "{}").write("c.png");
    QSignalSpy opened(&frame.window, &MainWindow::openRequested);
    for (const char* name : {"", "a.py", "b.ipynb", "c.png"}) {
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(QString::fromStdString((folder.path() / name).string()))});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&frame.window, &enter);
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&frame.window, &drop);
    }
    CHECK(opened.count() == 3);
}

TEST_CASE("every control of the window can be named by a screen reader") {
    Frame frame;
    for (const QWidget* widget : frame.window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!button || !button->isVisible()) continue;
        if (QString(button->metaObject()->className()) == "QMenuBarExtension") continue;
        INFO(button->metaObject()->className()
             << " " << button->objectName().toStdString() << " in "
             << button->parentWidget()->objectName().toStdString());
        CHECK(!(button->accessibleName() + button->text()).isEmpty());
    }
}

TEST_CASE("the focus ring shows on a button that the keyboard reached") {
    Frame frame(false);
    auto* ring = frame.window.findChild<FocusRing*>();
    REQUIRE(ring);
    auto* button = frame.window.findChildren<QPushButton*>("").first();
    for (auto* one : frame.window.findChildren<QPushButton*>())
        if (one->isVisible() && one->property("big").toBool()) button = one;
    button->setFocus(Qt::TabFocusReason);
    CHECK(ring->target() == button);
    CHECK(ring->geometry().contains(QRect(button->mapTo(&frame.window, QPoint()), button->size())));
}

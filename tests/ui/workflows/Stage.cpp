#include "tests/ui/workflows/Stage.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QTabBar>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>
#include <catch2/catch.hpp>

#include "tests/ui/workflows/StagePicture.h"
#include "ui/graph/GraphPanel.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "ui/text/QtText.h"
#include "ui/theme/StyleSheet.h"
#include "ui/window/Desk.h"

namespace graphlift::test {

namespace {

constexpr int kQuiet = 60;            // milliseconds without work after which all is drawn
constexpr int kMostAnalysis = 300000;  // milliseconds for a whole project

/// One theme for the program: the style of the application looks at it as long as it lives.
Theme& wornTheme() {
    static Theme& theme = []() -> Theme& {
        static Theme made;
        wear(*static_cast<QApplication*>(QApplication::instance()), made);
        return made;
    }();
    return theme;
}

QSize sizeOf(const QString& text) {
    const QStringList parts = text.split('x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

QWindow* platformWindow(const QWidget& widget) { return widget.window()->windowHandle(); }

QPoint inWindow(const QWidget& widget, const QPoint& at) {
    return widget.mapTo(widget.window(), at);
}

}  // namespace

Walk walkOfEnvironment() {
    Walk walk;
    walk.project = qEnvironmentVariable("GRAPHLIFT_WALK_PROJECT",
                                        QString(GRAPHLIFT_SOURCE_DIR) + "/resources/example");
    walk.pictures = qEnvironmentVariable("GRAPHLIFT_WALK_PICTURES");
    walk.scheme = schemeOf(qEnvironmentVariable("GRAPHLIFT_WALK_THEME")).value_or(Scheme::Light);
    const QSize size = sizeOf(qEnvironmentVariable("GRAPHLIFT_WALK_SIZE"));
    if (!size.isEmpty()) walk.size = size;
    walk.functions =
        qEnvironmentVariable("GRAPHLIFT_WALK_FUNCTIONS").split(';', Qt::SkipEmptyParts);
    return walk;
}

Stage::Stage(QString name, const Walk& walk)
    : name_(std::move(name)),
      walk_(walk),
      theme_(wornTheme()),
      settings_(QString::fromStdString((folder_.path() / "settings.ini").string())),
      workbench_(theme_, settings_) {
    theme_.setScheme(walk_.scheme);
    theme_.setScale(1);
    show();
}

Stage::~Stage() { workbench_.analysis().cancel(); }

void Stage::show() {
    window().resize(walk_.size);
    window().show();
    window().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window()));
    settle();
}

QString Stage::ownCopy() {
    namespace fs = std::filesystem;
    const fs::path from = walk_.project.toStdString();
    const fs::path to = folder_.path() / "copy" / from.filename();
    fs::create_directories(to.parent_path());
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    return QString::fromStdString(to.string());
}

void Stage::key(Qt::Key key, Qt::KeyboardModifiers modifiers, int times) {
    for (int i = 0; i < times; ++i) {
        QWindow* to = QGuiApplication::focusWindow();
        QTest::keyClick(to ? to : platformWindow(window()), key, modifiers);
    }
}

void Stage::type(const QString& text) {
    for (const QChar& letter : text) {
        QWindow* to = QGuiApplication::focusWindow();
        QTest::keyClick(to ? to : platformWindow(window()), letter.toLatin1());
    }
}

void Stage::click(QWidget& on, const QPoint& at, Qt::MouseButton button,
                  Qt::KeyboardModifiers modifiers) {
    INFO("a click on " << on.metaObject()->className() << " " << on.objectName().toStdString());
    REQUIRE(on.isVisible());
    QTest::mouseClick(platformWindow(on), button, modifiers, inWindow(on, at));
}

void Stage::click(QWidget& on) { click(on, on.rect().center()); }

void Stage::doubleClick(QWidget& on, const QPoint& at) {
    REQUIRE(on.isVisible());
    QTest::mouseDClick(platformWindow(on), Qt::LeftButton, {}, inWindow(on, at));
}

void Stage::wheel(QWidget& on, const QPoint& at, int steps, Qt::KeyboardModifiers modifiers) {
    constexpr int kStep = 120;  // eighths of a degree, as mice turn
    const QPoint spot = inWindow(on, at);
    QWheelEvent event(spot, on.window()->mapToGlobal(spot), {}, QPoint(0, steps * kStep),
                      Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(platformWindow(on), &event);
}

void Stage::drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint at = window().rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &dropped);
}

void Stage::clickTab(const QString& title) {
    for (QTabBar* bar : window().desk().findChildren<QTabBar*>())
        for (int i = 0; bar->isVisible() && i < bar->count(); ++i)
            if (bar->tabText(i) == title) {
                click(*bar, bar->tabRect(i).center());
                return settle();
            }
    FAIL("no tab is called " << title.toStdString());
}

void Stage::runFromMenu(const QString& menu, const QString& entry) {
    auto* bar = window().findChild<QMenuBar*>();
    REQUIRE(bar);
    for (QAction* top : bar->actions()) {
        if (top->text().remove('&') != menu) continue;
        click(*bar, bar->actionGeometry(top).center());
        for (QAction* action : top->menu()->actions()) {
            if (action->text().remove('&') != entry) continue;
            REQUIRE(action->isEnabled());
            return click(*top->menu(), top->menu()->actionGeometry(action).center());
        }
    }
    FAIL("no entry is called " << menu.toStdString() << ", " << entry.toStdString());
}

void Stage::openByDrop(const QString& path) {
    drop(path);
    REQUIRE(until([this] { return !workbench_.analysis().isRunning() && window().project(); },
                  kMostAnalysis));
    settle();
}

bool Stage::until(const std::function<bool()>& holds, int milliseconds) {
    return QTest::qWaitFor(holds, milliseconds);
}

void Stage::settle() {
    const auto idle = [this] {
        return !workbench_.analysis().isRunning() && !panes().graph->isBusy() &&
               !panes().tensors->isBusy();
    };
    do {
        REQUIRE(until(idle, kMostAnalysis));
        QTest::qWait(kQuiet);
    } while (!idle());
}

QWidget* Stage::focus() const { return QApplication::focusWidget(); }

bool Stage::hasKeyboard(const QWidget& pane) const {
    const QWidget* has = focus();
    UNSCOPED_INFO("the keyboard is with " << (has ? has->metaObject()->className() : "nobody"));
    return has && (has == &pane || pane.isAncestorOf(has));
}

QStringList Stage::dialogs() const {
    QStringList titles;
    for (const QWidget* top : QApplication::topLevelWidgets())
        if (qobject_cast<const QDialog*>(top) && top->isVisible()) titles += top->windowTitle();
    return titles;
}

void Stage::shot(const QString& step) {
    if (walk_.pictures.isEmpty()) return;
    QDir().mkpath(walk_.pictures);
    QTest::qWait(kQuiet);
    const QString file = walk_.pictures + "/" + name_ + "-" + step + ".png";
    CHECK(pictureOf(window()).save(file));
}

}  // namespace graphlift::test

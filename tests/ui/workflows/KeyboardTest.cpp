// Everything by keyboard: each pane and each control can be reached, where the keyboard is can be
// seen, and Esc closes what lies over the window without taking anything that was done.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QTest>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/ui/workflows/Stage.h"
#include "ui/candidates/CandidatesPane.h"
#include "ui/editor/SourcePane.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/graph/GraphPanel.h"
#include "ui/graph/GraphTools.h"
#include "ui/graph/GraphView.h"
#include "ui/window/Desk.h"
#include "ui/window/InfoBar.h"
#include "ui/window/Locator.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

constexpr int kMostControls = 400;

std::string said(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return std::string(widget.metaObject()->className()) + " '" +
           widget.objectName().toStdString() + "' '" +
           widget.accessibleName().toStdString() + "' '" +
           (button ? button->text().toStdString() : "") + "' in " +
           (widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : "nothing");
}

/// Does a person work with it, as one thing?
bool isControl(const QWidget& widget) {
    if (!widget.isVisible() || !widget.isEnabled()) return false;
    const QString kind = widget.metaObject()->className();
    if (kind == "QMenuBarExtension") return false;
    const QWidget* parent = widget.parentWidget();
    if (qobject_cast<const QTabBar*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent) ||
        qobject_cast<const QLineEdit*>(parent))
        return false;  // parts of the control around them
    if (const auto* bar = qobject_cast<const QTabBar*>(&widget)) return bar->count() > 1;
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (button && button->group() && button->group()->exclusive())
        return false;  // Tab leads to one of the group, arrows walk in it
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const GraphView*>(&widget) || qobject_cast<const PythonEditor*>(&widget);
}

/// What Tab leads to, from where the keyboard is until it is there again.
std::vector<QWidget*> tabRound(Stage& stage) {
    std::vector<QWidget*> found;
    std::set<QWidget*> seen;
    for (int i = 0; i < kMostControls; ++i) {
        QWidget* now = stage.focus();
        if (!now || !seen.insert(now).second) break;
        found.push_back(now);
        // A text that can be changed takes Tab for itself.
        const auto* text = qobject_cast<QsciScintilla*>(now);
        stage.key(Qt::Key_Tab, text && !text->isReadOnly() ? Qt::ControlModifier : Qt::NoModifier);
    }
    return found;
}

QImage lookOf(Stage& stage, const QRect& where) {
    return stage.window().grab(where).toImage();
}

void checkReached(Stage& stage) {
    const auto round = tabRound(stage);
    const std::set<QWidget*> reached(round.begin(), round.end());
    QStringList order;
    for (const QWidget* widget : round) order += QString::fromStdString(said(*widget));
    INFO("Tab leads to\n" << order.join('\n').toStdString());
    CHECK(reached.size() > 4);
    for (QWidget* widget : stage.window().findChildren<QWidget*>()) {
        if (!isControl(*widget)) continue;
        INFO("not to " << said(*widget));
        CHECK(reached.count(widget) == 1);
    }
}

}  // namespace

TEST_CASE("keyboard: every pane is a key away, and its arrows work at once") {
    Stage stage("keyboard");
    stage.openByDrop(stage.walk().project);
    const Qt::Key keys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5,
                            Qt::Key_6, Qt::Key_7, Qt::Key_8, Qt::Key_9};
    for (size_t i = 0; i < kNumPanes; ++i) {
        const QWidget* pane = stage.panes().widget(static_cast<PaneId>(i));
        INFO(pane->objectName().toStdString());
        stage.key(keys[i], Qt::ControlModifier);
        stage.settle();
        REQUIRE(pane->isVisible());
        REQUIRE(stage.hasKeyboard(*pane));
        // The keyboard is with what it moves in, and not with the frame around it.
        CHECK(stage.focus() != pane->parentWidget());
        CHECK((stage.focus() != pane || pane->focusPolicy() != Qt::NoFocus));
    }
}

TEST_CASE("keyboard: no two commands that work everywhere share keys") {
    Stage stage("keyboard");
    std::map<QString, QString> owners;
    for (const QAction* action : stage.window().actions().all()) {
        if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut) continue;
        for (const QKeySequence& keys : action->shortcuts()) {
            const auto [at, isNew] = owners.emplace(keys.toString(), ActionList::idOf(*action));
            INFO(keys.toString().toStdString() << " of " << at->second.toStdString() << " and "
                                               << ActionList::idOf(*action).toStdString());
            CHECK(isNew);
        }
    }
}

TEST_CASE("keyboard: Tab goes round every control of the start page and of the three layouts") {
    Stage stage("keyboard");
    stage.key(Qt::Key_Tab);
    checkReached(stage);
    stage.openByDrop(stage.walk().project);
    const Qt::Key modes[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3};
    for (const Qt::Key mode : modes) {
        INFO("layout " << mode - Qt::Key_0);
        stage.key(mode, Qt::AltModifier);
        stage.settle();
        stage.key(Qt::Key_Tab);
        REQUIRE(stage.focus());
        checkReached(stage);
    }
}

TEST_CASE("keyboard: where it is can be seen, in light and dark") {
    Walk walk = walkOfEnvironment();
    walk.scheme = GENERATE(Scheme::Light, Scheme::Dark);
    Stage stage("keyboard", walk);
    stage.openByDrop(stage.walk().project);
    stage.key(Qt::Key_1, Qt::ControlModifier);
    for (QWidget* widget : tabRound(stage)) {
        if (!widget->isVisible()) continue;
        INFO(said(*widget));
        widget->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        REQUIRE(stage.focus() == widget);
        const QRect where(widget->mapTo(&stage.window(), QPoint(0, 0)), widget->size());
        const QRect around = where.adjusted(-6, -6, 6, 6);
        const QImage with = lookOf(stage, around);
        stage.key(Qt::Key_Tab);
        CHECK(stage.focus() != widget);
        CHECK(lookOf(stage, around) != with);
    }
}

TEST_CASE("keyboard: Esc closes what lies over the window, one by one") {
    Stage stage("keyboard");
    stage.openByDrop(stage.walk().project);
    stage.key(Qt::Key_1, Qt::ControlModifier);
    const std::string before = stage.chosen();
    // The locator.
    stage.key(Qt::Key_K, Qt::ControlModifier);
    CHECK(stage.window().locator().isVisible());
    stage.key(Qt::Key_Escape);
    CHECK_FALSE(stage.window().locator().isVisible());
    CHECK(stage.hasKeyboard(*stage.panes().candidates));
    // A menu.
    stage.key(Qt::Key_F, Qt::AltModifier);
    CHECK(QApplication::activePopupWidget());
    stage.key(Qt::Key_Escape, Qt::NoModifier, 2);
    CHECK_FALSE(QApplication::activePopupWidget());
    // Searching in the source.
    stage.key(Qt::Key_7, Qt::ControlModifier);
    stage.key(Qt::Key_F, Qt::ControlModifier);
    CHECK(stage.panes().source->findBar()->isVisible());
    stage.key(Qt::Key_Escape);
    CHECK_FALSE(stage.panes().source->findBar()->isVisible());
    CHECK(stage.hasKeyboard(*stage.panes().source));
    // Searching in the graph: the words first, then back to the cards.
    GraphPanel& graph = *stage.panes().graph;
    stage.key(Qt::Key_3, Qt::ControlModifier);
    stage.key(Qt::Key_F, Qt::ControlModifier);
    stage.type("step");
    CHECK(graph.tools().search().text() == "step");
    stage.key(Qt::Key_Escape);
    CHECK(graph.tools().search().text().isEmpty());
    stage.key(Qt::Key_Escape);
    CHECK(stage.focus() == &graph.view());
    // A dialog.
    stage.key(Qt::Key_Comma, Qt::ControlModifier);
    CHECK(stage.dialogs().size() == 1);
    stage.key(Qt::Key_Escape);
    CHECK(stage.dialogs().isEmpty());
    CHECK(stage.chosen() == before);
}

TEST_CASE("keyboard: Esc closes a bar from any pane, and the keyboard stays") {
    Stage stage("keyboard");
    stage.openByDrop(stage.walk().project);
    stage.window().bars().say({.id = "a", .text = "One thing."});
    stage.window().bars().say({.id = "b", .text = "Another thing."});
    stage.key(Qt::Key_1, Qt::ControlModifier);
    stage.key(Qt::Key_Escape);
    CHECK(stage.window().bars().texts() == QStringList{"One thing."});
    stage.key(Qt::Key_2, Qt::ControlModifier);
    stage.key(Qt::Key_Escape);
    CHECK(stage.window().bars().texts().isEmpty());
    CHECK(stage.hasKeyboard(*stage.panes().explanation));
}

TEST_CASE("keyboard: Esc takes nothing that was ticked, chosen or left unsaved") {
    Stage stage("keyboard");
    stage.openByDrop(stage.ownCopy());
    stage.workbench().documents().setUnsaved("train.py", "x = 2\n");
    stage.key(Qt::Key_1, Qt::ControlModifier);
    stage.key(Qt::Key_Down, Qt::NoModifier, 2);
    const std::string before = stage.chosen();
    const Qt::Key panes[] = {Qt::Key_1, Qt::Key_2, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7};
    for (const Qt::Key pane : panes) {
        stage.key(pane, Qt::ControlModifier);
        stage.key(Qt::Key_Escape, Qt::NoModifier, 3);
    }
    stage.settle();
    CHECK(stage.chosen() == before);
    CHECK(stage.workbench().documents().unsaved().at("train.py") == "x = 2\n");
    CHECK(stage.window().isVisible());
}

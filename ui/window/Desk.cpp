#include "ui/window/Desk.h"

#include <QDockWidget>
#include <QLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <algorithm>

#include "ui/window/PaneHead.h"

namespace graphlift {

namespace {

constexpr int kLayoutVersion = 1;
constexpr PaneId kDocked[] = {PaneId::Candidates, PaneId::Explanation, PaneId::CallGraph,
                              PaneId::TensorFlow, PaneId::Overview,    PaneId::Problems};

PaneId middleOf(WorkMode mode) {
    switch (mode) {
        case WorkMode::Explore:
            return PaneId::Source;
        case WorkMode::Learn:
            return PaneId::Learn;
        case WorkMode::Review:
            break;
    }
    return PaneId::Review;
}

}  // namespace

Desk::Desk(const Theme& theme, const PaneSet& panes, ActionList& actions, QWidget* parent)
    : QMainWindow(parent), theme_(theme), panes_(panes), middle_(new QStackedWidget(this)) {
    setObjectName("desk");
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    setDockOptions(dockOptions() & ~QMainWindow::AnimatedDocks);
    setDocumentMode(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    for (const PaneId id : {PaneId::Source, PaneId::Learn, PaneId::Review})
        middle_->addWidget(panes_.widget(id));
    // What a pane would like at least is more than a small screen has for all of them.
    for (const Pane& pane : panes_.panes) pane.widget->setMinimumSize(theme.px(200), theme.px(120));
    setCentralWidget(middle_);
    addDock(panes_.panes[0], Qt::LeftDockWidgetArea, actions);
    addDock(panes_.panes[1], Qt::RightDockWidgetArea, actions);
    addDock(panes_.panes[2], Qt::TopDockWidgetArea, actions);
    addDock(panes_.panes[3], Qt::TopDockWidgetArea, actions);
    addDock(panes_.panes[4], Qt::TopDockWidgetArea, actions);
    addDock(panes_.panes[5], Qt::BottomDockWidgetArea, actions);
    tabifyDockWidget(dock(PaneId::CallGraph), dock(PaneId::TensorFlow));
    tabifyDockWidget(dock(PaneId::TensorFlow), dock(PaneId::Overview));
    connect(&theme, &Theme::changed, this, [this] { dressTabs(); });
    arrange(mode_);
}

void Desk::addDock(const Pane& pane, Qt::DockWidgetArea area, ActionList& actions) {
    auto* made = new QDockWidget(titleOf(pane.id), this);
    made->setObjectName("dock-" + nameOf(pane.id));
    made->setWidget(pane.widget);
    made->setTitleBarWidget(new PaneHead(theme_, made));
    addDockWidget(area, made);
    docks_.push_back(made);
    const auto refresh = [this] { updateHeads(); };
    connect(made, &QDockWidget::dockLocationChanged, this, refresh);
    connect(made, &QDockWidget::topLevelChanged, this, refresh);
    connect(made, &QDockWidget::visibilityChanged, this, refresh);
    // A pane behind another tab is still "visible" to Qt: Tab would lead into what nobody sees.
    connect(made, &QDockWidget::visibilityChanged, pane.widget, &QWidget::setEnabled);
    QAction* toggle = actions.add(
        {.id = "view.pane." + nameOf(pane.id),
         .text = titleOf(pane.id),
         .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(static_cast<int>(pane.id) + 1))},
         .menu = MenuId::View,
         .help = tr("Opens or closes this pane"),
         .checkable = true},
        [] {});
    connect(toggle, &QAction::triggered, made, [this, id = pane.id, made](bool on) {
        if (on)
            reveal(id);
        else
            made->close();
    });
    connect(made->toggleViewAction(), &QAction::toggled, toggle, &QAction::setChecked);
    toggle->setChecked(true);
}

QDockWidget* Desk::dock(PaneId id) const {
    const auto index = static_cast<size_t>(id);
    return index < docks_.size() ? docks_[index] : nullptr;
}

PaneHead* Desk::head(PaneId id) const {
    return dock(id) ? qobject_cast<PaneHead*>(dock(id)->titleBarWidget()) : nullptr;
}

void Desk::setMode(WorkMode mode) {
    if (mode == mode_) return;
    layouts_[static_cast<size_t>(mode_)] = saveState(kLayoutVersion);
    mode_ = mode;
    middle_->setCurrentWidget(panes_.widget(middleOf(mode)));
    const QByteArray& kept = layouts_[static_cast<size_t>(mode)];
    if (kept.isEmpty() || !restoreState(kept, kLayoutVersion)) arrange(mode);
    updateHeads();
    emit modeChanged(mode);
}

void Desk::resetLayout() {
    for (QDockWidget* made : docks_) made->setFloating(false);
    addDockWidget(Qt::LeftDockWidgetArea, dock(PaneId::Candidates));
    addDockWidget(Qt::RightDockWidgetArea, dock(PaneId::Explanation));
    addDockWidget(Qt::TopDockWidgetArea, dock(PaneId::CallGraph));
    tabifyDockWidget(dock(PaneId::CallGraph), dock(PaneId::TensorFlow));
    tabifyDockWidget(dock(PaneId::TensorFlow), dock(PaneId::Overview));
    addDockWidget(Qt::BottomDockWidgetArea, dock(PaneId::Problems));
    arrange(mode_);
}

void Desk::arrange(WorkMode mode) {
    const bool explore = mode == WorkMode::Explore;
    for (const PaneId id : kDocked) dock(id)->setVisible(explore && id != PaneId::Problems);
    if (mode == WorkMode::Review) dock(PaneId::Explanation)->show();
    dock(PaneId::CallGraph)->raise();
    updateHeads();
    share();
}

// Sizes only hold once the layout knows the room it has.
void Desk::share() {
    layout()->activate();
    resizeDocks({dock(PaneId::Candidates), dock(PaneId::Explanation)},
                {theme_.px(344), theme_.px(360)}, Qt::Horizontal);
    resizeDocks({dock(PaneId::CallGraph)}, {height() * 54 / 100}, Qt::Vertical);
}

void Desk::updateHeads() {
    for (const PaneId id : kDocked) {
        const bool tabbed = !tabifiedDockWidgets(dock(id)).isEmpty() && !dock(id)->isFloating();
        if (PaneHead* own = head(id))
            own->setFlat(tabbed || panes_.panes[static_cast<size_t>(id)].ownHead);
    }
    dressTabs();
}

void Desk::dressTabs() {
    for (QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        bar->setDrawBase(false);
        bar->setExpanding(false);
        bar->setElideMode(Qt::ElideNone);
        bar->setFocusPolicy(Qt::TabFocus);
        bar->setAccessibleName(tr("Panes in this place"));
    }
}

void Desk::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    // Until the user has a say, the first arrangement follows the size of the window.
    if (!arranged_ && layouts_[static_cast<size_t>(mode_)].isEmpty())
        QTimer::singleShot(0, this, [this] { share(); });
}

void Desk::mousePressEvent(QMouseEvent* event) {
    arranged_ = true;  // a press here is on the line between two panes
    QMainWindow::mousePressEvent(event);
}

void Desk::reveal(PaneId id) {
    QDockWidget* wanted = dock(id);
    if (wanted) {
        wanted->show();
        wanted->raise();
    } else {
        for (int i = 0; i < kNumWorkModes; ++i)
            if (middleOf(static_cast<WorkMode>(i)) == id) setMode(static_cast<WorkMode>(i));
    }
    panes_.focus(id);
}

Desk::Layouts Desk::layouts() const {
    Layouts out = layouts_;
    out[static_cast<size_t>(mode_)] = saveState(kLayoutVersion);
    return out;
}

void Desk::setLayouts(const Layouts& layouts) {
    layouts_ = layouts;
    const QByteArray& kept = layouts_[static_cast<size_t>(mode_)];
    if (!kept.isEmpty() && restoreState(kept, kLayoutVersion)) arranged_ = true;
    updateHeads();
}

}  // namespace graphlift

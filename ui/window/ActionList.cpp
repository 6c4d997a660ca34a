#include "ui/window/ActionList.h"

#include <QWidget>
#include <algorithm>
#include <iterator>
#include <utility>

namespace graphlift {

namespace {
constexpr const char* kMenu = "menu";
constexpr const char* kWhyNot = "whyNot";
constexpr const char* kHelp = "help";
}  // namespace

ActionList::ActionList(QObject* parent) : QObject(parent) {}

QAction* ActionList::add(const ActionSpec& spec, std::function<void()> run) {
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    action->setCheckable(spec.checkable);
    action->setProperty(kMenu, static_cast<int>(spec.menu));
    action->setProperty(kHelp, spec.help);
    action->setStatusTip(spec.help);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    if (spec.pane) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        spec.pane->addAction(action);
    } else if (window_) {
        window_->addAction(action);
    }
    actions_.push_back(action);
    emit added(spec.menu);
    return action;
}

QAction* ActionList::find(const QString& id) const {
    const auto found = std::find_if(actions_.begin(), actions_.end(), [&](const QAction* action) {
        return action->objectName() == id;
    });
    return found == actions_.end() ? nullptr : *found;
}

std::vector<QAction*> ActionList::of(MenuId menu) const {
    std::vector<QAction*> out;
    std::copy_if(actions_.begin(), actions_.end(), std::back_inserter(out),
                 [&](const QAction* action) { return menuOf(*action) == menu; });
    return out;
}

void ActionList::setWindow(QWidget* window) {
    window_ = window;
    for (QAction* action : actions_)
        if (action->shortcutContext() == Qt::WindowShortcut) window->addAction(action);
}

void ActionList::setEnabled(const QString& id, bool enabled, const QString& whyNot) {
    QAction* action = find(id);
    if (!action) return;
    action->setProperty(kWhyNot, enabled ? QString() : whyNot);
    action->setEnabled(enabled);
}

QString ActionList::whyNot(const QAction& action) { return action.property(kWhyNot).toString(); }
QString ActionList::idOf(const QAction& action) { return action.objectName(); }
QString ActionList::helpOf(const QAction& action) { return action.property(kHelp).toString(); }
MenuId ActionList::menuOf(const QAction& action) {
    return static_cast<MenuId>(action.property(kMenu).toInt());
}

}  // namespace graphlift

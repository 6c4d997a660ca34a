// The commands of the frame itself and the menus. Menus are filled from the list of commands, so
// that a pane's commands appear by being registered.
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <QWhatsThis>
#include <algorithm>

#include "ui/text/QtText.h"
#include "ui/window/Desk.h"
#include "ui/window/Help.h"
#include "ui/window/History.h"
#include "ui/window/InfoBar.h"
#include "ui/window/Locator.h"
#include "ui/window/MainWindow.h"

namespace graphlift {

namespace {

QString titleOf(MenuId menu) {
    switch (menu) {
        case MenuId::File:
            return MainWindow::tr("&File");
        case MenuId::Edit:
            return MainWindow::tr("&Edit");
        case MenuId::View:
            return MainWindow::tr("&View");
        case MenuId::Go:
            return MainWindow::tr("&Go");
        case MenuId::Analyze:
            return MainWindow::tr("&Analyze");
        case MenuId::Refactor:
            return MainWindow::tr("Ref&actor");
        case MenuId::Learn:
            return MainWindow::tr("&Learn");
        case MenuId::Review:
            return MainWindow::tr("&Review");
        case MenuId::Tools:
            return MainWindow::tr("&Tools");
        case MenuId::Help:
            return MainWindow::tr("&Help");
        case MenuId::None:
            break;
    }
    return {};
}

// "view.pane" of "view.pane.graph": commands of one kind stand together.
QString sectionOf(const QAction& action) {
    const QString id = ActionList::idOf(action);
    return id.section('.', 0, id.count('.') - 1);
}

}  // namespace

void MainWindow::addCommands() {
    addFileCommands();
    addViewCommands();
    addThemeCommands();
    addGoCommands();
    actions_.add({.id = "analyze.again",
                  .text = tr("Analyze again"),
                  .keys = {QKeySequence(Qt::Key_F5)},
                  .menu = MenuId::Analyze,
                  .help = tr("Reads the project again; the results shown stay until then")},
                 [this] { emit analyzeRequested(); });
    actions_.add({.id = "analyze.cancel",
                  .text = tr("Cancel"),
                  .keys = {QKeySequence("Shift+F5")},
                  .menu = MenuId::Analyze,
                  .help = tr("Stops the analysis; the results shown before stay")},
                 [this] { emit cancelRequested(); });
    actions_.add({.id = "help.manual",
                  .text = tr("Manual"),
                  .keys = {QKeySequence(Qt::Key_F1)},
                  .menu = MenuId::Help,
                  .help = tr("Opens the manual, which needs no network")},
                 [this] { showPage({}); });
    actions_.add({.id = "help.shortcuts",
                  .text = tr("Keyboard shortcuts"),
                  .keys = {QKeySequence("Ctrl+F1")},
                  .menu = MenuId::Help,
                  .help = tr("Lists every command with its keys")},
                 [this] { showShortcuts(theme_, actions_, this); });
    actions_.add({.id = "help.whatIsThis",
                  .text = tr("What is this?"),
                  .keys = {QKeySequence("Shift+F1")},
                  .menu = MenuId::Help,
                  .help = tr("Explains what you click next")},
                 [] { QWhatsThis::enterWhatsThisMode(); });
    actions_.add({.id = "help.about",
                  .text = tr("About Graphlift"),
                  .keys = {QKeySequence("Ctrl+Alt+F1")},
                  .menu = MenuId::Help,
                  .help = tr("Version, parts and their licences")},
                 [this] { showAbout(theme_, this); });
}

void MainWindow::addFileCommands() {
    actions_.add({.id = "file.open",
                  .text = tr("Open folder…"),
                  .keys = {QKeySequence::Open},
                  .menu = MenuId::File,
                  .help = tr("Opens the folder of a project")},
                 [this] { chooseFolder(); });
    actions_.add({.id = "file.openFile",
                  .text = tr("Open file or notebook…"),
                  .keys = {QKeySequence("Ctrl+Shift+O")},
                  .menu = MenuId::File,
                  .help = tr("Analyses one Python file or one notebook by itself")},
                 [this] { chooseFile(); });
    actions_.add({.id = "file.close",
                  .text = tr("Close project"),
                  .keys = {QKeySequence("Ctrl+Shift+W")},
                  .menu = MenuId::File,
                  .help = tr("Goes back to the start page")},
                 [this] { emit closeProjectRequested(); });
    actions_.add({.id = "app.quit",
                  .text = tr("Quit"),
                  .keys = {QKeySequence("Ctrl+Q")},
                  .menu = MenuId::File,
                  .help = tr("Closes the window; it opens as it was left")},
                 [this] { close(); });
    actions_.add({.id = "app.preferences",
                  .text = tr("Preferences…"),
                  .keys = {QKeySequence("Ctrl+,")},
                  .menu = MenuId::Edit,
                  .help = tr("Fonts, theme, editor, analysis")},
                 [this] { emit preferencesRequested(); });
}

void MainWindow::addViewCommands() {
    const struct {
        const char* id;
        QString text;
        WorkMode mode;
    } modes[] = {{"explore", tr("Explore"), WorkMode::Explore},
                 {"learn", tr("Learn"), WorkMode::Learn},
                 {"review", tr("Review"), WorkMode::Review}};
    for (const auto& [id, text, mode] : modes)
        actions_.add(
            {.id = QStringLiteral("view.mode.") + id,
             .text = text,
             .keys = {QKeySequence(QStringLiteral("Alt+%1").arg(static_cast<int>(mode) + 1))},
             .menu = MenuId::View,
             .help = tr("Arranges the panes for this way of working")},
            [this, mode = mode] { desk_->setMode(mode); });
    actions_.add({.id = "view.layout.reset",
                  .text = tr("Reset layout"),
                  .keys = {QKeySequence("Ctrl+Shift+R")},
                  .menu = MenuId::View,
                  .help = tr("Puts the panes where they were at first")},
                 [this] { desk_->resetLayout(); });
    const auto scale = [this](const char* id, const QString& text, QList<QKeySequence> keys,
                              double factor) {
        actions_.add(
            {.id = id,
             .text = text,
             .keys = std::move(keys),
             .menu = MenuId::View,
             .help = tr("Changes the size of all text")},
            [this, factor] { theme_.setScale(factor == 0 ? 1 : theme_.scale() * factor); });
    };
    scale("view.text.larger", tr("Larger text"), {QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")},
          1.1);
    scale("view.text.smaller", tr("Smaller text"), {QKeySequence("Ctrl+-")}, 1 / 1.1);
    scale("view.text.normal", tr("Normal text size"), {QKeySequence("Ctrl+0")}, 0);
    actions_.add({.id = "view.window.full",
                  .text = tr("Full screen"),
                  .keys = {QKeySequence(Qt::Key_F11)},
                  .menu = MenuId::View,
                  .help = tr("Uses the whole screen")},
                 [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::addThemeCommands() {
    const struct {
        const char* id;
        QString text, key;
        Scheme scheme;
    } schemes[] = {{"light", tr("Light"), "Ctrl+Alt+L", Scheme::Light},
                   {"dark", tr("Dark"), "Ctrl+Alt+D", Scheme::Dark},
                   {"contrast", tr("High contrast"), "Ctrl+Alt+H", Scheme::HighContrast}};
    for (const auto& [id, text, key, scheme] : schemes) {
        QAction* action = actions_.add({.id = QStringLiteral("view.theme.") + id,
                                        .text = text,
                                        .keys = {QKeySequence(key)},
                                        .menu = MenuId::View,
                                        .help = tr("Changes the colours at once"),
                                        .checkable = true},
                                       [this, scheme = scheme] { theme_.setScheme(scheme); });
        const auto check = [this, action, scheme = scheme] {
            action->setChecked(theme_.scheme() == scheme);
        };
        connect(&theme_, &Theme::changed, action, check);
        connect(action, &QAction::triggered, action, check);
        check();
    }
}

void MainWindow::addGoCommands() {
    actions_.add({.id = "go.history.back",
                  .text = tr("Back"),
                  .keys = {QKeySequence("Alt+Left")},
                  .menu = MenuId::Go,
                  .help = tr("To the function or place before")},
                 [this] { history_->goBack(); });
    actions_.add({.id = "go.history.forward",
                  .text = tr("Forward"),
                  .keys = {QKeySequence("Alt+Right")},
                  .menu = MenuId::Go,
                  .help = tr("To where you came back from")},
                 [this] { history_->goForward(); });
    addFindCommands();
    addKeyboardCommands();
    dressHistory(top_->back(), "go.history.back", true);
    dressHistory(top_->forward(), "go.history.forward", false);
}

void MainWindow::addFindCommands() {
    const struct {
        const char* id;
        QString text, key, typed;
    } searches[] = {{"anything", tr("Go to anything…"), "Ctrl+K", ""},
                    {"command", tr("Run a command…"), "Ctrl+Shift+P", ">"},
                    {"candidate", tr("Go to a candidate…"), "Ctrl+Shift+K", "@"},
                    {"code", tr("Look a precondition up…"), "Ctrl+Shift+L", "#"}};
    for (const auto& [id, text, key, typed] : searches)
        actions_.add({.id = QStringLiteral("go.find.") + id,
                      .text = text,
                      .keys = {QKeySequence(key)},
                      .menu = MenuId::Go,
                      .help = tr("Finds by some letters of the name")},
                     [this, typed = typed] { locator_->open(typed); });
}

// Where the keyboard goes: to a pane, or from control to control.
void MainWindow::addKeyboardCommands() {
    for (const Pane& pane : panes_.panes)
        actions_.add(
            {.id = "go.pane." + nameOf(pane.id),
             .text = tr("To %1").arg(graphlift::titleOf(pane.id)),
             .keys = {QKeySequence(QStringLiteral("Ctrl+%1").arg(static_cast<int>(pane.id) + 1))},
             .menu = MenuId::Go,
             .help = tr("Opens the pane if it is closed, and gives it the keyboard")},
            [this, id = pane.id] { desk_->reveal(id); });
    actions_.add({.id = "go.control.next",
                  .text = tr("Next control"),
                  .keys = {QKeySequence("Ctrl+Tab")},
                  .menu = MenuId::Go,
                  .help = tr("As Tab, also out of a text that takes Tab for itself")},
                 [this] { focusNextPrevChild(true); });
    actions_.add({.id = "go.control.previous",
                  .text = tr("Previous control"),
                  .keys = {QKeySequence("Ctrl+Shift+Tab"), QKeySequence("Ctrl+Shift+Backtab")},
                  .menu = MenuId::Go,
                  .help = tr("Back to where the keyboard was before")},
                 [this] { focusNextPrevChild(false); });
    // From where one reads, one letter leads to the picture of it.
    QAction* look = actions_.add({.id = "go.graph",
                                  .text = tr("Look at it in the call graph"),
                                  .keys = {QKeySequence(Qt::Key_G)},
                                  .help = tr("Gives the call graph the keyboard"),
                                  .pane = panes_.widget(PaneId::Candidates)},
                                 [this] { desk_->reveal(PaneId::CallGraph); });
    for (const PaneId id : {PaneId::Explanation, PaneId::Source})
        panes_.widget(id)->addAction(look);
}

void MainWindow::dressHistory(QToolButton* button, const QString& id, bool back) {
    QAction* action = actions_.find(id);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    button->setAccessibleName(action->text());
    button->setToolTip(tr("%1 (%2)").arg(action->text(), key));
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button,
            [button, action] { button->setEnabled(action->isEnabled()); });
    auto* menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [this, back] { fillHistoryMenu(back); });
    button->setMenu(menu);
}

// Panes register before the frame does. In the first menu, opening comes first and leaving last.
std::vector<QAction*> MainWindow::inMenuOrder(MenuId menu) const {
    std::vector<QAction*> actions = actions_.of(menu);
    if (menu != MenuId::File) return actions;
    const auto rank = [](const QAction* action) {
        const QString part = ActionList::idOf(*action).section('.', 0, 0);
        return part == "file" ? 0 : part == "app" ? 2 : 1;
    };
    std::stable_sort(actions.begin(), actions.end(),
                     [&](const QAction* a, const QAction* b) { return rank(a) < rank(b); });
    return actions;
}

void MainWindow::makeMenus() {
    recentMenu_ = new QMenu(tr("Open recent"), this);
    connect(recentMenu_, &QMenu::aboutToShow, this, [this] { fillRecentMenu(); });
    for (size_t i = 0; i < menus_.size(); ++i) {
        const auto id = static_cast<MenuId>(i);
        menus_[i] = top_->menus()->addMenu(titleOf(id));
        menus_[i]->setToolTipsVisible(true);
        fillMenu(id);
    }
    // What is behind the window registers its commands when the menus are there already.
    connect(&actions_, &ActionList::added, this, &MainWindow::fillMenu);
}

void MainWindow::fillMenu(MenuId id) {
    if (id == MenuId::None) return;
    QMenu* menu = menus_[static_cast<size_t>(id)];
    menu->clear();
    QString section;
    for (QAction* action : inMenuOrder(id)) {
        const QString now = sectionOf(*action);
        if (!section.isEmpty() && now != section) menu->addSeparator();
        section = now;
        menu->addAction(action);
        if (ActionList::idOf(*action) == "file.openFile") menu->addMenu(recentMenu_);
    }
    menu->menuAction()->setVisible(!menu->isEmpty());
}

void MainWindow::fillRecentMenu() {
    recentMenu_->clear();
    for (const RecentProject& project : recent_) {
        QAction* action = recentMenu_->addAction(
            project.isThere ? tr("%1 — %2").arg(project.name(), project.folder())
                            : tr("%1 (not there any more)").arg(project.name()));
        action->setEnabled(project.isThere);
        connect(action, &QAction::triggered, this,
                [this, path = project.path] { emit openRequested(path); });
    }
    if (recent_.empty()) recentMenu_->addAction(tr("No project yet"))->setEnabled(false);
}

void MainWindow::fillHistoryMenu(bool back) {
    QMenu* menu = back ? top_->back()->menu() : top_->forward()->menu();
    menu->clear();
    const auto add = [&](size_t step) {
        menu->addAction(textOf(history_->steps()[step]), this,
                        [this, step] { history_->go(step); });
    };
    if (back)
        for (size_t i = history_->at(); i-- > 0;) add(i);
    else
        for (size_t i = history_->at() + 1; i < history_->steps().size(); ++i) add(i);
}

void MainWindow::updateCommands() {
    const bool open = isProjectShown();
    const bool busy = status_->isBusy();
    const QString closed = tr("No project is open");
    for (const char* id : {"file.close", "view.layout.reset", "view.mode.explore",
                           "view.mode.learn", "view.mode.review", "go.find.candidate"})
        actions_.setEnabled(id, open, closed);
    for (const Pane& pane : panes_.panes) {
        actions_.setEnabled("go.pane." + nameOf(pane.id), open, closed);
        actions_.setEnabled("view.pane." + nameOf(pane.id), open, closed);
    }
    actions_.setEnabled("analyze.again", open && !busy,
                        open ? tr("An analysis is running") : closed);
    actions_.setEnabled("analyze.cancel", busy, tr("No analysis is running"));
    actions_.setEnabled("go.history.back", history_->canGoBack(), tr("Nothing came before"));
    actions_.setEnabled("go.history.forward", history_->canGoForward(), tr("Nothing lies ahead"));
}

}  // namespace graphlift

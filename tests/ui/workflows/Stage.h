// The workbench on a stage: what a person can do with it, as events of the platform's window, and
// what can be seen then. Used by one test for each way of working.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

#include "app/session/SettingsStore.h"
#include "app/session/Workbench.h"
#include "tests/support/TemporaryFolder.h"

class QDockWidget;

namespace graphlift::test {

/// What is walked through and what is kept of it: see README.md.
struct Walk {
    QString project;   // a folder; the example that is delivered unless the environment says so
    QString pictures;  // "": none are kept
    Scheme scheme = Scheme::Light;
    QSize size{1600, 1000};
    QStringList functions;
};
Walk walkOfEnvironment();

class Stage {
  public:
    /// Shows the window as at the first start ever. `name` begins the names of its pictures.
    explicit Stage(QString name, const Walk& walk = walkOfEnvironment());
    ~Stage();

    [[nodiscard]] const Walk& walk() const { return walk_; }
    [[nodiscard]] Workbench& workbench() { return workbench_; }
    [[nodiscard]] MainWindow& window() { return workbench_.window(); }
    [[nodiscard]] const PaneSet& panes() { return window().panes(); }
    [[nodiscard]] const std::string& chosen() { return workbench_.selection().functionId(); }
    /// A copy of the project that may be written into; gone with the stage.
    [[nodiscard]] QString ownCopy();

    // What a person does. Keys go where the keyboard is, clicks where the pointer is.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, int times = 1);
    void type(const QString& text);
    void click(QWidget& on, const QPoint& at, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void click(QWidget& on);  // in its middle
    void doubleClick(QWidget& on, const QPoint& at);
    void wheel(QWidget& on, const QPoint& at, int steps, Qt::KeyboardModifiers modifiers = {});
    void drop(const QString& path);
    /// A click on the tab of a pane.
    void clickTab(const QString& title);
    /// Opens the menu of the menu bar and runs its entry, by keys.
    void runFromMenu(const QString& menu, const QString& entry);
    /// Opens a project by drop and waits until its results are shown.
    void openByDrop(const QString& path);

    // Waiting.
    bool until(const std::function<bool()>& holds, int milliseconds = 20000);
    /// Nothing is analysed or laid out any more, and what came of it is drawn.
    void settle();

    // What is seen.
    [[nodiscard]] QWidget* focus() const;
    /// Does the pane, or something in it, have the keyboard?
    [[nodiscard]] bool hasKeyboard(const QWidget& pane) const;
    /// Dialogs that stand over the window now.
    [[nodiscard]] QStringList dialogs() const;
    /// Keeps a picture: "explore-<step>.png". Nothing when none are asked for.
    void shot(const QString& step);

  private:
    void show();

    QString name_;
    Walk walk_;
    TemporaryFolder folder_;
    Theme& theme_;
    SettingsStore settings_;
    Workbench workbench_;
};

}  // namespace graphlift::test

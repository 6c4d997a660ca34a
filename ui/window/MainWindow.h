// The window: top bar, start page or working area, status line, and what lies over them. It shows
// what it is told and tells what the user wishes; it opens no file, runs no analysis and keeps no
// settings.
#pragma once

#include <QMainWindow>
#include <array>
#include <functional>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/project/RecentProject.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"
#include "ui/window/Panes.h"
#include "ui/window/StatusLine.h"
#include "ui/window/TopBar.h"

class QStackedWidget;

namespace graphlift {

class BusyPanel;
class Desk;
class History;
class InfoBars;
class Locator;
class StartPage;
class Toast;

/// What is said of a project beside its report.
struct ProjectNotes {
    QString framework;  // "TensorFlow 2.15, from requirements.txt"
    QString git;        // "main, clean"; "" when it is in no repository
};

class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(Theme& theme, Selection& selection, ActionList& actions);
    ~MainWindow() override;

    /// A finished analysis; null closes the project and shows the start page.
    void setProject(const ProjectViewPtr& project);
    [[nodiscard]] const ProjectViewPtr& project() const { return project_; }
    void setNotes(const ProjectNotes& notes);
    void setRecent(const std::vector<RecentProject>& projects);

    /// An analysis of the project of this name begins, goes on, ends. Old results stay meanwhile.
    void startWork(const QString& projectName);
    void showWork(const WorkProgress& progress);
    void stopWork();
    /// What could not be done at all, in the working area or on the start page.
    void showFailure(const QString& what, const QString& path);

    void setUnsaved(const QStringList& files);
    [[nodiscard]] QStringList unsaved() const { return unsaved_; }
    void setEditorState(const QString& place, const QString& encoding);

    [[nodiscard]] Desk& desk() const { return *desk_; }
    [[nodiscard]] InfoBars& bars() const { return *bars_; }
    [[nodiscard]] Toast& toast() const { return *toast_; }
    [[nodiscard]] StatusLine& status() const { return *status_; }
    [[nodiscard]] History& history() const { return *history_; }
    [[nodiscard]] Locator& locator() const { return *locator_; }
    [[nodiscard]] StartPage& start() const { return *start_; }
    [[nodiscard]] TopBar& topBar() const { return *top_; }
    [[nodiscard]] ActionList& actions() const { return actions_; }
    [[nodiscard]] const PaneSet& panes() const { return panes_; }
    [[nodiscard]] bool isProjectShown() const;

    /// Asked before the window closes; false keeps it open.
    std::function<bool()> mayClose;

  signals:
    void openRequested(const QString& path);
    void closeProjectRequested();
    void removeRecentRequested(const QString& path);
    void clearMissingRequested();
    void cancelRequested();
    void analyzeRequested();
    void preferencesRequested();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void layOut();
    void addCommands();
    void addFileCommands();
    void addViewCommands();
    void addThemeCommands();
    void addGoCommands();
    void addFindCommands();
    void addKeyboardCommands();
    void dressHistory(QToolButton* button, const QString& id, bool back);
    [[nodiscard]] std::vector<QAction*> inMenuOrder(MenuId menu) const;
    void makeMenus();
    void fillMenu(MenuId id);
    void fillRecentMenu();
    void fillHistoryMenu(bool back);
    void updateTitle();
    void updateCommands();
    void showStart(bool start);
    void sayCaret();
    void showPage(const QString& page);
    void chooseFolder();
    void chooseFile();

    Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    PaneSet panes_;
    TopBar* top_;
    QStackedWidget* pages_;
    StartPage* start_;
    InfoBars* bars_;
    Desk* desk_;
    StatusLine* status_;
    Toast* toast_;
    BusyPanel* busy_;
    Locator* locator_;
    History* history_;
    std::array<QMenu*, static_cast<size_t>(MenuId::None)> menus_{};
    QMenu* recentMenu_ = nullptr;
    ProjectViewPtr project_;
    std::vector<RecentProject> recent_;
    QStringList unsaved_;
    QString projectName_;
    int percent_ = -1;
};

}  // namespace graphlift

// The workbench: the window with what works behind it. Turns wishes of the window into analyses and
// settings, and results into what the window shows.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

#include "app/session/AnalysisService.h"
#include "app/session/ChangeService.h"
#include "app/session/DocumentStore.h"
#include "app/session/FirstLook.h"
#include "app/session/ReviewDesk.h"
#include "app/session/SettingsStore.h"
#include "ui/models/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"
#include "ui/window/MainWindow.h"

namespace graphlift {

class StaleFiles;

class Workbench : public QObject {
    Q_OBJECT
  public:
    Workbench(Theme& theme, SettingsStore& settings);
    ~Workbench() override;

    /// Analyses and shows the project; afterwards shows the place, when one is given.
    void open(const QString& path, const std::optional<StartPlace>& place = std::nullopt);
    void closeProject();
    /// Shows the window as it was left, and the project of last time when the user wants that.
    void restore(bool withProject);
    void save();

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] Selection& selection() { return selection_; }
    [[nodiscard]] AnalysisService& analysis() { return analysis_; }
    [[nodiscard]] DocumentStore& documents() { return documents_; }

    /// What to do with unsaved texts when the window closes; asks by a dialog unless a test
    /// answers.
    enum class Unsaved : uint8_t { Save, Discard, Cancel };
    std::function<Unsaved(const QStringList&)> askUnsaved;

  signals:
    /// A run has ended and the window shows its result, or that there is none.
    void settled();

  private:
    void connectWindow();
    void connectAnalysis();
    void connectDocuments();
    void connectChanges();
    void undoChange();
    [[nodiscard]] std::string root() const;
    bool saveUnsaved();
    void reload(const QStringList& paths);
    void trackFiles(const ProjectView& project);
    void showResult(const ProjectViewPtr& project, const ProjectNotes& notes);
    void showStartPlace();
    void restoreSelection();
    void showPreferences();
    void applyPreferences(const Preferences& preferences);
    void followGraph(const GraphChoice& wanted);
    void remember(const ProjectView& project);
    void keepState();
    bool mayClose();
    void refreshRecent();

    Theme& theme_;
    SettingsStore& settings_;
    Preferences preferences_;
    Selection selection_;
    ActionList actions_;
    AnalysisService analysis_;
    DocumentStore documents_;
    ChangeService changes_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<ReviewDesk> review_;
    std::unique_ptr<StaleFiles> stale_;
    QString path_;
    std::optional<StartPlace> place_;
};

}  // namespace graphlift

// What the window remembers between two starts: recent projects, preferences, arrangements of the
// panes, where the user was. A file in the user's configuration folder; nothing in it leaves the
// machine.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <optional>
#include <vector>

#include "ui/project/RecentProject.h"
#include "ui/settings/Preferences.h"
#include "ui/window/Desk.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

/// Where the user was in a project.
struct ProjectState {
    std::string functionId;
    QString file;  // with the place below, when one was shown
    uint32_t begin = 0, end = 0;
    // Of the call graph; none: as the preferences say.
    std::optional<LayoutEngine> engine;
    std::optional<LayoutDirection> direction;
};

class SettingsStore {
  public:
    /// The user's file; tests give one of their own.
    SettingsStore();
    explicit SettingsStore(const QString& file);

    [[nodiscard]] std::vector<RecentProject> recent() const;  // newest first, `isThere` looked up
    void addRecent(const RecentProject& project);
    void removeRecent(const QString& path);

    [[nodiscard]] Preferences preferences() const;
    void setPreferences(const Preferences& preferences);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    [[nodiscard]] WorkMode mode() const;
    void setMode(WorkMode mode);
    [[nodiscard]] Desk::Layouts layouts() const;
    void setLayouts(const Desk::Layouts& layouts);

    [[nodiscard]] ProjectState state(const QString& project) const;
    void setState(const QString& project, const ProjectState& state);
    /// The project that was open when the window was closed; "" for none.
    [[nodiscard]] QString lastProject() const;
    void setLastProject(const QString& path);
    void sync() { settings_.sync(); }

  private:
    static constexpr int kMostRecent = 12;
    void writeRecent(const std::vector<RecentProject>& projects);

    mutable QSettings settings_;
};

}  // namespace graphlift

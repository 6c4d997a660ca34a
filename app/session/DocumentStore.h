// The files of the open project as somebody may change them: in the window (unsaved texts) and
// behind its back (on disk). What happens on disk is noticed and told, never taken over in silence.
// Folders are watched, since many editors replace a file when they save, and files, since others
// write into it; of large projects the folders only. Hashes are compared on another thread.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/source/FileSet.h"

namespace graphlift {

struct TrackedFile {
    std::string path;   // relative to the project
    uint64_t hash = 0;  // hashBytes() of what was analysed
};

class DocumentStore : public QObject {
    Q_OBJECT
  public:
    explicit DocumentStore(QObject* parent = nullptr);

    /// The files that an analysis read; unsaved texts of other projects are forgotten.
    void track(const std::string& root, std::vector<TrackedFile> files);
    void clear();
    /// Looks now; `changedOnDisk` follows when there is something to tell.
    void check();
    /// False where the system could not watch all folders: then only check() finds changes.
    [[nodiscard]] bool isWatching() const { return watching_; }

    void setUnsaved(const std::string& path, const std::string& text);
    void dropUnsaved(const std::string& path);
    [[nodiscard]] const Overlay& unsaved() const { return unsaved_; }
    [[nodiscard]] QStringList unsavedFiles() const;

  signals:
    /// Relative paths that no longer have the bytes that were analysed (or are gone), since the
    /// last time this was told.
    void changedOnDisk(const QStringList& paths);
    void unsavedChanged();

  private:
    void watchAll();
    void watchFiles();
    void hear(uint64_t round, const std::map<std::string, uint64_t>& now);

    std::string root_;
    std::map<std::string, uint64_t> tracked_;  // path -> hash that is known: analysed or told
    Overlay unsaved_;
    QFileSystemWatcher watcher_;
    QTimer settle_;
    uint64_t round_ = 0;  // answers of an earlier project are dropped
    bool watching_ = true;
};

}  // namespace graphlift

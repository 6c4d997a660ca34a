#include "app/session/DocumentStore.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include "analysis/support/Hash.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

namespace fs = std::filesystem;

// Saving and branch switches touch many files in a row.
constexpr int kSettle = 250;  // milliseconds
constexpr uint64_t kGone = 0;
// One watch of the system each; it has some 8,000 for all programs of a user at least.
constexpr size_t kMostWatchedFiles = 2000;

using Hashes = std::map<std::string, uint64_t>;

Hashes readHashes(const std::string& root, const Hashes& files) {
    Hashes now;
    for (const auto& [path, known] : files) {
        const auto bytes = readBytes(root, path);
        now[path] = bytes ? hashBytes(*bytes) : kGone;
    }
    return now;
}

}  // namespace

DocumentStore::DocumentStore(QObject* parent) : QObject(parent) {
    settle_.setSingleShot(true);
    settle_.setInterval(kSettle);
    connect(&settle_, &QTimer::timeout, this, [this] { check(); });
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, [this] { settle_.start(); });
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, [this] { settle_.start(); });
}

void DocumentStore::track(const std::string& root, std::vector<TrackedFile> files) {
    ++round_;
    if (root != root_) {
        unsaved_.clear();
        emit unsavedChanged();
    }
    root_ = root;
    // Of a file with an unsaved text the analysis read that text: what was on disk stays known.
    const Hashes before = std::exchange(tracked_, {});
    for (TrackedFile& file : files) {
        const auto known = before.find(file.path);
        const bool mine = unsaved_.count(file.path) != 0 && known != before.end();
        tracked_.emplace(std::move(file.path), mine ? known->second : file.hash);
    }
    watchAll();
}

void DocumentStore::clear() { track({}, {}); }

void DocumentStore::watchAll() {
    watchFiles();
    std::set<QString> folders;
    if (!root_.empty()) folders.insert(toQt(root_));
    for (const auto& [path, hash] : tracked_)
        folders.insert(toQt((fs::path(root_) / path).parent_path().string()));
    const QStringList watched = watcher_.directories();
    if (std::set<QString>(watched.begin(), watched.end()) == folders) return;
    if (!watched.isEmpty()) watcher_.removePaths(watched);
    watching_ =
        folders.empty() || watcher_.addPaths(QStringList(folders.begin(), folders.end())).isEmpty();
}

// A file that was replaced is watched no longer: this is called again after each change.
void DocumentStore::watchFiles() {
    QStringList wanted;
    if (tracked_.size() <= kMostWatchedFiles)
        for (const auto& [path, hash] : tracked_) wanted += toQt((fs::path(root_) / path).string());
    const QStringList watched = watcher_.files();
    const std::set<QString> now(watched.begin(), watched.end());
    const std::set<QString> then(wanted.begin(), wanted.end());
    QStringList gone, missing;
    std::set_difference(now.begin(), now.end(), then.begin(), then.end(), std::back_inserter(gone));
    std::set_difference(then.begin(), then.end(), now.begin(), now.end(),
                        std::back_inserter(missing));
    if (!gone.isEmpty()) watcher_.removePaths(gone);
    if (!missing.isEmpty()) watcher_.addPaths(missing);
}

void DocumentStore::check() {
    if (tracked_.empty()) return;
    const QPointer<DocumentStore> self(this);
    QThreadPool::globalInstance()->start([self, root = root_, files = tracked_, round = round_] {
        const Hashes now = readHashes(root, files);
        QMetaObject::invokeMethod(
            qApp,
            [self, round, now] {
                if (self) self->hear(round, now);
            },
            Qt::QueuedConnection);
    });
}

void DocumentStore::hear(uint64_t round, const Hashes& now) {
    if (round != round_) return;
    QStringList changed;
    for (const auto& [path, hash] : now) {
        uint64_t& known = tracked_[path];
        if (known == hash) continue;
        known = hash;
        changed += toQt(path);
    }
    watchFiles();
    if (!changed.isEmpty()) emit changedOnDisk(changed);
}

void DocumentStore::setUnsaved(const std::string& path, const std::string& text) {
    unsaved_[path] = text;
    emit unsavedChanged();
}

void DocumentStore::dropUnsaved(const std::string& path) {
    if (unsaved_.erase(path) > 0) emit unsavedChanged();
}

QStringList DocumentStore::unsavedFiles() const {
    QStringList out;
    for (const auto& [path, text] : unsaved_) out += toQt(path);
    return out;
}

}  // namespace graphlift

#include "app/session/AnalysisService.h"

#include <QCoreApplication>
#include <chrono>
#include <exception>
#include <filesystem>
#include <utility>

#include "analysis/driver/AnalysisHost.h"
#include "app/change/Recovery.h"
#include "app/change/Target.h"
#include "app/session/ProgressWords.h"
#include "app/session/ProjectDescription.h"
#include "ui/text/QtText.h"
#include "ui/window/Panes.h"

namespace graphlift {

namespace {

namespace fs = std::filesystem;

// How often results that nobody shows any more are looked for.
constexpr auto kTidyInterval = std::chrono::milliseconds(500);

fs::path rootOf(const std::string& project) {
    std::error_code error;
    fs::path root = project;
    if (!fs::is_directory(root, error)) root = root.parent_path();
    return root.empty() ? fs::path(".") : root;
}

Result<AnalysisOptions> optionsOf(const AnalysisRequest& request) {
    auto options = loadOptions(rootOf(request.path));
    if (!options) return options;
    return applySettings(std::move(*options), request.settings);
}

}  // namespace

AnalysisService::AnalysisService(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& quit) { work(quit); }) {}

AnalysisService::~AnalysisService() {
    cancel();
    thread_.request_stop();
    wake_.notify_all();
    thread_.join();
    QCoreApplication::removePostedEvents(this);
}

void AnalysisService::start(const AnalysisRequest& request) {
    {
        const std::lock_guard lock(mutex_);
        if (current_) current_->request_stop();
        waiting_ = Job{request, {}, ++newest_};
    }
    running_ = true;
    wake_.notify_all();
    emit started(QString::fromStdString(request.path));
}

void AnalysisService::cancel() {
    std::optional<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        if (current_) current_->request_stop();
        std::swap(dropped, waiting_);
    }
    if (dropped && running_) {
        running_ = false;
        emit cancelled(QString::fromStdString(dropped->request.path));
    }
}

// A message of a run that is no longer the newest is not delivered.
template <class Tell>
void AnalysisService::tell(uint64_t number, bool ends, Tell told) {
    QMetaObject::invokeMethod(
        this,
        [this, number, ends, told = std::move(told)] {
            if (number != newest_) return;
            if (ends) running_ = false;
            told();
        },
        Qt::QueuedConnection);
}

void AnalysisService::work(std::stop_token quit) {
    while (!quit.stop_requested()) {
        std::optional<Job> job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, quit, kTidyInterval, [this] { return waiting_.has_value(); });
            if (waiting_) {
                std::swap(job, waiting_);
                current_ = job->stop;
            }
        }
        dropUnused();
        if (!job) continue;
        run(*job);
        const std::lock_guard lock(mutex_);
        current_.reset();
    }
}

void AnalysisService::run(const Job& job) {
    const QString path = QString::fromStdString(job.request.path);
    try {
        analyze(job);
    } catch (const std::exception& error) {
        const QString what = tr("The analysis of %1 stopped by an error of its own: %2. This is a "
                                "bug; results shown before are unchanged.")
                                 .arg(shown(job.request.path), QString::fromUtf8(error.what()));
        tell(job.number, true, [this, path, what] { emit failed(path, what); });
    }
}

// Before anything is read: a change that died in the middle is finished or taken back.
void AnalysisService::recover(const Job& job) {
    const auto root = projectFolder(job.request.path);
    if (!root) return;  // the analysis says what is wrong with the path
    const auto done = recoverProject(*root);
    if (done && !*done) return;
    const QString what = toQt(done ? (*done)->message : done.error().message);
    tell(job.number, false, [this, what] { emit recovered(what); });
}

void AnalysisService::analyze(const Job& job) {
    const QString path = QString::fromStdString(job.request.path);
    const auto fails = [&](const Error& error) {
        tell(job.number, true,
             [this, path, what = toQt(error.message)] { emit failed(path, what); });
    };
    recover(job);
    const auto options = optionsOf(job.request);
    if (!options) return fails(options.error());
    const AnalysisObserver observer{[&](const Progress& progress) {
        tell(job.number, false, [this, said = sayProgress(progress)] { emit progressed(said); });
    }};
    const Workers workers(options->jobs);
    auto snapshot = analyzeProject(job.request.path, *options, workers, job.stop.get_token(),
                                   observer, job.request.unsaved);
    if (!snapshot) return fails(snapshot.error());
    if (*snapshot == nullptr) {
        tell(job.number, true, [this, path] { emit cancelled(path); });
        return;
    }
    ProjectViewPtr project = std::make_shared<const ProjectView>(std::move(*snapshot));
    prepareForPanes(*project);
    published_.push_back(project);
    const ProjectNotes notes = describe(project->snapshot());
    tell(job.number, true,
         [this, project = std::move(project), notes] { emit finished(project, notes); });
}

// The newest stays: somebody is about to show it.
void AnalysisService::dropUnused() {
    if (published_.empty()) return;
    const ProjectViewPtr newest = published_.back();
    std::erase_if(published_,
                  [&](const ProjectViewPtr& one) { return one != newest && one.use_count() == 1; });
}

}  // namespace graphlift

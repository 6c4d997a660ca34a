#include "app/session/ReviewService.h"

#include <QCoreApplication>
#include <exception>
#include <optional>
#include <utility>

#include "ui/text/QtText.h"

namespace graphlift {

ReviewService::ReviewService(QObject* parent)
    : QObject(parent), thread_([this](std::stop_token quit) { work(std::move(quit)); }) {}

ReviewService::~ReviewService() {
    newestJudging_.request_stop();
    thread_.request_stop();
    wake_.notify_all();
    thread_.join();
    QCoreApplication::removePostedEvents(this);
}

void ReviewService::add(Job job) {
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    wake_.notify_all();
}

void ReviewService::work(std::stop_token quit) {
    while (true) {
        std::optional<Job> job;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, quit, [this] { return !jobs_.empty(); })) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        run(*job, quit);
    }
}

void ReviewService::run(const Job& job, const std::stop_token& quit) {
    try {
        job(quit);
    } catch (const std::exception& error) {
        const QString what = tr("This stopped by an error of its own: %1. This is a bug; nothing "
                                "was written.")
                                 .arg(QString::fromUtf8(error.what()));
        tell([this, what] { emit failed(what); });
    }
}

template <class Tell>
void ReviewService::tell(Tell told) {
    QMetaObject::invokeMethod(this, std::move(told), Qt::QueuedConnection);
}

void ReviewService::dryRun(ProjectViewPtr project, ChangeSet change) {
    add([this, project = std::move(project),
         change = std::move(change)](const std::stop_token& stop) {
        tell([this, lines = rehearse(*project, change, stop)] { emit rehearsed(lines); });
    });
}

void ReviewService::judge(ProjectViewPtr project, Overlay texts) {
    newestJudging_.request_stop();
    newestJudging_ = {};
    add([this, project = std::move(project), texts = std::move(texts),
         stop = newestJudging_.get_token()](const std::stop_token&) {
        if (stop.stop_requested()) return;
        const AnalysisSnapshot& before = project->snapshot();
        const Workers workers(before.options.jobs);
        auto analysed = analyzeProject(before.root, before.options, workers, stop, {}, texts);
        if (!analysed)
            return tell([this, what = toQt(analysed.error().message)] { emit failed(what); });
        if (*analysed == nullptr) return;  // a newer text is waiting
        auto view = std::make_shared<const ProjectView>(std::move(*analysed));
        tell([this, stop, view = std::move(view)] {
            if (!stop.stop_requested()) emit judged(view);
        });
    });
}

}  // namespace graphlift

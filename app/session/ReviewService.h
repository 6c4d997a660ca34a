// What a review asks of the analysis: a rehearsal of its change, and the verdicts of texts that
// somebody edits. One thread that does one thing after the other; of two requests for verdicts the
// newer one counts. Answers are queued signals. Nothing of the project is written.
#pragma once

#include <QObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/change/ChangeSet.h"
#include "ui/diff/ReviewReports.h"
#include "ui/models/ProjectView.h"

namespace graphlift {

class ReviewService : public QObject {
    Q_OBJECT
  public:
    explicit ReviewService(QObject* parent = nullptr);
    ~ReviewService() override;

    /// Everything that can be known before: files as analysed and writable, results that parse,
    /// bytes that come back by undo, verdicts of the changed project.
    void dryRun(ProjectViewPtr project, ChangeSet change);
    /// The project with these texts in place of its files.
    void judge(ProjectViewPtr project, Overlay texts);

  signals:
    void rehearsed(const graphlift::CheckLines& lines);
    void judged(const graphlift::ProjectViewPtr& edited);
    void failed(const QString& what);

  private:
    using Job = std::function<void(std::stop_token)>;
    void add(Job job);
    void work(std::stop_token quit);
    void run(const Job& job, const std::stop_token& quit);
    template <class Tell>
    void tell(Tell told);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Job> jobs_;
    std::stop_source newestJudging_;
    std::jthread thread_;
};

/// What a dry run does; blocks until it is done. Writes in a scratch folder only.
CheckLines rehearse(const ProjectView& project, const ChangeSet& change, std::stop_token stop);

}  // namespace graphlift

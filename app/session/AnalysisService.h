// The analysis in the background: one thread that runs analyses, one at a time, the newest request
// wins. Results arrive as queued signals; a stopped run publishes nothing. What is no longer shown
// is destroyed on that thread, since freeing a large project takes longer than a frame.
#pragma once

#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/window/MainWindow.h"

namespace graphlift {

struct AnalysisRequest {
    std::string path;
    Settings settings = {};  // over those of the project
    Overlay unsaved = {};    // texts that are analysed in place of what is on disk
};

class AnalysisService : public QObject {
    Q_OBJECT
  public:
    explicit AnalysisService(QObject* parent = nullptr);
    ~AnalysisService() override;

    /// Stops what is running and starts this instead.
    void start(const AnalysisRequest& request);
    /// Stops what is running; `cancelled` follows within half a second.
    void cancel();
    [[nodiscard]] bool isRunning() const { return running_; }

  signals:
    void started(const QString& path);
    void progressed(const graphlift::WorkProgress& progress);
    /// A change of this project had been interrupted; what was done about it before the analysis.
    void recovered(const QString& what);
    void finished(const graphlift::ProjectViewPtr& project, const graphlift::ProjectNotes& notes);
    void failed(const QString& path, const QString& what);
    void cancelled(const QString& path);

  private:
    struct Job {
        AnalysisRequest request;
        std::stop_source stop;
        uint64_t number = 0;
    };

    void work(std::stop_token quit);
    void run(const Job& job);
    void recover(const Job& job);
    void analyze(const Job& job);
    void dropUnused();
    template <class Tell>
    void tell(uint64_t number, bool ends, Tell told);

    // UI thread.
    bool running_ = false;
    uint64_t newest_ = 0;
    // Shared.
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<Job> waiting_;
    std::optional<std::stop_source> current_;
    // Worker thread: keeps every result until nobody else has it.
    std::vector<ProjectViewPtr> published_;
    std::jthread thread_;
};

}  // namespace graphlift

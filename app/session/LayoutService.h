// Lays graphs out in a child process beside the event loop. One request at a time: a newer one
// kills the older, whose result is never heard of.
#pragma once

#include <QProcess>
#include <QTimer>
#include <chrono>

#include "ui/graph/LayoutRunner.h"

namespace graphlift {

class LayoutService : public LayoutRunner {
    Q_OBJECT
  public:
    static constexpr std::chrono::milliseconds kTimeout{60000};

    /// `program`: the layout program; "" for the one beside the running program.
    explicit LayoutService(QObject* parent = nullptr, const QString& program = {},
                           std::chrono::milliseconds timeout = kTimeout);
    ~LayoutService() override;

    void start(const LayoutRequest& request) override;
    void cancel() override;
    [[nodiscard]] bool isBusy() const { return process_ != nullptr; }

  private:
    void drop();
    void end();
    void fail(const QString& reason);
    [[nodiscard]] QString sizeText() const;

    QString program_;
    LayoutRequest request_;
    QProcess* process_ = nullptr;  // of the request that is being answered, or null
    QTimer timeout_;
};

}  // namespace graphlift

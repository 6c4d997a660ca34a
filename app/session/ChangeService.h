// Writes a change, or takes the last one back, without keeping the window waiting: on a thread of
// the pool, with the answer as a signal. One at a time.
#pragma once

#include <QObject>
#include <functional>
#include <string>

#include "app/change/ChangeWriter.h"
#include "app/change/Transaction.h"

namespace graphlift {

class ChangeService : public QObject {
    Q_OBJECT
  public:
    explicit ChangeService(QObject* parent = nullptr);

    void apply(const std::string& root, const ChangeSet& change);
    void undo(const std::string& root);
    /// What apply would refuse; nothing is written.
    void rehearse(const std::string& root, const ChangeSet& change);
    [[nodiscard]] bool isBusy() const { return busy_; }

  signals:
    void applied(const graphlift::WrittenChange& written);
    void undone(const graphlift::WrittenChange& written);
    void rehearsed(const graphlift::WrittenChange& wouldBe);
    void failed(const QString& what);
    /// In place of `failed`, where files stand in the way: nothing was written.
    void refused(const std::vector<graphlift::Refusal>& refusals);

  private:
    using Work = std::function<Result<WrittenChange>()>;
    using Look = std::function<std::vector<Refusal>()>;
    using Told = void (ChangeService::*)(const WrittenChange&);
    void run(Work work, Told done, Look whyNot = {});
    void tell(const Result<WrittenChange>& result, const std::vector<Refusal>& refusals, Told done);

    bool busy_ = false;
};

}  // namespace graphlift

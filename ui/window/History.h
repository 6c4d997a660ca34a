// Where the user has been: functions and places, in order, across all panes. Going back keeps what
// lies ahead until something new is chosen. Steps that follow each other at once (an arrow key held
// down in a list) count as one: the last.
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "ui/models/Selection.h"

class QTimer;

namespace graphlift {

struct HistoryStep {
    std::string functionId;
    std::optional<CodePlace> place;
    friend bool operator==(const HistoryStep& a, const HistoryStep& b) {
        return a.functionId == b.functionId && a.place == b.place;
    }
};

class History : public QObject {
    Q_OBJECT
  public:
    /// `settle`: milliseconds after which a choice counts as a step.
    History(Selection& selection, int settle, QObject* parent);

    [[nodiscard]] const std::vector<HistoryStep>& steps() const { return steps_; }
    [[nodiscard]] size_t at() const { return at_; }
    [[nodiscard]] bool canGoBack() const { return at_ > 0; }
    [[nodiscard]] bool canGoForward() const { return at_ + 1 < steps_.size(); }
    void go(size_t step);
    void goBack();
    void goForward();
    void clear();

  signals:
    void changed();

  private:
    void note();

    static constexpr size_t kMostSteps = 500;
    Selection& selection_;
    QTimer* settle_;
    std::vector<HistoryStep> steps_;
    size_t at_ = 0;
    bool walking_ = false;
};

/// "Trainer.step" of a step with a function, else "train.py".
QString textOf(const HistoryStep& step);

}  // namespace graphlift

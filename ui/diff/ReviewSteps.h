// The steps of a review that can be undone: ticks, and texts changed by hand.
#pragma once

#include <QUndoCommand>

#include "ui/diff/ReviewModel.h"

namespace graphlift {

class ReviewModel::TickStep : public QUndoCommand {
  public:
    TickStep(ReviewModel& model, const QString& name, std::vector<std::string> ids,
             std::vector<bool> before, std::vector<bool> after);
    void undo() override { model_.applyTicks(ids_, before_); }
    void redo() override { model_.applyTicks(ids_, after_); }

  private:
    ReviewModel& model_;
    std::vector<std::string> ids_;
    std::vector<bool> before_, after_;
};

/// Keys typed one behind the other are one step.
class ReviewModel::TextStep : public QUndoCommand {
  public:
    struct Edit {
        size_t file = 0;
        uint32_t at = 0;
        std::string removed, added;
        std::vector<TextRange> placesBefore, placesAfter;  // of the parts
    };
    TextStep(ReviewModel& model, Edit edit);
    [[nodiscard]] int id() const override { return 1; }
    void undo() override;
    void redo() override;
    bool mergeWith(const QUndoCommand* other) override;

  private:
    ReviewModel& model_;
    Edit edit_;
    bool isMade_ = true;  // the editor made it before the step was pushed
};

}  // namespace graphlift

// What the ticked changes do together, in a few sentences below the list.
#pragma once

#include <QLabel>

#include "ui/diff/ReviewModel.h"

namespace graphlift {

class TogetherNote : public QWidget {
    Q_OBJECT
  public:
    TogetherNote(const Theme& theme, const ReviewModel& model, QWidget* parent);
    [[nodiscard]] QString text() const { return sentence_->text(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void restyle();
    void tell();
    [[nodiscard]] QString describe() const;

    const Theme& theme_;
    const ReviewModel& model_;
    QLabel *title_, *sentence_, *conflict_, *glyph_;
};

}  // namespace graphlift

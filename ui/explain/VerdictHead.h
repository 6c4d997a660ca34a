// The verdict above its preconditions: glyph, words, applicability, a sentence, and what one can do
// about it.
#pragma once

#include <QLabel>
#include <QWidget>

#include "ui/explain/Explanation.h"
#include "ui/parts/Buttons.h"

namespace graphlift {

class VerdictHead : public QWidget {
    Q_OBJECT
  public:
    VerdictHead(const Theme& theme, QWidget* parent);
    void setExplanation(const Explanation& explanation);
    [[nodiscard]] QString sentence() const { return sentence_->text(); }

    [[nodiscard]] TextButton* main() const { return main_; }
    [[nodiscard]] TextButton* accept() const { return accept_; }
    [[nodiscard]] TextButton* reject() const { return reject_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void restyle();
    [[nodiscard]] int titleHeight() const;

    const Theme& theme_;
    Look look_;
    QString title_, standing_, said_;
    Applicability applicability_ = Applicability::None;
    QLabel* sentence_;
    TextButton *main_, *accept_, *reject_;
};

}  // namespace graphlift

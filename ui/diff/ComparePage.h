// Two texts of files beside each other, to be looked at: what somebody changed on disk since the
// analysis. Takes the place of the diff until it is closed; nothing of it can be edited or written.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/diff/DiffEditor.h"

namespace graphlift {

class ComparePage : public QWidget {
    Q_OBJECT
  public:
    ComparePage(const Theme& theme, Selection& selection, QWidget* parent);

    /// `left` and `right` say what stands on each side: "as analysed", "on disk now".
    void show(const std::vector<ComparedText>& texts, const QString& left, const QString& right);
    [[nodiscard]] DiffEditor* diff() const { return diff_; }
    [[nodiscard]] QString title() const { return title_->text(); }

  signals:
    void closed();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void restyle();

    const Theme& theme_;
    ReviewModel* model_;
    QLabel* title_;
    QPushButton* back_;
    DiffEditor* diff_;
};

}  // namespace graphlift

// What a pane shows when it has nothing to show: a glyph, a few words, one sentence, one way out.
#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

class QLabel;
class QPushButton;

namespace graphlift {

class EmptyState : public QWidget {
    Q_OBJECT
  public:
    EmptyState(const Theme& theme, QWidget* parent);
    /// `link` "": no way out is offered.
    void say(const QString& icon, const QString& title, const QString& sentence,
             const QString& link = {});

  signals:
    void linkClicked();

  private:
    void restyle();

    const Theme& theme_;
    QString icon_;
    QLabel *glyph_, *title_, *sentence_;
    QPushButton* link_;
};

}  // namespace graphlift

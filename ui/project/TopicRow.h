// One numbered line of the start page's column of topics.
#pragma once

#include <QPushButton>

#include "ui/theme/Theme.h"

namespace graphlift {

class TopicRow : public QPushButton {
    Q_OBJECT
  public:
    TopicRow(const Theme& theme, int number, const QString& title, const QString& note,
             QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
    int number_;
    QString note_;
};

}  // namespace graphlift

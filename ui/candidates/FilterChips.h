// The filters that hold, one small button each: a click, Space or Delete takes it off. Wraps over
// lines; takes no room when nothing is filtered.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "ui/theme/Theme.h"

namespace graphlift {

class FilterChips : public QWidget {
    Q_OBJECT
  public:
    struct Chip {
        QString text;
        std::function<void()> remove;
    };
    FilterChips(const Theme& theme, QWidget* parent);
    void setChips(std::vector<Chip> chips);
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    int arrange(int width, bool move) const;

    const Theme& theme_;
    std::vector<QWidget*> buttons_;
};

}  // namespace graphlift

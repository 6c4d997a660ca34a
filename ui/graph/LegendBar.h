// What the lines, glyphs and cards of the picture mean: only those that it uses.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/graph/GraphLook.h"
#include "viz/graph/Legend.h"

namespace graphlift {

class LegendBar : public QWidget {
    Q_OBJECT
  public:
    LegendBar(const Theme& theme, QWidget* parent);
    void setEntries(std::vector<LegendEntry> entries);
    [[nodiscard]] const std::vector<LegendEntry>& entries() const { return entries_; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Spot {
        QPoint at;  // left end, middle of the row
        int width;
    };
    [[nodiscard]] std::vector<Spot> spots(int width) const;
    void paintSign(QPainter& painter, const LegendEntry& entry, const QPoint& at) const;
    void paintLine(QPainter& painter, const LegendEntry& entry, const QRectF& box) const;

    const Theme& theme_;
    GraphLook look_;
    std::vector<LegendEntry> entries_;
};

}  // namespace graphlift

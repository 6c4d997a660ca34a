// A line of the graph between two cards, with its head, ring, count and style. Far out it is a thin
// line without any of those.
#pragma once

#include <QGraphicsItem>

#include "ui/graph/GraphLook.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

class EdgeItem : public QGraphicsItem {
  public:
    enum { Type = UserType + 2 };

    /// `model` and `look` outlive the item.
    EdgeItem(const GraphModel& model, size_t index, const LayoutPath& path, const GraphLook& look);

    [[nodiscard]] size_t index() const { return index_; }
    [[nodiscard]] const GraphEdge& edge() const { return model_.edges[index_]; }
    /// Room for rings around the cards at its ends.
    void setGaps(double atSource, double atTarget);
    /// One of its cards is chosen, or a search leaves it aside.
    void setState(bool strong, bool dimmed);

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override { return bounds_; }
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void draw();
    void paintLine(QPainter& painter, const QColor& color, double zoom) const;
    void paintCount(QPainter& painter) const;

    const GraphModel& model_;
    size_t index_;
    LayoutPath path_;
    const GraphLook& look_;
    double gapAtSource_ = 0, gapAtTarget_ = 0;
    bool strong_ = false, dimmed_ = false;
    QPainterPath line_;
    QPolygonF head_, bends_;  // where the pieces of the line meet
    QPointF start_, middle_;
    QRectF bounds_;
};

}  // namespace graphlift

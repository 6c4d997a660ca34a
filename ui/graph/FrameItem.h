// The frame around what runs inside a trace, or around an opened module, class or cycle. The ground
// lies under everything; its label is an item of its own above the lines.
#pragma once

#include <QGraphicsItem>

#include "ui/graph/GraphLook.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

class FrameItem : public QGraphicsItem {
  public:
    /// `cluster` and `look` outlive the item.
    FrameItem(const GraphCluster& cluster, const QRectF& rect, const GraphLook& look);
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const GraphCluster& cluster_;
    QRectF rect_;
    const GraphLook& look_;
};

class FrameLabel : public QGraphicsItem {
  public:
    FrameLabel(const GraphCluster& cluster, const QRectF& rect, const GraphLook& look);
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const GraphCluster& cluster_;
    QRectF rect_;
    const GraphLook& look_;
};

}  // namespace graphlift

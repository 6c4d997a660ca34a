// What a view of a picture asks of the scene it shows: which card is where, which is current. So
// that every picture of the window pans, zooms and tells clicks in the same way.
#pragma once

#include <QGraphicsScene>

namespace graphlift {

class PictureScene : public QGraphicsScene {
  public:
    using QGraphicsScene::QGraphicsScene;

    [[nodiscard]] virtual QRectF pictureRect() const = 0;
    [[nodiscard]] virtual int numNodes() const = 0;
    /// Indices of cards and lines; -1 is none.
    [[nodiscard]] virtual int current() const = 0;
    [[nodiscard]] virtual int nodeAt(const QPointF& point) const = 0;
    [[nodiscard]] virtual int edgeAt(const QPointF& point) const = 0;
    [[nodiscard]] virtual QRectF nodeRect(int node) const = 0;
    virtual void setHovered(int node) = 0;
    virtual void setKeyboard(bool focused) = 0;
};

}  // namespace graphlift

// The picture of a tensor flow as items over the two lanes. Knows which card is chosen and which is
// under the pointer; knows no snapshot and no layout program.
#pragma once

#include <memory>
#include <vector>

#include "ui/graph/PictureScene.h"
#include "ui/tensors/PaintDrawing.h"

namespace graphlift {

/// A flow with its finished layout.
struct TensorPicture {
    TensorFlow flow;
    TensorDiagram diagram;
    TensorLayout layout;
};

class DrawingItem;

class TensorScene : public PictureScene {
    Q_OBJECT
  public:
    TensorScene(const Theme& theme, QObject* parent);

    /// Null: nothing is shown.
    void show(std::shared_ptr<const TensorPicture> picture);
    [[nodiscard]] const TensorPicture* picture() const { return picture_.get(); }
    [[nodiscard]] const TensorState& state() const { return state_; }
    [[nodiscard]] const GraphLook& look() const { return look_; }

    [[nodiscard]] QRectF pictureRect() const override;
    [[nodiscard]] int numNodes() const override { return static_cast<int>(cards_.size()); }
    [[nodiscard]] int current() const override { return current_; }
    [[nodiscard]] int nodeAt(const QPointF& point) const override;
    [[nodiscard]] int edgeAt(const QPointF& point) const override;
    [[nodiscard]] QRectF nodeRect(int node) const override;
    void setHovered(int node) override;
    void setKeyboard(bool focused) override;

    /// -1: none.
    void setCurrent(int card);

  signals:
    void currentChanged(int card);

  protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;

  private:
    void restate();

    GraphLook look_;
    std::shared_ptr<const TensorPicture> picture_;
    TensorState state_;
    std::vector<DrawingItem*> lines_, cards_;
    int current_ = -1, hovered_ = -1;
};

}  // namespace graphlift

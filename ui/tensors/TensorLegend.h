// What the lines of a tensor flow mean, in rows above its picture: it covers no card.
#pragma once

#include <QWidget>

#include "ui/tensors/PaintDrawing.h"

namespace graphlift {

class TensorLegend : public QWidget {
    Q_OBJECT
  public:
    TensorLegend(const GraphLook& look, QWidget* parent);
    /// Of the picture's lines, which must outlive it; null: hidden.
    void present(const TensorDiagram* diagram);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void arrange();

    const GraphLook& look_;
    const TensorDiagram* diagram_ = nullptr;
    Drawing drawing_;
};

}  // namespace graphlift

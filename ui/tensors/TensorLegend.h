// What the lines of a tensor flow mean, in the corner of its picture. Takes no mouse.
#pragma once

#include <QWidget>

#include "ui/tensors/PaintDrawing.h"

namespace graphlift {

class TensorLegend : public QWidget {
    Q_OBJECT
  public:
    TensorLegend(const GraphLook& look, QWidget* parent);
    /// Of the picture's lines; null: hidden.
    void present(const TensorDiagram* diagram);
    /// In the corner at the bottom right of the parent.
    void settle();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const GraphLook& look_;
    Drawing drawing_;
};

}  // namespace graphlift

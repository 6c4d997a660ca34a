#include "ui/tensors/TensorLegend.h"

#include <cmath>

namespace graphlift {

namespace {
constexpr int kPadding = 12, kMargin = 12;
}

TensorLegend::TensorLegend(const GraphLook& look, QWidget* parent) : QWidget(parent), look_(look) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void TensorLegend::present(const TensorDiagram* diagram) {
    drawing_.clear();
    double width = 0, height = 0;
    if (diagram != nullptr) drawing_ = drawLegend(*diagram, width, height);
    resize(static_cast<int>(std::ceil(width)) + 2 * kPadding,
           static_cast<int>(std::ceil(height)) + 2 * kPadding - 4);
    setVisible(!drawing_.empty());
    settle();
}

void TensorLegend::settle() {
    const QWidget* around = parentWidget();
    const bool fits = width() * 2 < around->width() && height() * 2 < around->height();
    setVisible(fits && !drawing_.empty());
    move(around->width() - width() - kMargin, around->height() - height() - kMargin);
}

void TensorLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look_.color(Token::Hair));
    painter.setBrush(look_.color(Token::LaneGraphBg));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.translate(kPadding, kPadding - 2);
    paintDrawing(painter, drawing_, look_);
}

}  // namespace graphlift

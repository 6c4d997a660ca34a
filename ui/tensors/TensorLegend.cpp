#include "ui/tensors/TensorLegend.h"

#include <QResizeEvent>
#include <cmath>

namespace graphlift {

namespace {
constexpr int kSide = 20, kTop = 6, kFoot = 6;
}

TensorLegend::TensorLegend(const GraphLook& look, QWidget* parent) : QWidget(parent), look_(look) {
    hide();
}

void TensorLegend::present(const TensorDiagram* diagram) {
    diagram_ = diagram;
    arrange();
}

void TensorLegend::arrange() {
    drawing_.clear();
    double wide = 0, high = 0;
    if (diagram_ != nullptr) drawing_ = drawLegend(*diagram_, wide, high, width() - 2 * kSide);
    setFixedHeight(static_cast<int>(std::ceil(high)) + kTop + kFoot);
    setVisible(!drawing_.empty());
    update();
}

void TensorLegend::resizeEvent(QResizeEvent* event) {
    if (event->size().width() != event->oldSize().width()) arrange();
}

void TensorLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look_.color(Token::Canvas));
    painter.translate(kSide, kTop);
    paintDrawing(painter, drawing_, look_);
}

}  // namespace graphlift

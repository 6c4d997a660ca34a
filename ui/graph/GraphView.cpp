#include "ui/graph/GraphView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace graphlift {

namespace {

constexpr int kRestMs = 500;
constexpr double kReadable = 0.7;  // a smaller whole is not worth showing at first
constexpr double kWheelStep = 1.0015;
constexpr int kFade = 150;   // of 255: how much of the canvas lies over a faded picture
constexpr int kMargin = 24;  // pixels around what is revealed

}  // namespace

GraphView::GraphView(const Theme& theme, PictureScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent), theme_(theme), graph_(scene) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlags(DontAdjustForAntialiasing | DontSavePainterState);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] {
        const QPointF at = mapToScene(hoverAt_);
        const int node = graph_.nodeAt(at);
        emit rested(node, node < 0 ? graph_.edgeAt(at) : -1, hoverAt_);
    });
    connect(&theme, &Theme::changed, this, &GraphView::applyZoom);
    applyZoom();
}

void GraphView::applyZoom() {
    const double scale = zoom_ * theme_.scale();
    setTransform(QTransform::fromScale(scale, scale));
    updateBounds();
}

/// Room enough around the picture to pan any part of it into the middle.
void GraphView::updateBounds() {
    const double scale = zoom_ * theme_.scale();
    const double dx = viewport()->width() / scale, dy = viewport()->height() / scale;
    setSceneRect(graph_.pictureRect().adjusted(-dx, -dy, dx, dy));
}

void GraphView::setZoom(double zoom) {
    const QPointF middle = mapToScene(viewport()->rect().center());
    placed_ = false;
    zoom_ = std::clamp(zoom, kLeastZoom, kMostZoom);
    applyZoom();
    centerOn(middle);
}

void GraphView::zoomAt(double factor, const QPointF& anchor) {
    const double scale = zoom_ * theme_.scale();
    const QPointF under = mapToScene(QPoint(0, 0)) + anchor / scale;
    placed_ = false;
    zoom_ = std::clamp(zoom_ * factor, kLeastZoom, kMostZoom);
    applyZoom();
    const QPointF now = mapFromScene(under);
    panBy(anchor.x() - now.x(), anchor.y() - now.y());
}

void GraphView::panBy(double dx, double dy) {
    if (std::lround(dx) != 0 || std::lround(dy) != 0) placed_ = false;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() -
                                    static_cast<int>(std::lround(dx)));
    verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(std::lround(dy)));
}

void GraphView::fit() {
    const QRectF rect = graph_.pictureRect();
    if (rect.isEmpty()) return;
    constexpr double kRounding = 4;  // pixels: scroll bars move by whole ones
    const double across = (viewport()->width() - kRounding) / rect.width();
    const double down = (viewport()->height() - kRounding) / rect.height();
    zoom_ = std::clamp(std::min(across, down) / theme_.scale(), kLeastZoom, 1.0);
    applyZoom();
    centerOn(rect.center());
}

void GraphView::place(int node) {
    fit();
    if (zoom_ < kReadable) {
        zoom_ = kReadable;
        applyZoom();
        centerOnNode(node);
    }
    placed_ = true;
    placedNode_ = node;
    revealed_ = -1;
}

/// The node in the middle (-1: the picture's), and no more of the empty ground than there must be.
void GraphView::centerOnNode(int node) {
    const double scale = zoom_ * theme_.scale();
    const QRectF picture = graph_.pictureRect();
    const QPointF wanted = node >= 0 ? graph_.nodeRect(node).center() : picture.center();
    const auto within = [](double at, double low, double high, double room) {
        return high - low <= room ? (low + high) / 2
                                  : std::clamp(at, low + room / 2, high - room / 2);
    };
    centerOn(within(wanted.x(), picture.left(), picture.right(), viewport()->width() / scale),
             within(wanted.y(), picture.top(), picture.bottom(), viewport()->height() / scale));
}

void GraphView::reveal(int node) {
    if (node < 0) return;
    const QRect rect = mapFromScene(graph_.nodeRect(node)).boundingRect();
    const QRect room = viewport()->rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const auto shift = [](int low, int high, int from, int to) {
        if (low < from) return from - low;
        return high > to ? std::max(to - high, from - low) : 0;
    };
    const bool placed = placed_;
    panBy(shift(rect.left(), rect.right(), room.left(), room.right()),
          shift(rect.top(), rect.bottom(), room.top(), room.bottom()));
    placed_ = placed;  // nobody panned
    revealed_ = node;
}

void GraphView::setFaded(bool faded) {
    if (faded_ == faded) return;
    faded_ = faded;
    viewport()->update();
}

QRectF GraphView::seen() const { return mapToScene(viewport()->rect()).boundingRect(); }

void GraphView::drawForeground(QPainter* painter, const QRectF& rect) {
    if (!faded_) return;
    QColor veil = theme_.color(Token::Canvas);
    veil.setAlpha(kFade);
    painter->fillRect(rect, veil);
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    rest_.stop();
    emit left();
    pressed_ = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    dragging_ = false;
    pressAt_ = lastAt_ = event->position().toPoint();
    event->accept();
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (!pressed_) {
        hover(at);
        return;
    }
    if (!dragging_ && (at - pressAt_).manhattanLength() < QApplication::startDragDistance()) return;
    if (!dragging_) viewport()->setCursor(Qt::ClosedHandCursor);
    dragging_ = true;
    panBy(at.x() - lastAt_.x(), at.y() - lastAt_.y());
    lastAt_ = at;
}

void GraphView::mouseReleaseEvent(QMouseEvent* event) {
    const bool click = pressed_ && !dragging_ && event->button() == Qt::LeftButton;
    pressed_ = dragging_ = false;
    viewport()->unsetCursor();
    if (!click) return;
    const int node = graph_.nodeAt(mapToScene(event->position().toPoint()));
    if (node >= 0)
        emit nodeClicked(node);
    else
        emit groundClicked();
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const int node = graph_.nodeAt(mapToScene(event->position().toPoint()));
    if (node >= 0) emit nodeOpened(node);
}

void GraphView::hover(const QPoint& at) {
    hoverAt_ = at;
    const int node = graph_.nodeAt(mapToScene(at));
    graph_.setHovered(node);
    viewport()->setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit left();
    rest_.start();
}

void GraphView::leaveEvent(QEvent* event) {
    rest_.stop();
    graph_.setHovered(-1);
    emit left();
    QGraphicsView::leaveEvent(event);
}

void GraphView::wheelEvent(QWheelEvent* event) {
    rest_.stop();
    emit left();
    const QPoint turned = event->angleDelta();
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        panBy(turned.x() != 0 ? turned.x() : turned.y(), 0);
    else
        zoomAt(std::pow(kWheelStep, turned.y()), event->position());
    event->accept();
}

void GraphView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey) {
        emit menuRequested(graph_.nodeAt(mapToScene(event->pos())), event->globalPos());
        return;
    }
    const int node = graph_.current();
    const QPoint at =
        node >= 0 ? mapFromScene(graph_.nodeRect(node).bottomLeft()) : viewport()->rect().center();
    emit menuRequested(node, viewport()->mapToGlobal(at));
}

void GraphView::resizeEvent(QResizeEvent* event) {
    const QPointF middle = mapToScene(QRect(QPoint(), event->oldSize()).center());
    QGraphicsView::resizeEvent(event);
    updateBounds();
    if (placed_ && placedNode_ < graph_.numNodes()) {
        const int revealed = revealed_;
        place(placedNode_);
        if (revealed < graph_.numNodes()) reveal(revealed);
    } else if (event->oldSize().isValid())
        centerOn(middle);
}

void GraphView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    graph_.setKeyboard(true);
    showKeyboard();
}

/// The current card wears a ring; without one, the window's ring says where the keyboard is.
void GraphView::showKeyboard() { setProperty("ring", graph_.current() < 0); }

void GraphView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    graph_.setKeyboard(false);
}

// Keys are commands of the panel; the scroll bars that are not shown take none.
void GraphView::keyPressEvent(QKeyEvent* event) { event->ignore(); }

void GraphView::drawBackground(QPainter* painter, const QRectF& rect) {
    QGraphicsView::drawBackground(painter, rect);
    if (hasFocus() && property("ring").toBool() != (graph_.current() < 0))
        QMetaObject::invokeMethod(this, &GraphView::showKeyboard, Qt::QueuedConnection);
}

}  // namespace graphlift

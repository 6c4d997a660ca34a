// The window onto a picture of cards: pans by drag, zooms to the pointer, tells clicks from drags.
// What a click means is the panel's business.
#pragma once

#include <QGraphicsView>
#include <QTimer>

#include "ui/graph/PictureScene.h"
#include "ui/theme/Theme.h"

namespace graphlift {

class GraphView : public QGraphicsView {
    Q_OBJECT
  public:
    static constexpr double kLeastZoom = 0.04, kMostZoom = 4;

    GraphView(const Theme& theme, PictureScene& scene, QWidget* parent);

    /// 1: the sizes of the design at the window's scale.
    [[nodiscard]] double zoom() const { return zoom_; }
    void setZoom(double zoom);
    void zoomAt(double factor, const QPointF& anchor);
    void zoomIn() { zoomAt(kStep, viewport()->rect().center()); }
    void zoomOut() { zoomAt(1 / kStep, viewport()->rect().center()); }
    /// The whole picture, never enlarged.
    void fit();
    /// The whole picture when it stays readable, else the node in the middle. Holds while the view
    /// changes its size, until somebody zooms or pans.
    void place(int node);
    /// After the picture changed: how far it can be panned.
    void updateBounds();
    void panBy(double dx, double dy);
    /// Moves no more than needed.
    void reveal(int node);
    /// The old picture while a new one is laid out.
    void setFaded(bool faded);
    /// The part of the scene that is seen.
    [[nodiscard]] QRectF seen() const;

  signals:
    void nodeClicked(int node);
    void nodeOpened(int node);
    void groundClicked();
    void menuRequested(int node, const QPoint& globalPosition);
    /// The pointer rests on a node or an edge (-1: neither), or has left both.
    void rested(int node, int edge, const QPoint& viewPosition);
    void left();

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;

  private:
    static constexpr double kStep = 1.2;

    void applyZoom();
    void centerOnNode(int node);
    void showKeyboard();
    void hover(const QPoint& at);

    const Theme& theme_;
    PictureScene& graph_;
    double zoom_ = 1;
    bool faded_ = false, dragging_ = false, pressed_ = false;
    bool placed_ = false;  // by place(), and untouched since
    int placedNode_ = -1;
    int revealed_ = -1;  // since then
    QPoint pressAt_, lastAt_, hoverAt_;
    QTimer rest_;
};

}  // namespace graphlift

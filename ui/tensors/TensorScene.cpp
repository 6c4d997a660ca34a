#include "ui/tensors/TensorScene.h"

#include <QGraphicsItem>

namespace graphlift {

/// Some shapes of the picture; what they are of is the scene's business.
class DrawingItem : public QGraphicsItem {
  public:
    explicit DrawingItem(const GraphLook& look) : look_(look) {}
    void set(Drawing drawing) {
        prepareGeometryChange();
        drawing_ = std::move(drawing);
        bounds_ = boundsOf(drawing_);
        update();
    }
    [[nodiscard]] QRectF boundingRect() const override { return bounds_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        paintDrawing(*painter, drawing_, look_);
    }

  private:
    const GraphLook& look_;
    Drawing drawing_;
    QRectF bounds_;
};

namespace {

constexpr double kFrameDepth = -3, kLineDepth = -2, kCardDepth = 0;
constexpr double kNear = 5;  // pixels: how far from a line still is on it

}  // namespace

TensorScene::TensorScene(const Theme& theme, QObject* parent) : PictureScene(parent), look_(theme) {
    connect(&theme, &Theme::changed, this, [this] {
        look_.renew();
        restate();
        update();
    });
}

void TensorScene::show(std::shared_ptr<const TensorPicture> picture) {
    clear();
    lines_.clear();
    cards_.clear();
    picture_ = std::move(picture);
    state_ = {};
    current_ = hovered_ = -1;
    if (picture_ != nullptr) {
        const auto add = [this](double depth) {
            auto* item = new DrawingItem(look_);
            item->setZValue(depth);
            addItem(item);
            return item;
        };
        for (uint32_t i = 0; i < picture_->diagram.frames.size(); ++i)
            add(kFrameDepth)->set(drawFrame(picture_->diagram, picture_->layout, i));
        for (size_t i = 0; i < picture_->diagram.lines.size(); ++i)
            lines_.push_back(add(kLineDepth));
        for (size_t i = 0; i < picture_->diagram.cards.size(); ++i)
            cards_.push_back(add(kCardDepth));
        restate();
    }
    setSceneRect(pictureRect());
    update();
    emit currentChanged(-1);
}

void TensorScene::restate() {
    if (picture_ == nullptr) return;
    const MeasureText measure = measureMono(look_);
    for (uint32_t i = 0; i < lines_.size(); ++i)
        lines_[i]->set(drawLine(picture_->diagram, picture_->layout, i, state_));
    for (uint32_t i = 0; i < cards_.size(); ++i)
        cards_[i]->set(drawCard(picture_->diagram, picture_->layout, i, state_, measure));
}

QRectF TensorScene::pictureRect() const {
    if (picture_ == nullptr) return {};
    return {0, 0, picture_->layout.width, picture_->layout.height};
}

int TensorScene::nodeAt(const QPointF& point) const {
    if (picture_ == nullptr) return -1;
    for (size_t i = 0; i < picture_->layout.cards.size(); ++i)
        if (toRect(picture_->layout.cards[i]).contains(point)) return static_cast<int>(i);
    return -1;
}

int TensorScene::edgeAt(const QPointF& point) const {
    if (picture_ == nullptr) return -1;
    const QRectF around(point.x() - kNear, point.y() - kNear, 2 * kNear, 2 * kNear);
    for (size_t i = 0; i < picture_->layout.lines.size(); ++i) {
        const LayoutPath& path = picture_->layout.lines[i];
        if (path.size() < 4) continue;
        const QPainterPath line = toPath(path);
        QPainterPathStroker stroker;
        stroker.setWidth(2);
        if (line.boundingRect().adjusted(-kNear, -kNear, kNear, kNear).contains(point) &&
            stroker.createStroke(line).intersects(around))
            return static_cast<int>(i);
    }
    return -1;
}

QRectF TensorScene::nodeRect(int node) const {
    if (picture_ == nullptr || node < 0) return {};
    return toRect(picture_->layout.cards[static_cast<size_t>(node)]);
}

void TensorScene::setHovered(int node) {
    if (hovered_ == node) return;
    hovered_ = node;
    state_.hovered = node < 0 ? Id<int>::kNone : static_cast<uint32_t>(node);
    restate();
}

void TensorScene::setKeyboard(bool) {}

void TensorScene::setCurrent(int card) {
    if (picture_ == nullptr || card == current_) return;
    current_ = card;
    const uint32_t hovered = state_.hovered;
    state_ = card < 0 ? TensorState{} : stateOf(picture_->diagram, static_cast<uint32_t>(card));
    state_.hovered = hovered;
    restate();
    emit currentChanged(card);
}

void TensorScene::drawBackground(QPainter* painter, const QRectF& rect) {
    if (picture_ == nullptr) {
        painter->fillRect(rect, look_.color(Token::Canvas));
        return;
    }
    const double rule = picture_->layout.rule;
    painter->fillRect(rect, look_.color(Token::LaneGraphBg));
    if (rule > 0) {
        QRectF left = rect;
        left.setRight(std::min(rule, rect.right()));
        if (left.width() > 0) painter->fillRect(left, look_.color(Token::LaneTraceBg));
        painter->fillRect(QRectF(rule - 1, rect.top(), 2, rect.height()),
                          look_.color(Token::LaneGraphRule));
    }
    Drawing names;
    for (const DrawnShape& shape : drawLanes(picture_->layout, 0, 0))
        if (shape.kind == DrawnShape::Kind::Text || shape.kind == DrawnShape::Kind::Icon)
            names.push_back(shape);
    painter->setRenderHint(QPainter::Antialiasing);
    paintDrawing(*painter, names, look_);
}

}  // namespace graphlift

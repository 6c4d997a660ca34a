#include "ui/graph/GraphScene.h"

#include <QEasingCurve>
#include <QGuiApplication>
#include <QTimer>
#include <algorithm>
#include <map>

#include "viz/graph/Focus.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr int kMoveMs = 220, kEdgesAfterMs = 120, kFormerMs = 1000;
constexpr size_t kMostMoving = 400;  // more cards than these do not move smoothly

double ringGap(const NodeItem& item) {
    const bool reason = item.node().isReason && isPill(item.node().kind);
    if (item.state().current || item.state().center) return card::kRingGap + (reason ? 3 : 0);
    return reason ? card::kReasonGap : 0;
}

}  // namespace

GraphScene::GraphScene(const Theme& theme, QObject* parent)
    : PictureScene(parent),
      look_(theme),
      motion_(QGuiApplication::platformName() != "offscreen") {
    connect(&theme, &Theme::changed, this, &GraphScene::renew);
    setBackgroundBrush(look_.color(Token::Canvas));
    move_.setStartValue(0.0);
    move_.setEndValue(1.0);
    move_.setDuration(kMoveMs);
    move_.setEasingCurve(QEasingCurve::OutCubic);
}

void GraphScene::renew() {
    look_.renew();
    setBackgroundBrush(look_.color(Token::Canvas));
    for (NodeItem* item : nodes_) item->renew();
    update();
}

void GraphScene::show(GraphPicture picture) {
    move_.stop();
    std::vector<std::pair<std::string, QPointF>> before;
    for (const NodeItem* item : nodes_) before.emplace_back(item->node().id, item->pos());
    const std::string kept = current_ >= 0 ? model().nodes[current_].id : "";
    const std::string center = center_ >= 0 ? model().nodes[center_].id : "";
    clear();
    nodes_.clear();
    edges_.clear();
    hits_.clear();
    searching_ = false;
    hovered_ = -1;
    picture_ = std::move(picture);
    addItems();
    center_ = find(picture_.center);
    former_ = center != picture_.center ? find(center) : -1;
    current_ = find(kept);
    if (current_ < 0) current_ = center_;
    restate();
    if (motion_ && nodes_.size() <= kMostMoving) moveFrom(before);
    if (former_ >= 0)
        QTimer::singleShot(kFormerMs, this, [this] {
            former_ = -1;
            restate();
        });
    emit currentChanged(current_);
}

void GraphScene::addItems() {
    const GraphLayout& layout = picture_.layout;
    for (size_t i = 0; i < model().clusters.size(); ++i) {
        addItem(new FrameItem(model().clusters[i], toRect(layout.clusters[i]), look_));
        addItem(new FrameLabel(model().clusters[i], toRect(layout.clusters[i]), look_));
    }
    for (size_t i = 0; i < model().edges.size(); ++i) {
        edges_.push_back(new EdgeItem(model(), i, layout.edges[i], look_));
        addItem(edges_.back());
    }
    for (size_t i = 0; i < model().nodes.size(); ++i) {
        nodes_.push_back(new NodeItem(model().nodes[i], look_, static_cast<int>(i)));
        nodes_.back()->setPos(layout.nodes[i].x, layout.nodes[i].y);
        addItem(nodes_.back());
    }
}

void GraphScene::moveFrom(const std::vector<std::pair<std::string, QPointF>>& before) {
    const std::map<std::string, QPointF> old(before.begin(), before.end());
    std::vector<std::pair<NodeItem*, QPointF>> moving;  // with the way it still has to go
    for (NodeItem* item : nodes_) {
        const auto found = old.find(item->node().id);
        if (found != old.end() && found->second != item->pos())
            moving.emplace_back(item, found->second - item->pos());
    }
    if (moving.empty()) return;
    move_.disconnect(this);
    connect(&move_, &QVariantAnimation::valueChanged, this, [this, moving](const QVariant& value) {
        const double done = value.toDouble();
        for (const auto& [item, way] : moving) {
            const LayoutRect& end = picture_.layout.nodes[item->index()];
            item->setPos(QPointF(end.x, end.y) + way * (1 - done));
        }
        const double shown = std::max(0, move_.currentTime() - kEdgesAfterMs) /
                             static_cast<double>(kMoveMs - kEdgesAfterMs);
        for (EdgeItem* edge : edges_) edge->setOpacity(shown);
    });
    move_.start();
}

QRectF GraphScene::pictureRect() const {
    return {0, 0, picture_.layout.width, picture_.layout.height};
}

int GraphScene::find(const std::string& id) const {
    if (id.empty()) return -1;
    const size_t index = indexOf(model(), id);
    return index < model().nodes.size() ? static_cast<int>(index) : -1;
}

int GraphScene::nodeAt(const QPointF& point) const {
    for (QGraphicsItem* item : items(point))
        if (const auto* node = qgraphicsitem_cast<NodeItem*>(item)) return node->index();
    return -1;
}

int GraphScene::edgeAt(const QPointF& point) const {
    for (QGraphicsItem* item : items(point))
        if (const auto* edge = qgraphicsitem_cast<EdgeItem*>(item))
            return static_cast<int>(edge->index());
    return -1;
}

QRectF GraphScene::nodeRect(int node) const { return toRect(picture_.layout.nodes[node]); }

const NodeItem* GraphScene::item(int node) const {
    return node >= 0 && node < static_cast<int>(nodes_.size()) ? nodes_[node] : nullptr;
}

void GraphScene::setCurrent(int node) {
    if (node == current_ || node >= static_cast<int>(nodes_.size())) return;
    current_ = node;
    restate();
    emit currentChanged(current_);
}

void GraphScene::setHovered(int node) {
    if (node == hovered_) return;
    hovered_ = node;
    restate();
}

void GraphScene::setKeyboard(bool focused) {
    if (focused == keyboard_) return;
    keyboard_ = focused;
    restate();
}

void GraphScene::setHits(std::vector<int> hits, bool searching) {
    hits_ = std::move(hits);
    searching_ = searching;
    restate();
}

void GraphScene::restate() {
    std::vector<bool> hit(nodes_.size(), false);
    for (int index : hits_) hit[index] = true;
    for (size_t i = 0; i < nodes_.size(); ++i) {
        const int index = static_cast<int>(i);
        nodes_[i]->setState({.current = index == current_,
                             .focused = keyboard_,
                             .center = index == center_,
                             .former = index == former_,
                             .hit = hit[i],
                             .dimmed = searching_ && !hit[i],
                             .hovered = index == hovered_});
    }
    for (EdgeItem* item : edges_) {
        const GraphEdge& edge = item->edge();
        const bool strong = current_ >= 0 && (static_cast<int>(edge.from) == current_ ||
                                              static_cast<int>(edge.to) == current_);
        item->setState(strong, searching_ && !hit[edge.from] && !hit[edge.to]);
        item->setGaps(ringGap(*nodes_[edge.from]), ringGap(*nodes_[edge.to]));
    }
}

}  // namespace graphlift

// The picture of a graph as items: cards, lines, frames. Knows which card is current, found or
// under the pointer and keeps the items' looks in step; knows no snapshot and no layout program.
#pragma once

#include <QVariantAnimation>
#include <memory>
#include <string>
#include <vector>

#include "ui/graph/EdgeItem.h"
#include "ui/graph/FrameItem.h"
#include "ui/graph/NodeItem.h"
#include "ui/graph/PictureScene.h"

namespace graphlift {

/// A model with the finished layout of it.
struct GraphPicture {
    std::shared_ptr<const GraphModel> model = std::make_shared<const GraphModel>();
    GraphLayout layout;
    std::string center;  // the id of the centre, or ""
};

class GraphScene : public PictureScene {
    Q_OBJECT
  public:
    explicit GraphScene(const Theme& theme, QObject* parent);

    /// The current card stays when the new picture has it, else the centre becomes current.
    void show(GraphPicture picture);
    [[nodiscard]] const GraphPicture& picture() const { return picture_; }
    [[nodiscard]] const GraphModel& model() const { return *picture_.model; }
    [[nodiscard]] QRectF pictureRect() const override;
    [[nodiscard]] int numNodes() const override { return static_cast<int>(nodes_.size()); }

    /// Indices of nodes; -1 is none.
    [[nodiscard]] int current() const override { return current_; }
    [[nodiscard]] int find(const std::string& id) const;
    [[nodiscard]] int nodeAt(const QPointF& point) const override;
    [[nodiscard]] int edgeAt(const QPointF& point) const override;
    [[nodiscard]] QRectF nodeRect(int node) const override;
    [[nodiscard]] const NodeItem* item(int node) const;

    void setCurrent(int node);
    void setHovered(int node) override;
    void setKeyboard(bool focused) override;
    /// What the search found; `searching`: all else is dimmed.
    void setHits(std::vector<int> hits, bool searching);
    [[nodiscard]] const std::vector<int>& hits() const { return hits_; }
    /// Cards move to their new places; off where nothing may move.
    void setMotion(bool on) { motion_ = on; }

  signals:
    void currentChanged(int node);

  private:
    void addItems();
    void restate();
    void moveFrom(const std::vector<std::pair<std::string, QPointF>>& before);
    void renew();

    GraphLook look_;
    GraphPicture picture_;
    std::vector<NodeItem*> nodes_;
    std::vector<EdgeItem*> edges_;
    std::vector<int> hits_;
    int current_ = -1, hovered_ = -1, center_ = -1, former_ = -1;
    bool keyboard_ = false, searching_ = false, motion_;
    QVariantAnimation move_;
};

}  // namespace graphlift

// A card, pill or dashed card of the graph. What it paints follows the zoom: everything, from 50 %
// down the name alone, from 25 % down stripe and outline.
#pragma once

#include <QGraphicsItem>

#include "ui/graph/GraphLook.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

class NodeItem : public QGraphicsItem {
  public:
    enum { Type = UserType + 1 };
    /// How it stands out among the others.
    struct State {
        bool current = false;  // has the ring
        bool focused = false;  // and the view the keyboard
        bool center = false;
        bool former = false;  // was the centre a moment ago
        bool hit = false;     // found by the search
        bool dimmed = false;  // a search is on, and this is no hit
        bool hovered = false;
        friend bool operator==(const State&, const State&) = default;
    };

    /// `node` and `look` outlive the item.
    NodeItem(const GraphNode& node, const GraphLook& look, int index);

    [[nodiscard]] int index() const { return index_; }
    [[nodiscard]] const GraphNode& node() const { return node_; }
    [[nodiscard]] const State& state() const { return state_; }
    void setState(const State& state);
    /// The theme changed: texts are measured again.
    void renew();

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    [[nodiscard]] QRectF body() const;
    [[nodiscard]] double radius() const;
    [[nodiscard]] QColor ink(Token token) const;
    void paintRing(QPainter& painter) const;
    void paintBody(QPainter& painter, bool rounded) const;
    void paintStripe(QPainter& painter) const;
    void paintNameOnly(QPainter& painter, double zoom) const;
    void paintTexts(QPainter& painter, double zoom);
    void paintBadges(QPainter& painter) const;
    void measure();

    const GraphNode& node_;
    const GraphLook& look_;
    int index_;
    State state_;
    bool measured_ = false;
    QString name_, place_;
    mutable QString farName_;  // of paintNameOnly, for the size below
    mutable double farSize_ = 0;
};

}  // namespace graphlift

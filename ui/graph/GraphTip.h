// What the pointer rests on, in a few lines: of a function its signature, place, decorators and
// neighbours; of a line the calls it stands for.
#pragma once

#include <QFrame>
#include <QLabel>

#include "ui/theme/Theme.h"
#include "viz/graph/GraphModel.h"

namespace graphlift {

/// As rich text with everything of the analysed code escaped.
QString nodeTip(const GraphNode& node);
QString edgeTip(const GraphModel& model, const GraphEdge& edge);
/// "step, train.py:49, convert to graph, 2 callers, 5 callees": for those who cannot see the card.
QString nodeSummary(const GraphNode& node);

class GraphTip : public QFrame {
    Q_OBJECT
  public:
    GraphTip(const Theme& theme, QWidget* parent);
    /// Beside the position, inside the parent.
    void tell(const QString& richText, const QPoint& at);
    [[nodiscard]] QString text() const { return label_->text(); }

  private:
    void restyle();

    const Theme& theme_;
    QLabel* label_;
};

}  // namespace graphlift

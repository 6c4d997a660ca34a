// Where the graph panes get their layouts from: something that lays out in the background. The
// window hands a pane one of its own, so that panes do not cancel each other's work.
#pragma once

#include <QObject>
#include <QString>

#include "viz/layout/GraphLayout.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

class LayoutRunner : public QObject {
    Q_OBJECT
  public:
    explicit LayoutRunner(QObject* parent = nullptr);

    /// Takes the place of what is being laid out: that is stopped and never answered.
    virtual void start(const LayoutRequest& request) = 0;
    /// Stops without an answer.
    virtual void cancel() = 0;

  signals:
    /// The layout program's answer, not yet finished for drawing.
    void finished(const GraphLayout& layout);
    /// A sentence: what went wrong and what to do.
    void failed(const QString& reason);
};

}  // namespace graphlift

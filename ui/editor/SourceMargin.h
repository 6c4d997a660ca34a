// The strip left of the text: verdicts and flags, line numbers, and the lanes that tell when a line
// runs. A widget beside the editor, not one of its margins: pixmaps stay crisp at any scale, a tint
// covers the whole line, and every sign has its tooltip.
#pragma once

#include <QWidget>
#include <map>
#include <vector>

#include "ui/editor/PythonEditor.h"
#include "ui/editor/SourceMarks.h"

namespace graphlift {

class SourceMargin : public QWidget {
    Q_OBJECT
  public:
    SourceMargin(const Theme& theme, PythonEditor& editor, QWidget* parent);

    void setVerdicts(std::map<int, VerdictSign> signs);
    void setEvidence(std::map<int, EvidenceSign> signs);
    void setLanes(std::map<int, LaneMark> lanes);
    /// Numbers of lines where they are not their place in the text: cells of notebooks count anew.
    void setLabels(std::vector<QString> labels);
    [[nodiscard]] QString tooltipAt(QPoint at) const;

  signals:
    void verdictClicked(const std::string& id);
    void lineClicked(int line);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void restyle();
    void paintLine(QPainter& painter, const PythonEditor::VisibleLine& line, int caretLine) const;
    void paintLane(QPainter& painter, const QRect& bar, Lane lane) const;
    [[nodiscard]] int lineAt(int y) const;
    [[nodiscard]] QString labelOf(int line) const;

    const Theme& theme_;
    PythonEditor& editor_;
    std::map<int, VerdictSign> verdicts_;
    std::map<int, EvidenceSign> evidence_;
    std::map<int, LaneMark> lanes_;
    std::vector<QString> labels_;
};

/// The dashes of "once per trace" and the bar of "every call", as margin and legend draw them.
void paintLaneBar(QPainter& painter, const Theme& theme, const QRect& bar, Lane lane);
QString wordOf(Lane lane);

}  // namespace graphlift

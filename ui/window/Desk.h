// The working area: panes in docks that can be moved, floated, closed and opened again, around the
// pane in the middle (source, lessons or review). Each way of working keeps an arrangement of its
// own; resetting gives the present one its first arrangement back.
#pragma once

#include <QMainWindow>
#include <array>
#include <vector>

#include "ui/window/Panes.h"
#include "ui/window/TopBar.h"

class QDockWidget;
class QStackedWidget;

namespace graphlift {

class PaneHead;

class Desk : public QMainWindow {
    Q_OBJECT
  public:
    Desk(const Theme& theme, const PaneSet& panes, ActionList& actions, QWidget* parent);

    [[nodiscard]] WorkMode mode() const { return mode_; }
    void setMode(WorkMode mode);
    void resetLayout();

    /// Opens the pane if it is closed, brings it to the front and gives it the keyboard.
    void reveal(PaneId id);
    [[nodiscard]] QDockWidget* dock(PaneId id) const;  // null for those in the middle
    [[nodiscard]] PaneHead* head(PaneId id) const;     // null where the pane has its own

    /// Arrangements by way of working, for the settings; empty ones are left as they are.
    using Layouts = std::array<QByteArray, kNumWorkModes>;
    [[nodiscard]] Layouts layouts() const;
    void setLayouts(const Layouts& layouts);

  signals:
    void modeChanged(graphlift::WorkMode mode);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void addDock(const Pane& pane, Qt::DockWidgetArea area, ActionList& actions);
    void arrange(WorkMode mode);
    void share();
    void updateHeads();
    void dressTabs();

    const Theme& theme_;
    PaneSet panes_;
    QStackedWidget* middle_;
    std::vector<QDockWidget*> docks_;  // by PaneId of the docked ones
    WorkMode mode_ = WorkMode::Explore;
    Layouts layouts_;
    bool arranged_ = false;  // by the user
};

}  // namespace graphlift

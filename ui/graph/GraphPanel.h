// The call graph pane: what is around the chosen function, laid out in the background, walked by
// mouse and keyboard. It follows the shared selection, and sets it where a function is clicked.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "ui/graph/GraphExport.h"
#include "ui/graph/GraphWalk.h"
#include "ui/graph/LayoutRunner.h"
#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"
#include "viz/graph/Focus.h"
#include "viz/layout/LayoutPolicy.h"

class QMenu;

namespace graphlift {

class GraphNotice;
class GraphTip;
class GraphTools;
class GraphView;
class LegendBar;
struct Notice;

class GraphPanel : public QWidget {
    Q_OBJECT
  public:
    /// Who calls it, and what it sets off, where nothing else is wanted.
    static constexpr unsigned kCallers = 1, kCallees = 2;

    GraphPanel(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent);
    ~GraphPanel() override;

    /// What lays out; the panel owns it from now on. Nothing is drawn without one.
    void setLayoutRunner(LayoutRunner* runner);
    void setProject(const ProjectViewPtr& project);

    /// Engine and direction, as the user wants them for this project.
    [[nodiscard]] const LayoutChoice& layoutChoice() const { return choice_; }
    void setLayoutChoice(LayoutEngine engine, LayoutDirection direction);
    /// Steps around a function that the picture begins with; Focus::kAll: all.
    void setFirstDepths(unsigned callers, unsigned callees);

    /// Puts a node in the middle of things; "" shows the whole project.
    void setCenter(const std::string& id);
    /// Of the picture, or of the one on its way.
    [[nodiscard]] const Focus& focus() const { return fittedFocus_; }
    [[nodiscard]] GraphScene& scene() const { return *scene_; }
    [[nodiscard]] GraphView& view() const { return *view_; }
    [[nodiscard]] GraphTools& tools() const { return *tools_; }
    [[nodiscard]] GraphNotice& notice() const { return *notice_; }
    [[nodiscard]] LegendBar& legend() const { return *legend_; }
    /// Is another picture on its way?
    [[nodiscard]] bool isBusy() const { return busy_ || making_; }
    /// Also as a menu of the window would: the commands for a node (-1: for the whole).
    [[nodiscard]] QMenu* makeMenu(int node);

  signals:
    /// What was asked for is shown, or why it is not.
    void settled();
    /// The user chose another engine or direction.
    void layoutChosen();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    // The picture: focus -> model -> layout -> scene (GraphPanel.cpp).
    void makeWhole();
    struct Whole {
        std::shared_ptr<const GraphModel> model;
        WholeFit fit;
    };
    void takeWhole(const Whole& whole);
    [[nodiscard]] Focus focusAround(const std::string& id) const;
    [[nodiscard]] Focus deliberate() const;
    [[nodiscard]] bool isCollapsed() const;
    void change(const Focus& focus);
    void refocus();
    void layOut();
    void take(const GraphLayout& answer);
    void chooseShown();
    void cancelLayout();
    void tellBusy();
    void tellFailure(const QString& reason);
    void tellEmpty();
    void tellNoProject();
    void hideNotice();
    void showCounts();
    void showDepths(unsigned callers, unsigned callees);
    // What the user does (GraphDeeds.cpp).
    void choose(int node);
    void openSource(int node);
    void followSelection(const std::string& id);
    void centerOnCurrent();
    void goBack();
    void walk(WalkTo direction, bool alongLine);
    void toggleGroup();
    void hideCurrent();
    void setGrouping(Grouping grouping);
    void setDepths(unsigned callers, unsigned callees);
    void search(const QString& text);
    void nextHit(int step);
    void askExport(ExportKind kind, bool part);
    void showTip(int node, int edge, const QPoint& at);
    void describeCurrent();
    // The commands (GraphCommands.cpp).
    void addCommands();
    void addViewCommands();
    void addLayoutCommands();
    void checkLayoutCommands();
    void addWalkCommands();
    void addFocusCommands();
    void addFilterCommands();
    void addSearchCommands();
    void addExportCommands();
    QAction* command(const QString& id, const QString& text, const QList<QKeySequence>& keys,
                     std::function<void()> run, bool checkable = false);
    void fillTools();
    void updateCommands();

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    GraphScene* scene_;
    GraphTools* tools_;
    LegendBar* legend_;
    GraphView* view_;
    GraphNotice* notice_;
    GraphTip* tip_;
    LayoutRunner* runner_ = nullptr;

    ProjectViewPtr project_;
    std::shared_ptr<const GraphModel> whole_;
    uint64_t wholeNumber_ = 0;  // of the making of `whole_`: a newer project outdates it
    WholeFit wholeFit_;
    Focus focus_, fittedFocus_;   // wanted, and what becomes of it
    Focus shown_, shownFitted_;  // the same of the picture
    // As the user wants them around any centre.
    unsigned firstCallers_ = kCallers, firstCallees_ = kCallees;
    unsigned callers_ = 0, callees_ = 0;
    Grouping grouping_ = Grouping::None;
    std::shared_ptr<const GraphModel> model_;  // of `focus_`
    QString fitted_;                           // what was left out to make it fit, in words
    LayoutChoice choice_;
    LayoutRequest request_;
    std::vector<Focus> history_;
    bool busy_ = false, making_ = false, pinned_ = false, ownSelection_ = false, placed_ = false;
    QElapsedTimer since_;
    QTimer fade_, busyTick_;
    std::string toggled_;  // the group that the picture on its way opens or closes
    size_t hitAt_ = 0;
};

}  // namespace graphlift

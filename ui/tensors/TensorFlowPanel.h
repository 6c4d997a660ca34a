// The tensor flow pane: what flows through the chosen function, in the lane where it runs. It
// follows the shared selection: a place in the code chooses its card, a chosen card shows its
// place.
#pragma once

#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "ui/graph/LayoutRunner.h"
#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/tensors/TensorScene.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"

class QLabel;
class QSplitter;

namespace graphlift {

class EmptyState;
class GraphView;
class TensorDetails;
class TensorLegend;

class TensorFlowPanel : public QWidget {
    Q_OBJECT
  public:
    TensorFlowPanel(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent);
    ~TensorFlowPanel() override;

    /// What lays out; the panel owns it from now on. Nothing is drawn without one.
    void setLayoutRunner(LayoutRunner* runner);
    /// Null: none is open.
    void setProject(const ProjectViewPtr& project);

    [[nodiscard]] TensorScene& scene() const { return *scene_; }
    [[nodiscard]] GraphView& view() const { return *view_; }
    [[nodiscard]] TensorDetails& details() const { return *details_; }
    [[nodiscard]] EmptyState& empty() const { return *empty_; }
    /// The function that is shown: the chosen one, or a callee that was gone into.
    [[nodiscard]] std::string shownFunction() const;
    [[nodiscard]] bool isBusy() const { return busy_; }
    /// SVG, PNG or DOT by the end of the name. What went wrong, or "".
    [[nodiscard]] QString exportTo(const QString& path) const;

  signals:
    /// What was asked for is shown, or why it is not.
    void settled();

  private:
    enum class Step : uint8_t { Up, Down, Left, Right };
    void addCommands();
    void updateCommands();
    void follow();
    void showFunction();
    void take(const GraphLayout& answer);
    void tell(const QString& title, const QString& sentence);
    void tellFailure(const QString& reason);
    void cardChosen(int card);
    void placeChosen();
    void walk(Step step);
    [[nodiscard]] int neighbour(Step step) const;
    void goInto();
    void goBack();
    void openSource();
    void askExport(const QString& ending);
    void restyle();
    void showTitle();
    [[nodiscard]] const FlowNode* currentNode() const;

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    TensorScene* scene_;
    GraphView* view_;
    TensorDetails* details_;
    TensorLegend* legend_;
    EmptyState* empty_;
    QLabel* crumbs_;
    QSplitter* split_;
    LayoutRunner* runner_ = nullptr;
    ProjectViewPtr project_;
    std::vector<std::string> stack_;  // the chosen function, then those that were gone into
    std::shared_ptr<TensorPicture> next_;
    bool busy_ = false, own_ = false;
};

}  // namespace graphlift

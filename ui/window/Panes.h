// All panes of the window, made at one spot. A pane is handed the theme, the shared selection and
// the list of commands; it never knows the other panes or the frame.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"

class QWidget;

namespace graphlift {

class CandidatesPane;
class ChangeTicks;
class ExplanationPane;
class GraphPanel;
class LearnPane;
class OverviewPane;
class ProblemsPane;
class ReviewPane;
class SourcePane;
class TensorFlowPanel;

enum class PaneId : uint8_t {
    Candidates,
    Explanation,
    CallGraph,
    TensorFlow,
    Overview,
    Problems,
    Source,
    Learn,
    Review
};
inline constexpr size_t kNumPanes = 9;

/// The name of a pane as the window shows it, and as settings and tests know it.
QString titleOf(PaneId id);
QString nameOf(PaneId id);

struct Pane {
    PaneId id;
    QWidget* widget = nullptr;
    bool ownHead = false;  // the pane draws its own head: the dock adds none
    /// What gets the keyboard when one goes to the pane. No focus proxy of the pane: Tab would leap
    /// over everything that stands before it.
    std::function<QWidget*()> keyboard = {};
};

struct PaneSet {
    std::vector<Pane> panes;  // by PaneId
    ChangeTicks* ticks = nullptr;
    CandidatesPane* candidates = nullptr;
    ExplanationPane* explanation = nullptr;
    SourcePane* source = nullptr;
    ReviewPane* review = nullptr;
    GraphPanel* graph = nullptr;
    OverviewPane* overview = nullptr;
    ProblemsPane* problems = nullptr;
    TensorFlowPanel* tensors = nullptr;
    LearnPane* learn = nullptr;

    [[nodiscard]] QWidget* widget(PaneId id) const { return panes[static_cast<size_t>(id)].widget; }
    /// Gives the pane the keyboard, in the part of it where the arrows work.
    void focus(PaneId id) const;
    /// Hands every pane the project; null: none is open.
    void setProject(const ProjectViewPtr& project) const;
};

/// Makes what panes need of a whole project before they need it; for the thread of the analysis.
void prepareForPanes(const ProjectView& project);

PaneSet makePanes(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent);

}  // namespace graphlift

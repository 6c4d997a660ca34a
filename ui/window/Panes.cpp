#include "ui/window/Panes.h"

#include <QCoreApplication>
#include <QListView>
#include <QTreeView>
#include <utility>

#include "ui/candidates/CandidatesPane.h"
#include "ui/diff/ReviewChange.h"
#include "ui/diff/ReviewPane.h"
#include "ui/editor/SourcePane.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/graph/GraphPanel.h"
#include "ui/graph/GraphView.h"
#include "ui/models/ChangeTicks.h"
#include "ui/project/LearnPane.h"
#include "ui/project/OverviewPane.h"
#include "ui/project/ProblemsPane.h"
#include "ui/project/ProjectCounts.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "ui/window/LocatorIndex.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Panes", text); }

}  // namespace

namespace {

/// What Tab would come to first; where there is nothing, the pane itself, with the window's ring.
QWidget* firstControl(QWidget& pane) {
    for (QWidget* child : pane.findChildren<QWidget*>())
        if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isVisibleTo(&pane) &&
            child->isEnabled())
            return child;
    pane.setFocusPolicy(Qt::StrongFocus);
    pane.setProperty("ring", true);
    return &pane;
}

}  // namespace

QString titleOf(PaneId id) {
    switch (id) {
        case PaneId::Candidates:
            return tr("Candidates");
        case PaneId::Explanation:
            return tr("Explanation");
        case PaneId::CallGraph:
            return tr("Call graph");
        case PaneId::TensorFlow:
            return tr("Tensor flow");
        case PaneId::Overview:
            return tr("Overview");
        case PaneId::Problems:
            return tr("Problems");
        case PaneId::Source:
            return tr("Source");
        case PaneId::Learn:
            return tr("Learn");
        case PaneId::Review:
            break;
    }
    return tr("Review");
}

QString nameOf(PaneId id) {
    switch (id) {
        case PaneId::Candidates:
            return "candidates";
        case PaneId::Explanation:
            return "explanation";
        case PaneId::CallGraph:
            return "graph";
        case PaneId::TensorFlow:
            return "tensors";
        case PaneId::Overview:
            return "overview";
        case PaneId::Problems:
            return "problems";
        case PaneId::Source:
            return "source";
        case PaneId::Learn:
            return "learn";
        case PaneId::Review:
            break;
    }
    return "review";
}

PaneSet makePanes(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent) {
    PaneSet set;
    set.ticks = new ChangeTicks(parent);
    const auto add = [&](PaneId id, QWidget* widget, std::function<QWidget*()> keyboard,
                         bool ownHead = false) {
        widget->setObjectName("pane-" + nameOf(id));
        widget->setAccessibleName(titleOf(id));
        set.panes.push_back({id, widget, ownHead, std::move(keyboard)});
    };
    set.candidates = new CandidatesPane(theme, selection, actions, parent);
    set.candidates->setTicks(set.ticks);
    add(PaneId::Candidates, set.candidates, [pane = set.candidates] { return pane->view(); },
        true);
    set.explanation = new ExplanationPane(theme, selection, actions, parent);
    set.explanation->setTicks(set.ticks);
    add(PaneId::Explanation, set.explanation, [pane = set.explanation] { return pane->view(); },
        true);
    set.graph = new GraphPanel(theme, selection, actions, parent);
    add(PaneId::CallGraph, set.graph, [pane = set.graph] { return &pane->view(); });
    set.tensors = new TensorFlowPanel(theme, selection, actions, parent);
    add(PaneId::TensorFlow, set.tensors, [pane = set.tensors] { return &pane->view(); });
    set.overview = new OverviewPane(theme, selection, actions, parent);
    add(PaneId::Overview, set.overview, [pane = set.overview] { return pane->firstRow(); });
    QObject::connect(set.overview, &OverviewPane::filterRequested, set.candidates,
                     &CandidatesPane::filterBy);
    set.problems = new ProblemsPane(theme, selection, actions, parent);
    add(PaneId::Problems, set.problems, [pane = set.problems] { return pane->list(); });
    set.source = new SourcePane(theme, selection, actions, parent);
    add(PaneId::Source, set.source, [pane = set.source] { return pane->editor(); }, true);
    set.learn = new LearnPane(theme, selection, actions, parent);
    add(PaneId::Learn, set.learn, [pane = set.learn] { return pane->list(); }, true);
    set.review = new ReviewPane(theme, selection, actions, parent);
    set.review->setTicks(set.ticks);
    add(PaneId::Review, set.review, {}, true);
    return set;
}

void PaneSet::focus(PaneId id) const {
    const Pane& pane = panes[static_cast<size_t>(id)];
    QWidget* inner = pane.keyboard ? pane.keyboard() : pane.widget->focusProxy();
    if (!inner || !inner->isVisibleTo(pane.widget)) inner = firstControl(*pane.widget);
    inner->setFocus(Qt::ShortcutFocusReason);
}

void prepareForPanes(const ProjectView& project) {
    static_cast<void>(candidateRows(project));
    static_cast<void>(countsOf(project));
    static_cast<void>(locatorEntries(project));
    static_cast<void>(preparedSetOf(project));
}

void PaneSet::setProject(const ProjectViewPtr& project) const {
    ticks->setProject(project);
    review->setProject(project);
    candidates->setProject(project);
    source->setProject(project);
    explanation->setProject(project);
    graph->setProject(project);
    overview->setProject(project);
    problems->setProject(project);
    tensors->setProject(project);
}

}  // namespace graphlift

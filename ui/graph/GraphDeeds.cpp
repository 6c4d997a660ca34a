// What the user does with the graph, as members of GraphPanel.
#include <QAccessible>
#include <QFileDialog>
#include <QLineEdit>
#include <algorithm>

#include "ui/graph/GraphNotice.h"
#include "ui/graph/GraphPanel.h"
#include "ui/graph/GraphTip.h"
#include "ui/graph/GraphTools.h"
#include "ui/graph/GraphView.h"
#include "ui/text/QtText.h"

namespace graphlift {

/// A click: the card becomes current and, if it is a function of the report, the one that all panes
/// show. The picture stays as it is.
void GraphPanel::choose(int node) {
    scene_->setCurrent(node);
    view_->reveal(node);
    if (node < 0 || !project_) return;
    const std::string& id = scene_->model().nodes[node].id;
    if (!project_->indexOf(std::string_view(id))) return;
    ownSelection_ = true;
    selection_.selectFunction(id);
    ownSelection_ = false;
}

void GraphPanel::openSource(int node) {
    if (node < 0) return;
    const GraphNode& opened = scene_->model().nodes[node];
    if (opened.kind == GraphNodeKind::Group) {
        scene_->setCurrent(node);
        toggleGroup();
        return;
    }
    choose(node);
    if (!opened.site.path.empty()) selection_.openPlace({opened.site.path, opened.site.range});
}

/// A function chosen elsewhere becomes the centre; a pinned picture only shows where it is.
void GraphPanel::followSelection(const std::string& id) {
    if (ownSelection_ || id.empty()) return;
    if (!pinned_) {
        setCenter(id);
        return;
    }
    const int node = scene_->find(id);
    if (node < 0) return;
    scene_->setCurrent(node);
    view_->reveal(node);
}

void GraphPanel::centerOnCurrent() {
    const int node = scene_->current();
    if (node < 0) return;
    const GraphNode& wanted = scene_->model().nodes[node];
    if (wanted.kind == GraphNodeKind::Group)
        toggleGroup();
    else
        setCenter(wanted.id);
}

void GraphPanel::goBack() {
    // Esc stops what one waits for; before a wait is seen, it goes on going back.
    if (busy_ && (since_.elapsed() >= fade_.interval() || history_.empty())) {
        cancelLayout();
        return;
    }
    if (!tools_->search().text().isEmpty()) {
        tools_->search().clear();
        return;
    }
    if (history_.empty()) return;
    if (history_.back().center != focus_.center) placed_ = false;
    focus_ = history_.back();
    history_.pop_back();
    refocus();
}

void GraphPanel::walk(WalkTo direction, bool alongLine) {
    if (scene_->model().nodes.empty()) return;
    const GraphLayout& layout = scene_->picture().layout;
    const int from = scene_->current();
    int to = 0;
    if (from >= 0)
        to = alongLine ? nodeAlongLine(scene_->model(), layout, from, direction, choice_.direction)
                       : nearestNode(layout, from, direction);
    if (to >= 0) choose(to);
}

/// Opens a collapsed card; collapses the class of a function, else its module.
void GraphPanel::toggleGroup() {
    const int node = scene_->current();
    if (node < 0) return;
    const GraphNode& current = scene_->model().nodes[node];
    Focus focus = deliberate();
    if (current.kind == GraphNodeKind::Group) {
        focus.collapsed.erase(current.id);
        focus.expanded.insert(current.id);
        toggled_ = current.id;
    } else {
        std::string group = groupOf(current, Grouping::Class);
        if (group.empty()) group = groupOf(current, Grouping::Module);
        focus.expanded.erase(group);
        focus.collapsed.insert(group);
        toggled_ = group;
    }
    placed_ = false;
    change(focus);
}

void GraphPanel::hideCurrent() {
    const int node = scene_->current();
    if (node < 0 || scene_->model().nodes[node].id == focus_.center) return;
    Focus focus = deliberate();
    focus.hidden.insert(scene_->model().nodes[node].id);
    change(focus);
}

void GraphPanel::setGrouping(Grouping grouping) {
    Focus focus = deliberate();
    const bool whole = focus.center.empty();
    if (!whole) grouping_ = grouping;
    // Of a whole project, packages are what can be read.
    focus.grouping = whole && grouping == Grouping::Module ? Grouping::Package : grouping;
    focus.packageDepth = 0;
    focus.expanded.clear();
    focus.collapsed.clear();
    change(focus);
}

void GraphPanel::setDepths(unsigned callers, unsigned callees) {
    if (callers == fittedFocus_.callers && callees == fittedFocus_.callees) return;
    callers_ = callers;
    callees_ = callees;
    Focus focus = deliberate();
    focus.callers = callers;
    focus.callees = callees;
    change(focus);
}

void GraphPanel::search(const QString& text) {
    const QString wanted = text.trimmed();
    std::vector<int> hits;
    const GraphModel& model = scene_->model();
    for (size_t i = 0; i < model.nodes.size() && !wanted.isEmpty(); ++i) {
        const GraphNode& node = model.nodes[i];
        const bool found = toQt(node.name).contains(wanted, Qt::CaseInsensitive) ||
                           toQt(node.qualifiedName).contains(wanted, Qt::CaseInsensitive);
        if (found) hits.push_back(static_cast<int>(i));
    }
    // From left to right and top to bottom, as one reads.
    const GraphLayout& layout = scene_->picture().layout;
    std::stable_sort(hits.begin(), hits.end(), [&](int a, int b) {
        const LayoutRect &first = layout.nodes[a], &second = layout.nodes[b];
        return first.x != second.x ? first.x < second.x : first.y < second.y;
    });
    hitAt_ = hits.size();
    const QString words = hits.empty() ? tr("no hit") : tr("%1 hits").arg(hits.size());
    tools_->setHits(wanted.isEmpty() ? QString() : words);
    scene_->setHits(std::move(hits), !wanted.isEmpty());
    updateCommands();
}

void GraphPanel::nextHit(int step) {
    const std::vector<int>& hits = scene_->hits();
    if (hits.empty()) return;
    const size_t count = hits.size();
    if (hitAt_ == count)
        hitAt_ = step > 0 ? 0 : count - 1;
    else
        hitAt_ = (hitAt_ + count + static_cast<size_t>(step + static_cast<int>(count))) % count;
    tools_->setHits(tr("%1 of %2").arg(hitAt_ + 1).arg(count));
    choose(hits[hitAt_]);
}

void GraphPanel::askExport(ExportKind kind, bool part) {
    const QString extension = extensionOf(kind);
    auto* dialog = new QFileDialog(this, part ? tr("Export what is seen") : tr("Export the graph"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(extension);
    dialog->setNameFilter(QString("*.%1").arg(extension));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind, part](const QString& path) {
        ExportJob job{kind, theme_.scheme(), std::nullopt};
        if (part) job.part = view_->seen();
        const QString wrong = exportGraph(*scene_, job, path);
        if (wrong.isEmpty()) return;
        Notice notice{"warning", Token::SFails, tr("The graph was not exported"), wrong, {}, true};
        notice.ways.emplace_back(tr("Close"), [this] { notice_->hide(); });
        notice_->present(notice);
    });
    dialog->open();
}

void GraphPanel::showTip(int node, int edge, const QPoint& at) {
    if (node >= 0)
        tip_->tell(nodeTip(scene_->model().nodes[node]), at);
    else if (edge >= 0)
        tip_->tell(edgeTip(scene_->model(), scene_->model().edges[edge]), at);
}

void GraphPanel::describeCurrent() {
    const int node = scene_->current();
    view_->setAccessibleDescription(node < 0 ? tr("No card is chosen")
                                             : nodeSummary(scene_->model().nodes[node]));
    QAccessibleEvent event(view_, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    updateCommands();
}

}  // namespace graphlift

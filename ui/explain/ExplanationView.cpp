#include "ui/explain/ExplanationView.h"

#include <QKeyEvent>
#include <algorithm>

namespace graphlift {

ExplanationView::ExplanationView(const Theme& theme, ExplanationModel& model, QWidget* parent)
    : QTreeView(parent),
      theme_(theme),
      model_(model),
      delegate_(new ExplanationDelegate(theme, model, this)) {
    setItemDelegate(delegate_);
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setAccessibleName(tr("Preconditions and evidence"));
    setWhatsThis(
        tr("Each precondition with its answer. Steps lead from the function to the place "
           "that decides: Enter goes there, F8 is the next, F1 explains the code."));
    connect(&model, &QAbstractItemModel::modelReset, this, &ExplanationView::openAtFirst);
    connect(&theme, &Theme::changed, this, &ExplanationView::restyle);
    restyle();
}

void ExplanationView::restyle() {
    QPalette palette = this->palette();
    palette.setColor(QPalette::Base, theme_.color(Token::Panel));
    palette.setColor(QPalette::Text, theme_.color(Token::Ink));
    setPalette(palette);
    delegate_->measure();
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void ExplanationView::openAtFirst() {
    delegate_->measure();
    for (const QModelIndex& index : model_.all())
        if (model_.rowAt(index)->open) expand(index);
}

QModelIndex ExplanationView::nextProblem(int direction) const {
    std::vector<QModelIndex> stops;
    size_t before = 0;  // stops that stand before the current row
    bool passed = !currentIndex().isValid();
    bool onStop = false;
    for (const QModelIndex& index : model_.all()) {
        const ExplainRow& row = *model_.rowAt(index);
        const bool isCurrent = index == currentIndex();
        // A problem with steps is walked by its steps.
        const bool hasSteps = std::any_of(
            row.children.begin(), row.children.end(),
            [](const ExplainRow& child) { return child.kind == ExplainRow::Kind::Step; });
        const bool isStop = row.isProblem && !hasSteps;
        if (isCurrent) {
            passed = true;
            before = stops.size();
            onStop = isStop;
        }
        if (isStop) stops.push_back(index);
    }
    if (stops.empty()) return {};
    const auto count = stops.size();
    if (!passed || !currentIndex().isValid()) return direction > 0 ? stops.front() : stops.back();
    if (direction > 0) return stops[(before + (onStop ? 1 : 0)) % count];
    return stops[(before + count - 1) % count];
}

void ExplanationView::reveal(const QModelIndex& index) {
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent()) expand(at);
    setCurrentIndex(index);
    scrollTo(index);
}

std::optional<PreconditionId> ExplanationView::pageOf(const QModelIndex& index) const {
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        if (const auto page = model_.rowAt(at)->page) return page;
    return std::nullopt;
}

bool ExplanationView::event(QEvent* event) {
    // F1 means this code here, whatever it means elsewhere in the window.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_F1 && pageOf(currentIndex())) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void ExplanationView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex current = currentIndex();
    const ExplainRow* row = model_.rowAt(current);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (row && row->place)
            emit placeOpened(current);
        else
            emit changeAsked();
    } else if (event->key() == Qt::Key_F1 && pageOf(current)) {
        emit helpAsked(*pageOf(current));
    } else if (event->key() == Qt::Key_Space && row && !row->children.empty()) {
        setExpanded(current, !isExpanded(current));
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void ExplanationView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const ExplainRow* row = model_.rowAt(index);
    if (row && delegate_->codeRect(visualRect(index), index).contains(event->pos())) {
        setCurrentIndex(index);
        emit helpAsked(*row->page);
        return;
    }
    const bool folds = row && !row->children.empty() && event->button() == Qt::LeftButton;
    QTreeView::mousePressEvent(event);
    if (folds) setExpanded(index, !isExpanded(index));
}

void ExplanationView::mouseMoveEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const bool onCode =
        index.isValid() && delegate_->codeRect(visualRect(index), index).contains(event->pos());
    viewport()->setCursor(onCode ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTreeView::mouseMoveEvent(event);
}

void ExplanationView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const ExplainRow* row = model_.rowAt(index);
    if (row && row->place && row->children.empty()) emit placeOpened(index);
}

void ExplanationView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    // Text wraps at the width: heights change with it.
    if (event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
}

void ExplanationView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);  // NOLINT(bugprone-parent-virtual-call)
    viewport()->update();
}

void ExplanationView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    if (current.isValid()) emit placeChosen(current);
}

}  // namespace graphlift

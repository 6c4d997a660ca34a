#include "ui/candidates/CandidateViews.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace graphlift {

CandidateView::CandidateView(const Theme& theme, CandidateModel& model,
                             CandidateDelegate::Presentation presentation, QWidget* parent)
    : QTreeView(parent),
      theme_(theme),
      model_(model),
      delegate_(new CandidateDelegate(theme, model, presentation, this)),
      presentation_(presentation) {
    setItemDelegate(delegate_);
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(0);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setAccessibleName(tr("Candidates"));
    const bool isTable = presentation == CandidateDelegate::Presentation::Table;
    setUniformRowHeights(isTable);
    setAllColumnsShowFocus(true);
    setHeaderHidden(!isTable);
    if (isTable) {
        header()->setSectionsClickable(true);
        header()->setSectionsMovable(true);
        header()->setStretchLastSection(true);
        header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        connect(header(), &QHeaderView::sectionClicked, this, &CandidateView::sortBy);
    } else {
        for (int column = 1; column < kNumCandidateColumns; ++column) hideColumn(column);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    connect(&model, &QAbstractItemModel::modelReset, this, &CandidateView::prepare);
    connect(&theme, &Theme::changed, this, &CandidateView::restyle);
    restyle();
}

void CandidateView::restyle() {
    QPalette palette = this->palette();
    palette.setColor(QPalette::Base, theme_.color(Token::Panel));
    palette.setColor(QPalette::Text, theme_.color(Token::Ink));
    setPalette(palette);
    setFont(theme_.font(TextStyle::Small));
    header()->setFont(theme_.font(TextStyle::Label));
    constexpr int kWidths[kNumCandidateColumns] = {150, 220, 260, 130, 130, 80, 130, 210, 70};
    for (int column = 0; column < kNumCandidateColumns; ++column)
        if (presentation_ == CandidateDelegate::Presentation::Table)
            setColumnWidth(column, theme_.px(kWidths[column]));
    scheduleDelayedItemsLayout();
    viewport()->update();
}

/// A tree with rows of two heights asks for each of them after every reset: 60 ms a thousand rows.
void CandidateView::prepare() {
    constexpr size_t kMostMeasured = 1500;
    if (presentation_ == CandidateDelegate::Presentation::List) {
        const bool even = model_.numShown() > kMostMeasured;
        delegate_->setEven(even);
        setUniformRowHeights(even);
    }
    span();
}

void CandidateView::span() {
    const bool isTable = presentation_ == CandidateDelegate::Presentation::Table;
    if (!isTable || model_.groupBy() == GroupBy::None) return;
    for (int row = 0; row < model_.rowCount({}); ++row) setFirstColumnSpanned(row, {}, true);
}

void CandidateView::sortBy(int section) {
    const auto column = static_cast<CandidateColumn>(section);
    const bool add = (QApplication::keyboardModifiers() & Qt::ShiftModifier) != 0;
    std::vector<SortKey> keys = model_.sortKeys();
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const SortKey& key) { return key.column == column; });
    if (found != keys.end() && (add || keys.size() == 1)) {
        found->ascending = !found->ascending;
    } else if (add) {
        keys.push_back({column, true});
    } else {
        keys = {{column, true}};
    }
    model_.setSort(keys);
}

void CandidateView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex current = currentIndex();
    const CandidateRow* row = model_.rowAt(current);
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (row && isEnter) {
        emit opened(row->id);
    } else if (row && event->key() == Qt::Key_Space) {
        emit tickToggled(row->id);
    } else if (!row && current.isValid() && (isEnter || event->key() == Qt::Key_Space)) {
        setExpanded(current.siblingAtColumn(0), !isExpanded(current.siblingAtColumn(0)));
    } else {
        QTreeView::keyPressEvent(event);
    }
}

QModelIndex CandidateView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const bool toFirst = !currentIndex().isValid() || action == MoveHome;
    if (!toFirst) return QTreeView::moveCursor(action, modifiers);
    // The first function rather than the heading above it.
    for (QModelIndex at = model_.index(0, 0, {}); at.isValid(); at = indexBelow(at))
        if (model_.rowAt(at)) return at;
    return QTreeView::moveCursor(action, modifiers);
}

void CandidateView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const CandidateRow* row = model_.rowAt(index);
    if (event->button() == Qt::LeftButton && index.isValid() && !row) {
        setCurrentIndex(index.siblingAtColumn(0));
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
        return;
    }
    const bool isList = presentation_ == CandidateDelegate::Presentation::List;
    if (row && isList && event->button() == Qt::LeftButton &&
        delegate_->tickBox(visualRect(index), *row)
            .adjusted(-theme_.px(4), -theme_.px(4), theme_.px(4), theme_.px(4))
            .contains(event->pos())) {
        emit tickToggled(row->id);
        return;
    }
    QTreeView::mousePressEvent(event);
}

void CandidateView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const CandidateRow* row = model_.rowAt(indexAt(event->pos()))) emit opened(row->id);
}

void CandidateView::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    QStyleOptionViewItem plain = option;
    plain.state &= ~QStyle::State_HasFocus;
    QTreeView::drawRow(painter, plain, index);
}

void CandidateView::focusInEvent(QFocusEvent* event) {
    // Qt would choose the first row by itself: nothing is chosen but by a person.
    QAbstractScrollArea::focusInEvent(event);  // NOLINT(bugprone-parent-virtual-call)
    viewport()->update();
}

}  // namespace graphlift

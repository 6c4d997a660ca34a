#include "ui/diff/ChangeList.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace graphlift {

ChangeList::ChangeList(const Theme& theme, ReviewModel& model, QWidget* parent)
    : QTreeView(parent), model_(model), rows_(new ChangeListModel(model, this)) {
    setModel(rows_);
    setItemDelegate(new ChangeListDelegate(theme, this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(false);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Change set"));
    const auto colours = [this, &theme] {
        QPalette palette = this->palette();
        palette.setColor(QPalette::Base, theme.color(Token::Panel));
        setPalette(palette);
        doItemsLayout();
    };
    connect(&theme, &Theme::changed, this, colours);
    colours();
    connect(rows_, &QAbstractItemModel::modelReset, this, [this] {
        expandAll();
        followChosen();
    });
    connect(&model_, &ReviewModel::chosenChanged, this, &ChangeList::followChosen);
}

void ChangeList::followChosen() {
    if (!model_.chosen()) return;
    isFollowing_ = true;
    setCurrentIndex(rows_->indexOf(*model_.chosen()));
    isFollowing_ = false;
}

void ChangeList::toggle(const QModelIndex& index) {
    if (!index.isValid()) return;
    if (ChangeListModel::isFile(index))
        model_.toggleFile(rows_->fileAt(index));
    else
        model_.toggle(rows_->changeAt(index));
}

void ChangeList::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const auto* delegate = static_cast<const ChangeListDelegate*>(itemDelegate());
    const bool onTick =
        index.isValid() && delegate->tickRect(visualRect(index), ChangeListModel::isFile(index))
                               .contains(event->pos());
    if (onTick && event->button() == Qt::LeftButton) {
        toggle(index);
        return;
    }
    QTreeView::mousePressEvent(event);
}

void ChangeList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) {
        toggle(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ChangeList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    if (isFollowing_ || !current.isValid() || ChangeListModel::isFile(current)) return;
    model_.choose(rows_->changeAt(current));
}

}  // namespace graphlift

#include "ui/project/RecentList.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "ui/theme/VerdictLook.h"

namespace graphlift {

namespace {

enum Role { Path = Qt::UserRole + 1, Folder, When, Counts, IsFile, IsThere };

class RowPainter : public QStyledItemDelegate {
  public:
    RowPainter(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {theme_.px(400), theme_.px(48)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintGround(*painter, option);
        const QRect row = option.rect.adjusted(theme_.px(12), 0, -theme_.px(12), 0);
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(
            row.left(), row.center().y() - theme_.px(8) + 1,
            theme_.pixmap(index.data(IsFile).toBool() ? "file" : "folder", Token::Ink3, 16, ratio));
        const int right = paintNumbers(*painter, row, index, ratio);
        paintNames(*painter, row.adjusted(theme_.px(28), 0, right - row.right(), 0), index);
        painter->restore();
    }

  private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option) const {
        const bool chosen = option.state & QStyle::State_Selected;
        if (!chosen && !(option.state & QStyle::State_MouseOver)) return;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(chosen ? Token::Selected : Token::Hover));
        painter.drawRoundedRect(option.rect, theme_.px(6), theme_.px(6));
        if (chosen && option.state & QStyle::State_HasFocus) {
            painter.setBrush(theme_.color(Token::Ink));
            painter.drawRoundedRect(QRect(option.rect.left(), option.rect.top() + theme_.px(8),
                                          theme_.px(3), option.rect.height() - theme_.px(16)),
                                    1.5, 1.5);
        }
    }

    // From the right: when, then the counts in columns. Returns where the names must end.
    int paintNumbers(QPainter& painter, const QRect& row, const QModelIndex& index,
                     double ratio) const {
        painter.setFont(theme_.font(TextStyle::Small));
        painter.setPen(theme_.color(Token::Ink3));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, index.data(When).toString());
        const QVariantList counts = index.data(Counts).toList();
        static constexpr Action kShown[] = {Action::ConvertToGraph, Action::Reconfigure,
                                            Action::Undecided};
        int x = row.right() - theme_.px(100) - 3 * theme_.px(50);
        const int end = x;
        for (int i = 0; i < counts.size(); ++i, x += theme_.px(50)) {
            if (counts[i].toInt() == 0) continue;
            const Look look = lookOf(kShown[i], Mode::Eager);
            painter.drawPixmap(x, row.center().y() - theme_.px(7) + 1,
                               theme_.pixmap(look.icon, look.token, 14, ratio));
            painter.setPen(theme_.color(Token::Ink2));
            painter.drawText(QRect(x + theme_.px(19), row.top(), theme_.px(30), row.height()),
                             Qt::AlignVCenter, counts[i].toString());
        }
        return counts.isEmpty() ? row.right() - theme_.px(110) : end - theme_.px(8);
    }

    void paintNames(QPainter& painter, const QRect& place, const QModelIndex& index) const {
        const bool there = index.data(IsThere).toBool();
        QFont name = theme_.font(TextStyle::Body);
        name.setWeight(QFont::Medium);
        const int middle = place.center().y() + 1;
        const auto line = [&](const QFont& font, Token ink, int top, const QString& text,
                              Qt::TextElideMode elide) {
            painter.setFont(font);
            painter.setPen(theme_.color(ink));
            const QRect box(place.left(), top, place.width(), theme_.px(18));
            painter.drawText(box, Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(text, elide, box.width()));
        };
        line(name, there ? Token::Ink : Token::Ink3, middle - theme_.px(18),
             index.data(Qt::DisplayRole).toString(), Qt::ElideRight);
        line(theme_.font(TextStyle::Small), Token::Ink3, middle, index.data(Folder).toString(),
             Qt::ElideMiddle);
    }

    const Theme& theme_;
};

}  // namespace

RecentList::RecentList(const Theme& theme, QWidget* parent)
    : QListView(parent), theme_(theme), rows_(new QStandardItemModel(this)) {
    setModel(rows_);
    setItemDelegate(new RowPainter(theme, this));
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Recent projects"));
    setAccessibleDescription(tr("Enter opens a project, Delete takes it off the list"));
    setProperty("paper", "canvas");
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { open(index); });
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        if (QGuiApplication::mouseButtons() == Qt::NoButton) open(index);
    });
    connect(&theme, &Theme::changed, this, [this] { doItemsLayout(); });
}

void RecentList::setProjects(const std::vector<RecentProject>& projects, const QDateTime& now) {
    rows_->clear();
    for (const RecentProject& project : projects) {
        auto* item = new QStandardItem(project.name());
        const bool isFile = project.path.endsWith(".py") || project.path.endsWith(".ipynb");
        QVariantList counts;
        if (project.counted && project.isThere)
            counts = {project.toGraph, project.reconfigure, project.undecided};
        const QString folder = project.isThere ? project.folder()
                               : isFile        ? tr("file is not there any more")
                                               : tr("folder is not there any more");
        item->setData(project.path, Path);
        item->setData(folder, Folder);
        item->setData(sinceText(project.opened, now), When);
        item->setData(counts, Counts);
        item->setData(isFile, IsFile);
        item->setData(project.isThere, IsThere);
        item->setData(project.name() + ", " + folder, Qt::AccessibleTextRole);
        item->setToolTip(project.path);
        rows_->appendRow(item);
    }
    if (rows_->rowCount() > 0) setCurrentIndex(rows_->index(0, 0));
    updateGeometry();
}

QSize RecentList::sizeHint() const { return {theme_.px(544), rows_->rowCount() * theme_.px(48)}; }

void RecentList::open(const QModelIndex& index) {
    if (index.data(IsThere).toBool()) emit openRequested(index.data(Path).toString());
}

void RecentList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        emit removeRequested(currentIndex().data(Path).toString());
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        open(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void RecentList::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid()) return;
    const QString path = index.data(Path).toString();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, path] { emit openRequested(path); })
        ->setEnabled(index.data(IsThere).toBool());
    menu->addAction(tr("Remove from this list"), this,
                    [this, path] { emit removeRequested(path); });
    menu->popup(event->globalPos());
}

}  // namespace graphlift

#include "ui/window/Locator.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

#include "analysis/interp/Program.h"
#include "ui/text/Counted.h"
#include "ui/text/QtText.h"
#include "ui/window/KeyCap.h"
#include "ui/window/LocatorRows.h"

namespace graphlift {

Locator::Locator(const Theme& theme, Selection& selection, ActionList& actions, QWidget* over)
    : QFrame(over),
      theme_(theme),
      selection_(selection),
      actions_(actions),
      field_(new QLineEdit(this)),
      list_(new QListView(this)),
      glyph_(new QLabel(this)),
      nothing_(new QLabel(tr("Nothing has this name."), this)),
      rows_(new QStandardItemModel(this)) {
    setObjectName("locator");
    setAccessibleName(tr("Locator"));
    hide();
    field_->setProperty("bare", true);
    field_->setFrame(false);
    field_->setPlaceholderText(tr("Function, file, >command, #code, @candidate"));
    field_->setAccessibleName(tr("Name to find"));
    list_->setModel(rows_);
    list_->setItemDelegate(new LocatorRows(theme, this));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setAccessibleName(tr("What was found"));
    nothing_->setProperty("type", "small");
    nothing_->setContentsMargins(14, 8, 14, 12);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 5);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(13, 7, 12, 7);
    head->setSpacing(8);
    head->addWidget(glyph_);
    head->addWidget(field_, 1);
    auto* escape = new QLabel(tr("Esc"), this);
    escape->setObjectName("keyCap");
    head->addWidget(escape, 0, Qt::AlignVCenter);
    escape->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    column->addLayout(head);
    auto* rule = new QWidget(this);
    rule->setObjectName("locatorRule");
    rule->setAttribute(Qt::WA_StyledBackground);
    rule->setFixedHeight(1);
    column->addWidget(rule);
    column->addWidget(list_);
    column->addWidget(nothing_);
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, [this] { search(); });
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { run(index); });
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
    restyle();
    index_.setProject(nullptr);
}

void Locator::restyle() {
    glyph_->setPixmap(theme_.pixmap("search", Token::Ink3, 16, devicePixelRatioF()));
    list_->doItemsLayout();
}

void Locator::setProject(const ProjectViewPtr& project) {
    project_ = project;
    rows_->clear();  // rows point into the index
    index_.setProject(project);
    if (isVisible()) search();
}

void Locator::open(const QString& text) {
    before_ = QApplication::focusWidget();
    index_.setCommands(actions_);
    field_->setText(text);
    search();
    show();
    raise();
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->end(false);
}

void Locator::close() {
    if (!isVisible()) return;
    hide();
    if (before_) before_->setFocus(Qt::OtherFocusReason);
}

void Locator::search() {
    rows_->clear();
    const QString typed = field_->text();
    const bool prefixed = !typed.isEmpty() && QStringLiteral(">#@").contains(typed[0]);
    const FuzzyPattern pattern(prefixed ? typed.mid(1) : typed);
    int first = -1;
    for (const LocatorGroup& group : index_.find(typed)) {
        QString title = group.title;
        if (group.found > group.hits.size())
            title += tr(", best %1 of %2")
                         .arg(group.hits.size())
                         .arg(QLocale().toString(static_cast<qint64>(group.found)));
        auto* heading = new QStandardItem(title);
        heading->setFlags(Qt::NoItemFlags);
        rows_->appendRow(heading);
        for (const LocatorHit& hit : group.hits) {
            auto* item = new QStandardItem(hit.entry->text);
            item->setData(
                QVariant::fromValue(const_cast<void*>(static_cast<const void*>(hit.entry))),
                EntryRole);
            QVariantList places;
            for (const int at : fuzzyPlaces(pattern, hit.entry->key)) places += at;
            item->setData(places, PlacesRole);
            if (first < 0) first = rows_->rowCount();
            rows_->appendRow(item);
        }
    }
    if (first >= 0) list_->setCurrentIndex(rows_->index(first, 0));
    nothing_->setVisible(first < 0);
    list_->setVisible(first >= 0);
    place();
}

void Locator::place() {
    const QWidget* over = parentWidget();
    int height = 0;
    for (int i = 0; i < rows_->rowCount(); ++i)
        height += list_->itemDelegate()->sizeHint({}, rows_->index(i, 0)).height();
    const int most = std::max(theme_.px(120), over->height() - theme_.px(200));
    list_->setFixedHeight(std::min({height, most, theme_.px(440)}));
    const int width = std::min(theme_.px(560), over->width() - theme_.px(32));
    layout()->activate();
    setFixedWidth(width);
    setFixedHeight(layout()->sizeHint().height());
    move((over->width() - width) / 2, theme_.px(60));
}

void Locator::step(int by) {
    int row = list_->currentIndex().row();
    const int count = rows_->rowCount();
    for (int tries = 0; tries < count; ++tries) {
        row = (row + by + count) % count;
        const QModelIndex index = rows_->index(row, 0);
        if (!(index.flags() & Qt::ItemIsEnabled)) continue;
        list_->setCurrentIndex(index);
        list_->scrollTo(index);
        return;
    }
}

void Locator::run(const QModelIndex& index) {
    const auto* entry = static_cast<const LocatorEntry*>(index.data(EntryRole).value<void*>());
    if (!entry || !entry->whyNot.isEmpty()) return;
    const LocatorEntry chosen = *entry;
    close();
    runEntry(chosen);
}

void Locator::runEntry(const LocatorEntry& entry) {
    switch (entry.kind) {
        case LocatorEntry::Kind::Command:
            if (QAction* action = actions_.find(entry.id)) action->trigger();
            return;
        case LocatorEntry::Kind::Code:
            emit codeChosen(entry.id);
            return;
        case LocatorEntry::Kind::File:
            selection_.openPlace({toUtf8(entry.id), {0, 0}});
            return;
        case LocatorEntry::Kind::Function:
            break;
    }
    const std::string id = toUtf8(entry.id);
    selection_.selectFunction(id);
    const auto index = project_ ? project_->indexOf(id) : std::nullopt;
    if (!index) return;
    const ReportFunction function = project_->report().function(*index);
    selection_.openPlace(
        {function.file.source->path(), function.file.tree.range(function.ir.node)});
}

bool Locator::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason) {
        before_ = nullptr;
        close();
    }
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            for (int i = 0; i < 8; ++i) step(1);
            return true;
        case Qt::Key_PageUp:
            for (int i = 0; i < 8; ++i) step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run(list_->currentIndex());
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

void Locator::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.color(Token::Edge));
    painter.setBrush(theme_.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.px(10),
                            theme_.px(10));
}

}  // namespace graphlift

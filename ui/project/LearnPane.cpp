#include "ui/project/LearnPane.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTextBrowser>
#include <QTreeView>
#include <QVBoxLayout>
#include <map>

#include "analysis/refactor/Verdict.h"
#include "app/report/HelpPages.h"
#include "ui/project/PageText.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr int kId = Qt::UserRole + 1;

QString manualText(const QString& id) {
    QFile file(":/manual/" + id + ".md");
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString pageText(const QString& id) {
    const auto precondition = findPrecondition(toUtf8(id));
    if (!precondition) return manualText(id);
    const auto page = helpPageText(name(*precondition));
    return page ? toQt(*page) : QString();
}

QString titleOf(const QString& text) { return text.section('\n', 0, 0).mid(2); }

}  // namespace

std::vector<StartTopic> LearnPane::topics() {
    std::vector<StartTopic> out;
    for (const QString& file : QDir(":/manual").entryList(QDir::Files, QDir::Name)) {
        const QString id = file.chopped(3);
        const QString page = manualText(id);
        out.push_back({id, titleOf(page), {}});
    }
    return out;
}

LearnPane::LearnPane(const Theme& theme, Selection&, ActionList& actions, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      find_(new QLineEdit(this)),
      list_(new QTreeView(this)),
      rows_(new QStandardItemModel(this)),
      shownRows_(new QSortFilterProxyModel(this)),
      text_(new QTextBrowser(this)) {
    setWhatsThis(tr("The manual and the page of every precondition. Needs no network."));
    auto* side = new QWidget(this);
    side->setProperty("paper", "panel");
    side->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(12, 12, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 12, 0);
    head->addWidget(find_);
    column->addLayout(head);
    column->addWidget(list_, 1);
    find_->setPlaceholderText(tr("Find a page"));
    find_->setAccessibleName(tr("Find a page"));
    find_->setClearButtonEnabled(true);
    shownRows_->setSourceModel(rows_);
    shownRows_->setRecursiveFilteringEnabled(true);
    shownRows_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    list_->setModel(shownRows_);
    list_->setHeaderHidden(true);
    list_->setIndentation(theme_.px(14));
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setAccessibleName(tr("Pages"));
    text_->setOpenLinks(false);
    text_->setAccessibleName(tr("Page"));
    auto* split = new QSplitter(this);
    split->addWidget(side);
    split->addWidget(text_);
    split->setStretchFactor(1, 1);
    split->setSizes({theme_.px(320), theme_.px(900)});
    split->setChildrenCollapsible(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(split);
    fillList();
    connect(find_, &QLineEdit::textChanged, this, [this](const QString& typed) {
        shownRows_->setFilterFixedString(typed);
        list_->expandAll();
    });
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                const QString id = now.data(kId).toString();
                if (!id.isEmpty()) showPage(id);
            });
    connect(text_, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { showPage(link.toString().section("manual:", -1)); });
    connect(&theme, &Theme::changed, this, [this] {
        rows_->clear();
        fillList();
        dress();
    });
    actions.add({.id = "learn.page.next",
                 .text = tr("Next page"),
                 .keys = {QKeySequence("Ctrl+PgDown")},
                 .menu = MenuId::Learn,
                 .help = tr("Turns to the next page of the manual"),
                 .pane = this},
                [this] { turn(1); });
    actions.add({.id = "learn.page.previous",
                 .text = tr("Previous page"),
                 .keys = {QKeySequence("Ctrl+PgUp")},
                 .menu = MenuId::Learn,
                 .help = tr("Turns to the page before"),
                 .pane = this},
                [this] { turn(-1); });
    showPage({});
}

void LearnPane::fillList() {
    const auto add = [this](QStandardItem* to, const QString& text, const QString& id) {
        auto* row = new QStandardItem(text);
        row->setData(id, kId);
        row->setSizeHint(QSize(0, theme_.px(26)));
        to->appendRow(row);
    };
    const auto addPart = [this](const QString& text) {
        auto* part = new QStandardItem(text);
        part->setSelectable(false);
        part->setSizeHint(QSize(0, theme_.px(30)));
        part->setFont(theme_.font(TextStyle::Label));
        part->setForeground(theme_.color(Token::Ink3));
        rows_->appendRow(part);
        return part;
    };
    QStandardItem* manual = addPart(tr("Manual"));
    for (const StartTopic& topic : topics()) add(manual, topic.title, topic.id);
    std::map<Group, QStandardItem*> parts;
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const auto id = static_cast<PreconditionId>(i);
        QStandardItem*& part = parts[group(id)];
        if (!part) part = addPart(tr("Preconditions: %1").arg(toQt(graphlift::text(group(id)))));
        QString words = toQt(name(id));
        words.replace('-', ' ');
        add(part, toQt(code(id)) + "  " + words, toQt(code(id)));
    }
    list_->expandAll();
}

bool LearnPane::showPage(const QString& id) {
    const QString wanted = id.isEmpty() ? topics().front().id : id;
    const QString text = pageText(wanted);
    if (text.isEmpty()) return false;
    if (wanted == page_) return true;
    page_ = wanted;
    dress();
    text_->verticalScrollBar()->setValue(0);
    const auto rows = shownRows_->match(shownRows_->index(0, 0), kId, wanted, 1,
                                        Qt::MatchExactly | Qt::MatchRecursive);
    if (!rows.isEmpty()) list_->setCurrentIndex(rows.front());
    return true;
}

void LearnPane::dress() { setPageText(*text_, pageText(page_), theme_); }

void LearnPane::turn(int by) {
    const auto pages = topics();
    for (size_t i = 0; i < pages.size(); ++i)
        if (pages[i].id == page_) {
            const auto next = static_cast<size_t>(static_cast<int>(i) + by);
            if (next < pages.size()) showPage(pages[next].id);
            return;
        }
    showPage({});
}

}  // namespace graphlift

#include "ui/candidates/CandidatesPane.h"

#include <QScrollBar>
#include <QVBoxLayout>
#include <utility>

#include "ui/text/Counted.h"
#include "ui/text/QtText.h"

namespace graphlift {

using Presentation = CandidateDelegate::Presentation;

namespace {

QString number(size_t count) { return QLocale().toString(static_cast<qulonglong>(count)); }

}  // namespace

CandidatesPane::CandidatesPane(const Theme& theme, Selection& selection, ActionList& actions,
                               QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      selection_(selection),
      actions_(actions),
      model_(theme),
      head_(new PaneTitle(theme, tr("Candidates"), this)),
      summary_(new VerdictSummary(theme, this)),
      field_(new SearchField(theme, tr("Filter by name, reason or file"), this)),
      caseSwitch_(field_->addSwitch("Aa", tr("Match upper and lower case"))),
      regexSwitch_(field_->addSwitch(".*", tr("Regular expression"))),
      chips_(new FilterChips(theme, this)),
      stack_(new QStackedWidget(this)),
      list_(new CandidateView(theme, model_, Presentation::List, this)),
      table_(new CandidateView(theme, model_, Presentation::Table, this)),
      empty_(new EmptyState(theme, this)),
      filterMenu_(new QMenu(this)) {
    setAccessibleName(tr("Candidates"));
    setWhatsThis(
        tr("Every function that could become a graph or is one, with what is advised. "
           "Arrows walk, Enter shows the change, Space ticks it."));
    build();
    registerCommands();
    connectParts();
    refresh();
}

void CandidatesPane::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head_);
    column->addWidget(summary_);
    auto* fieldRow = new QHBoxLayout;
    fieldRow->addWidget(field_);
    column->addLayout(fieldRow);
    column->addWidget(chips_);
    column->addWidget(stack_, 1);
    empty_->setProperty("paper", "panel");
    for (QWidget* page : {static_cast<QWidget*>(list_), static_cast<QWidget*>(table_),
                          static_cast<QWidget*>(empty_)})
        stack_->addWidget(page);
    table_->setSelectionModel(list_->selectionModel());
    const auto restyle = [this, fieldRow] {
        fieldRow->setContentsMargins(theme_.px(12), theme_.px(8), theme_.px(12), theme_.px(8));
        QPalette palette = this->palette();
        palette.setColor(QPalette::Window, theme_.color(Token::Panel));
        setPalette(palette);
    };
    setAutoFillBackground(true);
    connect(&theme_, &Theme::changed, this, restyle);
    restyle();
    auto* button = new IconButton(theme_, "filter", tr("Filter, group and show"), this);
    connect(button, &IconButton::clicked, this, [this, button] {
        fillFilterMenu();
        filterMenu_->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    head_->addButton(button);
}

void CandidatesPane::connectParts() {
    connect(field_->edit(), &QLineEdit::textChanged, this, &CandidatesPane::typed);
    connect(caseSwitch_, &QAbstractButton::toggled, this, &CandidatesPane::typed);
    connect(regexSwitch_, &QAbstractButton::toggled, this, &CandidatesPane::typed);
    connect(field_, &SearchField::left, this, [this] { view()->setFocus(); });
    connect(field_->edit(), &QLineEdit::returnPressed, this, [this] { view()->setFocus(); });
    connect(summary_, &VerdictSummary::toggled, this, [this](VerdictCell cell, bool on) {
        CandidateFilter filter = model_.filter();
        if (on)
            filter.cells.insert(cell);
        else
            filter.cells.erase(cell);
        applyFilter(filter);
    });
    for (CandidateView* view : {list_, table_}) {
        connect(view, &CandidateView::opened, this, &CandidatesPane::open);
        connect(view, &CandidateView::tickToggled, this, &CandidatesPane::toggleTick);
        const auto remember = [this](const QModelIndex& index, bool closed) {
            const QString title = index.data(CandidateModel::GroupTitle).toString();
            if (closed)
                closedGroups_.insert(title);
            else
                closedGroups_.erase(title);
        };
        connect(view, &QTreeView::collapsed, this,
                [remember](const QModelIndex& index) { remember(index, true); });
        connect(view, &QTreeView::expanded, this,
                [remember](const QModelIndex& index) { remember(index, false); });
    }
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { chosen(current); });
    connect(&selection_, &Selection::functionChanged, this, [this] { follow(); });
    // Sorting by a heading resets the model without this pane's doing.
    connect(&model_, &QAbstractItemModel::modelReset, this, &CandidatesPane::keepPlace);
    connect(empty_, &EmptyState::linkClicked, this, [this] {
        if (project_)
            applyFilter({});
        else if (QAction* open = actions_.find("file.open"))
            open->trigger();
    });
}

void CandidatesPane::setProject(ProjectViewPtr project) {
    project_ = std::move(project);
    const int scroll = view()->verticalScrollBar()->value();
    model_.setProject(project_);
    summary_->setCounts(model_.cellCounts());
    refresh();
    if (!view()->currentIndex().isValid()) view()->verticalScrollBar()->setValue(scroll);
}

void CandidatesPane::setTicks(ChangeTicks* ticks) {
    ticks_ = ticks;
    model_.setTicks(ticks);
}

CandidateView* CandidatesPane::view() const { return tableAction_->isChecked() ? table_ : list_; }

void CandidatesPane::setFilter(const CandidateFilter& filter) { applyFilter(filter); }

void CandidatesPane::filterBy(const QString& text) {
    CandidateFilter filter;
    const std::string word = toUtf8(text);
    if (const auto id = findPrecondition(word)) {
        filter.reasons.insert(*id);
    } else {
        for (size_t i = 0; i < kNumActions; ++i)
            if (graphlift::text(static_cast<Action>(i)) == word)
                filter.cells.insert(cellOf(static_cast<Action>(i), Mode::Eager));
        if (filter.cells.empty()) filter.text = text;
    }
    applyFilter(filter);
}

void CandidatesPane::setGroupBy(GroupBy by) { groupActions_[static_cast<int>(by)]->trigger(); }

void CandidatesPane::typed() {
    CandidateFilter filter = model_.filter();
    filter.text = field_->text();
    filter.matchCase = caseSwitch_->isChecked();
    filter.isRegex = regexSwitch_->isChecked();
    applyFilter(filter);
}

void CandidatesPane::applyFilter(const CandidateFilter& filter) {
    const QSignalBlocker quietField(field_->edit()), quietCase(caseSwitch_),
        quietRegex(regexSwitch_);
    if (field_->text() != filter.text) field_->edit()->setText(filter.text);
    caseSwitch_->setChecked(filter.matchCase);
    regexSwitch_->setChecked(filter.isRegex);
    allAction_->setChecked(filter.all);
    summary_->setChosen(filter.cells);
    model_.setFilter(filter);
    refresh();
    // Another list is read from its beginning.
    if (!view()->currentIndex().isValid()) view()->scrollToTop();
}

/// After every reset: groups as they were, the chosen function chosen, still on the screen.
void CandidatesPane::keepPlace() {
    CandidateView* view = this->view();
    const QSignalBlocker quiet(view);
    view->expandAll();
    for (int row = 0; row < model_.rowCount({}) && !closedGroups_.empty(); ++row) {
        const QModelIndex group = model_.index(row, 0, {});
        if (closedGroups_.count(group.data(CandidateModel::GroupTitle).toString()) != 0)
            view->collapse(group);
    }
    follow();
}

void CandidatesPane::follow() {
    const QModelIndex index = model_.indexOf(selection_.functionId());
    if (index == list_->currentIndex().siblingAtColumn(0) && index.isValid()) return;
    following_ = true;
    if (index.isValid()) {
        view()->setExpanded(index.parent(), true);
        list_->selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        // Away from the edges, where its heading and its neighbours are seen too.
        const QRect at = view()->visualRect(index);
        if (!view()->viewport()->rect().contains(at))
            view()->scrollTo(index, QAbstractItemView::PositionAtCenter);
    } else {
        list_->selectionModel()->clear();
    }
    following_ = false;
}

void CandidatesPane::chosen(const QModelIndex& index) {
    const CandidateRow* row = model_.rowAt(index);
    if (row && !following_) selection_.selectFunction(row->id);
}

void CandidatesPane::step(int direction) {
    QModelIndex index = view()->currentIndex().siblingAtColumn(0);
    do {
        if (!index.isValid())
            index = direction > 0 ? model_.index(0, 0, {}) : QModelIndex();
        else
            index = direction > 0 ? view()->indexBelow(index) : view()->indexAbove(index);
    } while (index.isValid() && !model_.rowAt(index));
    if (index.isValid()) view()->setCurrentIndex(index);
}

void CandidatesPane::open(const std::string& id) {
    selection_.selectFunction(id);
    if (QAction* action = actions_.find("review.show")) action->trigger();
}

void CandidatesPane::toggleTick(const std::string& id) {
    if (ticks_ && !ticks_->isApplied(id)) ticks_->setTicked(id, !ticks_->isTicked(id));
}

void CandidatesPane::refresh() {
    const bool filtered = model_.filter().isActive();
    head_->setCount(!project_  ? QString()
                    : filtered ? tr("%1 of %2 shown")
                                     .arg(number(model_.numShown()), number(model_.numAll()))
                               : tr("%1 of %2")
                                     .arg(number(model_.numAll()),
                                          counted(static_cast<qint64>(model_.numFunctions()),
                                                  tr("1 function"), tr("%1 functions"))));
    const QString error = model_.filter().error();
    field_->setNote(!error.isEmpty()                 ? tr("not an expression")
                    : model_.filter().text.isEmpty() ? QString()
                                                     : number(model_.numShown()),
                    !error.isEmpty());
    field_->setToolTip(error);
    summary_->setVisible(project_ != nullptr);
    field_->setVisible(project_ != nullptr);
    showChips();
    if (model_.numShown() == 0)
        showEmpty();
    else
        stack_->setCurrentWidget(view());
    actions_.setEnabled("candidates.clear", filtered, tr("Nothing is filtered."));
    actions_.setEnabled("candidates.find", project_ != nullptr, tr("No project is open."));
}

void CandidatesPane::showEmpty() {
    stack_->setCurrentWidget(empty_);
    if (!project_) {
        empty_->say("folder", tr("No project is open"),
                    tr("Open a folder with Python files, and its functions stand here."),
                    actions_.find("file.open") ? tr("Open a folder") : QString());
        return;
    }
    if (model_.numAll() == 0) {
        empty_->say("v-keep", tr("No candidates"),
                    tr("No function of this project gets a tensor, and none is a graph already."));
        return;
    }
    const QString text = model_.filter().text;
    empty_->say("filter", tr("%1 hidden by filters").arg(number(model_.numAll())),
                text.isEmpty() ? tr("No candidate passes all of them.")
                               : tr("No candidate matches \u201c%1\u201d.").arg(text),
                tr("Clear filters"));
}

}  // namespace graphlift

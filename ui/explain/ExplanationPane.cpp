#include "ui/explain/ExplanationPane.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "ui/text/QtText.h"

namespace graphlift {

ExplanationPane::ExplanationPane(const Theme& theme, Selection& selection, ActionList& actions,
                                 QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      selection_(selection),
      actions_(actions),
      head_(new PaneTitle(theme, tr("Explanation"), this)),
      stack_(new QStackedWidget(this)),
      page_(new QWidget(this)),
      verdict_(new VerdictHead(theme, page_)),
      view_(new ExplanationView(theme, model_, page_)),
      help_(new HelpPage(theme, this)),
      empty_(new EmptyState(theme, this)) {
    setAccessibleName(tr("Explanation"));
    setWhatsThis(
        tr("Why the chosen function gets its verdict: every precondition with its answer "
           "and the places that decide."));
    registerCommands();
    build();
    connect(&selection_, &Selection::functionChanged, this, [this] { follow(); });
    connect(view_, &ExplanationView::placeChosen, this, &ExplanationPane::showPlace);
    connect(view_, &ExplanationView::placeOpened, this, &ExplanationPane::openPlace);
    connect(view_, &ExplanationView::helpAsked, this, &ExplanationPane::showHelp);
    connect(view_, &ExplanationView::changeAsked, this, &ExplanationPane::preview);
    connect(help_, &HelpPage::left, this, &ExplanationPane::leaveHelp);
    follow();
}

void ExplanationPane::build() {
    head_->setPadding(20);
    auto* more = new IconButton(theme_, "more", tr("More about this function"), this);
    connect(more, &IconButton::clicked, this, [this, more] {
        QMenu menu;
        for (const char* id : {"explain.copy", "explain.help", "explain.next", "explain.previous"})
            menu.addAction(actions_.find(id));
        menu.exec(more->mapToGlobal(QPoint(0, more->height())));
    });
    head_->addButton(more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head_);
    column->addWidget(stack_, 1);
    auto* inner = new QVBoxLayout(page_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(verdict_);
    inner->addWidget(view_, 1);
    for (QWidget* page : {page_, static_cast<QWidget*>(help_), static_cast<QWidget*>(empty_)})
        stack_->addWidget(page);
    empty_->setProperty("paper", "panel");
    verdict_->accept()->setText(tr("Accept"));
    verdict_->reject()->setText(tr("Reject"));
    verdict_->accept()->setCommand(actions_.find("explain.accept"));
    verdict_->reject()->setCommand(actions_.find("explain.reject"));
    verdict_->accept()->setCheckable(false);
    connect(verdict_->main(), &TextButton::clicked, this, &ExplanationPane::preview);
    const auto restyle = [this] {
        QPalette palette = this->palette();
        palette.setColor(QPalette::Window, theme_.color(Token::Panel));
        setPalette(palette);
    };
    setAutoFillBackground(true);
    connect(&theme_, &Theme::changed, this, restyle);
    restyle();
}

void ExplanationPane::registerCommands() {
    addAnswerCommands();
    addReadCommands();
}

void ExplanationPane::addAnswerCommands() {
    actions_.add({.id = "explain.accept",
                  .text = tr("Accept the change"),
                  .keys = {QKeySequence("Ctrl+Shift+Return")},
                  .menu = MenuId::Refactor,
                  .help = tr("Ticks the edit of this function for the change")},
                 [this] { answer(true); });
    actions_.add({.id = "explain.reject",
                  .text = tr("Reject the change"),
                  .keys = {QKeySequence("Ctrl+Shift+Backspace")},
                  .menu = MenuId::Refactor,
                  .help = tr("Leaves the edit of this function out of the change")},
                 [this] { answer(false); });
    actions_.add({.id = "explain.whyNot",
                  .text = tr("Why not?"),
                  .keys = {QKeySequence("Ctrl+E")},
                  .menu = MenuId::Analyze,
                  .help = tr("Explains the function under the cursor, a candidate or not")},
                 [this] { ask(); });
}

void ExplanationPane::addReadCommands() {
    actions_.add({.id = "explain.next",
                  .text = tr("Next reason"),
                  .keys = {QKeySequence(Qt::Key_F8)},
                  .menu = MenuId::Go,
                  .help = tr("Shows the next place that speaks against the change")},
                 [this] { step(1); });
    actions_.add({.id = "explain.previous",
                  .text = tr("Previous reason"),
                  .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F8)},
                  .menu = MenuId::Go,
                  .help = tr("Shows the place before it")},
                 [this] { step(-1); });
    actions_.add({.id = "explain.copy",
                  .text = tr("Copy the explanation"),
                  .keys = {QKeySequence("Ctrl+Shift+C")},
                  .menu = MenuId::Edit,
                  .help = tr("Copies it as Markdown, for a comment in a review")},
                 [this] { copy(); });
    actions_.add({.id = "explain.help",
                  .text = tr("Help on this precondition"),
                  .keys = {QKeySequence("Alt+F1")},
                  .menu = MenuId::Help,
                  .help = tr("Also F1 on a row of the explanation, or a click on its code")},
                 [this] {
                     const ExplainRow* row = model_.rowAt(view_->currentIndex());
                     if (row && row->page) showHelp(*row->page);
                 });
}

void ExplanationPane::setProject(ProjectViewPtr project) {
    project_ = std::move(project);
    shownId_.clear();
    follow();
}

void ExplanationPane::setTicks(ChangeTicks* ticks) {
    if (ticks_) disconnect(ticks_, nullptr, this, nullptr);
    ticks_ = ticks;
    if (ticks_) connect(ticks_, &ChangeTicks::changed, this, &ExplanationPane::updateCommands);
    updateCommands();
}

void ExplanationPane::showEmpty(const QString& title, const QString& sentence) {
    shownId_.clear();
    model_.setExplanation({});
    empty_->say(project_ ? "search" : "folder", title, sentence);
    stack_->setCurrentWidget(empty_);
    updateCommands();
}

void ExplanationPane::follow() {
    const std::string id = selection_.functionId();
    if (!project_)
        return showEmpty(tr("No project is open"),
                         tr("Open a folder with Python files; then choose a function."));
    const auto index = project_->indexOf(id);
    if (id.empty() || !index)
        return showEmpty(
            id.empty() ? tr("No function is chosen") : tr("This function is not there"),
            id.empty() ? tr("Choose one in the list, in the graph or in the source.")
                       : tr("The project has no function %1 now.").arg(shown(id)));
    if (id == shownId_) return;
    shownId_ = id;
    model_.setExplanation(explain(*project_, *index));
    refresh();
}

void ExplanationPane::refresh() {
    const Explanation& explanation = model_.explanation();
    verdict_->setExplanation(explanation);
    const bool problems = view_->nextProblem(1).isValid();
    verdict_->main()->setText(explanation.hasEdit ? tr("Preview change")
                                                  : tr("Go to first reason"));
    verdict_->main()->setKeyText(explanation.hasEdit ? tr("Enter") : tr("F8"));
    verdict_->main()->setVisible(explanation.hasEdit || problems);
    verdict_->accept()->setVisible(explanation.hasEdit);
    verdict_->reject()->setVisible(explanation.hasEdit);
    stack_->setCurrentWidget(page_);
    view_->scrollToTop();
    updateCommands();
}

void ExplanationPane::updateCommands() {
    const bool any = !shownId_.empty();
    const bool canTick = any && ticks_ && ticks_->canTick(shownId_);
    const bool applied = canTick && ticks_->isApplied(shownId_);
    const bool ticked = canTick && ticks_->isTicked(shownId_);
    const QString none =
        any ? tr("This function has no edit of its own.") : tr("No function is chosen.");
    actions_.setEnabled("explain.accept", canTick && !applied && !ticked,
                        !canTick  ? none
                        : applied ? tr("It is applied already.")
                                  : tr("It is ticked already."));
    actions_.setEnabled("explain.reject", canTick && !applied && ticked,
                        !canTick  ? none
                        : applied ? tr("It is applied already; undo takes it back.")
                                  : tr("It is left out already."));
    verdict_->accept()->setText(applied ? tr("Applied") : ticked ? tr("Accepted") : tr("Accept"));
    verdict_->accept()->updateGeometry();
    for (const char* id : {"explain.next", "explain.previous"})
        actions_.setEnabled(id, any && view_->nextProblem(1).isValid(),
                            any ? tr("Nothing speaks against it.") : none);
    for (const char* id : {"explain.copy", "explain.whyNot", "explain.help"})
        actions_.setEnabled(id, any, none);
}

void ExplanationPane::ask() {
    leaveHelp();
    view_->setFocus(Qt::ShortcutFocusReason);
    if (const QModelIndex first = view_->nextProblem(1); first.isValid()) view_->reveal(first);
}

void ExplanationPane::step(int direction) {
    leaveHelp();
    if (const QModelIndex index = view_->nextProblem(direction); index.isValid())
        view_->reveal(index);
}

void ExplanationPane::answer(bool accept) {
    if (ticks_ && !shownId_.empty()) ticks_->setTicked(shownId_, accept);
}

void ExplanationPane::preview() {
    if (!model_.explanation().hasEdit) return step(1);
    if (QAction* action = actions_.find("review.show")) action->trigger();
}

void ExplanationPane::copy() {
    QApplication::clipboard()->setText(markdownOf(model_.explanation()));
}

void ExplanationPane::showHelp(PreconditionId id) {
    help_->open(id, model_.explanation().name);
    stack_->setCurrentWidget(help_);
    help_->page()->setFocus();
}

void ExplanationPane::leaveHelp() {
    if (stack_->currentWidget() != help_) return;
    stack_->setCurrentWidget(page_);
    view_->setFocus();
}

void ExplanationPane::showPlace(const QModelIndex& index) {
    const ExplainRow* row = model_.rowAt(index);
    if (row && row->place && row->function.empty()) selection_.showPlace(*row->place);
}

void ExplanationPane::openPlace(const QModelIndex& index) {
    const ExplainRow* row = model_.rowAt(index);
    if (!row || !row->place) return;
    // The row goes away when another function is chosen.
    const CodePlace place = *row->place;
    if (const std::string function = row->function; !function.empty())
        selection_.select(function, place);
    else
        selection_.openPlace(place);
}

}  // namespace graphlift

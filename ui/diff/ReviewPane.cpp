#include "ui/diff/ReviewPane.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QSplitter>

#include "ui/diff/ChangeWords.h"
#include "ui/diff/ComparePage.h"
#include "ui/diff/TogetherNote.h"
#include "ui/text/QtText.h"
#include "ui/window/InfoBar.h"

namespace graphlift {

namespace {

constexpr std::chrono::milliseconds kReckonFor{8};
constexpr int kVerdictsAfter = 500;  // ms without a key before the texts are analysed

}  // namespace

ReviewPane::ReviewPane(const Theme& theme, Selection& selection, ActionList& actions,
                       QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      selection_(selection),
      actions_(actions),
      model_(new ReviewModel(selection, this)) {
    addActions(actions);
    buildLayout();
    sealSoon_.setSingleShot(true);
    sealSoon_.setInterval(60);
    connect(&sealSoon_, &QTimer::timeout, this, &ReviewPane::updateSeal);
    connect(model_, &ReviewModel::reset, this, &ReviewPane::refresh);
    connect(model_, &ReviewModel::ticksChanged, this, &ReviewPane::updateActions);
    connect(model_, &ReviewModel::chosenChanged, this, &ReviewPane::updateActions);
    connect(model_, &ReviewModel::textChanged, this, [this] {
        sealSoon_.start();
        verdictsSoon_.start();
    });
    verdictsSoon_.setSingleShot(true);
    verdictsSoon_.setInterval(kVerdictsAfter);
    connect(&verdictsSoon_, &QTimer::timeout, this, &ReviewPane::askForVerdicts);
    connect(model_, &ReviewModel::textLost, this, &ReviewPane::sayLost, Qt::QueuedConnection);
    connect(&model_->undoStack(), &QUndoStack::indexChanged, this, &ReviewPane::updateActions);
    connect(diff_, &DiffEditor::stepAsked, model_, &ReviewModel::step);
    connect(&selection, &Selection::placeChanged, this, &ReviewPane::followPlace);
    connect(diff_, &DiffEditor::whyAsked, this, &ReviewPane::explainAsked);
    const auto takeKeyboard = [this] { middle_->currentWidget()->setFocus(); };
    connect(notes_, &InfoBars::keyboardLeft, this, takeKeyboard);
    connect(bar_, &ActionBar::keyboardLeft, this, takeKeyboard);
    connect(compare_, &ComparePage::closed, this, &ReviewPane::stopComparing);
    connect(bar_, &ActionBar::declined, this, [this] { overwritten_.clear(); });
    connect(bar_, &ActionBar::confirmed, this, [this] {
        auto change = model_->change();
        if (!change) return bar_->showSeal({false, toQt(change.error().message)});
        change->mayBreak = !syntaxOfEdited(*change).isEmpty();  // the question said so
        const QStringList over = std::exchange(overwritten_, {});
        if (over.isEmpty()) return emit applyAsked(*change);
        emit overwriteAsked(*change, over);
    });
    refresh();
}

ReviewPane::~ReviewPane() = default;

void ReviewPane::addActions(ActionList& actions) {
    const auto add = [&](const char* id, const QString& text, QList<QKeySequence> keys,
                         const QString& help, std::function<void()> run) {
        // Taking an apply back is possible wherever somebody sees what it did.
        actions.add({.id = id,
                     .text = text,
                     .keys = std::move(keys),
                     .menu = MenuId::Review,
                     .help = help,
                     .pane = QLatin1String(id) == QLatin1String("review.undo") ? nullptr : this},
                    std::move(run));
    };
    add("review.next", tr("&Next change"), {QKeySequence("Alt+Down"), QKeySequence("F7")},
        tr("Goes to the next change, into the next file after the last one of a file."),
        [this] { model_->step(1); });
    add("review.previous", tr("&Previous change"),
        {QKeySequence("Alt+Up"), QKeySequence("Shift+F7")},
        tr("Goes to the change before this one."), [this] { model_->step(-1); });
    add("review.first", tr("&First change"), {QKeySequence("Alt+Home")},
        tr("Goes to the first change."), [this] { model_->choose(0); });
    add("review.last", tr("&Last change"), {QKeySequence("Alt+End")},
        tr("Goes to the last change."),
        [this] { model_->choose(model_->set().changes.size() - 1); });
    add("review.tick", tr("&Take or leave the change"), {QKeySequence(Qt::Key_Space)},
        tr("Ticks the chosen change, or leaves it out."), [this] {
            if (model_->chosen()) model_->toggle(*model_->chosen());
        });
    add("review.explain", tr("&Explain the change"), {QKeySequence(Qt::Key_E)},
        tr("Opens the whole explanation: what allows the change, with the places that show it."),
        [this] { emit explainAsked(); });
    add("review.undoStep", tr("Undo step"), {QKeySequence("Ctrl+Z")},
        tr("Takes the last tick or the last typing back."), [this] { model_->undoStack().undo(); });
    add("review.redoStep", tr("Redo step"), {QKeySequence("Ctrl+Y")}, tr("Makes it again."),
        [this] { model_->undoStack().redo(); });
    add("review.unfold", tr("Show all &unchanged lines"), {QKeySequence("Ctrl+Alt+E")},
        tr("Opens every fold of the files."), [this] { diff_->openAll(true); });
    add("review.fold", tr("Fold un&changed lines"), {QKeySequence("Ctrl+Alt+F")},
        tr("Shows changes with a few lines around them."), [this] { diff_->openAll(false); });
    add("review.dryRun", tr("&Dry run"), {QKeySequence("Ctrl+Shift+D")},
        tr("Does everything in memory that Apply would do, and says what it would find."), [this] {
            if (const auto change = model_->change()) emit dryRunAsked(*change);
        });
    add("review.savePatch", tr("&Save as patch…"), {QKeySequence("Ctrl+Shift+S")},
        tr("Writes the ticked changes as a patch for git apply; the project stays as it is."),
        [this] { savePatch(); });
    add("review.copyPatch", tr("&Copy patch"), {QKeySequence("Ctrl+Alt+C")},
        tr("Puts the same patch on the clipboard."), [this] { copyPatch(); });
    add("review.apply", tr("&Apply…"), {QKeySequence("Ctrl+Return")},
        tr("Lists the files that would be written, and asks."), [this] { askToApply(); });
    add("review.undo", tr("&Undo the last apply"), {QKeySequence("Ctrl+Shift+Z")},
        tr("Gives every file of the last apply its bytes back."), [this] { emit undoAsked(); });
}

void ReviewPane::makeHead() {
    head_ = new QLabel(tr("Change set"), this);
    count_ = new QLabel(this);
    emptyTitle_ = new QLabel(this);
    emptyText_ = new QLabel(this);
    const auto style = [this] {
        const auto wear = [this](QLabel* label, TextStyle font, Token ink) {
            label->setTextFormat(Qt::PlainText);
            label->setFont(theme_.font(font));
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, theme_.color(ink));
            label->setPalette(palette);
        };
        wear(head_, TextStyle::Head, Token::Ink);
        wear(count_, TextStyle::Small, Token::Ink3);
        wear(emptyTitle_, TextStyle::Head, Token::Ink);
        wear(emptyText_, TextStyle::Body, Token::Ink2);
        QPalette palette = this->palette();
        palette.setColor(QPalette::Window, theme_.color(Token::Panel));
        setPalette(palette);
    };
    setAutoFillBackground(true);
    connect(&theme_, &Theme::changed, this, style);
    style();
}

void ReviewPane::buildLayout() {
    makeHead();
    review_ = new QWidget(this);
    list_ = new ChangeList(theme_, *model_, review_);
    together_ = new TogetherNote(theme_, *model_, review_);
    diff_ = new DiffEditor(theme_, *model_, review_);
    bar_ = new ActionBar(theme_, *model_, actions_, review_);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(theme_.px(16), 0, theme_.px(16), 0);
    head->setSpacing(theme_.px(8));
    head->addWidget(head_);
    head->addWidget(count_, 1);
    auto* left = new QWidget(review_);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* headBox = new QWidget(left);
    headBox->setFixedHeight(theme_.px(40));
    headBox->setLayout(head);
    column->addWidget(headBox);
    column->addWidget(list_, 1);
    column->addWidget(together_);

    auto* middle = new QWidget(review_);
    auto* diff = new QVBoxLayout(middle);
    diff->setContentsMargins(0, 0, 0, 0);
    diff->setSpacing(0);
    notes_ = new InfoBars(theme_, middle);
    notes_->setMinimumWidth(1);  // a long sentence does not widen the window
    diff->addWidget(notes_);
    compare_ = new ComparePage(theme_, selection_, middle);
    middle_ = new QStackedWidget(middle);
    middle_->addWidget(diff_);
    middle_->addWidget(compare_);
    diff->addWidget(middle_, 1);
    diff->addWidget(bar_);

    auto* splitter = new QSplitter(Qt::Horizontal, review_);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(left);
    splitter->addWidget(middle);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme_.px(264), theme_.px(1000)});
    auto* whole = new QVBoxLayout(review_);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);

    empty_ = new QWidget(this);
    auto* words = new QVBoxLayout(empty_);
    words->addStretch(1);
    words->addWidget(emptyTitle_, 0, Qt::AlignHCenter);
    words->addWidget(emptyText_, 0, Qt::AlignHCenter);
    words->addStretch(1);

    stack_ = new QStackedWidget(this);
    stack_->addWidget(review_);
    stack_->addWidget(empty_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
}

void ReviewPane::setTicks(ChangeTicks* ticks) { model_->setTicks(ticks); }

void ReviewPane::setProject(const ProjectViewPtr& project) { model_->setProject(project); }

void ReviewPane::refresh() {
    const size_t changes = model_->set().changes.size(), files = model_->set().files.size();
    stack_->setCurrentWidget(changes == 0 ? empty_ : review_);
    if (!model_->project()) {
        emptyTitle_->setText(tr("No project is open"));
        emptyText_->setText(tr("Open a folder: what it could change is reviewed here."));
    } else {
        emptyTitle_->setText(tr("No change is offered"));
        emptyText_->setText(tr("The list of candidates says of every function why."));
    }
    count_->setText((files == 1 ? tr("1 file") : tr("%1 files").arg(files)) + ", " +
                    (changes == 1 ? tr("1 change") : tr("%1 changes").arg(changes)));
    bar_->stopAsking();
    overwritten_.clear();
    notes_->closeAll();
    stopComparing();
    updateActions();
    // The other panes may not have the project yet.
    QMetaObject::invokeMethod(this, &ReviewPane::chooseShown, Qt::QueuedConnection);
}

void ReviewPane::updateActions() {
    const size_t count = model_->set().changes.size();
    const bool any = count != 0, ticked = model_->numTicked() != 0;
    const QString none = model_->project() ? tr("No change is offered") : tr("No project is open");
    const size_t at = model_->chosen().value_or(0);
    actions_.setEnabled("review.next", any && at + 1 < count,
                        any ? tr("This is the last change") : none);
    actions_.setEnabled("review.previous", any && at > 0,
                        any ? tr("This is the first change") : none);
    for (const char* id :
         {"review.first", "review.last", "review.tick", "review.explain", "review.unfold",
          "review.fold"})
        actions_.setEnabled(id, any, none);
    for (const char* id : {"review.dryRun", "review.savePatch", "review.copyPatch", "review.apply"})
        actions_.setEnabled(id, ticked, any ? tr("No change is ticked") : none);
    const QUndoStack& steps = model_->undoStack();
    actions_.setEnabled("review.undoStep", steps.canUndo(), tr("There is no step to take back"));
    actions_.setEnabled("review.redoStep", steps.canRedo(), tr("There is no step to make again"));
    sealSoon_.start();
}

// Texts that somebody typed in may not be Python any more; "" when all of them are.
QString ReviewPane::syntaxOfEdited(const ChangeSet& change) const {
    ChangeSet edited;
    for (const ChangedFile& file : change.files)
        for (size_t i = 0; i < model_->set().files.size(); ++i)
            if (model_->set().files[i].path == file.path && model_->isEditedByHand(i))
                edited.files.push_back(file);
    const auto parses = checkSyntax(model_->project()->snapshot(), edited);
    return parses ? QString() : toQt(parses.error().message);
}

void ReviewPane::askToApply() {
    if (model_->unwritable()) return sayUnwritable();
    const auto change = model_->change();
    if (!change) return showRefused(toQt(change.error().message));
    QStringList files;
    for (const ChangedFile& file : change->files) files += shown(file.path);
    const auto count = files.size();
    const QString broken = syntaxOfEdited(*change);
    const QString what = count == 1 ? tr("This file will be written:")
                                    : tr("These %1 files will be written, all or none:").arg(count);
    const QString backup =
        tr("Their present bytes are kept in .graphlift first: Undo (Ctrl+Shift+Z) gives them back.");
    if (!broken.isEmpty()) return bar_->ask(broken, files, backup, tr("Write it anyway"));
    bar_->ask(what, files, backup,
              count == 1 ? tr("Write 1 file") : tr("Write %1 files").arg(count));
}

// A letter that the file's encoding lacks: somebody typed it.
void ReviewPane::sayUnwritable() {
    const auto change = model_->change();
    const QString why = change ? QString() : toQt(change.error().message);
    notes_->say({.id = "refused",
                 .text = tr("Nothing was written. %1").arg(why),
                 .actions = {{tr("Take the last typing back"),
                              [this] {
                                  model_->undoStack().undo();
                                  notes_->close("refused");
                              }}}});
}

void ReviewPane::askToOverwrite(const QStringList& files) {
    overwritten_ = files;
    bar_->ask(files.size() == 1
                  ? tr("What somebody saved in this file since it was analysed will be replaced:")
                  : tr("What somebody saved in these %1 files since they were analysed will be "
                       "replaced:")
                        .arg(files.size()),
              files,
              tr("What they saved is kept in .graphlift: Undo (Ctrl+Shift+Z) gives it back."),
              tr("Overwrite"));
}

// What somebody points at in the explanation is shown in the diff, unfolded. What the review itself
// chooses has its place already.
void ReviewPane::followPlace() {
    const auto& place = selection_.place();
    if (!place || !isVisible() || !window()->isActiveWindow()) return;
    if (!QApplication::focusWidget() || isAncestorOf(QApplication::focusWidget())) return;
    const size_t file = model_->fileOf(place->file);
    if (file < model_->set().files.size() && !model_->isCarried(file))
        return diff_->showPlace(file, place->range.begin);
    const auto& files = model_->project()->snapshot().program->files;
    for (const auto& facts : files)
        if (facts->source->path() == place->file)
            emit placeElsewhere(shown(place->file).section('/', -1) + ':' +
                                QString::number(facts->source->position(place->range.begin).line));
}

// Of thousands of files the bytes are worked out bit by bit, so that no key waits for them.
void ReviewPane::updateSeal() {
    if (!isVisible()) return;
    if (model_->reckon(kReckonFor)) return bar_->showSeal(model_->seal());
    bar_->showSeal({true, tr("Comparing the bytes of all files…")});
    QTimer::singleShot(0, this, &ReviewPane::updateSeal);
}

// What the other panes show is the change that is looked at, also where the one before is gone.
void ReviewPane::chooseShown() {
    if (!isVisible() || !model_->chosen()) return;
    const std::string& id = model_->set().changes[*model_->chosen()].id;
    if (selection_.functionId() != id) model_->choose(*model_->chosen());
}

void ReviewPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    sealSoon_.start();
    chooseShown();
}

void ReviewPane::copyPatch() {
    const auto patch = model_->patch();
    if (!patch) return bar_->showSeal({false, toQt(patch.error().message)});
    QApplication::clipboard()->setText(toQt(*patch));
}

void ReviewPane::savePatch() {
    auto* dialog = new QFileDialog(this, tr("Save as patch"), "graphlift.patch",
                                   tr("Patches (*.patch *.diff)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("patch");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ReviewPane::writePatch);
    dialog->open();
}

void ReviewPane::writePatch(const QString& name) {
    const auto patch = model_->patch();
    if (!patch) return bar_->showSeal({false, toQt(patch.error().message)});
    QSaveFile file(name);
    const auto size = static_cast<qint64>(patch->size());
    if (!file.open(QIODevice::WriteOnly) || file.write(patch->data(), size) != size ||
        !file.commit())
        return bar_->showSeal(
            {false, tr("%1 could not be written: %2").arg(name, file.errorString())});
    emit patchSaved(name);
}

void ReviewPane::showChecks(const CheckLines& lines) { bar_->showChecks(lines); }

// Nothing that somebody typed goes without a word.
void ReviewPane::sayLost(const QString& path, const QString& text) {
    notes_->say({.id = "lost-" + path,
                 .text = tr("%1 is another text now: your edits of it do not fit.").arg(path),
                 .actions = {{tr("Copy your text"),
                              [text] { QApplication::clipboard()->setText(text); }}}});
}

void ReviewPane::showRefused(const QString& what) {
    notes_->say({.id = "refused",
                 .text = tr("Nothing was written. %1").arg(what),
                 .actions = {{tr("Reload and re-plan"), [this] { emit analyzeAsked(); }}}});
}

// A notebook's cells are not merged.
QStringList ReviewPane::mergeable(const QStringList& files) const {
    QStringList out;
    for (const ReviewFile& file : model_->set().files)
        if (files.contains(shown(file.path)) && !file.shown->file().isNotebook())
            out += shown(file.path);
    return out;
}

void ReviewPane::showRefusals(const std::vector<Refusal>& refusals) {
    QStringList files, changed;
    for (const Refusal& refusal : refusals) {
        files += shown(refusal.path);
        if (refusal.kind == Refusal::Kind::Changed) changed += shown(refusal.path);
    }
    const bool isChanged = changed.size() == 1 && refusals.size() == 1;
    const QString what = isChanged ? tr("%1 changed on disk after it was analysed.").arg(files[0])
                         : refusals.size() == 1
                             ? toQt(refusals.front().error.message)
                             : tr("%1 files stand in the way: %2.")
                                   .arg(refusals.size())
                                   .arg(files.join(", "));
    notes_->close("disk");
    InfoNote note{.id = "refused", .text = tr("Nothing was written. %1").arg(what)};
    const auto offer = [&](const QString& words, std::function<void()> run) {
        note.actions.emplace_back(words, [this, run = std::move(run)] {
            notes_->close("refused");
            run();
        });
    };
    offer(tr("Reload and re-plan"), [this] { emit analyzeAsked(); });
    if (!changed.isEmpty()) {
        note.actions.emplace_back(tr("Compare"), [this, changed] { emit compareAsked(changed); });
        if (!mergeable(changed).isEmpty())
            offer(tr("Merge"), [this, mine = mergeable(changed)] { emit mergeAsked(mine); });
        if (changed.size() == files.size())
            offer(tr("Overwrite…"), [this, changed] { askToOverwrite(changed); });
    }
    offer(files.size() == 1 ? tr("Leave it out") : tr("Leave them out"),
          [this, files] { leaveOut(files); });
    notes_->say(note);
}

bool ReviewPane::isComparing() const { return middle_->currentWidget() == compare_; }

void ReviewPane::compare(const std::vector<ComparedText>& texts) {
    if (texts.empty()) return;
    middle_->setCurrentWidget(compare_);
    compare_->show(texts, tr("as analysed"), tr("on disk now"));
}

void ReviewPane::stopComparing() {
    if (!isComparing()) return;
    middle_->setCurrentWidget(diff_);
    diff_->setFocus();
}

void ReviewPane::merge(const std::vector<std::shared_ptr<const SourceFile>>& onDisk) {
    std::vector<std::pair<QString, Result<CarryReport>>> reports;
    for (const auto& file : onDisk)
        if (const size_t index = model_->fileOf(file->path()); index < model_->set().files.size())
            reports.emplace_back(shown(file->path()), model_->carryOver(index, file));
    // Each of them was a reset, which closes all bars.
    for (const auto& [path, report] : reports) {
        if (report)
            sayCarried(path, *report);
        else
            notes_->say({.id = "carried-" + path,
                         .text = tr("%1 was not merged: %2")
                                     .arg(path, toQt(report.error().message))});
    }
    verdictsSoon_.start();
}

void ReviewPane::sayCarried(const QString& path, const CarryReport& report) {
    const bool isClean = report.conflicts.isEmpty() && report.gone.isEmpty();
    QString text =
        tr("%1: the change is planned on the text that is on disk now, and is analysed again.")
            .arg(path);
    if (!report.conflicts.isEmpty())
        text = tr("%1: the same lines were changed on disk by somebody else: %2. They stay as on "
                  "disk until you tick the change.")
                   .arg(path, report.conflicts.join(", "));
    else if (!report.gone.isEmpty())
        text = tr("%1: no place on disk any more for the change of %2. It is left out.")
                   .arg(path, report.gone.join(", "));
    notes_->say({.id = "carried-" + path, .text = text,
                 .quiet = isClean,
                 .icon = isClean ? "s-holds" : "warning"});
}

void ReviewPane::setUndo(const QString& title) {
    QAction* undo = actions_.find("review.undo");
    undo->setText(title.isEmpty() ? tr("&Undo the last apply") : tr("&Undo: %1").arg(title));
    actions_.setEnabled("review.undo", !title.isEmpty(), tr("Nothing was applied yet"));
}

void ReviewPane::showChangedOnDisk(const QStringList& files) {
    if (files.isEmpty()) return notes_->close("disk");
    InfoNote note{
        .id = "disk",
        .text = files.size() == 1
                    ? tr("%1 changed on disk: what is shown of it is older.").arg(files[0])
                    : tr("%1 files changed on disk: what is shown of them is older.")
                          .arg(files.size())};
    note.actions.emplace_back(tr("Reload and re-plan"), [this] { emit analyzeAsked(); });
    note.actions.emplace_back(tr("Compare"), [this, files] { emit compareAsked(files); });
    if (const QStringList mine = mergeable(files); !mine.isEmpty())
        note.actions.emplace_back(tr("Merge"), [this, mine] { emit mergeAsked(mine); });
    note.actions.emplace_back(files.size() == 1 ? tr("Leave it out") : tr("Leave them out"),
                              [this, files] { leaveOut(files); });
    note.actions.emplace_back(tr("Keep"), [this] { notes_->close("disk"); });
    notes_->say(note);
}

void ReviewPane::leaveOut(const QStringList& files) {
    std::vector<size_t> changes;
    for (const ReviewFile& file : model_->set().files)
        if (files.contains(shown(file.path)))
            changes.insert(changes.end(), file.changes.begin(), file.changes.end());
    model_->setTicked(changes, false);
    notes_->close("disk");
}

void ReviewPane::askForVerdicts() {
    Overlay texts;
    const auto change = model_->change();
    if (!change) return;
    bool isEdited = false;
    for (size_t i = 0; i < model_->set().files.size(); ++i)
        isEdited = isEdited || model_->isEditedByHand(i) || model_->isCarried(i);
    if (!isEdited) return notes_->close("verdicts");
    for (const ChangedFile& file : change->files) texts[file.path] = file.bytes;
    emit verdictsAsked(texts);
}

void ReviewPane::showVerdicts(const ProjectViewPtr& edited) {
    const QString against = whatSpeaksAgainst(*edited, model_->tickedIds());
    notes_->say({.id = "verdicts",
                 .text = against.isEmpty()
                             ? tr("Analysed as edited: nothing speaks against the ticked changes.")
                             : tr("Analysed as edited: %1").arg(against),
                 .quiet = against.isEmpty(),
                 .icon = against.isEmpty() ? "s-holds" : "warning"});
}

}  // namespace graphlift

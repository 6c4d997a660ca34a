#include "ui/diff/ReviewPane.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QSplitter>

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

// The change set: its head, the list, and what its changes do together.
QWidget* ReviewPane::makeList() {
    makeHead();
    auto* left = new QWidget(review_);
    list_ = new ChangeList(theme_, *model_, left);
    together_ = new TogetherNote(theme_, *model_, left);
    auto* headBox = new QWidget(left);
    headBox->setFixedHeight(theme_.px(40));
    auto* head = new QHBoxLayout(headBox);
    head->setContentsMargins(theme_.px(16), 0, theme_.px(16), 0);
    head->setSpacing(theme_.px(8));
    head->addWidget(head_);
    head->addWidget(count_, 1);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(headBox);
    column->addWidget(list_, 1);
    column->addWidget(together_);
    return left;
}

// What is written: bars, the diff or a comparison in its place, the seal and the commands.
QWidget* ReviewPane::makeTexts() {
    auto* texts = new QWidget(review_);
    notes_ = new InfoBars(theme_, texts);
    notes_->setMinimumWidth(1);  // a long sentence does not widen the window
    middle_ = new QStackedWidget(texts);
    diff_ = new DiffEditor(theme_, *model_, middle_);
    compare_ = new ComparePage(theme_, selection_, middle_);
    middle_->addWidget(diff_);
    middle_->addWidget(compare_);
    bar_ = new ActionBar(theme_, *model_, actions_, texts);
    auto* column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(notes_);
    column->addWidget(middle_, 1);
    column->addWidget(bar_);
    return texts;
}

QWidget* ReviewPane::makeEmpty() {
    auto* empty = new QWidget(this);
    auto* words = new QVBoxLayout(empty);
    words->addStretch(1);
    words->addWidget(emptyTitle_, 0, Qt::AlignHCenter);
    words->addWidget(emptyText_, 0, Qt::AlignHCenter);
    words->addStretch(1);
    return empty;
}

void ReviewPane::buildLayout() {
    review_ = new QWidget(this);
    auto* splitter = new QSplitter(Qt::Horizontal, review_);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(makeList());
    splitter->addWidget(makeTexts());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme_.px(264), theme_.px(1000)});
    auto* whole = new QVBoxLayout(review_);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);
    empty_ = makeEmpty();
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

void ReviewPane::showChecks(const CheckLines& lines) { bar_->showChecks(lines); }

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

void ReviewPane::setUndo(const QString& title) {
    QAction* undo = actions_.find("review.undo");
    undo->setText(title.isEmpty() ? tr("&Undo the last apply") : tr("&Undo: %1").arg(title));
    actions_.setEnabled("review.undo", !title.isEmpty(), tr("Nothing was applied yet"));
}

}  // namespace graphlift

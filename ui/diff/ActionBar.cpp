#include "ui/diff/ActionBar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "ui/parts/ElidedLabel.h"

namespace graphlift {

namespace {

constexpr int kMostFiles = 8;  // that are named; the rest is counted

}  // namespace

ActionBar::ActionBar(const Theme& theme, ReviewModel& model, ActionList& actions, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      model_(model),
      actions_(actions),
      shield_(new QLabel(this)),
      text_(new ElidedLabel(this)),
      question_(new QLabel(this)),
      lines_(new QGridLayout),
      askRow_(new QWidget(this)),
      buttonRow_(new QWidget(this)) {
    for (QLabel* label : {text_, question_}) label->setTextFormat(Qt::PlainText);
    dryRun_ = button(tr("Dry run"), "second", "review.dryRun");
    save_ = button(tr("Save as patch…"), "second", "review.savePatch");
    apply_ = button(tr("Apply…"), "main", "review.apply");
    auto* buttons = new QHBoxLayout(buttonRow_);
    buttons->setContentsMargins(theme.px(16), 0, theme.px(16), 0);
    buttons->setSpacing(theme.px(10));
    buttons->addWidget(shield_);
    buttons->addWidget(text_, 1);
    for (QPushButton* each : {dryRun_, save_, apply_}) buttons->addWidget(each);
    buttonRow_->setFixedHeight(theme.px(52));

    yes_ = button({}, "main", {});
    no_ = button(tr("Not now"), "second", {});
    connect(yes_, &QPushButton::clicked, this, [this] {
        stopAsking();
        emit confirmed();
    });
    connect(no_, &QPushButton::clicked, this, [this] {
        stopAsking();
        emit declined();
    });
    auto* words = new QVBoxLayout;
    words->setSpacing(theme.px(4));
    words->addWidget(question_);
    words->addLayout(lines_);
    lines_->setHorizontalSpacing(theme.px(8));
    lines_->setVerticalSpacing(theme.px(2));
    lines_->setColumnStretch(1, 1);
    auto* ask = new QHBoxLayout(askRow_);
    ask->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    ask->setSpacing(theme.px(10));
    ask->addLayout(words, 1);
    ask->addWidget(no_, 0, Qt::AlignBottom);
    ask->addWidget(yes_, 0, Qt::AlignBottom);
    askRow_->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(askRow_);
    column->addWidget(buttonRow_);
    connect(&theme_, &Theme::changed, this, &ActionBar::restyle);
    connect(&model_, &ReviewModel::reset, this, &ActionBar::updateButtons);
    connect(&model_, &ReviewModel::ticksChanged, this, &ActionBar::updateButtons);
    restyle();
}

// A button stands for a command: the same state, the same reason when it cannot run.
QPushButton* ActionBar::button(const QString& text, const char* role, const QString& action) {
    auto* made = new QPushButton(text, this);
    made->setProperty("role", QString(role));
    QAction* command = actions_.find(action);
    if (!command) return made;
    connect(made, &QPushButton::clicked, command, &QAction::trigger);
    const auto follow = [made, command] {
        made->setEnabled(command->isEnabled());
        const QString why = ActionList::whyNot(*command);
        made->setToolTip(why.isEmpty() ? ActionList::helpOf(*command) : why);
    };
    connect(command, &QAction::changed, made, follow);
    follow();
    return made;
}

void ActionBar::showSeal(const Seal& seal) {
    seal_ = seal;
    restyle();
}

void ActionBar::restyle() {
    const auto style = [this](QLabel* label, TextStyle font, Token ink) {
        label->setFont(theme_.font(font));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme_.color(ink));
        label->setPalette(palette);
    };
    const Token ink = seal_.isWhole ? Token::SHolds : Token::SFails;
    style(text_, TextStyle::Small, ink);
    style(question_, TextStyle::Head, Token::Ink);
    text_->setText(seal_.text);
    text_->setToolTip(seal_.text);
    shield_->setPixmap(theme_.pixmap("seal", ink, 15, devicePixelRatioF()));
    updateButtons();
    update();
}

void ActionBar::updateButtons() {
    const size_t ticked = model_.numTicked(), all = model_.set().changes.size();
    apply_->setText(all == 0 ? tr("Apply…") : tr("Apply %1 of %2…").arg(ticked).arg(all));
}

// A title and lines with a glyph each, above the buttons.
void ActionBar::say(const QString& title, const std::vector<Line>& lines) {
    while (QLayoutItem* old = lines_->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    question_->setText(title);
    said_ = {title};
    for (const Line& line : lines) {
        const int row = static_cast<int>(said_.size());
        auto* glyph = new QLabel(askRow_);
        glyph->setPixmap(theme_.pixmap(line.icon, line.ink, 14, devicePixelRatioF()));
        auto* words = new QLabel(line.text, askRow_);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setFont(theme_.font(TextStyle::Small));
        lines_->addWidget(glyph, row, 0, Qt::AlignTop);
        lines_->addWidget(words, row, 1);
        said_ += line.text;
    }
    askRow_->show();
}

QStringList ActionBar::said() const { return askRow_->isVisible() ? said_ : QStringList(); }

void ActionBar::ask(const QString& question, const QStringList& files, const QString& kept,
                    const QString& answer) {
    std::vector<Line> lines;
    for (const QString& file : files.mid(0, kMostFiles))
        lines.push_back({"file", file, Token::Ink3});
    if (files.size() > kMostFiles)
        lines.push_back({"more", tr("and %1 more").arg(files.size() - kMostFiles), Token::Ink3});
    lines.push_back({"undo", kept, Token::Ink3});
    say(question, lines);
    yes_->setText(answer);
    no_->setText(tr("Not now"));
    yes_->show();
    isAsking_ = true;
    buttonRow_->hide();
    yes_->setFocus();
}

void ActionBar::showChecks(const CheckLines& lines) {
    const bool holds = std::ranges::all_of(lines, &CheckLine::holds);
    std::vector<Line> said;
    for (const CheckLine& line : lines)
        said.push_back({line.holds ? "s-holds" : "s-fails", line.text,
                        line.holds ? Token::SHolds : Token::SFails});
    say(holds ? tr("Dry run: nothing was written, everything holds")
              : tr("Dry run: nothing was written, something stands in the way"),
        said);
    yes_->hide();
    no_->setText(tr("Close"));
    isAsking_ = false;
    buttonRow_->show();
    no_->setFocus();
}

void ActionBar::stopAsking() {
    const bool hadKeyboard = askRow_->isAncestorOf(QApplication::focusWidget());
    isAsking_ = false;
    askRow_->hide();
    buttonRow_->show();
    if (hadKeyboard) emit keyboardLeft();
}

void ActionBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && askRow_->isVisible()) {
        stopAsking();
        emit declined();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isAsking_) {
        (no_->hasFocus() ? no_ : yes_)->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ActionBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme_.color(Token::Hair));
}

}  // namespace graphlift

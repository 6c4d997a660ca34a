#include "ui/diff/TogetherNote.h"

#include <QGridLayout>
#include <QPainter>
#include <algorithm>

namespace graphlift {

namespace {

QString counted(size_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(count);
}

}  // namespace

TogetherNote::TogetherNote(const Theme& theme, const ReviewModel& model, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      model_(model),
      title_(new QLabel(tr("Together"), this)),
      sentence_(new QLabel(this)),
      conflict_(new QLabel(this)),
      glyph_(new QLabel(this)) {
    sentence_->setWordWrap(true);
    conflict_->setWordWrap(true);
    for (QLabel* label : {title_, sentence_, conflict_}) label->setTextFormat(Qt::PlainText);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(14));
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(6));
    grid->addWidget(title_, 0, 0, 1, 2);
    grid->addWidget(sentence_, 1, 0, 1, 2);
    grid->addWidget(glyph_, 2, 0, Qt::AlignTop);
    grid->addWidget(conflict_, 2, 1);
    grid->setColumnStretch(1, 1);
    connect(&theme_, &Theme::changed, this, &TogetherNote::restyle);
    connect(&model_, &ReviewModel::reset, this, &TogetherNote::tell);
    connect(&model_, &ReviewModel::ticksChanged, this, &TogetherNote::tell);
    restyle();
}

void TogetherNote::restyle() {
    const auto style = [this](QLabel* label, TextStyle font, Token ink) {
        label->setFont(theme_.font(font));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme_.color(ink));
        label->setPalette(palette);
    };
    QFont strong = theme_.font(TextStyle::Small);
    strong.setWeight(QFont::DemiBold);
    style(title_, TextStyle::Small, Token::Ink);
    title_->setFont(strong);
    style(sentence_, TextStyle::Small, Token::Ink2);
    style(conflict_, TextStyle::Small, model_.hasConflict() ? Token::SFails : Token::SHolds);
    glyph_->setPixmap(theme_.pixmap(model_.hasConflict() ? "s-fails" : "s-holds",
                                    model_.hasConflict() ? Token::SFails : Token::SHolds, 14,
                                    devicePixelRatioF()));
    tell();
}

QString TogetherNote::describe() const {
    const ReviewSet& set = model_.set();
    size_t graph = 0, eager = 0, reconfigured = 0, covered = 0;
    const auto& snapshot = model_.project()->snapshot();
    std::vector<FunctionId> ticked;
    for (size_t i = 0; i < set.changes.size(); ++i) {
        if (!model_.isTicked(i)) continue;
        const Verdict& verdict = snapshot.verdicts[set.changes[i].function];
        ticked.push_back(verdict.function);
        const bool own = verdict.planApplies;
        graph += own && verdict.action == Action::ConvertToGraph;
        eager += own && verdict.action == Action::ConvertToEager;
        reconfigured += !own || verdict.action == Action::Reconfigure;
    }
    std::ranges::sort(ticked);
    for (const Verdict& verdict : snapshot.verdicts)
        covered += verdict.coveredBy && std::ranges::binary_search(ticked, verdict.coveredBy);
    QStringList parts;
    if (graph != 0)
        parts += counted(graph, tr("1 function runs as a graph"), tr("%1 functions run as graphs"));
    if (eager != 0) parts += counted(eager, tr("1 returns to eager"), tr("%1 return to eager"));
    if (reconfigured != 0)
        parts += counted(reconfigured, tr("1 decorator changes its arguments"),
                         tr("%1 decorators change their arguments"));
    if (parts.isEmpty()) return tr("No change is ticked: nothing would be written.");
    QString text = parts.join(", ") + ".";
    if (covered != 0)
        text += " " + counted(covered, tr("1 callee is covered and stays unmarked."),
                              tr("%1 callees are covered and stay unmarked."));
    return text;
}

void TogetherNote::tell() {
    setVisible(!model_.set().changes.empty());
    if (model_.set().changes.empty()) return;
    sentence_->setText(describe());
    conflict_->setText(model_.hasConflict() ? tr("Two changes want the same place")
                                            : tr("No two changes conflict"));
    update();
}

void TogetherNote::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme_.color(Token::Hair));
}

}  // namespace graphlift

#include "ui/diff/ComparePage.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/text/Counted.h"
#include "ui/text/QtText.h"

namespace graphlift {

ComparePage::ComparePage(const Theme& theme, Selection& selection, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      model_(new ReviewModel(selection, this)),
      title_(new QLabel(this)),
      back_(new QPushButton(tr("Back to the review"), this)),
      diff_(new DiffEditor(theme, *model_, this)) {
    title_->setTextFormat(Qt::PlainText);
    back_->setProperty("role", "second");
    back_->setToolTip(tr("Back to the review (Esc)"));
    connect(back_, &QPushButton::clicked, this, &ComparePage::closed);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    head->addWidget(title_, 1);
    head->addWidget(back_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(diff_, 1);
    setAutoFillBackground(true);
    setFocusProxy(diff_);
    connect(&theme_, &Theme::changed, this, &ComparePage::restyle);
    restyle();
}

void ComparePage::restyle() {
    title_->setFont(theme_.font(TextStyle::Head));
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, theme_.color(Token::Panel));
    palette.setColor(QPalette::WindowText, theme_.color(Token::Ink));
    setPalette(palette);
}

void ComparePage::show(const std::vector<ComparedText>& texts, const QString& left,
                       const QString& right) {
    const QString what = texts.size() == 1
                             ? shown(texts.front().before->path())
                             : counted(static_cast<qint64>(texts.size()), {}, tr("%1 files"));
    title_->setText(tr("%1: %2, and %3").arg(what, left, right));
    diff_->setSides(left, right);
    model_->showTexts(texts);
    diff_->setFocus();
}

void ComparePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit closed();
    QWidget::keyPressEvent(event);
}

}  // namespace graphlift

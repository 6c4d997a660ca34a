#include "ui/parts/SearchField.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include "ui/parts/Paint.h"

namespace graphlift {

namespace {

class SignButton : public QAbstractButton {
  public:
    SignButton(const Theme& theme, const QString& sign, const QString& meaning, QWidget* parent)
        : QAbstractButton(parent), theme_(theme) {
        setText(sign);
        setToolTip(meaning);
        setAccessibleName(meaning);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {theme_.px(22), theme_.lineHeight(TextStyle::Place) + theme_.px(4)};
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme_.color(isChecked() ? Token::Selected : Token::Hover));
            painter.drawRoundedRect(rect(), theme_.px(3), theme_.px(3));
        }
        paint::line(painter, theme_, TextStyle::CodeSmall, isChecked() ? Token::Ink : Token::Ink3,
                    rect(), text(), Qt::ElideNone, Qt::AlignHCenter);
    }

  private:
    const Theme& theme_;
};

}  // namespace

SearchField::SearchField(const Theme& theme, const QString& hint, QWidget* parent)
    : QWidget(parent), theme_(theme), edit_(new QLineEdit(this)), note_(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->addWidget(edit_, 1);
    row->addWidget(note_);
    edit_->setPlaceholderText(hint);
    edit_->setAccessibleName(hint);
    edit_->installEventFilter(this);
    // The frame is this widget's: the field in it has none, and no ring of its own.
    edit_->setStyleSheet(
        "QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }");
    edit_->setProperty("ring", false);
    note_->setTextFormat(Qt::PlainText);
    setFocusProxy(edit_);
    connect(&theme, &Theme::changed, this, &SearchField::restyle);
    restyle();
}

QAbstractButton* SearchField::addSwitch(const QString& sign, const QString& meaning) {
    auto* button = new SignButton(theme_, sign, meaning, this);
    layout()->addWidget(button);
    return button;
}

void SearchField::setNote(const QString& note, bool isError) {
    note_->setText(note);
    isError_ = isError;
    restyle();
}

void SearchField::restyle() {
    setFixedHeight(std::max(theme_.px(28), theme_.lineHeight(TextStyle::Small) + theme_.px(10)));
    layout()->setContentsMargins(theme_.px(31), 1, theme_.px(5), 1);
    layout()->setSpacing(theme_.px(2));
    edit_->setFont(theme_.font(TextStyle::Small));
    note_->setFont(theme_.font(TextStyle::Place));
    QPalette palette = edit_->palette();
    palette.setColor(QPalette::Text, theme_.color(Token::Ink));
    palette.setColor(QPalette::PlaceholderText, theme_.color(Token::Ink3));
    palette.setColor(QPalette::Highlight, theme_.color(Token::Selected));
    palette.setColor(QPalette::HighlightedText, theme_.color(Token::Ink));
    palette.setColor(QPalette::WindowText, theme_.color(isError_ ? Token::SFails : Token::Ink3));
    edit_->setPalette(palette);
    note_->setPalette(palette);
    update();
}

void SearchField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = edit_->hasFocus();
    const double pen = focused ? 2 : 1;
    painter.setPen(QPen(theme_.color(focused ? Token::Ink : Token::Edge), pen));
    painter.setBrush(theme_.color(Token::Input));
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2),
                            theme_.px(6), theme_.px(6));
    paint::glyph(painter, theme_, "search", Token::Ink3,
                 {theme_.px(9), (height() - theme_.px(15)) / 2}, 15);
}

bool SearchField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (edit_->text().isEmpty()) {
            emit left();
        } else {
            edit_->clear();
            emit cleared();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace graphlift

#include "ui/candidates/FilterChips.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/parts/Paint.h"

namespace graphlift {

namespace {

class ChipButton : public QAbstractButton {
  public:
    ChipButton(const Theme& theme, const QString& text, QWidget* parent)
        : QAbstractButton(parent), theme_(theme) {
        setText(text);
        setToolTip(QObject::tr("Take off the filter \u201c%1\u201d").arg(text));
        setAccessibleName(toolTip());
        setFocusPolicy(Qt::TabFocus);
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {paint::textWidth(theme_, TextStyle::Place, text()) + theme_.px(5 + 4 + 12 + 6),
                theme_.lineHeight(TextStyle::Place) + theme_.px(4)};
    }

  protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(underMouse() ? Token::Selected : Token::Well));
        painter.drawRoundedRect(rect(), theme_.px(3), theme_.px(3));
        const int close = theme_.px(12);
        paint::line(painter, theme_, TextStyle::Place, Token::Ink2,
                    rect().adjusted(theme_.px(6), 0, -close - theme_.px(6), 0), text());
        paint::glyph(painter, theme_, "close", Token::Ink3,
                     {width() - close - theme_.px(4), (height() - close) / 2}, 12);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

  private:
    const Theme& theme_;
};

}  // namespace

FilterChips::FilterChips(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Active filters"));
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        arrange(width(), true);
    });
    hide();
}

void FilterChips::setChips(std::vector<Chip> chips) {
    for (QWidget* button : buttons_) {
        button->hide();
        button->deleteLater();
    }
    buttons_.clear();
    for (Chip& chip : chips) {
        auto* button = new ChipButton(theme_, chip.text, this);
        connect(button, &QAbstractButton::clicked, this,
                [remove = std::move(chip.remove)] { remove(); });
        button->show();
        buttons_.push_back(button);
    }
    setVisible(!buttons_.empty());
    setFixedHeight(heightForWidth(width()));
    arrange(width(), true);
}

QStringList FilterChips::texts() const {
    QStringList out;
    for (QWidget* button : buttons_) out += static_cast<QAbstractButton*>(button)->text();
    return out;
}

QSize FilterChips::sizeHint() const { return {theme_.px(200), heightForWidth(width())}; }

int FilterChips::heightForWidth(int width) const { return arrange(width, false); }

void FilterChips::resizeEvent(QResizeEvent*) {
    setFixedHeight(heightForWidth(width()));
    arrange(width(), true);
}

int FilterChips::arrange(int width, bool move) const {
    const int left = theme_.px(12), gap = theme_.px(6);
    int x = left, y = 0, line = 0;
    for (QWidget* button : buttons_) {
        const QSize size = button->sizeHint();
        const int taken = std::min(size.width(), std::max(width - 2 * left, 1));
        if (x > left && x + taken > width - left) {
            x = left;
            y += line + gap;
        }
        if (move) button->setGeometry(x, y, taken, size.height());
        line = size.height();
        x += taken + gap;
    }
    return buttons_.empty() ? 0 : y + line + theme_.px(6);
}

}  // namespace graphlift

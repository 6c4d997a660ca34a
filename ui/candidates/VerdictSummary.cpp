#include "ui/candidates/VerdictSummary.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "ui/parts/Paint.h"

namespace graphlift {

namespace {

class LegendCell : public QAbstractButton {
  public:
    LegendCell(const Theme& theme, VerdictCell cell, QWidget* parent)
        : QAbstractButton(parent), theme_(theme), cell_(cell) {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setCount(0);
    }
    [[nodiscard]] QSize sizeHint() const override {
        QFont bold = theme_.font(TextStyle::Small);
        bold.setWeight(QFont::DemiBold);
        return {theme_.px(4 + 14 + 6 + 6 + 4) + QFontMetrics(bold).horizontalAdvance(count_) +
                    paint::textWidth(theme_, TextStyle::Small, legendOf(cell_)),
                theme_.px(24)};
    }
    void setCount(size_t count) {
        count_ = QLocale().toString(static_cast<qulonglong>(count));
        setText(count_ + " " + legendOf(cell_));
        setAccessibleName(text());
        setToolTip(QObject::tr("Show only these: %1").arg(lookOf(cell_).word));
        update();
    }

  protected:
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme_.color(isChecked() ? Token::Selected : Token::Hover));
            painter.drawRoundedRect(rect(), theme_.px(3), theme_.px(3));
        }
        const Look look = lookOf(cell_);
        const int glyph = theme_.px(14), gap = theme_.px(6);
        paint::glyph(painter, theme_, look.icon, look.token, {theme_.px(4), (height() - glyph) / 2},
                     14);
        int x = theme_.px(4) + glyph + gap;
        QFont bold = theme_.font(TextStyle::Small);
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(theme_.color(Token::Ink));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, count_);
        x += QFontMetrics(bold).horizontalAdvance(count_) + gap;
        paint::line(painter, theme_, TextStyle::Small, Token::Ink2,
                    QRect(x, 0, width() - x, height()), legendOf(cell_));
    }

  private:
    const Theme& theme_;
    VerdictCell cell_;
    QString count_;
};

}  // namespace

VerdictSummary::VerdictSummary(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme) {
    setAccessibleName(tr("Verdicts of the candidates"));
    for (size_t i = 0; i < kLegend; ++i) {
        const auto cell = static_cast<VerdictCell>(i);
        cells_[i] = new LegendCell(theme, cell, this);
        connect(cells_[i], &QAbstractButton::clicked, this,
                [this, cell](bool chosen) { emit toggled(cell, chosen); });
    }
    connect(&theme, &Theme::changed, this, &VerdictSummary::arrange);
    arrange();
}

void VerdictSummary::setCounts(const std::array<size_t, kNumCells>& counts) {
    counts_ = counts;
    for (size_t i = 0; i < kLegend; ++i) static_cast<LegendCell*>(cells_[i])->setCount(counts[i]);
    update();
}

void VerdictSummary::setChosen(const std::set<VerdictCell>& cells) {
    for (size_t i = 0; i < kLegend; ++i)
        cells_[i]->setChecked(cells.count(static_cast<VerdictCell>(i)) != 0);
}

void VerdictSummary::resizeEvent(QResizeEvent*) { arrange(); }

void VerdictSummary::arrange() {
    const int row = std::max(theme_.px(24), theme_.lineHeight(TextStyle::Small) + theme_.px(4));
    const int top = theme_.px(14), left = theme_.px(12);
    setFixedHeight(top + 2 * row + theme_.px(4));
    // Three columns as wide as what they hold, and the rest of the room between them.
    std::array<int, 3> columns{};
    for (size_t i = 0; i < kLegend; ++i)
        columns[i % 3] = std::max(columns[i % 3], cells_[i]->sizeHint().width());
    const int rest = width() - 2 * left - columns[0] - columns[1] - columns[2];
    const int gap = std::max(0, std::min(rest / 2, theme_.px(24)));
    for (size_t i = 0; i < kLegend; ++i) {
        const int before = i % 3 == 0 ? 0 : columns[0] + gap + (i % 3 == 2 ? columns[1] + gap : 0);
        cells_[i]->setGeometry(left + before, top + static_cast<int>(i / 3) * row, columns[i % 3],
                               row);
    }
    update();
}

void VerdictSummary::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    size_t total = 0;
    int shown = 0;
    for (size_t i = 0; i < kLegend; ++i) {
        total += counts_[i];
        shown += counts_[i] != 0 ? 1 : 0;
    }
    const int left = theme_.px(16), full = theme_.px(6), thin = theme_.px(2);
    if (total == 0) {
        painter.fillRect(QRect(left, theme_.px(2), width() - 2 * left, thin),
                         theme_.color(Token::Hair));
        return;
    }
    // Each share is seen, however small; the gaps between shares are 2 px.
    const double room = width() - 2.0 * left - 2.0 * (shown - 1) - 4.0 * shown;
    double x = left;
    for (size_t i = 0; i < kLegend; ++i) {
        if (counts_[i] == 0) continue;
        const auto cell = static_cast<VerdictCell>(i);
        const bool hasEdit = i < static_cast<size_t>(VerdictCell::Undecided);
        const double share =
            4.0 + room * static_cast<double>(counts_[i]) / static_cast<double>(total);
        const int height = hasEdit ? full : thin;
        painter.fillRect(QRectF(x, (full - height) / 2.0, share, height),
                         theme_.color(lookOf(cell).token));
        x += share + 2;
    }
}

}  // namespace graphlift

#include "ui/graph/LegendBar.h"

#include <QPaintEvent>
#include <QPainter>

#include "ui/text/QtText.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr int kLeft = 24, kTop = 6, kRow = 22, kGap = 18, kLine = 28, kBetween = 6;

}  // namespace

LegendBar::LegendBar(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), look_(theme) {
    setObjectName("graph-legend");
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        look_.renew();
        updateGeometry();
        update();
    });
}

void LegendBar::setEntries(std::vector<LegendEntry> entries) {
    entries_ = std::move(entries);
    QStringList words;
    for (const LegendEntry& entry : entries_) words += toQt(entry.text);
    setAccessibleName(tr("Legend: %1").arg(words.join(", ")));
    updateGeometry();
    update();
}

std::vector<LegendBar::Spot> LegendBar::spots(int width) const {
    std::vector<Spot> made;
    const QFontMetrics metrics(theme_.font(TextStyle::Place));
    int x = theme_.px(kLeft), y = theme_.px(kTop + kRow / 2);
    for (const LegendEntry& entry : entries_) {
        const bool small = entry.kind == LegendEntry::Kind::Glyph;
        const int sign = theme_.px(small ? static_cast<int>(card::kGlyph) : kLine);
        const int wide = sign + theme_.px(kBetween) + metrics.horizontalAdvance(toQt(entry.text));
        if (x > theme_.px(kLeft) && x + wide > width - theme_.px(kLeft)) {
            x = theme_.px(kLeft);
            y += theme_.px(kRow);
        }
        made.push_back({QPoint(x, y), sign});
        x += wide + theme_.px(kGap);
    }
    return made;
}

int LegendBar::heightForWidth(int width) const {
    if (entries_.empty()) return 0;
    return spots(width).back().at.y() + theme_.px(kRow / 2);
}

QSize LegendBar::sizeHint() const {
    const int wide = width() > 0 ? width() : theme_.px(600);
    return {wide, heightForWidth(wide)};
}

void LegendBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.color(Token::Canvas));
    const std::vector<Spot> at = spots(width());
    for (size_t i = 0; i < entries_.size(); ++i) {
        paintSign(painter, entries_[i], at[i].at);
        painter.setFont(theme_.font(TextStyle::Place));
        painter.setPen(theme_.color(Token::Ink3));
        const int x = at[i].at.x() + at[i].width + theme_.px(kBetween);
        painter.drawText(QRect(x, at[i].at.y() - theme_.px(kRow / 2), width() - x, theme_.px(kRow)),
                         Qt::AlignVCenter | Qt::AlignLeft, toQt(entries_[i].text));
    }
}

void LegendBar::paintSign(QPainter& painter, const LegendEntry& entry, const QPoint& at) const {
    const double height = theme_.px(12);
    const QRectF box(at.x() + 0.5, at.y() - height / 2 + 0.5, theme_.px(kLine) - 1, height - 1);
    painter.setPen(Qt::NoPen);
    switch (entry.kind) {
        case LegendEntry::Kind::Line:
            paintLine(painter, entry, box);
            return;
        case LegendEntry::Kind::Glyph: {
            const double size = theme_.px(card::kGlyph);
            look_.glyph(painter, QRectF(at.x(), at.y() - size / 2, size, size), entry.glyph,
                        tokenNamed(entry.glyph));
            return;
        }
        case LegendEntry::Kind::Card:
            painter.setPen(QPen(theme_.color(Token::Edge), 1));
            painter.setBrush(theme_.color(Token::Canvas));
            if (entry.node == GraphNodeKind::Group)
                painter.drawRoundedRect(box.adjusted(2, 2, 0, 2), 3, 3);
            painter.drawRoundedRect(box, 3, 3);
            return;
        case LegendEntry::Kind::Pill:
            if (theme_.color(Token::Well) == theme_.color(Token::Canvas))
                painter.setPen(QPen(theme_.color(Token::Edge), 1));
            painter.setBrush(theme_.color(Token::Well));
            painter.drawRoundedRect(box, height / 2, height / 2);
            return;
        case LegendEntry::Kind::Frame:
            painter.setPen(QPen(theme_.color(Token::LaneGraphRule), 1));
            painter.setBrush(theme_.color(Token::LaneGraphBg));
            painter.drawRoundedRect(box, 4, 4);
            return;
    }
}

void LegendBar::paintLine(QPainter& painter, const LegendEntry& entry, const QRectF& box) const {
    const EdgeStyle style = styleOf(entry.edge);
    const QColor color = look_.color(style.token);
    const double y = box.center().y(), end = box.right();
    const double width = style.isDouble ? style.width + 1.5 : style.width;
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (!style.dash.empty()) {
        QList<qreal> pattern;
        for (double length : style.dash) pattern.push_back(length / width);
        pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(box.left(), y), QPointF(end - 6, y));
    if (style.isDouble) {
        painter.setPen(QPen(look_.color(Token::Canvas), 1));
        painter.drawLine(QPointF(box.left(), y), QPointF(end - 6, y));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF({QPointF(end - 7, y - 4), QPointF(end, y), QPointF(end - 7, y + 4)}));
    if (!style.ringAtSource) return;
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(look_.color(Token::Canvas));
    painter.drawEllipse(QPointF(box.left() + 4, y), card::kRing, card::kRing);
}

}  // namespace graphlift

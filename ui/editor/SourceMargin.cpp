#include "ui/editor/SourceMargin.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "ui/parts/Paint.h"

namespace graphlift {

namespace {
constexpr int kGlyph = 9, kNumberRight = 54, kLane = 68, kWidth = 82;  // px at scale 1
}  // namespace

QString wordOf(Lane lane) {
    switch (lane) {
        case Lane::Trace:
            return SourceMargin::tr("once per trace");
        case Lane::Graph:
            return SourceMargin::tr("every call");
        case Lane::Both:
            return SourceMargin::tr("once per trace and every call");
        case Lane::None:
            break;
    }
    return {};
}

void paintLaneBar(QPainter& painter, const Theme& theme, const QRect& bar, Lane lane) {
    const auto dashes = [&](const QRect& part) {
        // Dashes keep their phase from line to line, so that they run on.
        const int on = theme.px(3), period = 2 * on;
        for (int y = part.top() - part.top() % period; y <= part.bottom(); y += period) {
            const int top = std::max(y, part.top());
            const int bottom = std::min(y + on, part.bottom() + 1);
            if (bottom > top)
                painter.fillRect(QRect(part.left(), top, part.width(), bottom - top),
                                 theme.color(Token::LaneTraceRule));
        }
    };
    const int half = bar.width() / 2;
    switch (lane) {
        case Lane::Trace:
            dashes(bar);
            break;
        case Lane::Graph:
            painter.fillRect(bar, theme.color(Token::LaneGraphRule));
            break;
        case Lane::Both:
            dashes(QRect(bar.left(), bar.top(), half, bar.height()));
            painter.fillRect(QRect(bar.left() + half, bar.top(), bar.width() - half, bar.height()),
                             theme.color(Token::LaneGraphRule));
            break;
        case Lane::None:
            break;
    }
}

SourceMargin::SourceMargin(const Theme& theme, PythonEditor& editor, QWidget* parent)
    : QWidget(parent), theme_(theme), editor_(editor) {
    setAccessibleName(tr("Margin: verdicts, evidence, line numbers, lanes"));
    connect(&editor, &PythonEditor::scrolled, this, [this] { update(); });
    connect(&theme, &Theme::changed, this, &SourceMargin::restyle);
    restyle();
}

void SourceMargin::restyle() {
    setFixedWidth(theme_.px(kWidth));
    update();
}

void SourceMargin::setVerdicts(std::map<int, VerdictSign> signs) {
    verdicts_ = std::move(signs);
    update();
}

void SourceMargin::setEvidence(std::map<int, EvidenceSign> signs) {
    evidence_ = std::move(signs);
    update();
}

void SourceMargin::setLanes(std::map<int, LaneMark> lanes) {
    lanes_ = std::move(lanes);
    update();
}

void SourceMargin::setLabels(std::vector<QString> labels) {
    labels_ = std::move(labels);
    update();
}

QString SourceMargin::labelOf(int line) const {
    const auto index = static_cast<size_t>(line);
    return index < labels_.size() ? labels_[index] : QString::number(line + 1);
}

void SourceMargin::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Canvas));
    const int caretLine = editor_.lineOf(editor_.caret());
    for (const auto& line : editor_.visibleLines()) paintLine(painter, line, caretLine);
}

void SourceMargin::paintLine(QPainter& painter, const PythonEditor::VisibleLine& line,
                             int caretLine) const {
    const QRect room(0, line.top, width(), line.height);
    const auto evidence = evidence_.find(line.line);
    if (evidence != evidence_.end() && evidence->second.fails)
        painter.fillRect(room, theme_.color(Token::EvidenceBg));
    else if (line.line == caretLine)
        painter.fillRect(room, theme_.color(Token::LineNow));
    // A cell of a notebook begins.
    if (line.line > 0 && !labels_.empty() && labelOf(line.line) == "1")
        painter.fillRect(QRect(0, line.top, width(), 1), theme_.color(Token::Hair));
    const int glyph = theme_.px(14);
    const QPoint at(theme_.px(kGlyph), line.top + (line.height - glyph) / 2);
    if (evidence != evidence_.end())
        paint::glyph(painter, theme_, "evidence",
                     evidence->second.fails ? Token::Evidence : Token::SUnknown, at, 14);
    else if (const auto sign = verdicts_.find(line.line); sign != verdicts_.end())
        paint::glyph(painter, theme_, sign->second.look.icon, sign->second.look.token, at, 14);
    QFont font = PythonLexer::codeFont(theme_);
    font.setPointSizeF(theme_.font(TextStyle::Small).pointSizeF());
    painter.setFont(font);
    painter.setPen(theme_.color(Token::Gutter));
    const int left = theme_.px(kGlyph) + glyph;
    painter.drawText(
        QRect(left, line.top, theme_.px(kNumberRight) - left, line.height),
        static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
        labelOf(line.line));
    if (const auto lane = lanes_.find(line.line); lane != lanes_.end())
        paintLaneBar(painter, theme_, QRect(theme_.px(kLane), line.top, theme_.px(4), line.height),
                     lane->second.lane);
}

int SourceMargin::lineAt(int y) const {
    for (const auto& line : editor_.visibleLines())
        if (y >= line.top && y < line.top + line.height) return line.line;
    return -1;
}

QString SourceMargin::tooltipAt(QPoint at) const {
    const int line = lineAt(at.y());
    if (at.x() >= theme_.px(kLane) - theme_.px(4)) {
        const auto lane = lanes_.find(line);
        if (lane == lanes_.end()) return {};
        const QString note = lane->second.note;
        return wordOf(lane->second.lane) + (note.isEmpty() ? QString() : "\n" + note);
    }
    QStringList parts;
    if (const auto sign = verdicts_.find(line); sign != verdicts_.end()) parts += sign->second.text;
    if (const auto sign = evidence_.find(line); sign != evidence_.end()) parts += sign->second.text;
    return parts.join("\n");
}

bool SourceMargin::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString text = tooltipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               "<p>" + text.toHtmlEscaped().replace("\n", "<br>") + "</p>", this);
        return true;
    }
    return QWidget::event(event);
}

void SourceMargin::mousePressEvent(QMouseEvent* event) {
    const int line = lineAt(event->pos().y());
    if (line < 0 || event->button() != Qt::LeftButton) return;
    const auto sign = verdicts_.find(line);
    if (sign != verdicts_.end() && event->pos().x() < theme_.px(kGlyph) + theme_.px(18))
        emit verdictClicked(sign->second.id);
    else
        emit lineClicked(line);
}

void SourceMargin::wheelEvent(QWheelEvent* event) {
    QApplication::sendEvent(editor_.viewport(), event);
}

}  // namespace graphlift

#include "ui/parts/RichLine.h"

#include <QFontMetrics>
#include <algorithm>
#include <cmath>

namespace graphlift {

namespace {

using Formats = QList<QTextLayout::FormatRange>;

/// Takes the back quotes out and marks what stood between them.
QString withCode(const Theme& theme, const QString& text, int offset, Formats& formats) {
    QString out;
    qsizetype begin = -1;
    const bool paired = text.count('`') % 2 == 0;
    for (const QChar c : text) {
        if (c != '`' || !paired) {
            out += c;
            continue;
        }
        if (begin < 0) {
            begin = out.size();
            continue;
        }
        QTextLayout::FormatRange range;
        range.start = offset + static_cast<int>(begin);
        range.length = static_cast<int>(out.size() - begin);
        QFont mono = theme.font(TextStyle::Code);
        mono.setPointSizeF(theme.font(TextStyle::Small).pointSizeF());
        range.format.setFont(mono);
        formats += range;
        begin = -1;
    }
    return out;
}

QTextCharFormat inked(const Theme& theme, Token token) {
    QTextCharFormat format;
    format.setForeground(theme.color(token));
    return format;
}

}  // namespace

RichLine::RichLine(const Theme& theme, const QString& text, const Style& style,
                   const QString& detail, int width) {
    Formats code;
    QString all = withCode(theme, text, 0, code);
    const auto main = static_cast<int>(all.size());
    if (!detail.isEmpty()) all += QStringLiteral("  ");
    all += withCode(theme, detail, static_cast<int>(all.size()), code);

    QFont font = theme.font(style.text);
    if (style.bold) font.setWeight(QFont::Medium);
    layout_.setFont(font);
    layout_.setText(all);
    Formats formats{{0, main, inked(theme, style.ink)},
                    {main, static_cast<int>(all.size()) - main, inked(theme, Token::Ink3)}};
    layout_.setFormats(formats + code);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout_.setTextOption(option);

    const int line = theme.lineHeight(style.text);
    layout_.beginLayout();
    for (QTextLine next = layout_.createLine(); next.isValid(); next = layout_.createLine()) {
        next.setLineWidth(std::max(width, 1));
        next.setPosition({0, height_ + std::max(0.0, (line - next.height()) / 2)});
        height_ += std::max(line, static_cast<int>(std::ceil(next.height())));
    }
    layout_.endLayout();
    height_ = std::max(height_, line);
}

}  // namespace graphlift

#include "ui/project/PageText.h"

#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextTable>

namespace graphlift {

namespace {

bool isCode(const QTextBlock& block) {
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

void setFont(QTextCursor cursor, const QFont& font, const QColor& ink) {
    QTextCharFormat format;
    format.setFont(font, QTextCharFormat::FontPropertiesAll);
    format.setForeground(ink);
    cursor.mergeCharFormat(format);
}

void setBlock(const QTextBlock& block, const Theme& theme) {
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    const int level = format.headingLevel();
    if (isCode(block)) {
        format.setBackground(theme.color(Token::Well));
        format.setTopMargin(isCode(block.previous()) ? 0 : theme.px(6));
        format.setBottomMargin(isCode(block.next()) ? 0 : theme.px(10));
        format.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
        format.setTextIndent(theme.px(8));
        format.setNonBreakableLines(true);
    } else {
        format.setLineHeight(level > 0 ? 120 : 140, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(level == 1 ? 0 : level > 1 ? theme.px(18) : theme.px(4));
        format.setBottomMargin(theme.px(level > 0 ? 6 : 4));
    }
    cursor.setBlockFormat(format);
    cursor.select(QTextCursor::BlockUnderCursor);
    if (level > 0)
        setFont(cursor, theme.font(level == 1 ? TextStyle::Title : TextStyle::Head),
                theme.color(Token::Ink));
    else if (isCode(block))
        setFont(cursor, theme.font(TextStyle::Code), theme.color(Token::XText));
}

// Code inside a line: the Markdown reader marks it by a fixed pitch.
void setInlineCode(const QTextBlock& block, const Theme& theme) {
    if (isCode(block)) return;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (!fragment.charFormat().fontFixedPitch()) continue;
        QTextCursor cursor(block);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        QFont font = theme.font(TextStyle::Code);
        font.setPointSizeF(theme.font(TextStyle::Small).pointSizeF());
        QTextCharFormat format;
        format.setFont(font, QTextCharFormat::FontPropertiesAll);
        format.setForeground(theme.color(Token::Ink));
        cursor.mergeCharFormat(format);
    }
}

void setTables(QTextDocument& document, const Theme& theme) {
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table) continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(theme.color(Token::HairSoft));
        format.setBorderCollapse(true);
        format.setCellPadding(theme.px(6));
        format.setTopMargin(theme.px(8));
        format.setBottomMargin(theme.px(10));
        table->setFormat(format);
    }
}

}  // namespace

void setPageText(QTextBrowser& view, const QString& markdown, const Theme& theme) {
    QTextDocument& document = *view.document();
    document.setDefaultFont(theme.font(TextStyle::Body));
    document.setDocumentMargin(theme.px(32));
    view.setMarkdown(markdown);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        setBlock(block, theme);
        setInlineCode(block, theme);
    }
    setTables(document, theme);
    view.setLineWrapMode(QTextEdit::FixedPixelWidth);
    view.setLineWrapColumnOrWidth(theme.px(760));
}

}  // namespace graphlift

#include "ui/explain/HelpPage.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QVBoxLayout>

#include "app/report/ExplainReport.h"
#include "ui/text/QtText.h"

namespace graphlift {

HelpPage::HelpPage(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      back_(new TextButton(theme, TextButton::Kind::Link, {}, this)),
      page_(new QTextBrowser(this)) {
    auto* column = new QVBoxLayout(this);
    column->addWidget(back_, 0, Qt::AlignLeft);
    column->addWidget(page_, 1);
    page_->setFrameShape(QFrame::NoFrame);
    page_->setProperty("paper", "panel");
    page_->setOpenLinks(false);
    page_->setAccessibleName(tr("Help page"));
    page_->installEventFilter(this);
    connect(back_, &TextButton::clicked, this, &HelpPage::left);
    connect(&theme, &Theme::changed, this, &HelpPage::render);
    render();
}

QWidget* HelpPage::page() const { return page_; }

void HelpPage::open(PreconditionId id, const QString& from) {
    id_ = id;
    back_->setText(tr("Back to %1").arg(from));
    back_->updateGeometry();
    render();
    page_->moveCursor(QTextCursor::Start);
}

void HelpPage::render() {
    layout()->setContentsMargins(theme_.px(18), theme_.px(4), theme_.px(8), 0);
    QPalette palette = page_->palette();
    palette.setColor(QPalette::Base, theme_.color(Token::Panel));
    palette.setColor(QPalette::Text, theme_.color(Token::Ink2));
    page_->setPalette(palette);
    page_->setFont(theme_.font(TextStyle::Small));
    if (!id_) return;
    const auto text = helpPage(code(*id_));
    page_->document()->setDefaultFont(theme_.font(TextStyle::Small));
    page_->document()->setDocumentMargin(theme_.px(2));
    page_->document()->setMarkdown(text ? toQt(*text) : tr("This precondition has no page."));
    styleBlocks(*page_->document());
}

/// Qt chooses fonts of headings and code by itself: the theme's are put in their place.
void HelpPage::styleBlocks(QTextDocument& document) const {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextBlockFormat format = block.blockFormat();
        QTextCharFormat letters;
        const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence) ||
                            format.hasProperty(QTextFormat::BlockCodeLanguage);
        const int level = format.headingLevel();
        if (isCode) {
            letters.setFont(theme_.font(TextStyle::CodeSmall));
            letters.setForeground(theme_.color(Token::Ink));
            format.setBackground(theme_.color(Token::Well));
            format.setNonBreakableLines(false);
        } else if (level > 0) {
            letters.setFont(theme_.font(level == 1 ? TextStyle::Head : TextStyle::Label));
            letters.setForeground(theme_.color(level == 1 ? Token::Ink : Token::Ink3));
            format.setTopMargin(theme_.px(level == 1 ? 4 : 12));
            format.setBottomMargin(theme_.px(4));
        } else {
            format.setBottomMargin(theme_.px(6));
        }
        cursor.setBlockFormat(format);
        if (isCode || level > 0) cursor.mergeCharFormat(letters);
    }
}

bool HelpPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Backspace) {
            emit left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace graphlift

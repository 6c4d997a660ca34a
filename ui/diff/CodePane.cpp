#include "ui/diff/CodePane.h"

#include <Qsci/qscilexer.h>

#include <QKeyEvent>
#include <QMenu>
#include <QWheelEvent>

#include "ui/diff/CodeColors.h"

namespace graphlift {

namespace {

enum Marker : unsigned { kMarkAdded = 0, kMarkRemoved, kMarkChanged, kMarkEvidence };
enum WordMark : unsigned { kWordAdded = 8, kWordRemoved, kWordChanged, kSyntaxError };

long bgr(const QColor& color) { return color.red() | (color.green() << 8) | (color.blue() << 16); }

unsigned markerOf(DiffRow::Kind kind) {
    switch (kind) {
        case DiffRow::Kind::Added:
            return kMarkAdded;
        case DiffRow::Kind::Removed:
            return kMarkRemoved;
        case DiffRow::Kind::Changed:
        case DiffRow::Kind::Same:
            break;
    }
    return kMarkChanged;
}

}  // namespace

CodePane::CodePane(const Theme& theme, PaneSide side, QWidget* parent)
    : QsciScintilla(parent), theme_(theme), side_(side) {
    setFrameStyle(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUtf8(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    for (int margin = 0; margin < 5; ++margin) setMarginWidth(margin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 0L);  // a tint has no gap beside the numbers
    SendScintilla(SCI_SETBUFFEREDDRAW, 0UL);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);  // the review keeps the steps of all its panes
    SendScintilla(SCI_SETMARGINTYPEN, 0UL, static_cast<long>(SC_MARGIN_COLOUR));
    SendScintilla(SCI_SETMARGINMASKN, 0UL, 0L);
    SendScintilla(SCI_ANNOTATIONSETVISIBLE, static_cast<unsigned long>(ANNOTATION_STANDARD));
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 0UL);
    SendScintilla(SCI_SETYCARETPOLICY, 0UL, 0L);
    setAutoIndent(true);
    setIndentationsUseTabs(false);
    setTabWidth(4);
    setReadOnly(side == PaneSide::Left);
    setLexer(new PythonColors(this));
    connect(this, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int position, int kind, const char* text, int length, int, int, int, int, int,
                   int) { modified(position, kind, text, length); });
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, [this](int what) {
        if ((what & SC_UPDATE_H_SCROLL) != 0) emit sideScrolled(textOffset());
        if ((what & SC_UPDATE_SELECTION) != 0 && hasFocus()) emit caretMoved();
    });
    connect(&theme_, &Theme::changed, this, [this] {
        applyTheme();
        recolour();
        applyLook();
    });
    applyTheme();
}

CodePane::~CodePane() = default;

void CodePane::applyTheme() {
    static_cast<PythonColors*>(lexer())->apply(theme_);
    const QColor paper = theme_.color(Token::Canvas);
    setCaretForegroundColor(theme_.color(Token::Ink));
    setCaretWidth(2);
    setSelectionBackgroundColor(theme_.color(Token::Selected));
    resetSelectionForegroundColor();
    setMarginsBackgroundColor(paper);
    SendScintilla(SCI_SETMARGINBACKN, 0UL, bgr(paper));
    SendScintilla(SCI_STYLESETBACK, kAnnotationStyle, bgr(paper));
    // Rows are as high as the theme's line of code.
    SendScintilla(SCI_SETEXTRAASCENT, 0UL);
    SendScintilla(SCI_SETEXTRADESCENT, 0UL);
    const int own = static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0UL));
    const int missing = std::max(0, theme_.lineHeight(TextStyle::Code) - own);
    SendScintilla(SCI_SETEXTRAASCENT, static_cast<unsigned long>(missing / 2));
    SendScintilla(SCI_SETEXTRADESCENT, static_cast<unsigned long>(missing - missing / 2));
    rowHeight_ = static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0UL));
    margin_ = theme_.px(62);
    setMarginWidth(0, margin_);

    const auto tint = [&](unsigned marker, Token token) {
        SendScintilla(SCI_MARKERDEFINE, marker, static_cast<long>(SC_MARK_BACKGROUND));
        SendScintilla(SCI_MARKERSETBACK, marker, bgr(theme_.color(token)));
    };
    tint(kMarkAdded, Token::DAdd);
    tint(kMarkRemoved, Token::DDel);
    tint(kMarkChanged, Token::DChg);
    tint(kMarkEvidence, Token::EvidenceBg);
    const auto word = [&](unsigned indicator, Token token) {
        SendScintilla(SCI_INDICSETSTYLE, indicator, static_cast<long>(INDIC_STRAIGHTBOX));
        SendScintilla(SCI_INDICSETFORE, indicator, bgr(theme_.color(token)));
        SendScintilla(SCI_INDICSETALPHA, indicator, 255L);
        SendScintilla(SCI_INDICSETOUTLINEALPHA, indicator, 255L);
        SendScintilla(SCI_INDICSETUNDER, indicator, 1L);
    };
    word(kWordAdded, Token::DAddW);
    word(kWordRemoved, Token::DDelW);
    word(kWordChanged, Token::DChgW);
    SendScintilla(SCI_INDICSETSTYLE, kSyntaxError, static_cast<long>(INDIC_SQUIGGLE));
    SendScintilla(SCI_INDICSETFORE, kSyntaxError, bgr(theme_.color(Token::SFails)));
}

void CodePane::setCode(const std::string& text, const std::vector<std::string>& apiNames) {
    apiNames_ = apiNames;
    isReplacing_ = true;
    const bool wasReadOnly = isReadOnly();
    SendScintilla(SCI_SETREADONLY, 0UL);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_APPENDTEXT, static_cast<unsigned long>(text.size()), text.data());
    SendScintilla(SCI_SETREADONLY, wasReadOnly ? 1UL : 0UL);
    const bool pairs = text.find("\r\n") != std::string::npos;
    SendScintilla(SCI_SETEOLMODE, static_cast<unsigned long>(pairs ? SC_EOL_CRLF : SC_EOL_LF));
    setIndentationsUseTabs(text.find("\n\t") != std::string::npos);
    isReplacing_ = false;
    recolour();
}

void CodePane::recolour() {
    SendScintilla(SCI_COLOURISE, 0UL, -1L);
    markApiNames(*this, apiNames_, theme_);
}

void CodePane::replace(uint32_t at, uint32_t removed, const std::string& added) {
    isReplacing_ = true;
    if (removed != 0) SendScintilla(SCI_DELETERANGE, at, static_cast<long>(removed));
    if (!added.empty()) {
        SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(at));
        SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(at));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(added.size()), added.data());
    }
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(at + added.size()));
    isReplacing_ = false;
}

void CodePane::modified(int position, int kind, const char* text, int length) {
    if (isReplacing_) return;
    const auto at = static_cast<uint32_t>(position);
    if ((kind & SC_MOD_INSERTTEXT) != 0 && text != nullptr)
        emit inserted(at, std::string(text, static_cast<size_t>(length)));
    // Without undo of its own the editor does not say what it erased.
    if ((kind & SC_MOD_DELETETEXT) != 0) emit erased(at, static_cast<uint32_t>(length));
}

void CodePane::setLook(const PaneLook& look) {
    look_ = look;
    applyLook();
}

void CodePane::applyLook() {
    const auto numLines = static_cast<unsigned long>(lines());
    SendScintilla(SCI_SHOWLINES, 0UL, static_cast<long>(numLines - 1));
    for (const auto& [first, last] : look_.layout.hidden)
        if (last > 0) SendScintilla(SCI_HIDELINES, std::max(first, 1U), static_cast<long>(last));
    SendScintilla(SCI_ANNOTATIONCLEARALL);
    for (const auto& [line, units] : look_.layout.unitsBelow) {
        const std::string room = " " + std::string(units - 1, '\n');
        SendScintilla(SCI_ANNOTATIONSETTEXT, static_cast<unsigned long>(line), room.c_str());
        SendScintilla(SCI_ANNOTATIONSETSTYLE, static_cast<unsigned long>(line), kAnnotationStyle);
    }
    for (unsigned marker = kMarkAdded; marker <= kMarkEvidence; ++marker)
        SendScintilla(SCI_MARKERDELETEALL, static_cast<unsigned long>(marker));
    const auto size = static_cast<long>(length());
    for (const unsigned word : {kWordAdded, kWordRemoved, kWordChanged, kSyntaxError}) {
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(word));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, size);
    }
    for (const PaneLine& line : look_.lines) {
        if (line.isEvidence)
            SendScintilla(SCI_MARKERADD, static_cast<unsigned long>(line.line),
                          static_cast<long>(kMarkEvidence));
        if (line.kind == DiffRow::Kind::Same || !line.isTicked) continue;
        const unsigned marker = markerOf(line.kind);
        SendScintilla(SCI_MARKERADD, static_cast<unsigned long>(line.line),
                      static_cast<long>(marker));
        const long start =
            SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line.line));
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kWordAdded + marker));
        for (const TextRange& word : line.words)
            SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(start + word.begin),
                          static_cast<long>(word.end - word.begin));
    }
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kSyntaxError));
    for (const TextRange& error : look_.errors)
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(error.begin),
                      static_cast<long>(error.end - error.begin));
    SendScintilla(SCI_SETFIRSTVISIBLELINE, 0UL);  // a key may have moved it before there was room
    viewport()->update();
}

int CodePane::rowHeight() const { return rowHeight_; }

bool CodePane::isLine0Hidden() const {
    return !look_.layout.hidden.empty() && look_.layout.hidden.front().first == 0;
}

int CodePane::offset() const {
    const int above = static_cast<int>(look_.layout.unitsAbove);
    return (above - (isLine0Hidden() ? 1 : 0)) * rowHeight_;
}

int CodePane::contentHeight() const {
    const auto last = static_cast<unsigned long>(lines() - 1);
    const long rows = SendScintilla(SCI_VISIBLEFROMDOCLINE, last) +
                      SendScintilla(SCI_GETLINEVISIBLE, last) * SendScintilla(SCI_WRAPCOUNT, last) +
                      SendScintilla(SCI_ANNOTATIONGETLINES, last);
    return static_cast<int>(rows) * rowHeight_;
}

int CodePane::lineTop(uint32_t line) const {
    const long start = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    return offset() + static_cast<int>(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, start));
}

int CodePane::unitTop(uint32_t unit) const {
    return static_cast<int>(unit) * rowHeight_ - offset();
}

void CodePane::setTextOffset(int pixels) {
    if (textOffset() != pixels) SendScintilla(SCI_SETXOFFSET, static_cast<unsigned long>(pixels));
}

int CodePane::textOffset() const { return static_cast<int>(SendScintilla(SCI_GETXOFFSET)); }

uint32_t CodePane::caretLine() const {
    const long at = SendScintilla(SCI_GETCURRENTPOS);
    return static_cast<uint32_t>(
        SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(at)));
}

QRect CodePane::caretRect() const {
    const long at = SendScintilla(SCI_GETCURRENTPOS);
    return {static_cast<int>(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, at)),
            static_cast<int>(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, at)), 2, rowHeight_};
}

// The view around it scrolls; sideways both panes go together.
void CodePane::wheelEvent(QWheelEvent* event) {
    const int sideways = event->modifiers().testFlag(Qt::ShiftModifier) ? event->angleDelta().y()
                                                                        : event->angleDelta().x();
    if (sideways == 0) {
        event->ignore();
        return;
    }
    emit sideScrolled(std::max(0, textOffset() - sideways / 2));
    event->accept();
}

// An editor this high would only ever scroll by mistake.
void CodePane::scrollContentsBy(int, int) {}

bool CodePane::event(QEvent* event) {
    // Keys that type belong to the text, not to the commands of the review.
    if (event->type() == QEvent::ShortcutOverride && !isReadOnly()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto modifiers = key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
        if (modifiers == Qt::NoModifier && !key->text().isEmpty() && key->text()[0].isPrint()) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void CodePane::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo)) return emit undoAsked();
    if (event->key() == Qt::Key_Y && event->modifiers() == Qt::ControlModifier)
        return emit redoAsked();
    if (isReadOnly() && (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void CodePane::focusInEvent(QFocusEvent* event) {
    QsciScintilla::focusInEvent(event);
    emit focused();
}

}  // namespace graphlift

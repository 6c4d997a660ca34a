#include "ui/editor/PythonEditor.h"

#include <Qsci/qscistyle.h>
#include <Qsci/qscistyledtext.h>

#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>

namespace graphlift {

namespace {

constexpr int kEvidenceLine = 1;  // marker
constexpr int kEvidence = 8, kPlace = 9, kHit = 10, kCurrentHit = 11;
constexpr int kFirstInk = 12;                    // one a CodeInk::Kind
constexpr int kGhostText = 40, kGhostCode = 41;  // styles, above the lexer's and Scintilla's own

Token tokenOf(CodeInk::Kind kind) {
    switch (kind) {
        case CodeInk::Kind::Framework:
            return Token::XTf;
        case CodeInk::Kind::Builtin:
            return Token::XBuiltin;
        case CodeInk::Kind::Self:
            return Token::XSelf;
        case CodeInk::Kind::Decorator:
            return Token::XDecorator;
        case CodeInk::Kind::Operator:
            break;
    }
    return Token::XText;
}

unsigned long ulong(qint64 value) { return static_cast<unsigned long>(value); }

}  // namespace

PythonEditor::PythonEditor(const Theme& theme, QWidget* parent)
    : QsciScintilla(parent), theme_(theme), lexer_(new PythonLexer(theme, this)) {
    setUp();
    setLexer(lexer_);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &PythonEditor::scrolled);
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, [this] { emit scrolled(); });
    connect(&theme, &Theme::changed, this, &PythonEditor::restyle);
    restyle();
}

void PythonEditor::setUp() {
    setUtf8(true);
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    for (int margin = 0; margin < 5; ++margin) {
        setMarginWidth(margin, 0);
        setMarginMarkerMask(margin, 0);
    }
    setFolding(NoFoldStyle);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(SCI_SETLAYOUTCACHE, ulong(SC_CACHE_PAGE));
    SendScintilla(SCI_SETIDLESTYLING, ulong(SC_IDLESTYLING_AFTERVISIBLE));
    SendScintilla(SCI_SETENDATLASTLINE, 0UL);
    SendScintilla(SCI_SETMOUSEDWELLTIME, 500L);
    setTabWidth(8);  // as Python counts
    setCaretLineVisible(true);
    SendScintilla(SCI_SETCARETLINEVISIBLEALWAYS, 1UL);
    setAnnotationDisplay(AnnotationStandard);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    markerDefine(Background, kEvidenceLine);
}

unsigned long PythonEditor::bgr(Token token) const {
    const QColor color = theme_.color(token);
    return ulong(color.red() | (color.green() << 8) | (color.blue() << 16));
}

void PythonEditor::setIndicator(int number, int style, Token token, bool under) {
    SendScintilla(SCI_INDICSETSTYLE, ulong(number), static_cast<long>(style));
    SendScintilla(SCI_INDICSETFORE, ulong(number), static_cast<long>(bgr(token)));
    SendScintilla(SCI_INDICSETUNDER, ulong(number), under ? 1L : 0L);
    SendScintilla(SCI_INDICSETALPHA, ulong(number), 255L);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, ulong(number), 0L);
}

void PythonEditor::restyle() {
    lexer_->restyle();
    const QFont font = PythonLexer::codeFont(theme_);
    const int extra = std::max(0, theme_.lineHeight(TextStyle::Code) - QFontMetrics(font).height());
    SendScintilla(SCI_SETEXTRAASCENT, ulong(extra - extra / 2));
    SendScintilla(SCI_SETEXTRADESCENT, ulong(extra / 2));
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 0L);
    setPaper(theme_.color(Token::Canvas));
    setColor(theme_.color(Token::XText));
    setCaretForegroundColor(theme_.color(Token::Ink));
    setCaretLineBackgroundColor(theme_.color(Token::LineNow));
    setSelectionBackgroundColor(theme_.color(Token::Selected));
    // Selected text keeps the colours of its words.
    SendScintilla(SCI_SETSELFORE, 0UL, 0L);
    setMarkerBackgroundColor(theme_.color(Token::EvidenceBg), kEvidenceLine);
    setIndicator(kEvidence, INDIC_COMPOSITIONTHICK, Token::Evidence, false);
    setIndicator(kPlace, INDIC_FULLBOX, Token::Selected, true);
    setIndicator(kHit, INDIC_FULLBOX, Token::Find, true);
    setIndicator(kCurrentHit, INDIC_COMPOSITIONTHICK, Token::Ink, false);
    for (int kind = 0; kind < kNumInks; ++kind)
        setIndicator(kFirstInk + kind, INDIC_TEXTFORE, tokenOf(static_cast<CodeInk::Kind>(kind)),
                     false);
    emit scrolled();
}

void PythonEditor::setSource(std::string_view utf8, const std::vector<std::string>& frameworkNames,
                             const std::vector<CodeInk>& inks) {
    ghostLine_ = -1;
    lexer_->setFrameworkNames(frameworkNames);
    setLexer(lexer_);
    restyle();
    SendScintilla(SCI_SETREADONLY, 0UL);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    // Bytes go in as they are: every offset of the analysis is a position here.
    SendScintilla(SCI_APPENDTEXT, ulong(static_cast<qint64>(utf8.size())), utf8.data());
    SendScintilla(SCI_SETREADONLY, 1UL);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    for (const CodeInk& ink : inks) {
        SendScintilla(SCI_SETINDICATORCURRENT, ulong(kFirstInk + static_cast<int>(ink.kind)));
        SendScintilla(SCI_INDICATORFILLRANGE, ulong(ink.range.begin),
                      static_cast<long>(ink.range.end - ink.range.begin));
    }
    SendScintilla(SCI_GOTOPOS, 0UL);
    emit scrolled();
}

void PythonEditor::setMarks(Mark mark, const std::vector<TextRange>& ranges) {
    constexpr int kNumbers[] = {kEvidence, kPlace, kHit, kCurrentHit};
    SendScintilla(SCI_SETINDICATORCURRENT, ulong(kNumbers[static_cast<int>(mark)]));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    for (const TextRange& range : ranges) fillLines(range);
}

/// Line by line: the indentation of a line that goes on is no part of what is meant.
void PythonEditor::fillLines(const TextRange& range) {
    for (int line = lineOf(range.begin); line <= lineOf(range.end); ++line) {
        const auto indent =
            static_cast<uint32_t>(SendScintilla(SCI_GETLINEINDENTPOSITION, ulong(line)));
        const auto last =
            static_cast<uint32_t>(SendScintilla(SCI_GETLINEENDPOSITION, ulong(line)));
        const uint32_t begin = std::max(range.begin, indent), end = std::min(range.end, last);
        if (begin < end)
            SendScintilla(SCI_INDICATORFILLRANGE, ulong(begin), static_cast<long>(end - begin));
    }
}

void PythonEditor::setEvidenceLines(const std::vector<int>& lines) {
    markerDeleteAll(kEvidenceLine);
    for (const int line : lines) markerAdd(line, kEvidenceLine);
    evidenceLines_ = lines;
    updateCaretLine();
    emit scrolled();
}

void PythonEditor::showGhost(int before, const QString& said, const QString& code,
                             const QString& after) {
    clearGhost();
    QFont small = PythonLexer::codeFont(theme_, TextStyle::Small);
    const QColor paper = theme_.color(Token::Canvas);
    const QsciStyle text(kGhostText, "change", theme_.color(Token::Ink3), paper, small);
    const QsciStyle ink(kGhostCode, "change in code", theme_.color(Token::XDecorator), paper,
                        PythonLexer::codeFont(theme_));
    // Annotations stand below a line: that of the first line is said below it.
    ghostLine_ = before > 0 ? before - 1 : before;
    const int column = static_cast<int>(SendScintilla(SCI_GETLINEINDENTATION, ulong(before)));
    annotate(ghostLine_,
             QList<QsciStyledText>{
                 {QString(column, ' '), ink}, {said, text}, {code, ink}, {after, text}});
    emit scrolled();
}

void PythonEditor::clearGhost() {
    if (ghostLine_ >= 0) clearAnnotations(ghostLine_);
    ghostLine_ = -1;
}

void PythonEditor::reveal(uint32_t begin, uint32_t end) {
    const auto shownLine = [this](uint32_t offset) {
        const long line = SendScintilla(SCI_LINEFROMPOSITION, ulong(offset));
        return SendScintilla(SCI_VISIBLEFROMDOCLINE, ulong(line));
    };
    SendScintilla(SCI_SETEMPTYSELECTION, ulong(begin));
    const long first = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    const long count = SendScintilla(SCI_LINESONSCREEN);
    // Two lines above, for what stands over a definition.
    const long top = std::max(0L, shownLine(begin) - 2);
    const long bottom = std::min(shownLine(std::max(begin, end)) + 1, top + count - 1);
    if (top < first || bottom >= first + count) {
        const long room = count - (bottom - top);
        SendScintilla(SCI_SETFIRSTVISIBLELINE, ulong(std::max(0L, top - room / 4)));
    }
    SendScintilla(SCI_SETXOFFSET, 0UL);
    updateCaretLine();
    emit scrolled();
}

uint32_t PythonEditor::caret() const {
    return static_cast<uint32_t>(SendScintilla(SCI_GETCURRENTPOS));
}

int PythonEditor::lineOf(uint32_t offset) const {
    return static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, ulong(offset)));
}

uint32_t PythonEditor::lineStart(int line) const {
    return static_cast<uint32_t>(SendScintilla(SCI_POSITIONFROMLINE, ulong(line)));
}

int PythonEditor::textLineHeight() const {
    return static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0UL));
}

std::vector<PythonEditor::VisibleLine> PythonEditor::visibleLines() const {
    std::vector<VisibleLine> out;
    const int height = textLineHeight();
    const long first = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    const long total = SendScintilla(SCI_GETLINECOUNT);
    long line = SendScintilla(SCI_DOCLINEFROMVISIBLE, ulong(first));
    for (int top = 0; line < total && top < viewport()->height(); ++line) {
        const long shown = SendScintilla(SCI_VISIBLEFROMDOCLINE, ulong(line));
        top = static_cast<int>(shown - first) * height;
        out.push_back({static_cast<int>(line), top, height});
        top += height;
    }
    return out;
}

/// The tint of evidence is worth more than that of the caret's line, which Scintilla draws over it.
void PythonEditor::updateCaretLine() {
    const bool isEvidence = std::find(evidenceLines_.begin(), evidenceLines_.end(),
                                      lineOf(caret())) != evidenceLines_.end();
    setCaretLineVisible(!isEvidence);
}

void PythonEditor::tellIfMoved(uint32_t before) {
    updateCaretLine();
    if (caret() != before) emit caretMoved(caret());
}

void PythonEditor::keyPressEvent(QKeyEvent* event) {
    // Tab leaves the editor: the text cannot be changed.
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        focusNextPrevChild(event->key() == Qt::Key_Tab);
        return;
    }
    const uint32_t before = caret();
    QsciScintilla::keyPressEvent(event);
    tellIfMoved(before);
}

void PythonEditor::mouseReleaseEvent(QMouseEvent* event) {
    QsciScintilla::mouseReleaseEvent(event);
    updateCaretLine();
    emit caretMoved(caret());
}

void PythonEditor::wheelEvent(QWheelEvent* event) {
    // The size of type is the window's: it is changed for all panes at once.
    if (event->modifiers() & Qt::ControlModifier)
        event->ignore();
    else
        QsciScintilla::wheelEvent(event);
}

void PythonEditor::contextMenuEvent(QContextMenuEvent* event) { event->ignore(); }

}  // namespace graphlift

#include "ui/diff/CodeColors.h"

#include <Qsci/qsciscintilla.h>

#include <QFontInfo>
#include <algorithm>
#include <optional>

#include "ui/editor/PythonInk.h"

namespace graphlift {

namespace {

enum NameMark : unsigned { kMarkApi = 16, kMarkSelf, kMarkSign, kMarkNote, kMarkString };
constexpr unsigned kAllMarks[] = {kMarkApi, kMarkSelf, kMarkSign, kMarkNote, kMarkString};

bool isNameChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80) != 0;
}

void define(QsciScintilla& editor, unsigned mark, const QColor& color) {
    editor.SendScintilla(QsciScintillaBase::SCI_INDICSETSTYLE, mark,
                         static_cast<long>(QsciScintillaBase::INDIC_TEXTFORE));
    editor.SendScintilla(
        QsciScintillaBase::SCI_INDICSETFORE, mark,
        static_cast<long>(color.red() | (color.green() << 8) | (color.blue() << 16)));
}

void fill(QsciScintilla& editor, unsigned mark, size_t begin, size_t end) {
    editor.SendScintilla(QsciScintillaBase::SCI_SETINDICATORCURRENT,
                         static_cast<unsigned long>(mark));
    editor.SendScintilla(QsciScintillaBase::SCI_INDICATORFILLRANGE,
                         static_cast<unsigned long>(begin), static_cast<long>(end - begin));
}

bool isSign(char c) { return std::string_view("-><=!:*/.+&|#~?^%$;@\\").find(c) != std::string_view::npos; }

// The mark in the ink that the sign has anyway; none where it has another one.
std::optional<unsigned> signMark(int style) {
    switch (inkOf(style, Token::XBuiltin)) {
        case Token::XText:
            return kMarkSign;
        case Token::XComment:
            return kMarkNote;
        case Token::XString:
            return kMarkString;
        default:
            return std::nullopt;
    }
}

int styleAt(QsciScintilla& editor, size_t at) {
    return static_cast<int>(
        editor.SendScintilla(QsciScintillaBase::SCI_GETSTYLEAT, static_cast<unsigned long>(at)));
}

// The code font makes one drawing of signs next to each other, such as the arrow of `->`. A mark on
// every second one has each drawn for itself, so that columns stay columns.
void partSigns(QsciScintilla& editor, const char* text, size_t size) {
    for (size_t at = 1; at < size; ++at) {
        if (!isSign(text[at]) || !isSign(text[at - 1])) continue;
        if (const auto mark = signMark(styleAt(editor, at))) fill(editor, *mark, at, at + 1);
        ++at;  // the next one stands apart by that
    }
}

}  // namespace

const char* PythonColors::keywords(int set) const {
    if (set == 1) return kPythonKeywords;
    if (set == 2)
        return "abs all any bool bytes callable classmethod dict dir divmod enumerate filter float "
               "format frozenset getattr hasattr hash id input int isinstance issubclass iter len "
               "list map max min next object open print property range repr reversed round set "
               "setattr slice sorted staticmethod str sum super tuple type vars zip";
    return nullptr;
}

// The editor takes one family only: the first of the theme's that this machine has.
QFont codeFont(const Theme& theme) {
    QFont font = theme.font(TextStyle::Code);
    font.setFamily(QFontInfo(font).family());
    return font;
}

void PythonColors::apply(const Theme& theme) {
    const QFont font = codeFont(theme);
    setDefaultFont(font);
    setDefaultPaper(theme.color(Token::Canvas));
    setDefaultColor(theme.color(Token::XText));
    for (int style = 0; style < 40; ++style) {
        QFont own = font;
        if (inkOf(style, Token::XBuiltin) == Token::XDef) own.setWeight(QFont::Bold);
        setFont(own, style);
        setPaper(theme.color(Token::Canvas), style);
        setColor(theme.color(inkOf(style, Token::XBuiltin)), style);
        setEolFill(false, style);
    }
    setHighlightSubidentifiers(false);
}

void markApiNames(QsciScintilla& editor, const std::vector<std::string>& apiNames,
                  const Theme& theme) {
    define(editor, kMarkApi, theme.color(Token::XTf));
    define(editor, kMarkSelf, theme.color(Token::XSelf));
    define(editor, kMarkSign, theme.color(Token::XText));
    define(editor, kMarkNote, theme.color(Token::XComment));
    define(editor, kMarkString, theme.color(Token::XString));
    const auto size = static_cast<size_t>(editor.length());
    for (const unsigned mark : kAllMarks) {
        editor.SendScintilla(QsciScintillaBase::SCI_SETINDICATORCURRENT,
                             static_cast<unsigned long>(mark));
        editor.SendScintilla(QsciScintillaBase::SCI_INDICATORCLEARRANGE, 0UL,
                             static_cast<long>(size));
    }
    const auto* text = reinterpret_cast<const char*>(
        editor.SendScintillaPtrResult(QsciScintillaBase::SCI_GETCHARACTERPOINTER));
    partSigns(editor, text, size);
    for (size_t at = 0; at < size;) {
        if (!isNameChar(text[at])) {
            ++at;
            continue;
        }
        size_t end = at;
        while (end < size && isNameChar(text[end])) ++end;
        const std::string_view name(text + at, end - at);
        const bool isMember = at > 0 && text[at - 1] == '.';
        const bool isApi =
            !isMember && std::find(apiNames.begin(), apiNames.end(), name) != apiNames.end();
        const bool isSelf = !isMember && (name == "self" || name == "cls");
        if (isApi || isSelf) {
            const bool isName = styleAt(editor, at) == QsciLexerPython::Identifier;
            if (isName && isApi)
                while (end < size && (isNameChar(text[end]) || text[end] == '.')) ++end;
            if (isName) fill(editor, isApi ? kMarkApi : kMarkSelf, at, end);
        }
        at = end;
    }
}

}  // namespace graphlift

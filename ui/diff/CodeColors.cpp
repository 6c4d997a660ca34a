#include "ui/diff/CodeColors.h"

#include <Qsci/qsciscintilla.h>

#include <QFontInfo>
#include <algorithm>

#include "ui/editor/PythonInk.h"

namespace graphlift {

namespace {

enum NameMark : unsigned { kMarkApi = 16, kMarkSelf };

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
    const auto size = static_cast<size_t>(editor.length());
    for (const unsigned mark : {kMarkApi, kMarkSelf}) {
        editor.SendScintilla(QsciScintillaBase::SCI_SETINDICATORCURRENT,
                             static_cast<unsigned long>(mark));
        editor.SendScintilla(QsciScintillaBase::SCI_INDICATORCLEARRANGE, 0UL,
                             static_cast<long>(size));
    }
    const auto* text = reinterpret_cast<const char*>(
        editor.SendScintillaPtrResult(QsciScintillaBase::SCI_GETCHARACTERPOINTER));
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
            const long style = editor.SendScintilla(QsciScintillaBase::SCI_GETSTYLEAT,
                                                    static_cast<unsigned long>(at));
            const bool isName = style == QsciLexerPython::Identifier;
            if (isName && isApi)
                while (end < size && (isNameChar(text[end]) || text[end] == '.')) ++end;
            if (isName) fill(editor, isApi ? kMarkApi : kMarkSelf, at, end);
        }
        at = end;
    }
}

}  // namespace graphlift

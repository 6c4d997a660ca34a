#include "ui/editor/PythonLexer.h"

#include <QFontInfo>

namespace graphlift {

namespace {

constexpr const char* kKeywords =
    "False None True and as assert async await break case class continue def del elif else except "
    "finally for from global if import in is lambda match nonlocal not or pass raise return try "
    "type while with yield";

Token inkOf(int style) {
    switch (style) {
        case QsciLexerPython::Comment:
        case QsciLexerPython::CommentBlock:
            return Token::XComment;
        case QsciLexerPython::Number:
            return Token::XNumber;
        case QsciLexerPython::Keyword:
            return Token::XKeyword;
        case QsciLexerPython::ClassName:
        case QsciLexerPython::FunctionMethodName:
            return Token::XDef;
        case QsciLexerPython::HighlightedIdentifier:
            return Token::XTf;
        case QsciLexerPython::Decorator:
            return Token::XDecorator;
        case QsciLexerPython::DoubleQuotedString:
        case QsciLexerPython::SingleQuotedString:
        case QsciLexerPython::TripleSingleQuotedString:
        case QsciLexerPython::TripleDoubleQuotedString:
        case QsciLexerPython::UnclosedString:
        case QsciLexerPython::DoubleQuotedFString:
        case QsciLexerPython::SingleQuotedFString:
        case QsciLexerPython::TripleSingleQuotedFString:
        case QsciLexerPython::TripleDoubleQuotedFString:
            return Token::XString;
        default:
            return Token::XText;
    }
}

}  // namespace

PythonLexer::PythonLexer(const Theme& theme, QObject* parent)
    : QsciLexerPython(parent), theme_(theme) {
    setHighlightSubidentifiers(false);
    restyle();
}

void PythonLexer::setFrameworkNames(const std::vector<std::string>& names) {
    words_.clear();
    for (const std::string& name : names) words_ += QByteArray::fromStdString(name) + ' ';
}

const char* PythonLexer::keywords(int set) const {
    if (set == 1) return kKeywords;
    return set == 2 && !words_.isEmpty() ? words_.constData() : nullptr;
}

QFont PythonLexer::codeFont(const Theme& theme, TextStyle style) {
    QFont font = theme.font(style);
    // QScintilla passes on the first family only.
    const QStringList families = font.families();
    for (const QString& family : families) {
        QFont one(family);
        if (QFontInfo(one).family().compare(family, Qt::CaseInsensitive) == 0) {
            font.setFamilies({family});
            font.setFamily(family);
            break;
        }
    }
    return font;
}

void PythonLexer::restyle() {
    const QFont font = codeFont(theme_);
    setDefaultFont(font);
    setDefaultColor(theme_.color(Token::XText));
    setDefaultPaper(theme_.color(Token::Canvas));
    for (int style = Default; style <= TripleDoubleQuotedFString; ++style) {
        QFont own = font;
        if (style == ClassName || style == FunctionMethodName) own.setWeight(QFont::Bold);
        setFont(own, style);
        setColor(theme_.color(inkOf(style)), style);
        setPaper(theme_.color(Token::Canvas), style);
    }
}

}  // namespace graphlift

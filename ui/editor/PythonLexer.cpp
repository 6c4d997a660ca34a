#include "ui/editor/PythonLexer.h"

#include <QFontInfo>

#include "ui/editor/PythonInk.h"

namespace graphlift {

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
    if (set == 1) return kPythonKeywords;
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
        setColor(theme_.color(inkOf(style, Token::XTf)), style);
        setPaper(theme_.color(Token::Canvas), style);
    }
}

}  // namespace graphlift

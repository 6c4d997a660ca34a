#include "ui/editor/PythonInk.h"

#include <Qsci/qscilexerpython.h>

namespace graphlift {

Token inkOf(int style, Token highlighted) {
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
            return highlighted;
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

}  // namespace graphlift

// What is a keyword of Python and which colour each style of the lexer has: the same in the source
// and in the review.
#pragma once

#include "ui/theme/Theme.h"

namespace graphlift {

inline constexpr const char* kPythonKeywords =
    "False None True and as assert async await break case class continue def del elif else except "
    "finally for from global if import in is lambda match nonlocal not or pass raise return try "
    "type while with yield";

/// `style` is one of QsciLexerPython; `highlighted` is the colour of its second set of words.
Token inkOf(int style, Token highlighted);

}  // namespace graphlift

// Python in the colours of the theme: the lexer of the editor with every style from tokens, and
// names it cannot tell apart: the framework's, `self`, builtins.
#pragma once

#include <Qsci/qscilexerpython.h>

#include <string>
#include <vector>

#include "ui/theme/Theme.h"

class QsciScintilla;

namespace graphlift {

inline constexpr int kAnnotationStyle = 40;

QFont codeFont(const Theme& theme);

class PythonColors : public QsciLexerPython {
    Q_OBJECT
  public:
    using QsciLexerPython::QsciLexerPython;
    void apply(const Theme& theme);
    [[nodiscard]] const char* keywords(int set) const override;
};

/// Colours dotted names that begin with one of `apiNames`, and `self` and `cls`, outside of texts
/// and comments. The editor must be coloured by its lexer already.
void markApiNames(QsciScintilla& editor, const std::vector<std::string>& apiNames,
                  const Theme& theme);

}  // namespace graphlift

// Python as the editors colour it: QScintilla's lexer with the keywords of today's Python and, as
// its second set, the names by which a file calls the framework. Colours and fonts from the theme.
#pragma once

#include <Qsci/qscilexerpython.h>

#include <QByteArray>
#include <string>
#include <vector>

#include "ui/theme/Theme.h"

namespace graphlift {

class PythonLexer : public QsciLexerPython {
    Q_OBJECT
  public:
    PythonLexer(const Theme& theme, QObject* parent);
    /// The editor has to be given the lexer again for the words to count.
    void setFrameworkNames(const std::vector<std::string>& names);
    [[nodiscard]] const char* keywords(int set) const override;
    void restyle();

    /// The code font as QScintilla can use it: one family that is there.
    static QFont codeFont(const Theme& theme, TextStyle style = TextStyle::Code);

  private:
    const Theme& theme_;
    QByteArray words_;
};

}  // namespace graphlift

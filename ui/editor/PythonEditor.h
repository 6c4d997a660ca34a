// Source text as QScintilla shows it, read-only, in the colours of the theme. Positions are bytes
// of the text it was given. Knows marks and indicators, nothing of projects and verdicts.
#pragma once

#include <Qsci/qsciscintilla.h>

#include <string_view>
#include <vector>

#include "analysis/source/TextRange.h"
#include "ui/editor/CodeInk.h"
#include "ui/editor/PythonLexer.h"

namespace graphlift {

class PythonEditor : public QsciScintilla {
    Q_OBJECT
  public:
    struct VisibleLine {
        int line = 0;  // from 0
        int top = 0, height = 0;
    };
    enum class Mark : uint8_t { Evidence, Place, Hit, CurrentHit };

    PythonEditor(const Theme& theme, QWidget* parent);

    void setSource(std::string_view utf8, const std::vector<std::string>& frameworkNames,
                   const std::vector<CodeInk>& inks);
    void setMarks(Mark mark, const std::vector<TextRange>& ranges);
    void setEvidenceLines(const std::vector<int>& lines);
    /// A line that is not in the file, above line `before`: what the change would add there.
    void showGhost(int before, const QString& said, const QString& code, const QString& after);
    void clearGhost();

    /// Puts the caret at `begin` without telling anybody, and scrolls if not all lines up to `end`
    /// are on the screen.
    void reveal(uint32_t begin, uint32_t end = 0);
    [[nodiscard]] uint32_t caret() const;
    [[nodiscard]] int lineOf(uint32_t offset) const;  // from 0
    [[nodiscard]] uint32_t lineStart(int line) const;
    [[nodiscard]] std::vector<VisibleLine> visibleLines() const;
    [[nodiscard]] int textLineHeight() const;

  signals:
    /// By keys or mouse, not by reveal().
    void caretMoved(uint32_t offset);
    void scrolled();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void restyle();
    void fillLines(const TextRange& range);
    void setUp();
    void tellIfMoved(uint32_t before);
    void updateCaretLine();
    [[nodiscard]] unsigned long bgr(Token token) const;
    void setIndicator(int number, int style, Token token, bool under);

    const Theme& theme_;
    PythonLexer* lexer_;
    int ghostLine_ = -1;
    std::vector<int> evidenceLines_;
};

}  // namespace graphlift

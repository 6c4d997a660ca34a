// One side of a diff: an editor as high as its text, that never scrolls by itself. The view around
// it scrolls, so both sides stand level at every place. Room for what stands between lines is made
// with annotations; numbers, signs, hatching and outlines are painted over it from the same layout.
#pragma once

#include <Qsci/qsciscintilla.h>

#include <QPointer>
#include <vector>

#include "ui/diff/ReviewRows.h"
#include "ui/theme/Theme.h"

namespace graphlift {

/// How one line of a side looks. Lines from 0, units from the top of the file.
struct PaneLine {
    uint32_t line = 0, unit = 0;
    DiffRow::Kind kind = DiffRow::Kind::Same;
    bool isTicked = true;  // of a changed line: is its change made?
    bool byHand = false;
    bool isEvidence = false;
    std::vector<TextRange> words = {};  // bytes in the line that differ
};

struct PaneSpan {  // units
    uint32_t begin = 0, end = 0;
};

struct PaneOutline {  // a change that is left out
    PaneSpan span;
    Token ink = Token::DAddInk;
};

struct PaneLook {
    PaneLayout layout;
    std::vector<PaneLine> lines;
    std::vector<PaneSpan> filler;
    std::vector<PaneOutline> outlines;
    std::vector<TextRange> errors;  // bytes of the text that do not parse
};

class CodePane : public QsciScintilla {
    Q_OBJECT
  public:
    CodePane(const Theme& theme, PaneSide side, QWidget* parent);
    ~CodePane() override;

    void setCode(const std::string& text, const std::vector<std::string>& apiNames);
    /// Colours names anew, after the text changed.
    void recolour();
    /// Makes room, hides lines, tints; the widget is then contentHeight() high.
    void setLook(const PaneLook& look);
    /// Height of a line, the same on both sides.
    [[nodiscard]] int rowHeight() const;
    /// Where the widget's top lies from the top of the side's column: rows above its first line
    /// move it down, a first line that is folded away moves it up.
    [[nodiscard]] int offset() const;
    [[nodiscard]] int contentHeight() const;
    /// Top of a line in the column, as the editor itself sees it.
    [[nodiscard]] int lineTop(uint32_t line) const;
    [[nodiscard]] int textLeft() const { return margin_; }

    /// From outside, without telling edited signals.
    void replace(uint32_t at, uint32_t removed, const std::string& added);
    void setTextOffset(int pixels);
    [[nodiscard]] int textOffset() const;
    [[nodiscard]] uint32_t caretLine() const;  // from 0
    [[nodiscard]] QRect caretRect() const;     // in the widget

  signals:
    void inserted(uint32_t at, const std::string& text);
    void erased(uint32_t at, uint32_t length);
    void caretMoved();
    void sideScrolled(int pixels);
    void undoAsked();
    void redoAsked();
    void focused();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

  private:
    void applyTheme();
    void applyLook();
    void modified(int position, int kind, const char* text, int length);
    [[nodiscard]] bool isLine0Hidden() const;
    [[nodiscard]] int unitTop(uint32_t unit) const;  // in the widget
    void paintMargin(QPainter& painter, const QRect& area) const;
    void paintFiller(QPainter& painter, const QRect& area) const;
    void paintOutlines(QPainter& painter) const;

    const Theme& theme_;
    PaneSide side_;
    PaneLook look_;
    std::vector<std::string> apiNames_;
    int margin_ = 62;
    int rowHeight_ = 20;
    bool isReplacing_ = false;
};

}  // namespace graphlift

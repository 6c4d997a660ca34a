// What stands between lines of a diff, across both panes: the head of a change, the head of a part
// that serves others, a fold, the reason why a change is left out.
#pragma once

#include <QAbstractButton>

#include "ui/diff/ReviewChange.h"
#include "ui/theme/Theme.h"

namespace graphlift {

/// Draws a sentence from `x` on, names in the code's letters; the x behind it. What does not fit
/// into `width` is elided.
int paintSentence(QPainter& painter, const Theme& theme, const Sentence& sentence,
                  const QRect& area, TextStyle style, Token ink);

/// A tick box with what a change does, and below it why it is offered. Space or a click on the box
/// ticks, a click elsewhere chooses the change, one on "Why" asks for the whole explanation.
class HunkHead : public QAbstractButton {
    Q_OBJECT
  public:
    HunkHead(const Theme& theme, QWidget* parent);
    void setChange(const ReviewChange& change, size_t number, size_t count);
    void setWhy(const Sentence& why);
    void setChosen(bool chosen);
    [[nodiscard]] QRect tickRect() const;
    [[nodiscard]] QRect whyRect() const;
    [[nodiscard]] QString why() const { return plainText(why_); }

  signals:
    void chosen();
    void whyAsked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& at) const override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    [[nodiscard]] int headHeight() const { return theme_.px(36); }
    int paintRight(QPainter& painter) const;
    void paintWhy(QPainter& painter) const;

    const Theme& theme_;
    Sentence title_, why_;
    Look look_{};
    bool isSafe_ = true, isChosen_ = false, isGone_ = false;
    QString count_;
};

/// A line of words across both panes: part heads and reasons.
class SentenceRow : public QWidget {
    Q_OBJECT
  public:
    SentenceRow(const Theme& theme, QWidget* parent);
    void say(const Sentence& sentence, const QString& icon, Token token, Token paper);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
    Sentence sentence_;
    QString icon_;
    Token token_ = Token::Ink3, paper_ = Token::Canvas;
};

/// "67 unchanged lines": a click shows them all; of a long fold, ten at its begin or its end.
class FoldRow : public QAbstractButton {
    Q_OBJECT
  public:
    FoldRow(const Theme& theme, QWidget* parent);
    void setCount(uint32_t numLines);
    enum class Part : uint8_t { All, Begin, End };
    /// What a click at this x shows.
    [[nodiscard]] Part partAt(int x) const;

  signals:
    void asked(graphlift::FoldRow::Part part);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    [[nodiscard]] int linkLeft(Part part) const;

    const Theme& theme_;
    bool isLong_ = false;
};

}  // namespace graphlift

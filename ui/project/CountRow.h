// A line of the overview that counts something and leads to it: glyph or code, words, the number,
// and how large its share is.
#pragma once

#include <QPushButton>
#include <optional>

#include "ui/theme/Theme.h"

namespace graphlift {

struct CountLine {
    QString icon = {};  // "" with a code
    Token token = Token::Ink2;
    QString code = {};  // shown in mono beside the words
    QString words = {};
    qint64 number = 0;
    double share = 0;     // of the longest bar, 0 to 1; 0: no bar
    QString filter = {};  // what the list of candidates is asked for
};

class CountRow : public QPushButton {
    Q_OBJECT
  public:
    CountRow(const Theme& theme, CountLine line, QWidget* parent);
    [[nodiscard]] const CountLine& line() const { return line_; }
    [[nodiscard]] QSize sizeHint() const override;
    /// Rows of one column leave the same room to their numbers.
    [[nodiscard]] int numberWidth() const;
    void setRoomForNumber(int pixels) { room_ = pixels; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
    CountLine line_;
    int room_ = 0;
};

}  // namespace graphlift

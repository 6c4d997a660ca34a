// What stands over the canvas when there is no picture, when one takes its time or could not be
// made: what is so, why, and the ways out.
#pragma once

#include <QFrame>
#include <QLabel>
#include <functional>
#include <utility>
#include <vector>

#include "ui/theme/Theme.h"

class QHBoxLayout;

namespace graphlift {

struct Notice {
    QString icon;
    Token token = Token::Ink3;
    QString title, sentence;
    std::vector<std::pair<QString, std::function<void()>>> ways;  // button texts
    bool framed = false;                                          // lies over an old picture
};

class GraphNotice : public QFrame {
    Q_OBJECT
  public:
    GraphNotice(const Theme& theme, QWidget* parent);
    void present(const Notice& notice);
    /// The sentence alone, while it stays.
    void setSentence(const QString& sentence);
    [[nodiscard]] QString title() const { return title_->text(); }
    [[nodiscard]] QString sentence() const { return sentence_->text(); }
    /// In the middle of the parent.
    void settle();

  private:
    void restyle();

    const Theme& theme_;
    Notice notice_;
    QLabel *glyph_, *title_, *sentence_;
    QWidget* buttons_ = nullptr;
};

}  // namespace graphlift

// The bar under the source for finding text and going to a line. Hits are marked while one types;
// Enter is the next, Shift+Enter the one before, Esc gives the keyboard back.
#pragma once

#include <QWidget>

#include "ui/editor/FindText.h"
#include "ui/parts/Buttons.h"
#include "ui/parts/SearchField.h"

namespace graphlift {

class FindBar : public QWidget {
    Q_OBJECT
  public:
    FindBar(const Theme& theme, QWidget* parent);

    void open(const QString& text);
    /// The text to search in; the hits are found anew.
    void setText(std::string_view utf8);
    void step(int direction, uint32_t from);
    [[nodiscard]] SearchField* field() const { return field_; }
    [[nodiscard]] size_t numHits() const { return result_.hits.size(); }

  signals:
    void hitsChanged(const std::vector<TextRange>& hits);
    void hitChosen(const TextRange& hit);
    void stepped(int direction);
    void closed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void search();
    void note();

    const Theme& theme_;
    SearchField* field_;
    QAbstractButton *caseSwitch_, *regexSwitch_;
    std::string_view text_;
    FindResult result_;
    size_t current_ = 0;
};

}  // namespace graphlift

// A line to type in with a glyph before it and switches behind it: the filter of a list, the find
// bar of the editor. Painted from the theme; Esc clears it, then gives the keyboard back.
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QWidget>

#include "ui/theme/Theme.h"

namespace graphlift {

class SearchField : public QWidget {
    Q_OBJECT
  public:
    SearchField(const Theme& theme, const QString& hint, QWidget* parent);

    [[nodiscard]] QLineEdit* edit() const { return edit_; }
    [[nodiscard]] QString text() const { return edit_->text(); }
    /// Adds a checkable switch at the right; the caller keeps it.
    QAbstractButton* addSwitch(const QString& sign, const QString& meaning);
    /// Small text behind what is typed: a count, or what is wrong with an expression.
    void setNote(const QString& note, bool isError = false);
    [[nodiscard]] QString note() const { return note_->text(); }

  signals:
    /// Esc in an empty field.
    void left();
    void cleared();

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void restyle();

    const Theme& theme_;
    QLineEdit* edit_;
    QLabel* note_;
    bool isError_ = false;
};

}  // namespace graphlift

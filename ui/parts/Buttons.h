// The buttons of the panes: an icon, or a word with its key. A button may stand for a command of
// the action list; it then takes text, state and reason from there.
#pragma once

#include <QAbstractButton>
#include <QAction>

#include "ui/theme/Theme.h"

namespace graphlift {

/// 28 px, for the few glyphs that need no word. The tooltip says what it does and its key.
class IconButton : public QAbstractButton {
    Q_OBJECT
  public:
    IconButton(const Theme& theme, QString icon, const QString& text, QWidget* parent);
    /// Runs this command and follows its state.
    void setCommand(QAction* action);
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    const Theme& theme_;
    QString icon_;
};

class TextButton : public QAbstractButton {
    Q_OBJECT
  public:
    enum class Kind : uint8_t { Main, Second, Quiet, Link };

    TextButton(const Theme& theme, Kind kind, const QString& text, QWidget* parent);
    /// Shown behind the word, e.g. "Enter".
    void setKeyText(const QString& key);
    void setKind(Kind kind);
    void setCommand(QAction* action);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    [[nodiscard]] Token inkToken() const;
    void paintBody(QPainter& painter, const QRectF& body) const;

    const Theme& theme_;
    Kind kind_;
    QString key_;
};

/// "Clear filters (Ctrl+Backspace)", or the reason why it cannot run.
QString tooltipOf(const QAction& action);

}  // namespace graphlift

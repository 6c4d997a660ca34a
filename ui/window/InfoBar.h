// A bar at the top of the working area that says something which does not stop the work: a glyph, a
// sentence, what can be done about it, and a way to close it. Never a dialog.
#pragma once

#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

#include "ui/theme/Theme.h"

class QVBoxLayout;

namespace graphlift {

struct InfoNote {
    QString id;  // a later note of the same id takes its place
    QString text = {};
    bool quiet = false;  // no problem: grey instead of the colour of evidence
    QString icon = "warning";
    std::vector<std::pair<QString, std::function<void()>>> actions = {};
};

/// All bars, newest last.
class InfoBars : public QWidget {
    Q_OBJECT
  public:
    InfoBars(const Theme& theme, QWidget* parent);
    void say(const InfoNote& note);
    void close(const QString& id);
    void closeAll();
    /// The newest; false when there is none.
    bool closeLast();
    [[nodiscard]] QStringList texts() const;

  signals:
    /// A bar that had the keyboard is gone: whoever is around it takes it.
    void keyboardLeft();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* makeBar(const InfoNote& note);

    const Theme& theme_;
    QVBoxLayout* column_;
};

}  // namespace graphlift

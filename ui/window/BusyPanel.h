// Said over the working area while a project is read for the first time and nothing can be shown
// yet: what, how much, since when, and the way to stop. Comes after one second only; where results
// of an earlier run are shown, the status line is enough.
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "ui/theme/Theme.h"
#include "ui/window/StatusLine.h"

class QLabel;
class QPushButton;
class QTimer;

namespace graphlift {

class BusyPanel : public QWidget {
    Q_OBJECT
  public:
    /// Over `over`, which owns it.
    BusyPanel(const Theme& theme, QWidget* over);
    void start(const QString& project);
    void show(const WorkProgress& progress);
    void stop();

  signals:
    void cancelClicked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void refresh();
    void place();

    const Theme& theme_;
    QLabel *title_, *text_;
    WorkBar* bar_;
    QPushButton* cancel_;
    QTimer* ticker_;
    QElapsedTimer since_;
    QString project_;
    WorkProgress progress_;
};

}  // namespace graphlift

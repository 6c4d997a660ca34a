// Lies over the working area while a project is read for the first time and nothing can be shown
// yet: the shapes of what is coming and, after one second, what is done, how much, since when, and
// the way to stop. Where results of an earlier run are shown, the status line is enough.
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "ui/theme/Theme.h"
#include "ui/window/StatusLine.h"

class QFrame;
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
    /// False: what lies below can be used meanwhile, such as the handbook.
    void setCovering(bool covering);

  signals:
    void cancelClicked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void refresh();
    void place();
    void showOrHide();

    const Theme& theme_;
    QFrame* card_;
    QLabel *title_, *text_;
    WorkBar* bar_;
    QPushButton* cancel_;
    QTimer* ticker_;
    QElapsedTimer since_;
    QString project_;
    WorkProgress progress_;
    bool running_ = false, covering_ = true;
};

}  // namespace graphlift

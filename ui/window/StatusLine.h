// The line at the foot of the window. At rest: the promise that nothing is run, the framework's
// version, problems, the state of git, where the caret is. While something runs: how far it is,
// what it reads, for how long, and the way to stop it.
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

#include "ui/theme/Theme.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace graphlift {

class WorkBar;

/// Something long that is under way; total 0: nothing is counted.
struct WorkProgress {
    QString what;  // "Reading"
    qint64 done = 0, total = 0;
    QString file;
    double share = -1;  // of the whole work, 0 to 1; below 0: not known
};

class StatusLine : public QWidget {
    Q_OBJECT
  public:
    StatusLine(const Theme& theme, QWidget* parent);

    /// The sentence at the left while nothing runs.
    void setPromise(const QString& text, const QString& icon);
    void setFramework(const QString& text);
    void setProblems(int count);
    void setGit(const QString& text);
    void setPlace(const QString& text);
    void setEncoding(const QString& text);
    /// A command's help while the mouse is on its menu entry; "" ends it.
    void showTip(const QString& text);

    void start();
    void show(const WorkProgress& progress);
    void stop();
    [[nodiscard]] bool isBusy() const { return busy_; }
    /// What it says of the work under way: "Reading 412 of 1,204".
    [[nodiscard]] QString workText() const;

  signals:
    void cancelClicked();
    void problemsClicked();

  private:
    QLabel* add(QHBoxLayout* row, const char* name);
    void restyle();
    void refresh();

    const Theme& theme_;
    QWidget *rest_, *work_;
    WorkBar* bar_;
    QLabel *seal_, *promise_, *framework_, *tip_, *git_, *place_, *encoding_;
    QLabel *what_, *file_, *seconds_;
    QToolButton* problems_;
    QPushButton* cancel_;
    QString icon_ = "seal", sentence_;
    QElapsedTimer since_;
    QTimer* ticker_;
    WorkProgress progress_;
    bool busy_ = false;
};

}  // namespace graphlift

// The bar at the top of the window: brand and project, menus, back and forward, the field that
// opens the locator, the switch between the three ways of working, and at its foot the line of
// progress.
#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

class QButtonGroup;
class QLabel;
class QMenuBar;
class QPushButton;
class QToolButton;

namespace graphlift {

/// The three ways of working; each has its own arrangement of panes.
enum class WorkMode : uint8_t { Explore, Learn, Review };
inline constexpr int kNumWorkModes = 3;

class ModeSwitch : public QWidget {
    Q_OBJECT
  public:
    explicit ModeSwitch(QWidget* parent = nullptr);
    void setMode(WorkMode mode);

  signals:
    void chosen(graphlift::WorkMode mode);

  private:
    QButtonGroup* buttons_;
};

class TopBar : public QWidget {
    Q_OBJECT
  public:
    TopBar(const Theme& theme, QWidget* parent);

    [[nodiscard]] QMenuBar* menus() const { return menus_; }
    [[nodiscard]] ModeSwitch* modes() const { return modes_; }
    [[nodiscard]] QToolButton* back() const { return back_; }
    [[nodiscard]] QToolButton* forward() const { return forward_; }
    [[nodiscard]] QPushButton* locatorField() const { return locator_; }

    /// "" when none is open: the brand's name then, without modes and history.
    void setProject(const QString& name);
    /// 0 to 1; below 0: no line.
    void setProgress(double share);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void restyle();

    const Theme& theme_;
    QLabel *mark_, *name_;
    QMenuBar* menus_;
    QToolButton *back_, *forward_;
    QPushButton* locator_;
    QWidget* gap_;
    ModeSwitch* modes_;
    double progress_ = -1;
};

}  // namespace graphlift

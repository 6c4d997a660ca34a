// One field for everything that has a name: functions, files, > commands, # preconditions,
// @ candidates. It lies over the window as a child, so it needs no window manager; Esc or a click
// elsewhere closes it and gives the keyboard back.
#pragma once

#include <QFrame>
#include <QPointer>

#include "ui/models/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/window/LocatorIndex.h"

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace graphlift {

class Locator : public QFrame {
    Q_OBJECT
  public:
    Locator(const Theme& theme, Selection& selection, ActionList& actions, QWidget* over);
    void setProject(const ProjectViewPtr& project);
    /// Opens with this text in the field, "" or a prefix.
    void open(const QString& text);
    void close();
    [[nodiscard]] QLineEdit* field() const { return field_; }
    [[nodiscard]] QListView* list() const { return list_; }

  signals:
    void codeChosen(const QString& code);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void search();
    void step(int by);
    void run(const QModelIndex& index);
    void runEntry(const LocatorEntry& entry);
    void place();
    void restyle();

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    ProjectViewPtr project_;
    LocatorIndex index_;
    QLineEdit* field_;
    QListView* list_;
    QLabel *glyph_, *nothing_;
    QStandardItemModel* rows_;
    QPointer<QWidget> before_;  // who had the keyboard
};

}  // namespace graphlift

// What the window shows before a project is open: how to open one, the recent ones, where to begin
// to learn, and what the program never does.
#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/project/RecentProject.h"
#include "ui/theme/Theme.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace graphlift {

class RecentList;

/// A lesson or page to begin with.
struct StartTopic {
    QString id, title, note;
};

class StartPage : public QScrollArea {
    Q_OBJECT
  public:
    StartPage(const Theme& theme, QWidget* parent);
    void setRecent(const std::vector<RecentProject>& projects, const QDateTime& now);
    /// Where the keyboard begins: the list of recent projects, or the first button.
    [[nodiscard]] QWidget* firstField() const;
    /// `all`: the words of the link to all of them; "" for none.
    void setTopics(const std::vector<StartTopic>& topics, const QString& all);

  signals:
    void openFolderClicked();
    void openFileClicked();
    void openRequested(const QString& path);
    void removeRequested(const QString& path);
    void clearMissingClicked();
    void topicClicked(const QString& id);

  private:
    QWidget* makeHead();
    QWidget* makeRecent();
    QWidget* makeLearn();
    QWidget* makePromises();
    void restyle();

    const Theme& theme_;
    QWidget* page_;
    QGridLayout* grid_;
    QPushButton *openFolder_, *openFile_, *clearMissing_;
    RecentList* recent_;
    QLabel *lead_, *noRecent_, *recentTitle_;
    QVBoxLayout* topics_;
    QWidget* learn_;
    std::vector<std::pair<QLabel*, QString>> glyphs_;
};

}  // namespace graphlift

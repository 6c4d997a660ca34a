// Files that changed on disk since they were analysed, and the bar that says so with its ways out.
// Takes nothing over by itself: what becomes of the files is asked for by signals.
#pragma once

#include <QObject>
#include <QStringList>

namespace graphlift {

class DocumentStore;
class MainWindow;
class ReviewDesk;

class StaleFiles : public QObject {
    Q_OBJECT
  public:
    StaleFiles(MainWindow& window, ReviewDesk& review, const DocumentStore& documents);

    /// Paths relative to the project; they take the place of those said before.
    void show(const QStringList& paths);
    void clear();

  signals:
    void analyzeAsked();
    /// What is unsaved of these files is to be given up.
    void reloadAsked(const QStringList& paths);

  private:
    void say();

    MainWindow& window_;
    ReviewDesk& review_;
    const DocumentStore& documents_;
    QStringList paths_;
};

}  // namespace graphlift

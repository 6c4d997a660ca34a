// Ties the review to what it asks for: changes that are written and taken back, rehearsals,
// verdicts of texts as they are edited, and the files that have unsaved edits. The review itself
// writes nothing and runs nothing.
#pragma once

#include <QObject>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/source/SourceFile.h"
#include "app/change/ChangeSet.h"
#include "app/session/ChangeService.h"
#include "app/session/DocumentStore.h"
#include "app/session/ReviewService.h"

namespace graphlift {

class ChangeTicks;
class MainWindow;
class ReviewPane;
class Selection;
struct WrittenChange;

class ReviewDesk : public QObject {
    Q_OBJECT
  public:
    ReviewDesk(MainWindow& window, Selection& selection, ChangeService& changes,
               DocumentStore& documents);

    /// The window shows another project or another state of it.
    void setProject(const std::string& root);
    void showChangedOnDisk(const QStringList& paths);
    /// Are these files of the change set, so that the review tells of their changes?
    [[nodiscard]] bool tellsOf(const QStringList& paths) const;
    /// What was analysed of the files beside what is on disk now, in the review.
    void compare(const QStringList& files);
    /// Writes what the review holds of the edited files; fails with what stands in the way.
    Result<bool> saveEdited();

  signals:
    void analyzeAsked();

  private:
    void connectPane();
    void connectServices();
    void connectDisk();
    void explain();
    void overwrite(ChangeSet change, const QStringList& files);
    using Sources = std::vector<std::shared_ptr<const SourceFile>>;
    [[nodiscard]] Sources readNow(const QStringList& files);
    void hearOfEdits();
    [[nodiscard]] Result<ChangeSet> editedChange() const;
    void updateUndo();
    void remember(const WrittenChange& written, bool applied);

    MainWindow& window_;
    Selection& selection_;
    ReviewPane& pane_;
    ChangeTicks& ticks_;
    ChangeService& changes_;
    DocumentStore& documents_;
    ReviewService review_;
    std::string root_;              // "": no project
    std::set<std::string> edited_;  // paths of files that somebody typed in, in the review
};

}  // namespace graphlift

// The overview of a project: how much there is, how the verdicts fall, which reasons most often
// stand against a change, where most candidates are, what the verdicts assume. Every number leads
// to the list of candidates.
#pragma once

#include <QScrollArea>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/project/CountRow.h"
#include "ui/project/ProjectCounts.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"

class QVBoxLayout;

namespace graphlift {

class OverviewPane : public QScrollArea {
    Q_OBJECT
  public:
    OverviewPane(const Theme& theme, Selection& selection, ActionList& actions, QWidget* parent);
    void setProject(const ProjectViewPtr& project);

    /// Null without a project.
    [[nodiscard]] QWidget* firstRow() const;

  signals:
    /// A verdict ("convert-to-graph"), a code ("GL301") or a path, for the list of candidates.
    void filterRequested(const QString& text);

  private:
    void build();
    void alignNumbers(QWidget& page) const;
    void addLines(QVBoxLayout& column, const QString& title, const std::vector<CountLine>& lines);
    [[nodiscard]] std::vector<CountLine> verdictLines(const ProjectCounts& counts) const;
    [[nodiscard]] static std::vector<CountLine> reasonLines(
        const std::vector<ProjectCounts::Reason>& reasons);
    [[nodiscard]] static std::vector<CountLine> fileLines(const ProjectCounts& counts);

    const Theme& theme_;
    ProjectViewPtr project_;
};

/// "no-python-side-effects" as words: "no python side effects".
QString wordsOf(PreconditionId id);

}  // namespace graphlift

// The review: the change set at the left, the diff beside it, the seal and the commands below.
// Writes nothing itself: it asks for it by signals and shows what became of it.
#pragma once

#include <QStackedWidget>
#include <QWidget>

#include "app/change/ChangeWriter.h"
#include "ui/diff/ActionBar.h"
#include "ui/diff/ChangeList.h"
#include "ui/diff/DiffEditor.h"
#include "ui/diff/ReviewModel.h"
#include "ui/models/ChangeTicks.h"
#include "ui/models/Selection.h"
#include "ui/window/ActionList.h"

namespace graphlift {

class ComparePage;
class InfoBars;
class TogetherNote;

class ReviewPane : public QWidget {
    Q_OBJECT
  public:
    ReviewPane(const Theme& theme, Selection& selection, ActionList& actions,
               QWidget* parent = nullptr);
    ~ReviewPane() override;

    /// The ticks that all panes share; the review has its own until it is given them.
    void setTicks(ChangeTicks* ticks);
    void setProject(const ProjectViewPtr& project);
    [[nodiscard]] ReviewModel& model() { return *model_; }
    [[nodiscard]] DiffEditor* diff() const { return diff_; }
    [[nodiscard]] ChangeList* list() const { return list_; }
    [[nodiscard]] ActionBar* bar() const { return bar_; }
    [[nodiscard]] InfoBars* notes() const { return notes_; }
    [[nodiscard]] ComparePage* comparison() const { return compare_; }
    [[nodiscard]] bool isComparing() const;

    /// What became of what was asked for.
    void showChecks(const CheckLines& lines);
    void showRefused(const QString& what);
    /// Files that stand in the way of the change: nothing was written.
    void showRefusals(const std::vector<Refusal>& refusals);
    /// The change that Undo would take back; "": none.
    void setUndo(const QString& title);
    /// Files of the change set that are not as they were analysed.
    void showChangedOnDisk(const QStringList& files);
    /// Verdicts of the texts as they were edited by hand.
    void showVerdicts(const ProjectViewPtr& edited);
    /// What is on disk now beside what was analysed; until the person closes it.
    void compare(const std::vector<ComparedText>& texts);
    /// Carries the planned results over to these texts, that are on disk now.
    void merge(const std::vector<std::shared_ptr<const SourceFile>>& onDisk);

  signals:
    /// The person agreed to write these files.
    void applyAsked(const graphlift::ChangeSet& change);
    void dryRunAsked(const graphlift::ChangeSet& change);
    /// Somebody typed: these texts are to be analysed in place of the files.
    void verdictsAsked(const graphlift::Overlay& texts);
    void analyzeAsked();
    void undoAsked();
    void explainAsked();
    /// A place of the explanation is in no file of the change set: "train.py:40".
    void placeElsewhere(const QString& place);
    /// Of files that are not as they were analysed: show both texts, or bring them together.
    void compareAsked(const QStringList& files);
    void mergeAsked(const QStringList& files);
    /// The person agreed to lose what is on disk now of these files.
    void overwriteAsked(const graphlift::ChangeSet& change, const QStringList& files);
    void patchSaved(const QString& file);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void addActions(ActionList& actions);
    void buildLayout();
    void makeHead();
    QWidget* makeList();
    QWidget* makeTexts();
    QWidget* makeEmpty();
    void refresh();
    void updateActions();
    void updateSeal();
    void followPlace();
    void chooseShown();
    void askToApply();
    [[nodiscard]] QString syntaxOfEdited(const ChangeSet& change) const;
    void savePatch();
    void writePatch(const QString& name);
    void copyPatch();
    void sayLost(const QString& path, const QString& text);
    void askForVerdicts();
    void leaveOut(const QStringList& files);
    void sayUnwritable();
    void askToOverwrite(const QStringList& files);
    void stopComparing();
    void sayCarried(const QString& path, const CarryReport& report);
    [[nodiscard]] QStringList mergeable(const QStringList& files) const;

    const Theme& theme_;
    Selection& selection_;
    ActionList& actions_;
    ReviewModel* model_;
    QStackedWidget* stack_ = nullptr;
    QWidget *review_ = nullptr, *empty_ = nullptr;
    QLabel *head_ = nullptr, *count_ = nullptr, *emptyTitle_ = nullptr, *emptyText_ = nullptr;
    ChangeList* list_ = nullptr;
    TogetherNote* together_ = nullptr;
    DiffEditor* diff_ = nullptr;
    ActionBar* bar_ = nullptr;
    InfoBars* notes_ = nullptr;
    QStackedWidget* middle_ = nullptr;  // the diff, or a comparison in its place
    ComparePage* compare_ = nullptr;
    QStringList overwritten_;  // files that the question is about
    QTimer sealSoon_, verdictsSoon_;
};

}  // namespace graphlift

// The state of a review: what is offered, what is ticked, what a person changed by hand, what would
// be written. Panes of the review show it and tell it what the user did; every step can be undone.
#pragma once

#include <QObject>
#include <QUndoStack>
#include <chrono>
#include <memory>
#include <optional>
#include <set>

#include "app/change/ChangeSet.h"
#include "ui/diff/ResultBytes.h"
#include "ui/models/ChangeTicks.h"
#include "ui/models/Selection.h"

namespace graphlift {

/// Two texts of a file, to be looked at only.
struct ComparedText {
    std::shared_ptr<const SourceFile> before;
    std::string after;  // as the panes show it
};

/// What became of a planned result on the text that its file has by now.
struct CarryReport {
    QStringList conflicts;  // names of changes: the same lines were changed on disk
    QStringList gone;       // names of changes that have no place there
    bool keptTyping = true;
};

/// What the seal in the foot of the review says.
struct Seal {
    bool isWhole = true;
    QString text;
};

class ReviewModel : public QObject {
    Q_OBJECT
  public:
    explicit ReviewModel(Selection& selection, QObject* parent = nullptr);
    ~ReviewModel() override;

    /// The ticks that all panes share; until then the review has its own.
    void setTicks(ChangeTicks* ticks);
    void setProject(ProjectViewPtr project);
    [[nodiscard]] const ProjectViewPtr& project() const { return project_; }
    [[nodiscard]] const ReviewSet& set() const { return set_; }
    /// Made when somebody asks for it.
    [[nodiscard]] const ResultText& result(size_t file) const { return resultOf(file); }
    [[nodiscard]] bool isEditedByHand(size_t file) const;
    [[nodiscard]] bool canEdit(size_t file) const;

    /// Shows texts instead of a change set: nothing of them can be ticked, edited or written.
    void showTexts(const std::vector<ComparedText>& texts);
    [[nodiscard]] bool isComparison() const { return isComparison_; }

    /// Puts the planned result of a file on the text that is on disk by now: a merge of three texts.
    /// What the merge cannot decide is left out until a person takes it. Fails where that cannot be
    /// done; then nothing has changed.
    Result<CarryReport> carryOver(size_t file, const std::shared_ptr<const SourceFile>& onDisk);
    /// The text of the file is another one than the analysed one.
    [[nodiscard]] bool isCarried(size_t file) const { return carried_[file]; }

    [[nodiscard]] bool isTicked(size_t change) const;
    [[nodiscard]] IsTicked ticks() const;
    [[nodiscard]] size_t numTicked() const;
    [[nodiscard]] size_t numTicked(size_t file) const;
    /// One step for undo, whatever the number of changes.
    void setTicked(const std::vector<size_t>& changes, bool ticked);
    void toggle(size_t change) { setTicked({change}, !isTicked(change)); }
    void toggleFile(size_t file);

    /// The change that is looked at; none only when there is none.
    [[nodiscard]] std::optional<size_t> chosen() const { return chosen_; }
    void choose(size_t change);
    /// The next or the previous change; stays at the ends.
    void step(int by);

    /// What an editor did to the result, for undo.
    void textInserted(size_t file, uint32_t at, const std::string& text);
    void textErased(size_t file, uint32_t at, uint32_t length);
    [[nodiscard]] QUndoStack& undoStack() { return undo_; }

    /// What would be written; fails when a file cannot have its text.
    [[nodiscard]] Result<ChangeSet> change() const;
    /// A file whose text cannot be written in its encoding.
    [[nodiscard]] std::optional<size_t> unwritable() const;
    /// Works out what the files would be written as, until the time is over; true when it is known
    /// of all of them. What asks before that waits for the rest.
    [[nodiscard]] bool reckon(std::chrono::milliseconds budget) const;
    /// Two changes that want the same place: then one of them is left out of the text.
    [[nodiscard]] bool hasConflict() const;
    [[nodiscard]] Seal seal() const;
    /// What `graphlift diff` prints for the same changes.
    [[nodiscard]] Result<std::string> patch() const;
    [[nodiscard]] std::vector<std::string> tickedIds() const;
    /// The index of the file with that path; the number of files when there is none.
    [[nodiscard]] size_t fileOf(std::string_view path) const;

  signals:
    void reset();
    void ticksChanged();
    void chosenChanged();
    /// The text of a result changed otherwise than by its editor: undo, redo.
    void textReplaced(size_t file, uint32_t at, uint32_t removed, const std::string& added);
    /// Somebody's text of a file that is another one now, so that it fits nowhere any more.
    void textLost(const QString& path, const QString& text);
    /// After every change of a text.
    void textChanged(size_t file);

  private:
    class TickStep;
    class TextStep;
    friend class TickStep;
    friend class TextStep;
    void applyTicks(const std::vector<std::string>& ids, const std::vector<bool>& states);
    void replaceText(size_t file, uint32_t at, uint32_t removed, const std::string& added,
                     const std::vector<TextRange>& places);
    /// Texts edited by hand, to be put back where nothing else changed.
    struct Kept {
        std::string path, base, text, composed;
        std::vector<TextRange> places;
    };
    [[nodiscard]] std::vector<Kept> keptTexts() const;
    void followTicks();
    void putBack(const Kept& kept);
    [[nodiscard]] bool isWritten(const Kept& kept) const;
    void followSelection(const std::string& id);
    /// What a file would be written as with these ticks of its changes.
    struct Outcome {
        std::vector<bool> ticks;
        Result<std::string> bytes = std::string();  // empty where nothing changes
        bool isChanged = false, keepsTheRest = true;
    };
    ResultText& resultOf(size_t file) const;
    [[nodiscard]] std::vector<bool> ticksOf(size_t file) const;
    [[nodiscard]] bool isKnown(size_t file) const;
    const Outcome& outcomeOf(size_t file) const;
    [[nodiscard]] Outcome workOut(size_t file) const;
    [[nodiscard]] QString brokenSeal() const;
    [[nodiscard]] std::string titleOfChange() const;
    QStringList leaveOut(const std::set<size_t>& changes, const Sentence& question);

    Selection& selection_;
    ChangeTicks own_;
    ChangeTicks* ticks_ = &own_;
    ProjectViewPtr project_;
    ReviewSet set_;
    mutable std::vector<std::unique_ptr<ResultText>> results_;
    mutable std::vector<std::optional<Outcome>> outcomes_;  // by file; none: to be worked out
    std::vector<bool> carried_;  // by file
    std::optional<std::vector<Kept>> kept_;  // from when another project comes until it is shown
    bool isComparison_ = false;
    std::optional<size_t> chosen_;
    QUndoStack undo_;
};

}  // namespace graphlift

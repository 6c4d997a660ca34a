// One file of the diff: both panes with their texts side by side, ribbons between them, and what
// stands between the lines. As high as what it shows; the editors are made when it comes into view
// and let go when it is far away, so that a review of hundreds of files stays light.
#pragma once

#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>
#include <set>

#include "ui/diff/CodePane.h"
#include "ui/diff/ReviewModel.h"
#include "ui/diff/RowWidgets.h"

namespace graphlift {

class FileSection : public QWidget {
    Q_OBJECT
  public:
    FileSection(const Theme& theme, ReviewModel& model, size_t file, QWidget* parent);

    [[nodiscard]] size_t file() const { return file_; }
    /// Height of what it shows at this height of a row.
    [[nodiscard]] int contentHeight() const;
    void setRowHeight(int height);
    /// The first file has its name in the head of the view already.
    void setHasHead(bool hasHead);

    /// Reads the model again: rows, folds, ticks.
    void refresh();
    /// The model is another one by now: to be read again when somebody looks.
    void setStale() { isStale_ = true; }
    [[nodiscard]] bool isStale() const { return isStale_; }
    /// Which head is the chosen one.
    void updateChosen();
    void setLive(bool live);  // editors or not
    [[nodiscard]] bool isLive() const { return left_ != nullptr; }
    [[nodiscard]] CodePane* pane(PaneSide side) const;

    [[nodiscard]] int headTop(size_t change) const;  // in the section
    /// Runs of changed rows, for the overview: y range in the section.
    struct Mark {
        int top, bottom;
        DiffRow::Kind kind;
        bool isTicked;
        size_t change;  // of the first one; SIZE_MAX: by hand
    };
    [[nodiscard]] const std::vector<Mark>& marks() const;
    /// Shown lines that stand side by side, from 0: old, new.
    [[nodiscard]] std::vector<std::pair<uint32_t, uint32_t>> pairedLines() const;
    [[nodiscard]] int longestLine() const;  // px of the widest line shown
    void setTextOffset(int pixels);
    void setTabWidth(int columns);
    void openFold(ViewItem fold, FoldRow::Part part = FoldRow::Part::All);
    /// An old line, from 1, that is shown and tinted as evidence; 0: none.
    void setEvidence(uint32_t oldLine);
    [[nodiscard]] int evidenceTop() const;  // in the section
    /// All unchanged lines shown, or folded.
    void openAll(bool open);
    /// The same, when somebody looks.
    void setAllOpen(bool open);
    HunkHead* head(size_t change) const;

  signals:
    void heightChanged(FileSection* section, int before);
    void chosen(size_t change);
    void whyAsked();  // of the chosen change
    void sideScrolled(int pixels);
    void caretMoved(FileSection* section, CodePane* pane);
    void refreshed(FileSection* section);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makePanes();
    void layOutItems();
    void placeAll();
    void showLooks();
    void placePanes();
    void placeItems();
    void placeHead(const ViewItem& item, const QRect& where);
    void placeFold(const ViewItem& item, const QRect& where, size_t index);
    void checkSyntax();
    void markEvidence();
    [[nodiscard]] int unitTop(uint32_t unit) const;
    [[nodiscard]] int gutterLeft() const;
    [[nodiscard]] int gutterWidth() const;
    void paintGutter(QPainter& painter, const QRect& area) const;
    void paintFileHead(QPainter& painter) const;
    [[nodiscard]] std::vector<std::string> apiNames() const;
    [[nodiscard]] std::vector<std::vector<size_t>> headsOfParts() const;
    [[nodiscard]] size_t longestColumns() const;
    SentenceRow* nextSentence(size_t& used);

    const Theme& theme_;
    ReviewModel& model_;
    size_t file_;
    int rowHeight_ = 20;
    bool hasHead_ = true;
    AlignedRows aligned_;
    std::vector<ViewItem> items_;
    uint32_t evidence_ = 0;      // old line, from 1
    std::set<uint32_t> opened_;  // old lines shown although they are unchanged
    QWidget *leftClip_ = nullptr, *rightClip_ = nullptr;
    CodePane *left_ = nullptr, *right_ = nullptr;
    PaneLook leftLook_, rightLook_;
    std::map<size_t, HunkHead*> heads_;
    std::vector<SentenceRow*> sentences_;
    std::vector<FoldRow*> folds_;
    std::vector<TextRange> errors_;
    int textOffset_ = 0, tabWidth_ = 4;
    bool isTextNew_ = false, isStale_ = false;
    // Of the rows as they are laid out now; reckoned when somebody asks.
    mutable std::optional<std::vector<Mark>> marks_;
    mutable std::optional<size_t> longest_;  // columns
    QTimer refreshSoon_, checkSoon_;
};

}  // namespace graphlift

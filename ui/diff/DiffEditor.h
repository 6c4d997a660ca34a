// The files of a review below each other, before and after side by side. Scrolls them as one and
// goes from change to change across files.
//
// A file has its section (FileSection) from when it comes near the view on; of the others only a
// height is known, reckoned from its changes. So a review of thousands of files opens at once.
#pragma once

#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <optional>
#include <vector>

#include "ui/diff/FileSection.h"
#include "ui/diff/Overview.h"

class QLabel;
class QToolButton;

namespace graphlift {

class DiffHeader;

class DiffEditor : public QWidget {
    Q_OBJECT
  public:
    DiffEditor(const Theme& theme, ReviewModel& model, QWidget* parent);
    ~DiffEditor() override;

    /// What the head calls both sides: "before, read only" and "after".
    void setSides(const QString& left, const QString& right);
    /// Brings the chosen change into view, its head at the top.
    void showChosen();
    /// Brings a place of the analysed text of a file into view, unfolded and tinted as evidence.
    void showPlace(size_t file, uint32_t offset);
    void setTabWidth(int columns);
    /// Of all files, those that are not made yet too: all unchanged lines shown, or folded.
    void openAll(bool open);
    /// The sections that were made so far, by file.
    [[nodiscard]] std::vector<FileSection*> sections() const;
    /// The section of a file, made now when it was not.
    FileSection* sectionOf(size_t file);
    [[nodiscard]] QScrollBar* scrollBar() const { return area_->verticalScrollBar(); }
    [[nodiscard]] int rowHeight() const { return ruler_->rowHeight(); }

  signals:
    void refreshed();
    void stepAsked(int by);
    void whyAsked();  // of the chosen change

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    /// A file's place in the page; the height is reckoned until there is a section.
    struct Place {
        FileSection* section = nullptr;
        int top = 0, height = 0;
    };

    void rebuild();
    void stack();
    void restack();
    void makeSection(size_t file);
    [[nodiscard]] int reckonedHeight(size_t file) const;
    [[nodiscard]] bool isNear(const Place& place, int ahead) const;
    bool readyNear(int ahead, size_t most);
    void makeVisible();
    void makeAhead();
    void updateView();
    void updateMarks();
    void addReckonedMarks(size_t file, std::vector<Overview::Mark>& marks) const;
    [[nodiscard]] Token inkOf(size_t change, DiffRow::Kind kind, bool isTicked) const;
    void ticksChanged();
    void sectionGrew(FileSection* section, int before);
    void moveKeyboard();
    [[nodiscard]] bool isChosenSeen(int height) const;
    void keepCaretInView(CodePane* pane);
    void setTextOffset(int pixels);
    void updateSideways();

    const Theme& theme_;
    ReviewModel& model_;
    DiffHeader* header_;
    QScrollArea* area_;
    QWidget* content_;
    Overview* overview_;
    QScrollBar* sideways_;
    CodePane* ruler_;  // never shown: measures a row
    std::vector<Place> places_;  // by file
    std::optional<bool> allOpen_;
    int tabWidth_ = 4;
    bool isMaking_ = false;
    QTimer measureSoon_, aheadSoon_;
};

}  // namespace graphlift

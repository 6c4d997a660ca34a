// The files of a review below each other, before and after side by side. Scrolls them as one, makes
// the editors that are in view, and goes from change to change across files.
#pragma once

#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
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

    /// Brings the chosen change into view, its head at the top.
    void showChosen();
    [[nodiscard]] const std::vector<FileSection*>& sections() const { return sections_; }
    [[nodiscard]] FileSection* sectionOf(size_t file) const { return sections_[file]; }
    [[nodiscard]] QScrollBar* scrollBar() const { return area_->verticalScrollBar(); }
    [[nodiscard]] int rowHeight() const { return ruler_->rowHeight(); }

  signals:
    void refreshed();
    void stepAsked(int by);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void rebuild();
    void stack();
    void makeVisible();
    void updateView();
    void updateMarks();
    void ticksChanged();
    void sectionGrew(FileSection* section, int before);
    void keepCaretInView(FileSection* section, CodePane* pane);
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
    std::vector<FileSection*> sections_;
    QTimer measureSoon_;
};

}  // namespace graphlift

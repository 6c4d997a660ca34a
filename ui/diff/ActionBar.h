// The foot of the review: the seal, and what can be done with the ticked changes. Before anything
// is written it lists the files in place and asks; no dialog.
#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/diff/ReviewModel.h"
#include "ui/diff/ReviewReports.h"
#include "ui/window/ActionList.h"

namespace graphlift {

class ActionBar : public QWidget {
    Q_OBJECT
  public:
    ActionBar(const Theme& theme, ReviewModel& model, ActionList& actions, QWidget* parent);
    void showSeal(const Seal& seal);
    /// The files and the question, and what is kept of them; hides again when it is answered.
    void ask(const QString& question, const QStringList& files, const QString& kept,
             const QString& answer);
    /// What a dry run found, until it is closed.
    void showChecks(const CheckLines& lines);
    [[nodiscard]] bool isAsking() const { return isAsking_; }
    void stopAsking();
    [[nodiscard]] QString sealText() const { return text_->text(); }
    /// The question or title above the buttons, and the lines below it; empty: nothing is said.
    [[nodiscard]] QStringList said() const;

  signals:
    void confirmed();
    void declined();
    /// What had the keyboard here is gone.
    void keyboardLeft();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QPushButton* button(const QString& text, const char* role, const QString& action);
    void restyle();
    void updateButtons();
    struct Line {
        QString icon, text;
        Token ink;
    };
    void say(const QString& title, const std::vector<Line>& lines);

    const Theme& theme_;
    ReviewModel& model_;
    ActionList& actions_;
    QLabel *shield_, *text_, *question_;
    QGridLayout* lines_;
    QStringList said_;
    QWidget *askRow_, *buttonRow_;
    QPushButton *dryRun_, *save_, *apply_, *yes_, *no_;
    Seal seal_;
    bool isAsking_ = false;
};

}  // namespace graphlift

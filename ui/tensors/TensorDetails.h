// What is known of the chosen card: when it runs, how its shape is known step by step, and how
// types change along its path.
#pragma once

#include <QFrame>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/tensors/TensorScene.h"
#include "ui/theme/Theme.h"

class QLabel;
class QListWidget;
class QTableWidget;

namespace graphlift {

class TensorDetails : public QFrame {
    Q_OBJECT
  public:
    TensorDetails(const Theme& theme, Selection& selection, QWidget* parent);

    /// -1: the function as a whole. `picture` null: nothing.
    void present(const ProjectViewPtr& project, const TensorPicture* picture, int card);
    [[nodiscard]] QListWidget& steps() const { return *steps_; }
    [[nodiscard]] QTableWidget& path() const { return *path_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString sentence() const;

  signals:
    /// A row of the table was chosen.
    void cardChosen(int card);

  private:
    void presentWhole(const TensorPicture& picture);
    void presentCard(const TensorPicture& picture, uint32_t card);
    void fillSteps(const TensorPicture& picture, uint32_t card);
    void fillPath(const TensorPicture& picture, uint32_t card);
    void restyle();
    QLabel* addLabel(TextStyle style, Token token);

    const Theme& theme_;
    Selection& selection_;
    ProjectViewPtr project_;
    struct Styled {
        QLabel* label;
        TextStyle style;
        Token token;
    };
    std::vector<Styled> labels_;
    QLabel *title_, *place_, *type_, *sentence_, *stepsHead_, *pathHead_;
    QListWidget* steps_;
    QTableWidget* path_;
    std::vector<CodePlace> stepPlaces_;
    std::vector<int> pathCards_;
};

}  // namespace graphlift

// The row above the graph: search with its count, how many steps of callers and callees, and the
// few buttons. It shows and tells; the panel decides.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include "ui/theme/Theme.h"

class QHBoxLayout;

namespace graphlift {

/// 0 to 10 steps, then all of them.
class DepthBox : public QSpinBox {
    Q_OBJECT
  public:
    static constexpr int kAll = 11;
    explicit DepthBox(QWidget* parent);
    [[nodiscard]] unsigned steps() const;
    void setSteps(unsigned steps);

  protected:
    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
};

class GraphTools : public QWidget {
    Q_OBJECT
  public:
    GraphTools(const Theme& theme, QWidget* parent);

    [[nodiscard]] QLineEdit& search() const { return *search_; }
    [[nodiscard]] DepthBox& callers() const { return *callers_; }
    [[nodiscard]] DepthBox& callees() const { return *callees_; }
    /// "3 of 12", "no hit", "".
    void setHits(const QString& text);
    [[nodiscard]] QString hits() const { return hits_->text(); }
    /// "214 of 2,071 nodes".
    void setCount(const QString& text);
    [[nodiscard]] QString count() const { return count_->text(); }
    /// An icon button for a command, at the right end.
    void addButton(QAction* action, const QString& icon);
    void addMenuButton(QMenu* menu, const QString& icon, const QString& name);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void restyle();

    const Theme& theme_;
    QHBoxLayout* row_;
    QLineEdit* search_;
    QLabel *hits_, *count_;
    DepthBox *callers_, *callees_;
    std::vector<QLabel*> labels_;
    std::vector<std::pair<QToolButton*, QString>> menus_;  // with their icons
    std::vector<std::pair<QAction*, QString>> commands_;
};

}  // namespace graphlift

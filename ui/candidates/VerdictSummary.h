// How the candidates of the project share out among the verdicts: a bar, and under it a legend of
// six cells. Each cell is a switch that filters the list; Tab and Space reach it.
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <array>
#include <set>

#include "ui/candidates/CandidateRow.h"

namespace graphlift {

class VerdictSummary : public QWidget {
    Q_OBJECT
  public:
    VerdictSummary(const Theme& theme, QWidget* parent);
    void setCounts(const std::array<size_t, kNumCells>& counts);
    /// Which cells are pressed; tells nobody.
    void setChosen(const std::set<VerdictCell>& cells);
    [[nodiscard]] QAbstractButton* cell(VerdictCell cell) const {
        return cells_[static_cast<size_t>(cell)];
    }

  signals:
    void toggled(VerdictCell cell, bool chosen);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    static constexpr size_t kLegend = 6;
    void arrange();

    const Theme& theme_;
    std::array<size_t, kNumCells> counts_{};
    std::array<QAbstractButton*, kLegend> cells_{};
};

}  // namespace graphlift

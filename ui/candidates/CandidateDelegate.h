// Draws the list: headings of groups, and functions on two lines. The table uses it too, one cell
// at a time.
#pragma once

#include <QStyledItemDelegate>

#include "ui/candidates/CandidateModel.h"

namespace graphlift {

class CandidateDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    enum class Presentation : uint8_t { List, Table };
    CandidateDelegate(const Theme& theme, const CandidateModel& model, Presentation presentation,
                      QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    /// Headings as tall as rows: a view of very many rows then measures one instead of all.
    void setEven(bool even) { even_ = even; }
    /// The room of the tick box of a row in the list, empty when it has none.
    [[nodiscard]] QRect tickBox(const QRect& row, const CandidateRow& candidate) const;

  private:
    void paintGroup(QPainter& painter, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option,
                  const CandidateRow& row) const;
    void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;
    void paintSecondLine(QPainter& painter, const QRect& line, const CandidateRow& row,
                         bool chosen) const;

    const Theme& theme_;
    const CandidateModel& model_;
    Presentation presentation_;
    bool even_ = false;
};

}  // namespace graphlift

// Rows of an evidence chain: a dot on a line, the place in small mono, what happens there below.
#pragma once

#include <QStyledItemDelegate>

#include "ui/theme/Theme.h"

namespace graphlift {

class StepRows : public QStyledItemDelegate {
    Q_OBJECT
  public:
    /// Of an item: the display role is the sentence, this one the place.
    static constexpr int kPlaceRole = Qt::UserRole;

    StepRows(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

  private:
    [[nodiscard]] int widthFor(const QStyleOptionViewItem& option) const;

    const Theme& theme_;
};

}  // namespace graphlift

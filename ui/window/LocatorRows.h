// How the rows of the locator look: headings of groups, and entries with the matched letters
// underlined (not coloured), their place or keys at the right. A disabled command keeps its row and
// says why.
#pragma once

#include <QStyledItemDelegate>

#include "ui/theme/Theme.h"

namespace graphlift {

enum LocatorRole { EntryRole = Qt::UserRole + 1, PlacesRole };

class LocatorRows : public QStyledItemDelegate {
    Q_OBJECT
  public:
    LocatorRows(const Theme& theme, QObject* parent);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

  private:
    void paintHeading(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintEntry(QPainter& painter, const QRect& row, const QModelIndex& index) const;

    const Theme& theme_;
};

}  // namespace graphlift

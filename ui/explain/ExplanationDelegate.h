// Draws the rows of an explanation and knows how tall they are in a given width.
#pragma once

#include <QStyledItemDelegate>

#include "ui/explain/ExplanationModel.h"
#include "ui/parts/RichLine.h"

namespace graphlift {

class ExplanationDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    ExplanationDelegate(const Theme& theme, const ExplanationModel& model, QObject* parent)
        : QStyledItemDelegate(parent), theme_(theme), model_(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    /// After the model or the theme changed: names of fields get the room of the longest, within
    /// reason.
    void measure();
    /// Where the code of a row stands: a click on it opens the help page. Empty: it has none.
    [[nodiscard]] QRect codeRect(const QRect& row, const QModelIndex& index) const;

  private:
    /// Where a row's parts stand, from its left edge and its top.
    struct Shape {
        int left = 0, width = 0, top = 0, bottom = 0;
    };
    [[nodiscard]] int depthOf(const QModelIndex& index) const;
    [[nodiscard]] Shape shapeOf(const QModelIndex& index, int width) const;
    [[nodiscard]] RichLine textOf(const ExplainRow& row, int width) const;
    [[nodiscard]] int rightWidth(const ExplainRow& row) const;
    void paintSection(QPainter& painter, const QRect& room, const ExplainRow& row) const;
    void paintAnswer(QPainter& painter, const QRect& room, const QStyleOptionViewItem& option,
                     const QModelIndex& index) const;
    void paintStep(QPainter& painter, const QRect& room, const QModelIndex& index) const;
    void paintField(QPainter& painter, const QRect& room, const ExplainRow& row) const;
    void paintText(QPainter& painter, const QRect& room, const QModelIndex& index) const;

    const Theme& theme_;
    const ExplanationModel& model_;
    int fieldWidth_ = 0;
};

}  // namespace graphlift

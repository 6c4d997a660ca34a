// Files and changes of a review as a tree: row per file, below it a row per change.
#pragma once

#include <QAbstractItemModel>
#include <QStyledItemDelegate>
#include <vector>

#include "ui/diff/ReviewModel.h"

namespace graphlift {

class ChangeListModel : public QAbstractItemModel {
    Q_OBJECT
  public:
    ChangeListModel(ReviewModel& model, QObject* parent);

    [[nodiscard]] QModelIndex indexOf(size_t change) const;
    [[nodiscard]] static bool isFile(const QModelIndex& index);
    [[nodiscard]] size_t changeAt(const QModelIndex& index) const;
    [[nodiscard]] size_t fileAt(const QModelIndex& index) const;
    [[nodiscard]] const ReviewModel& review() const { return model_; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    [[nodiscard]] Qt::CheckState stateOf(const QModelIndex& index) const;
    [[nodiscard]] QString wordsOf(const QModelIndex& index) const;
    [[nodiscard]] std::vector<std::vector<bool>> tickedByFile() const;
    void tellTicks();

    ReviewModel& model_;
    std::vector<std::vector<bool>> ticked_;  // as the view knows them
};

class ChangeListDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    ChangeListDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    /// Where a click ticks.
    [[nodiscard]] QRect tickRect(const QRect& row, bool isFile) const;

  private:
    void paintFile(QPainter& painter, const QRect& row, const ChangeListModel& rows,
                   const QModelIndex& index, double ratio) const;
    void paintChange(QPainter& painter, const QRect& row, const ChangeListModel& rows,
                     const QModelIndex& index, double ratio) const;

    const Theme& theme_;
};

}  // namespace graphlift

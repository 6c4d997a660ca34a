// The candidates as Qt's views read them: groups and rows, nine columns. Thin: texts come from
// CandidateRow, order from CandidateOrder. Ticks change cells only; rows move and leave when
// somebody asks for it, never under the cursor.
#pragma once

#include <QAbstractItemModel>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "ui/candidates/CandidateOrder.h"

namespace graphlift {

class CandidateModel : public QAbstractItemModel {
    Q_OBJECT
  public:
    enum Role { IsGroup = Qt::UserRole, GroupTitle, GroupCount };

    explicit CandidateModel(const Theme& theme, QObject* parent = nullptr);

    /// Null: no project, no rows.
    void setProject(const ProjectViewPtr& project);
    void setTicks(ChangeTicks* ticks);
    void setFilter(const CandidateFilter& filter);
    void setGroupBy(GroupBy by);
    /// The first key sorts first; none: as the report has them.
    void setSort(std::vector<SortKey> keys);
    /// Filters and sorts again by what is ticked now.
    void rearrange();

    [[nodiscard]] const CandidateFilter& filter() const { return filter_; }
    [[nodiscard]] GroupBy groupBy() const { return by_; }
    [[nodiscard]] const std::vector<SortKey>& sortKeys() const { return keys_; }
    [[nodiscard]] size_t numShown() const { return numShown_; }
    /// Rows that would be shown without any filter.
    [[nodiscard]] size_t numAll() const;
    [[nodiscard]] size_t numFunctions() const { return rows_->size(); }
    [[nodiscard]] const std::vector<CandidateRow>& rows() const { return *rows_; }
    [[nodiscard]] const ChangeTicks* ticks() const { return ticks_; }
    /// Of the candidates, whatever the filter.
    [[nodiscard]] std::array<size_t, kNumCells> cellCounts() const;

    /// Null for groups.
    [[nodiscard]] const CandidateRow* rowAt(const QModelIndex& index) const;
    /// Invalid: it is not shown.
    [[nodiscard]] QModelIndex indexOf(const std::string& id) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex&) const override {
        return kNumCandidateColumns;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    [[nodiscard]] bool isFlat() const { return by_ == GroupBy::None; }
    [[nodiscard]] QVariant groupData(const CandidateGroup& group, int column, int role) const;
    [[nodiscard]] QVariant rowData(const CandidateRow& row, CandidateColumn column, int role) const;
    [[nodiscard]] QString spoken(const CandidateRow& row) const;
    [[nodiscard]] QString tooltip(const CandidateRow& row) const;
    void ticksChanged();

    const Theme& theme_;
    ChangeTicks* ticks_ = nullptr;
    std::shared_ptr<const std::vector<CandidateRow>> rows_ =
        std::make_shared<const std::vector<CandidateRow>>();
    std::unique_ptr<CandidateOrder> order_;
    CandidateFilter filter_;
    GroupBy by_ = GroupBy::File;
    std::vector<SortKey> keys_;
    std::vector<CandidateGroup> groups_;
    size_t numShown_ = 0;
};

}  // namespace graphlift

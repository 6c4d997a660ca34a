// Which rows stand where: groups with a heading, and the order inside them. Sorting compares
// numbers that each column's texts were given once, so that a click on a heading costs nothing one
// can see.
#pragma once

#include <QString>
#include <array>
#include <vector>

#include "ui/candidates/CandidateFilter.h"

namespace graphlift {

enum class CandidateColumn : uint8_t {
    Verdict,
    Function,
    Change,
    Module,
    Place,
    Severity,
    Reasons,
    Confidence,
    Status
};
inline constexpr int kNumCandidateColumns = 9;
QString headingOf(CandidateColumn column);
QString textOf(const CandidateRow& row, CandidateColumn column, const ChangeTicks* ticks);

enum class GroupBy : uint8_t { None, File, Module, Verdict, Reason, Change, Status };
inline constexpr int kNumGroupings = 7;
QString wordOf(GroupBy by);

struct SortKey {
    CandidateColumn column = CandidateColumn::Place;
    bool ascending = true;
};

struct CandidateGroup {
    QString title;               // "" when nothing is grouped
    std::vector<uint32_t> rows;  // indices of rows
};

/// Sorts rows by columns; keeps what it computed of the rows it was made for.
class CandidateOrder {
  public:
    explicit CandidateOrder(const std::vector<CandidateRow>& rows) : rows_(rows) {}

    /// `rows` in groups: of files and modules in report order, of the others by weight or code.
    /// Without sort keys the rows of a group keep their order.
    std::vector<CandidateGroup> arrange(const std::vector<uint32_t>& rows, GroupBy by,
                                        const std::vector<SortKey>& keys, const ChangeTicks* ticks);

  private:
    using Ranks = std::vector<uint32_t>;
    const Ranks& ranksOf(CandidateColumn column, const ChangeTicks* ticks);
    [[nodiscard]] Ranks computeRanks(CandidateColumn column, const ChangeTicks* ticks) const;
    void sort(std::vector<uint32_t>& rows, const std::vector<SortKey>& keys,
              const ChangeTicks* ticks);

    const std::vector<CandidateRow>& rows_;
    std::array<Ranks, kNumCandidateColumns> ranks_;
};

}  // namespace graphlift

// What of the list is shown: a text over all columns, and facets. Facets of one kind are
// alternatives, kinds combine. Never recursive, never a regular expression a row unless asked for
// one: 20,000 rows are searched between two key strokes.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <set>
#include <string>
#include <vector>

#include "ui/candidates/CandidateRow.h"
#include "ui/models/ChangeTicks.h"

namespace graphlift {

enum class ChangeStatus : uint8_t { Open, Ticked, Applied };
QString wordOf(ChangeStatus status);
ChangeStatus statusOf(const CandidateRow& row, const ChangeTicks* ticks);

struct CandidateFilter {
    QString text;
    bool matchCase = false;
    bool isRegex = false;
    bool all = false;  // also functions that are no candidates
    std::set<VerdictCell> cells;
    std::set<PreconditionId> reasons;
    std::set<Severity> severities;
    std::set<ChangeStatus> statuses;

    /// Does it hide any candidate on purpose?
    [[nodiscard]] bool isActive() const {
        return !text.isEmpty() || !cells.empty() || !reasons.empty() || !severities.empty() ||
               !statuses.empty();
    }
    /// "": the text is well formed; else what is wrong with the expression.
    [[nodiscard]] QString error() const;
};

/// Indices of rows that pass, ascending. A malformed expression passes nothing.
std::vector<uint32_t> filterRows(const std::vector<CandidateRow>& rows,
                                 const CandidateFilter& filter, const ChangeTicks* ticks);

}  // namespace graphlift

#include "ui/candidates/CandidateFilter.h"

#include <QCoreApplication>
#include <QStringMatcher>
#include <algorithm>

namespace graphlift {

namespace {

QRegularExpression expressionOf(const CandidateFilter& filter) {
    return QRegularExpression(filter.text, filter.matchCase
                                               ? QRegularExpression::NoPatternOption
                                               : QRegularExpression::CaseInsensitiveOption);
}

template <class T>
bool passes(const std::set<T>& wanted, T value) {
    return wanted.empty() || wanted.count(value) != 0;
}

bool passesFacets(const CandidateRow& row, const CandidateFilter& filter,
                  const ChangeTicks* ticks) {
    if (!filter.all && !row.candidate) return false;
    if (!passes(filter.cells, row.cell) || !passes(filter.severities, row.severity)) return false;
    if (!filter.statuses.empty() && !passes(filter.statuses, statusOf(row, ticks))) return false;
    return filter.reasons.empty() ||
           std::any_of(row.reasons.begin(), row.reasons.end(),
                       [&](PreconditionId id) { return filter.reasons.count(id) != 0; });
}

template <class Matches>
std::vector<uint32_t> collect(const std::vector<CandidateRow>& rows, const CandidateFilter& filter,
                              const ChangeTicks* ticks, Matches matches) {
    std::vector<uint32_t> out;
    for (size_t i = 0; i < rows.size(); ++i)
        if (passesFacets(rows[i], filter, ticks) && matches(rows[i]))
            out.push_back(static_cast<uint32_t>(i));
    return out;
}

}  // namespace

QString wordOf(ChangeStatus status) {
    switch (status) {
        case ChangeStatus::Open:
            return QCoreApplication::translate("Candidates", "open");
        case ChangeStatus::Ticked:
            return QCoreApplication::translate("Candidates", "ticked");
        case ChangeStatus::Applied:
            break;
    }
    return QCoreApplication::translate("Candidates", "applied");
}

ChangeStatus statusOf(const CandidateRow& row, const ChangeTicks* ticks) {
    if (!ticks) return ChangeStatus::Open;
    if (ticks->isApplied(row.id)) return ChangeStatus::Applied;
    return ticks->isTicked(row.id) ? ChangeStatus::Ticked : ChangeStatus::Open;
}

QString CandidateFilter::error() const {
    if (!isRegex || text.isEmpty()) return {};
    const QRegularExpression expression = expressionOf(*this);
    return expression.isValid() ? QString() : expression.errorString();
}

std::vector<uint32_t> filterRows(const std::vector<CandidateRow>& rows,
                                 const CandidateFilter& filter, const ChangeTicks* ticks) {
    if (filter.text.isEmpty())
        return collect(rows, filter, ticks, [](const CandidateRow&) { return true; });
    if (filter.isRegex) {
        QRegularExpression expression = expressionOf(filter);
        if (!expression.isValid()) return {};
        expression.optimize();
        return collect(rows, filter, ticks, [&](const CandidateRow& row) {
            return expression.match(row.key).hasMatch();
        });
    }
    const QStringMatcher matcher(filter.matchCase ? filter.text : filter.text.toLower());
    return collect(rows, filter, ticks, [&](const CandidateRow& row) {
        return matcher.indexIn(filter.matchCase ? row.key : row.lower) >= 0;
    });
}

}  // namespace graphlift

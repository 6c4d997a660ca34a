#include "ui/candidates/CandidateOrder.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>
#include <numeric>

#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Candidates", text); }

/// Title of the group of a row, and a number by which groups stand.
struct GroupKey {
    QString title;
    uint32_t weight = 0;
};

GroupKey keyOf(const CandidateRow& row, GroupBy by, const ChangeTicks* ticks) {
    switch (by) {
        case GroupBy::None:
            return {};
        case GroupBy::File:
            return {row.file, 0};
        case GroupBy::Module:
            return {row.module, 0};
        case GroupBy::Verdict:
            return {row.verdict, static_cast<uint32_t>(row.cell)};
        case GroupBy::Reason: {
            if (row.reasons.empty()) return {tr("nothing against it"), 0};
            const PreconditionId id = row.reasons.front();
            return {toQt(code(id)) + "  " + toQt(name(id)), 1 + static_cast<uint32_t>(id)};
        }
        case GroupBy::Change:
            return {
                row.standing.isEmpty() ? tr("no change") : row.verdict + ", " + row.standing,
                static_cast<uint32_t>(row.cell) * 4 +
                    static_cast<uint32_t>(row.covered ? 3 : static_cast<int>(row.applicability))};
        case GroupBy::Status: {
            const ChangeStatus status = statusOf(row, ticks);
            return {wordOf(status), static_cast<uint32_t>(status)};
        }
    }
    return {};
}

}  // namespace

QString headingOf(CandidateColumn column) {
    switch (column) {
        case CandidateColumn::Verdict:
            return tr("Verdict");
        case CandidateColumn::Function:
            return tr("Function");
        case CandidateColumn::Change:
            return tr("Kind of change");
        case CandidateColumn::Module:
            return tr("Module");
        case CandidateColumn::Place:
            return tr("File and line");
        case CandidateColumn::Severity:
            return tr("Severity");
        case CandidateColumn::Reasons:
            return tr("Reasons");
        case CandidateColumn::Confidence:
            return tr("Confidence");
        case CandidateColumn::Status:
            break;
    }
    return tr("Status");
}

QString textOf(const CandidateRow& row, CandidateColumn column, const ChangeTicks* ticks) {
    switch (column) {
        case CandidateColumn::Verdict:
            return row.verdict;
        case CandidateColumn::Function:
            return row.name;
        case CandidateColumn::Change:
            return row.change;
        case CandidateColumn::Module:
            return row.module;
        case CandidateColumn::Place:
            return row.place;
        case CandidateColumn::Severity:
            return wordOf(row.severity);
        case CandidateColumn::Reasons:
            return row.reasonText;
        case CandidateColumn::Confidence:
            return row.confidence;
        case CandidateColumn::Status:
            break;
    }
    return wordOf(statusOf(row, ticks));
}

QString wordOf(GroupBy by) {
    switch (by) {
        case GroupBy::None:
            return tr("Nothing");
        case GroupBy::File:
            return tr("File");
        case GroupBy::Module:
            return tr("Module");
        case GroupBy::Verdict:
            return tr("Verdict");
        case GroupBy::Reason:
            return tr("Reason");
        case GroupBy::Change:
            return tr("Kind of change");
        case GroupBy::Status:
            break;
    }
    return tr("Status");
}

CandidateOrder::Ranks CandidateOrder::computeRanks(CandidateColumn column,
                                                   const ChangeTicks* ticks) const {
    Ranks ranks(rows_.size());
    const auto number = [&](auto value) {
        for (size_t i = 0; i < rows_.size(); ++i) ranks[i] = static_cast<uint32_t>(value(rows_[i]));
        return ranks;
    };
    if (column == CandidateColumn::Verdict)
        return number([](const CandidateRow& row) { return row.cell; });
    if (column == CandidateColumn::Severity)
        return number([](const CandidateRow& row) { return row.severity; });
    if (column == CandidateColumn::Reasons)
        return number([](const CandidateRow& row) { return row.reasons.size(); });
    if (column == CandidateColumn::Place)
        return number([](const CandidateRow& row) { return row.function; });
    if (column == CandidateColumn::Status)
        return number([&](const CandidateRow& row) { return statusOf(row, ticks); });
    std::vector<std::pair<QString, uint32_t>> texts;
    texts.reserve(rows_.size());
    for (size_t i = 0; i < rows_.size(); ++i)
        texts.emplace_back(textOf(rows_[i], column, ticks).toLower(), static_cast<uint32_t>(i));
    std::sort(texts.begin(), texts.end());
    uint32_t rank = 0;
    for (size_t i = 0; i < texts.size(); ++i) {
        if (i != 0 && texts[i].first != texts[i - 1].first) ++rank;
        ranks[texts[i].second] = rank;
    }
    return ranks;
}

const CandidateOrder::Ranks& CandidateOrder::ranksOf(CandidateColumn column,
                                                     const ChangeTicks* ticks) {
    Ranks& ranks = ranks_[static_cast<size_t>(column)];
    if (ranks.size() != rows_.size() || column == CandidateColumn::Status)
        ranks = computeRanks(column, ticks);
    return ranks;
}

void CandidateOrder::sort(std::vector<uint32_t>& rows, const std::vector<SortKey>& keys,
                          const ChangeTicks* ticks) {
    if (keys.empty()) return;
    std::vector<std::pair<const Ranks*, bool>> by;
    for (const SortKey& key : keys) by.emplace_back(&ranksOf(key.column, ticks), key.ascending);
    std::sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) {
        for (const auto& [ranks, ascending] : by)
            if ((*ranks)[a] != (*ranks)[b]) return ((*ranks)[a] < (*ranks)[b]) == ascending;
        return a < b;
    });
}

std::vector<CandidateGroup> CandidateOrder::arrange(const std::vector<uint32_t>& rows, GroupBy by,
                                                    const std::vector<SortKey>& keys,
                                                    const ChangeTicks* ticks) {
    std::vector<CandidateGroup> groups;
    std::vector<uint32_t> weights;
    QHash<QString, size_t> byTitle;
    for (const uint32_t row : rows) {
        const GroupKey key = keyOf(rows_[row], by, ticks);
        auto found = byTitle.find(key.title);
        if (found == byTitle.end()) {
            found = byTitle.insert(key.title, groups.size());
            groups.push_back({key.title, {}});
            weights.push_back(key.weight);
        }
        groups[found.value()].rows.push_back(row);
    }
    for (CandidateGroup& group : groups) sort(group.rows, keys, ticks);
    std::vector<size_t> order(groups.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return weights[a] < weights[b]; });
    std::vector<CandidateGroup> out;
    for (const size_t i : order) out.push_back(std::move(groups[i]));
    return out;
}

}  // namespace graphlift

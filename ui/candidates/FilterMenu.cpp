// The menu behind the filter button, and the chips of what is filtered: facets with their counts.
#include <map>

#include "ui/candidates/CandidatesPane.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

template <class T>
std::vector<std::pair<T, size_t>> listed(const std::map<T, size_t>& counts) {
    return {counts.begin(), counts.end()};
}

template <class T>
void flip(std::set<T>& set, T value) {
    if (set.erase(value) == 0) set.insert(value);
}

QString wordOf(PreconditionId id) { return toQt(code(id)) + "  " + toQt(name(id)); }

}  // namespace

template <class T, class Word>
void CandidatesPane::addFacet(const QString& title, const std::vector<std::pair<T, size_t>>& values,
                              std::set<T> CandidateFilter::*facet, Word word) {
    QMenu* menu = filterMenu_->addMenu(title);
    menu->setEnabled(!values.empty());
    for (const auto& [value, count] : values) {
        QAction* action = menu->addAction(QString("%1  (%2)").arg(word(value)).arg(count));
        action->setCheckable(true);
        action->setChecked((model_.filter().*facet).count(value) != 0);
        connect(action, &QAction::triggered, this, [this, facet, value = value] {
            CandidateFilter filter = model_.filter();
            flip(filter.*facet, value);
            applyFilter(filter);
        });
    }
}

void CandidatesPane::fillFilterMenu() {
    filterMenu_->clear();
    std::map<VerdictCell, size_t> cells;
    std::map<PreconditionId, size_t> reasons;
    std::map<Severity, size_t> severities;
    std::map<ChangeStatus, size_t> statuses;
    for (const CandidateRow& row : model_.rows()) {
        if (!row.candidate && !model_.filter().all) continue;
        ++cells[row.cell];
        ++severities[row.severity];
        ++statuses[statusOf(row, ticks_)];
        for (const PreconditionId id : row.reasons) ++reasons[id];
    }
    addFacet(tr("Verdict"), listed(cells), &CandidateFilter::cells,
             [](VerdictCell cell) { return lookOf(cell).word; });
    addFacet(tr("Reason"), listed(reasons), &CandidateFilter::reasons,
             [](PreconditionId id) { return wordOf(id); });
    addFacet(tr("Severity"), listed(severities), &CandidateFilter::severities,
             [](Severity severity) { return graphlift::wordOf(severity); });
    addFacet(tr("Status"), listed(statuses), &CandidateFilter::statuses,
             [](ChangeStatus status) { return graphlift::wordOf(status); });
    filterMenu_->addAction(allAction_);
    filterMenu_->addAction(actions_.find("candidates.clear"));
    filterMenu_->addSeparator();
    QMenu* groups = filterMenu_->addMenu(tr("Group by"));
    groups->addActions(groupActions_);
    filterMenu_->addAction(tableAction_);
    filterMenu_->addAction(actions_.find("candidates.arrange"));
}

void CandidatesPane::showChips() {
    std::vector<FilterChips::Chip> chips;
    const auto add = [&](const QString& text, auto facet, auto value) {
        chips.push_back({text, [this, facet, value] {
                             CandidateFilter filter = model_.filter();
                             (filter.*facet).erase(value);
                             applyFilter(filter);
                         }});
    };
    const CandidateFilter& filter = model_.filter();
    for (const VerdictCell cell : filter.cells) add(legendOf(cell), &CandidateFilter::cells, cell);
    for (const PreconditionId id : filter.reasons)
        add(toQt(code(id)), &CandidateFilter::reasons, id);
    for (const Severity severity : filter.severities)
        add(graphlift::wordOf(severity), &CandidateFilter::severities, severity);
    for (const ChangeStatus status : filter.statuses)
        add(graphlift::wordOf(status), &CandidateFilter::statuses, status);
    if (filter.all)
        chips.push_back({tr("all functions"), [this] {
                             CandidateFilter changed = model_.filter();
                             changed.all = false;
                             applyFilter(changed);
                         }});
    chips_->setChips(std::move(chips));
}

}  // namespace graphlift

#include "ui/models/ChangeTicks.h"

#include <utility>

namespace graphlift {

namespace {

/// What is written and why, not where: an edit that only moved is the same edit.
std::string editOf(const Verdict& verdict) {
    std::string out(text(verdict.action));
    out += text(verdict.applicability);
    for (const FileEdit& edit : verdict.edits)
        out += '\0' + std::to_string(edit.end - edit.start) + '\0' + edit.replacement;
    for (const ExtraEdit& extra : verdict.extra)
        for (const FileEdit& edit : extra.edits)
            out += '\0' + std::to_string(edit.end - edit.start) + '\0' + edit.replacement;
    return out;
}

bool isProposed(const Verdict& verdict) {
    if (!verdict.edits.empty())
        return verdict.planApplies && verdict.applicability == Applicability::Safe;
    for (const ExtraEdit& extra : verdict.extra)
        if (extra.applicability == Applicability::Safe) return true;
    return false;
}

bool hasEdit(const Verdict& verdict) {
    if (!verdict.extra.empty()) return true;
    return !verdict.edits.empty() && verdict.coveredBy.isNone();
}

}  // namespace

void ChangeTicks::setProject(const ProjectViewPtr& project) {
    emit projectChanging();
    offers_.clear();
    if (project) {
        const auto& verdicts = project->snapshot().verdicts;
        for (size_t i = 0; i < verdicts.size(); ++i)
            if (hasEdit(verdicts[i]))
                offers_.emplace(project->idOf(i),
                                Offer{editOf(verdicts[i]), isProposed(verdicts[i])});
    }
    emit changed();
}

bool ChangeTicks::isAnswered(const std::string& id) const {
    const auto offer = offers_.find(id);
    const auto answer = answers_.find(id);
    return offer != offers_.end() && answer != answers_.end() &&
           answer->second.edit == offer->second.edit;
}

bool ChangeTicks::isTicked(const std::string& id) const {
    const auto offer = offers_.find(id);
    if (offer == offers_.end()) return false;
    return isAnswered(id) ? answers_.at(id).ticked : offer->second.proposed;
}

std::vector<std::string> ChangeTicks::ticked() const {
    std::vector<std::string> out;
    for (const auto& [id, offer] : offers_)
        if (isTicked(id)) out.push_back(id);
    return out;
}

void ChangeTicks::setTicked(const std::vector<std::string>& ids, bool ticked) {
    const auto before = answers_;
    for (const std::string& id : ids)
        if (const auto offer = offers_.find(id); offer != offers_.end())
            answers_[id] = {offer->second.edit, ticked};
    if (answers_ != before) emit changed();
}

void ChangeTicks::reset(const std::string& id) {
    if (answers_.erase(id) != 0) emit changed();
}

void ChangeTicks::setApplied(std::set<std::string> ids) {
    if (ids == applied_) return;
    applied_ = std::move(ids);
    emit changed();
}

}  // namespace graphlift

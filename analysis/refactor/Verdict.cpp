#include "analysis/refactor/Verdict.h"

#include <array>

namespace graphlift {

namespace {

struct Row {
    std::string_view code, name;
    Group group;
    FactId fact;
};

constexpr std::array kRows{
#define PRECONDITION(id, code, name, group, fact) Row{code, name, Group::group, FactId::fact},
#include "analysis/refactor/Preconditions.def"
#undef PRECONDITION
};
static_assert(kRows.size() == kNumPreconditions);

const Row& row(PreconditionId id) { return kRows[static_cast<size_t>(id)]; }

}  // namespace

std::string_view code(PreconditionId id) { return row(id).code; }
std::string_view name(PreconditionId id) { return row(id).name; }
Group group(PreconditionId id) { return row(id).group; }
FactId factOf(PreconditionId id) { return row(id).fact; }

std::optional<PreconditionId> findPrecondition(std::string_view codeOrName) {
    for (size_t i = 0; i < kRows.size(); ++i)
        if (kRows[i].code == codeOrName || kRows[i].name == codeOrName)
            return static_cast<PreconditionId>(i);
    return std::nullopt;
}

std::string_view text(Group group) {
    switch (group) {
        case Group::Subject:
            return "subject";
        case Group::Retracing:
            return "retracing";
        case Group::Safety:
            return "safety";
        case Group::Benefit:
            return "benefit";
        case Group::Signature:
            return "signature";
        case Group::Removal:
            return "removal";
        case Group::Note:
            return "note";
    }
    return "";
}

std::string_view text(Status status) {
    switch (status) {
        case Status::Holds:
            return "holds";
        case Status::Fails:
            return "fails";
        case Status::Unknown:
            return "unknown";
        case Status::NotApplicable:
            return "not-applicable";
    }
    return "";
}

std::string_view text(Action action) {
    switch (action) {
        case Action::ConvertToGraph:
            return "convert-to-graph";
        case Action::ConvertToEager:
            return "convert-to-eager";
        case Action::Reconfigure:
            return "reconfigure";
        case Action::Keep:
            return "keep";
        case Action::Undecided:
            return "undecided";
        case Action::None:
            return "none";
    }
    return "";
}

std::string_view text(Rule rule) {
    switch (rule) {
        case Rule::None:
            return "";
        case Rule::P1:
            return "P1";
        case Rule::P2:
            return "P2";
        case Rule::P3:
            return "P3";
        case Rule::P4:
            return "P4";
        case Rule::P6:
            return "P6";
        case Rule::R1:
            return "R1";
        case Rule::R2:
            return "R2";
    }
    return "";
}

std::string_view text(Applicability applicability) {
    switch (applicability) {
        case Applicability::None:
            return "";
        case Applicability::Safe:
            return "safe";
        case Applicability::NeedsReview:
            return "needs-review";
    }
    return "";
}

}  // namespace graphlift

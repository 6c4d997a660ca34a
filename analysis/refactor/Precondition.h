// How one precondition is asked: a pure function from what is known of a function to a Finding.
// Each row of Preconditions.def has its own file in preconditions/ that specialises `check`; a
// missing one does not link. Most rows ask one fact: `fromFact` turns its answer into a status and
// its reason into a sentence.
#pragma once

#include <string_view>

#include "analysis/refactor/Verdict.h"

namespace graphlift {

/// One function as preconditions see it.
struct FunctionView {
    const ProgramFacts& program;
    const FunctionSummary& summary;

    [[nodiscard]] const Fact& fact(FactId id) const {
        return summary.facts[static_cast<size_t>(id)];
    }
    [[nodiscard]] bool isHybrid() const { return summary.hybrid.has_value(); }
    [[nodiscard]] bool isDecorated() const { return isHybrid() && summary.hybrid->viaDecorator; }
    [[nodiscard]] bool hasSuppliedSignature() const {
        return isHybrid() && summary.hybrid->signatureStatus != HybridFacts::Status::Absent;
    }
};

/// Clauses without a full stop; the fact's reason is added after a colon.
struct Wording {
    std::string_view holds, fails, unknown;
};

/// Which answer of the fact fails the precondition: for most `Yes` (the harmful thing is there).
enum class Polarity : uint8_t { YesFails, NoFails };

Finding fromFact(PreconditionId id, const FunctionView& function, const Wording& wording,
                 Polarity polarity = Polarity::YesFails);
Finding notApplicable(PreconditionId id, std::string message);
/// "clause: detail." or "clause."
std::string sentence(std::string_view clause, std::string_view detail);

template <PreconditionId Id>
Finding check(const FunctionView& function);

#define PRECONDITION(id, code, name, group, fact) \
    template <>                                   \
    Finding check<PreconditionId::id>(const FunctionView& function);
#include "analysis/refactor/Preconditions.def"
#undef PRECONDITION

/// All preconditions, in order of their codes.
std::vector<Finding> checkAll(const FunctionView& function);

}  // namespace graphlift

// The decision table of PRECONDITIONS.md section 2, three-valued: rows are tried in order; a row
// that is definitely met decides, a row that is definitely not met passes on, a row that is not
// known ends in `undecided`. Nothing else decides an action.
#pragma once

#include <array>

#include "analysis/refactor/Verdict.h"

namespace graphlift {

/// The status of every precondition, indexed by PreconditionId.
using Statuses = std::array<Status, kNumPreconditions>;

/// What the table asks beside the preconditions.
struct DecisionSubject {
    bool hybrid = false;     // by decorator or by wrap
    bool decorated = false;  // hybrid by decorator
    bool hasSignature = false;
    bool traced = false;                // not hybrid, and GL402 fails
    bool defaultEffectAssumed = false;  // rests on a package's stated default: at best needs-review
    Statuses statuses{};
};

/// How a decorator that P1 adds (or P4, R1 change) is written.
enum class DecoratorForm : uint8_t { Bare, Signature, ReduceRetracing };

struct Decision {
    Action action = Action::None;
    Rule rule = Rule::None;
    DecoratorForm form = DecoratorForm::Bare;           // of P1, P4, R1
    Applicability applicability = Applicability::None;  // None: the action has no edit
    std::vector<PreconditionId> open;  // Undecided: the unknown ones that the row asks
};

Decision decide(const DecisionSubject& subject);

}  // namespace graphlift

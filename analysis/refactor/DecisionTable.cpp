#include "analysis/refactor/DecisionTable.h"

#include <algorithm>
#include <optional>
#include <span>

namespace graphlift {

namespace {

using Id = PreconditionId;

enum class Ask : uint8_t { Holds, Fails, NotKnownToFail, FailsOrUnknown };

struct Term {
    Ask ask;
    Id id;
};

Answer answer(const Term& term, const Statuses& statuses) {
    const Status status = statuses[static_cast<size_t>(term.id)];
    const bool fails = status == Status::Fails;
    const bool unknown = status == Status::Unknown;
    switch (term.ask) {
        case Ask::Holds:
            return fails ? Answer::No : unknown ? Answer::Unknown : Answer::Yes;
        case Ask::Fails:
            return fails ? Answer::Yes : unknown ? Answer::Unknown : Answer::No;
        case Ask::NotKnownToFail:
            return fails ? Answer::No : Answer::Yes;
        case Ask::FailsOrUnknown:
            return fails || unknown ? Answer::Yes : Answer::No;
    }
    return Answer::Unknown;
}

Answer all(std::span<const Term> terms, const Statuses& statuses) {
    Answer result = Answer::Yes;
    for (const Term& term : terms) result = both(result, answer(term, statuses));
    return result;
}

enum class Subject : uint8_t { Eager, Decorated, DecoratedWithoutSignature };

bool matches(Subject wanted, const DecisionSubject& subject) {
    switch (wanted) {
        case Subject::Eager:
            return !subject.hybrid && !subject.traced;
        case Subject::Decorated:
            return subject.decorated;
        case Subject::DecoratedWithoutSignature:
            return subject.decorated && !subject.hasSignature;
    }
    return false;
}

struct TableRow {
    Rule rule;
    Subject subject;
    Action action;
    std::vector<Term> terms;
};

/// GL202, GL204 and every safety row that P1 does not ask to hold.
std::vector<Term> conversionTerms() {
    std::vector<Term> terms{{Ask::Holds, Id::HasTensorParameter},
                            {Ask::Holds, Id::NoVaryingLiteral},
                            {Ask::Holds, Id::NoPythonSideEffects},
                            {Ask::Holds, Id::NotRecursive},
                            {Ask::NotKnownToFail, Id::NoFreshObjectArgument},
                            {Ask::NotKnownToFail, Id::DefinedOnce},
                            {Ask::NotKnownToFail, Id::PerformsTensorComputation}};
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const Id id = static_cast<Id>(i);
        if (group(id) == Group::Safety && id != Id::NoPythonSideEffects && id != Id::NotRecursive)
            terms.push_back({Ask::NotKnownToFail, id});
    }
    return terms;
}

/// The row's own terms, and R: removing the decorator changes nothing that can be seen.
std::vector<Term> withRemoval(std::vector<Term> terms) {
    for (Id id : {Id::NoPythonSideEffects, Id::FunctionObjectUnused, Id::RemovalNeutral})
        terms.push_back({Ask::Holds, id});
    return terms;
}

const std::vector<TableRow>& rows() {
    static const std::vector<TableRow> kRows{
        {Rule::P1, Subject::Eager, Action::ConvertToGraph, conversionTerms()},
        {Rule::P2, Subject::Decorated, Action::ConvertToEager,
         withRemoval({{Ask::Fails, Id::HasTensorParameter}})},
        {Rule::P3, Subject::Decorated, Action::ConvertToEager,
         withRemoval({{Ask::Holds, Id::HasTensorParameter}, {Ask::Fails, Id::NoVaryingLiteral}})},
        {Rule::P6, Subject::Decorated, Action::ConvertToEager,
         withRemoval({{Ask::Holds, Id::HasTensorParameter},
                      {Ask::Holds, Id::NoVaryingLiteral},
                      {Ask::Fails, Id::PerformsTensorComputation}})},
        {Rule::P4,
         Subject::DecoratedWithoutSignature,
         Action::Reconfigure,
         {{Ask::Holds, Id::HasTensorParameter},
          {Ask::Holds, Id::NoVaryingLiteral},
          {Ask::Holds, Id::NoPythonSideEffects},
          {Ask::Holds, Id::NotRecursive},
          {Ask::Holds, Id::CallersKnown},
          {Ask::Holds, Id::SignatureInferable},
          {Ask::Holds, Id::NoUnresolvedStaticAxis},
          {Ask::NotKnownToFail, Id::PerformsTensorComputation}}},
        {Rule::R1,
         Subject::DecoratedWithoutSignature,
         Action::Reconfigure,
         {{Ask::Holds, Id::HasTensorParameter},
          {Ask::Holds, Id::NoVaryingLiteral},
          {Ask::Holds, Id::NoPythonSideEffects},
          {Ask::Holds, Id::RelaxableAxes},
          {Ask::Fails, Id::BoundedShapes},
          {Ask::FailsOrUnknown, Id::SignatureInferable}}}};
    return kRows;
}

bool holds(const Statuses& statuses, Id id) {
    return answer({Ask::Holds, id}, statuses) == Answer::Yes;
}

bool fails(const Statuses& statuses, Id id) {
    return answer({Ask::Fails, id}, statuses) == Answer::Yes;
}

DecoratorForm formOf(Rule rule, const Statuses& statuses) {
    if (rule == Rule::P4) return DecoratorForm::Signature;
    if (rule == Rule::R1) return DecoratorForm::ReduceRetracing;
    if (holds(statuses, Id::SignatureInferable) && holds(statuses, Id::NoUnresolvedStaticAxis) &&
        holds(statuses, Id::CallersKnown))
        return DecoratorForm::Signature;
    if (fails(statuses, Id::BoundedShapes) && holds(statuses, Id::RelaxableAxes))
        return DecoratorForm::ReduceRetracing;
    return DecoratorForm::Bare;
}

/// Every term of the row is definitely met, an unknown that the row only tolerates is not.
bool isCertain(const TableRow& row, const Statuses& statuses) {
    return std::all_of(row.terms.begin(), row.terms.end(), [&](const Term& term) {
        switch (term.ask) {
            case Ask::Holds:
            case Ask::NotKnownToFail:
                return holds(statuses, term.id);
            case Ask::Fails:
            case Ask::FailsOrUnknown:
                return answer(term, statuses) == Answer::Yes;
        }
        return false;
    });
}

Applicability applicabilityOf(const TableRow& row, const DecisionSubject& subject) {
    const bool certain =
        isCertain(row, subject.statuses) && holds(subject.statuses, Id::CallersKnown) &&
        (row.action != Action::Reconfigure || holds(subject.statuses, Id::RelaxableAxes)) &&
        !subject.defaultEffectAssumed;
    return certain ? Applicability::Safe : Applicability::NeedsReview;
}

std::vector<Id> openTerms(const TableRow& row, const Statuses& statuses) {
    std::vector<Id> open;
    for (const Term& term : row.terms)
        if (answer(term, statuses) == Answer::Unknown) open.push_back(term.id);
    return open;
}

/// The outcomes that stand before the rows.
std::optional<Action> settledBeforehand(const DecisionSubject& subject) {
    if (!subject.hybrid && fails(subject.statuses, Id::HasTensorParameter)) return Action::None;
    if (subject.traced) return Action::Keep;
    return std::nullopt;
}

}  // namespace

Decision decide(const DecisionSubject& subject) {
    if (const auto action = settledBeforehand(subject)) return {.action = *action, .open = {}};
    for (const TableRow& row : rows()) {
        if (!matches(row.subject, subject)) continue;
        switch (all(row.terms, subject.statuses)) {
            case Answer::Yes:
                return {row.action,
                        row.rule,
                        formOf(row.rule, subject.statuses),
                        applicabilityOf(row, subject),
                        {}};
            case Answer::Unknown:
                return {.action = Action::Undecided, .open = openTerms(row, subject.statuses)};
            case Answer::No:
                break;
        }
    }
    return {.action = Action::Keep, .open = {}};
}

}  // namespace graphlift

#include "analysis/facts/Facts.h"

#include "analysis/facts/ProgramFacts.h"

namespace graphlift {

std::string_view text(Answer answer) {
    switch (answer) {
        case Answer::Yes:
            return "yes";
        case Answer::No:
            return "no";
        case Answer::Unknown:
            return "unknown";
    }
    return "";
}

std::string_view text(FactId fact) {
    switch (fact) {
#define FACT(id, name) \
    case FactId::id:   \
        return name;
#include "analysis/facts/Fact.def"
#undef FACT
    }
    return "";
}

std::string_view text(EvidenceStep::Kind kind) {
    switch (kind) {
        case EvidenceStep::Kind::Here:
            return "here";
        case EvidenceStep::Kind::Flow:
            return "flow";
        case EvidenceStep::Kind::Call:
            return "call";
        case EvidenceStep::Kind::Assigned:
            return "assigned";
        case EvidenceStep::Kind::Passed:
            return "passed";
        case EvidenceStep::Kind::Returned:
            return "returned";
        case EvidenceStep::Kind::Stored:
            return "stored";
        case EvidenceStep::Kind::Loaded:
            return "loaded";
        case EvidenceStep::Kind::Captured:
            return "captured";
    }
    return "";
}

std::string_view text(Mode mode) {
    switch (mode) {
        case Mode::Eager:
            return "eager";
        case Mode::Hybrid:
            return "hybrid";
        case Mode::Traced:
            return "traced";
    }
    return "";
}

}  // namespace graphlift

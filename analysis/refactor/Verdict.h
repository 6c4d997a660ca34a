// What the tool says of one function: every precondition with its answer, the action that the
// decision table gives, the edits. Plain values; reports and the window only read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/facts/ProgramFacts.h"

namespace graphlift {

enum class PreconditionId : uint8_t {
#define PRECONDITION(id, code, name, group, fact) id,
#include "analysis/refactor/Preconditions.def"
#undef PRECONDITION
};
inline constexpr size_t kNumPreconditions = 0
#define PRECONDITION(id, code, name, group, fact) +1
#include "analysis/refactor/Preconditions.def"
#undef PRECONDITION
    ;
enum class Group : uint8_t { Subject, Retracing, Safety, Benefit, Signature, Removal, Note };
enum class Status : uint8_t { Holds, Fails, Unknown, NotApplicable };
enum class Action : uint8_t { ConvertToGraph, ConvertToEager, Reconfigure, Keep, Undecided, None };
enum class Rule : uint8_t { None, P1, P2, P3, P4, P6, R1, R2 };
enum class Applicability : uint8_t { None, Safe, NeedsReview };

std::string_view code(PreconditionId id);  // "GL301"
std::string_view name(PreconditionId id);  // "no-python-side-effects"
Group group(PreconditionId id);
FactId factOf(PreconditionId id);
/// By code ("GL301") or name; nullopt: there is no such precondition.
std::optional<PreconditionId> findPrecondition(std::string_view codeOrName);
std::string_view text(Group group);
std::string_view text(Status status);
std::string_view text(Action action);  // "convert-to-graph"
std::string_view text(Rule rule);      // "P1"; None: ""
std::string_view text(Applicability applicability);

struct Finding {
    PreconditionId id;
    Status status = Status::Unknown;
    std::string message;  // one sentence for the user, for every status
    std::string reason;   // of Unknown
    EvidencePath evidence;
};

/// A replacement of bytes [start, end) of a file, as reports and `apply` use it.
struct FileEdit {
    FileId file;
    int32_t cell = -1;  // notebooks: offsets count in this cell's source
    uint32_t start = 0, end = 0;
    std::string replacement;
};

struct ExtraEdit {
    Rule rule = Rule::R2;
    Applicability applicability = Applicability::Safe;
    std::vector<FileEdit> edits;
};

struct Unblock {
    PreconditionId precondition;
    std::string edit;  // what to change, in words
    bool safe = false;
};

struct Verdict {
    FunctionId function;
    std::vector<Finding> findings;  // all preconditions, in order of their codes
    Action action = Action::None;
    Rule rule = Rule::None;
    Applicability applicability = Applicability::None;
    std::vector<PreconditionId> open;  // Undecided: what the deciding row waits for
    std::vector<FileEdit> edits;
    std::vector<ExtraEdit> extra;
    std::vector<Unblock> unblock;
    bool planApplies = false;
    FunctionId coveredBy;  // plan: converted together with this one
};

/// Verdicts of all functions of the facts, same order.
std::vector<Verdict> decideAll(const ProgramFacts& facts);

}  // namespace graphlift

// What the interpreter keeps of a context, and of the evaluation of one in progress; the arguments
// of a call on abstract values. Plain data for the files of this folder only.
#pragma once

#include <utility>
#include <vector>

#include "analysis/interp/Heap.h"

namespace graphlift {

using ContextId = SpecializationId;

/// What of an IR function does not depend on values: computed once.
struct BodyFacts {
    bool ready = false;
    std::vector<uint8_t> loopDepth;  // by block: how many loops it stands in
    std::vector<uint32_t>
        loopEnd;                   // by block: one past the last block of the loop it heads, else 0
    std::vector<Name> reassigned;  // module bodies: globals stored more than once, sorted
    uint32_t numWildcards = 0;     // module bodies: `from m import *`
};

/// What an instruction read: a slot, an object, a result or a frame, see dependencyKey.
struct SiteRead {
    uint32_t site, key;
    friend bool operator==(const SiteRead&, const SiteRead&) = default;
};

struct Activation {
    Specialization spec;
    std::vector<ContextId> readers;   // contexts that used the result
    std::vector<SiteRead> reads;      // of its last evaluation, see Replay.cpp
    std::vector<ValueId> operands;    // by instruction: its value at the end, in the last iteration
    std::vector<uint8_t> stable;      // by instruction: may keep its value
    std::vector<uint32_t> changed;    // what it read and has changed since
    std::vector<ClosureId> closures;  // of a merged context: all that were called
    ObjectId frame;                   // holds its cells
    ObjectId generator;               // what a call of a generator function gives
    uint32_t evaluations = 0;
    uint32_t order = 0;  // when its first evaluation finished: callees before callers
    /// How much a context stands for: one key, a family of them, or its function.
    enum class MergeLevel : uint8_t { None, Family, Function };
    MergeLevel merged = MergeLevel::None;
    uint32_t family = 0;
    std::vector<ValueId> keyParts;  // of the call that made it; none when it stands for more
    ContextId nextOfKey;  // an older context of the same hash
    uint32_t liveCalls = 0;  // of it by live contexts, see Liveness.cpp
    bool active = false, dirty = false, evaluated = false, isModule = false, isRoot = false;
    bool mustRun = false;        // for another reason than what it read
    bool enteredBefore = false;  // in its last evaluation
    bool lenient = false;  // what nobody wrote reads as unknown, see resolveMissing
};

/// What a name means in a class. Valid until a class on the way, or the way itself, changes.
struct ClassAttribute {
    ValueId value = ValueTable::bottom();
    ClassId owner;  // where it is found
    uint32_t mroVersion = 0;
    bool valid = false;
    std::vector<ContextId> readers;
};

/// What a library class says of one of its attributes.
struct LibraryAttribute {
    ApiId member;
    ExternalId external;  // none: the class has no such attribute
};

/// What of an ObjectInfo never changes, by value: the table grows while it is used.
struct ObjectHead {
    ObjectInfo::Kind kind;
    ClassId cls;
    ApiId api;
};

/// Names that mean something to Python.
struct KnownNames {
    Name init, newName, call, enter, exit, iter, next, getitem, setitem, len, getattr, setattr,
        name, file, doc, className, dict, self, all, contains, build, slots, metaclass, post,
        finalLength, length, get, wrapped, args, func, keywords;
};

/// Contexts of one function that were handed the same functions, see Contexts.cpp.
struct Family {
    std::vector<ContextId> contexts;
    uint64_t handed = 0;  // hash of those functions, 0: none
};

/// Objects that one may stand for, see Summaries.cpp. `summary` is any member of the group; what is
/// stored through it is kept apart, so that a member that is known by itself keeps its own fields.
struct ObjectGroup {
    std::vector<ObjectId> members;
    ObjectId summary, through;  // none while there are few members
};

/// Arguments of a call on abstract values.
struct CallArgs {
    std::vector<ValueId> positional;
    std::vector<std::pair<Name, ValueId>> keywords;
    ValueId restPositional = ValueTable::bottom();  // of a *argument of unknown length: any element
    ValueId restKeywords = ValueTable::bottom();    // of a **argument of unknown keys: any value
    [[nodiscard]] ValueId keyword(Name name) const {
        for (const auto& [n, v] : keywords)
            if (n == name) return v;
        return ValueTable::bottom();
    }
};

/// How a call comes about: what its edge will say.
struct CallStyle {
    EdgeKind kind = EdgeKind::Call;
    bool traced = false, python = false, redirected = false;
};

/// A loop over known elements, run element by element.
struct Unroll {
    uint32_t header, end;
    uint32_t iteration = 0;
    bool hasNext = false;  // a back edge was taken in this iteration
    std::vector<ValueId> nextParams;
    LocalHeap nextHeap;
};

/// The evaluation of one activation in progress.
struct Frame {
    ContextId context;
    FunctionId function;
    const IrFunction* ir = nullptr;
    const BodyFacts* body = nullptr;
    std::vector<ValueId> current;      // by instruction, in this pass
    std::vector<ValueId> recorded;     // joined over unrolled iterations
    std::vector<uint8_t> reached;      // by block
    std::vector<uint8_t> pending;      // by block
    std::vector<uint8_t> ran;          // by block: since it was last reached anew
    bool isAgain = false;              // the block that runs has run before
    std::vector<LocalHeap> blockHeap;  // at block entry
    LocalHeap heap;                    // right now
    ObjectSet owned;                   // allocated here exactly once
    ObjectSet escaped;                 // of those: others may hold them
    std::vector<ValueId> before;       // by instruction, of the last evaluation; or empty
    std::vector<uint8_t> mayKeep;      // by instruction, of the last evaluation; or empty
    std::vector<uint8_t> kept;         // by instruction: has its value from there
    std::vector<uint8_t> stable;       // by instruction: may keep it next time
    std::vector<SiteRead> reads;
    bool isOrdered = false;            // the instruction took part in what is known in order
    std::vector<CallEdge> calls;
    std::vector<UnresolvedSite> unresolved;
    ValueId result = ValueTable::bottom(), yields = ValueTable::bottom();
    InstId site;  // instruction being evaluated
    uint32_t block = 0;
    std::vector<Unroll> unrolls;  // loops being unrolled, outermost first
    uint32_t numUnrolled = 1;     // product of their lengths

    /// Runs exactly once in this activation: every enclosing loop is being unrolled.
    [[nodiscard]] bool runsOnce() const { return body->loopDepth[block] == unrolls.size(); }
};

}  // namespace graphlift

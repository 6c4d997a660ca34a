// What one function does, as its callers need to know it: hazards of each fact (in its own body or
// in what runs in its trace), effects, what its result is made of. Relative to its parameters: a
// hazard may depend on whether certain parameters are tensors in the graph, an effect may be a
// write to what a parameter holds.
#pragma once

#include <string>
#include <vector>

#include "analysis/facts/Facts.h"
#include "analysis/facts/Origins.h"
#include "analysis/interp/Program.h"
#include "analysis/support/Ids.h"

namespace graphlift {

using MessageId = Id<struct FactMessageTag>;

/// Where something was found: in the function itself (callee none, with a message), or behind a
/// call of it.
struct Witness {
    InstId site;
    FunctionId callee;
    MessageId message;
    [[nodiscard]] bool isSet() const { return !site.isNone(); }
};

/// One finding of a local check.
struct HazardSite {
    FactId fact;
    Answer answer = Answer::Yes;  // Yes or Unknown
    InstId inst;
    bool always = true;  // whatever the arguments are
    RootSet when = 0;    // else: when one of these parameters is a tensor in the graph
    MessageId message;
};

/// What a function and its trace hold of one fact.
struct Hazard {
    FactId fact;
    Answer always = Answer::No;  // No: only under conditions
    RootSet yesWhen = 0, unknownWhen = 0;
    Witness alwaysAt, yesAt, unknownAt;
};

/// An axis of a parameter that is read as a Python number.
struct AxisRead {
    RootSet of = 0;
    AxisSet axes = kAllAxes;
    bool rankOnly = false;  // needs a known rank only
    Witness at;
};

/// An effect outside the graph.
struct Effect {
    enum class Kind : uint8_t {
        Parameter,   // writes what the parameter or captured variable of root bit `key` holds
        Cell,        // writes a variable of the enclosing function `key`
        Outer,       // writes something else that is older than the call
        World,       // prints, files, network, threads
        Unmodelled,  // a call whose effects are not known
    };
    Kind kind = Kind::World;
    uint32_t key = 0;
    bool deep = false;  // Parameter: something reached from it, not only itself
    Answer answer = Answer::Yes;
    Answer leaks = Answer::No;  // a tensor of the trace is stored
    Witness at, leakAt;
};

struct Summary {
    bool done = false;
    std::vector<Hazard> hazards;  // at most one a fact
    Hazard flow{FactId::UnconvertibleControlFlow,
                Answer::No,
                0,
                0,
                {},
                {},
                {}};              // a hazard only where it runs unconverted
    std::vector<Effect> effects;  // at most one a kind and key
    std::vector<AxisRead> axisReads;
    Witness unresolved;  // a callee that is not known, here or below
    Witness computes;    // a tensor operation
    ValueOrigin result;
    CapturedVariables captured;  // what the roots from kFirstCaptured on stand for
    uint64_t assumptions = 0;  // bits: indices of Summaries::assumptions
};

struct Summaries {
    std::vector<Summary> of;            // by FunctionId
    std::vector<std::string> messages;  // by MessageId
    struct Assumption {
        std::string id, sentence;
    };
    std::vector<Assumption> assumptions;  // of default effects, at most 64

    [[nodiscard]] const Summary& operator[](FunctionId f) const { return of[f.index()]; }
    MessageId message(std::string text) {
        messages.push_back(std::move(text));
        return MessageId(messages.size() - 1);
    }
};

}  // namespace graphlift

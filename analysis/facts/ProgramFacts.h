// Facts of all functions, and what the report says of their parameters and signatures. Computed
// once per program, bottom-up over the call graph; immutable afterwards.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/callgraph/CallGraph.h"
#include "analysis/facts/Facts.h"
#include "analysis/interp/Program.h"
#include "analysis/support/Trace.h"

namespace graphlift {

enum class Mode : uint8_t { Eager, Hybrid, Traced };
std::string_view text(Mode mode);

/// A TensorSpec, or a nest of them.
struct Spec {
    TensorType tensor;
    std::vector<Spec> sequence;                         // non-empty: a list or tuple
    std::vector<std::pair<std::string, Spec>> mapping;  // non-empty: a dict
    bool isTuple = false;
};

struct ParameterFacts {
    enum class Role : uint8_t { Receiver, Positional, KeywordOnly, VarPositional, VarKeyword };
    std::string name;
    Role role = Role::Positional;
    bool hasDefault = false;
    Answer tensor = Answer::Unknown;
    std::string
        tensorEvidence;  // "hint", "dataflow", "container", "context", "" when the answer is no
    std::string tensorReason;  // of Unknown
    Answer literal = Answer::Unknown;
    Answer supplied = Answer::Unknown;
    std::vector<TensorType> types;         // sorted by text
    std::vector<std::string> pythonTypes;  // with --full: plain Python numbers and strings, as text
    std::string container;                 // "", "list", "tuple", "dict"
    std::vector<std::vector<TensorType>> elements;
};

struct HybridFacts {
    bool viaDecorator = false;
    SourceRange where;  // the decorator or the wrapping call
    std::vector<std::pair<std::string, std::string>> arguments;  // name -> source text
    std::vector<Spec> signature;
    enum class Status : uint8_t { Absent, Modelled, Unmodelled } signatureStatus = Status::Absent;
};

struct DecoratorFacts {
    std::string name;  // resolved dotted name, or its source text
    uint32_t line = 0;
    SourceRange where;
};

struct SignatureFacts {
    std::vector<Spec> specs;
    std::string
        text;  // "[tf.TensorSpec(shape=(None, 28), dtype=tf.float32)]"; "" when there is none
    std::string absenceReason;                                  // one of the twelve names, or ""
    std::vector<std::pair<std::string, std::string>> blocking;  // parameter -> reason, in order
    bool present = false;
};

struct TraceForecast {
    uint32_t count = 0;
    std::vector<std::string> keys;
    bool bounded = true;
};

struct FunctionSummary {
    FunctionId function;
    Mode mode = Mode::Eager;
    bool candidate = false;
    bool entered = false;
    std::vector<std::string> flags;  // "nested", "async", ...
    std::string kind;                // "function", "method", "lambda"
    std::vector<DecoratorFacts> decorators;
    std::optional<HybridFacts> hybrid;
    std::vector<ParameterFacts> parameters;
    std::vector<TensorType> result;
    FunctionFacts facts;
    SignatureFacts signature;
    TraceForecast traces;
    std::vector<std::string> assumes;  // ids: "closed-project", "default-effect:tensorflow", ...
};

struct FactBasis;

struct FactsOptions {
    bool signatures = true;
    bool closedProject = true;
    bool followTypeHints = true;
    bool speculate = true;
};

struct ProgramFacts {
    std::shared_ptr<const Program> program;
    std::shared_ptr<const CallGraph> callGraph;
    std::vector<FunctionSummary>
        functions;  // functions and lambdas, in report order (file, then position)
    std::vector<uint32_t>
        byFunction;  // by FunctionId: index in `functions`, Id::kNone for module and class bodies
    std::vector<std::pair<std::string, uint32_t>>
        unmodelledApis;  // by falling number of uses, then name
    std::vector<std::pair<std::string, std::string>> assumptionTexts;  // id -> sentence
    std::shared_ptr<FactBasis> basis;  // for further questions about single functions
};

std::shared_ptr<const ProgramFacts> computeFacts(std::shared_ptr<const Program> program,
                                                 std::shared_ptr<const CallGraph> callGraph,
                                                 const FactsOptions& options, Trace& trace);

}  // namespace graphlift

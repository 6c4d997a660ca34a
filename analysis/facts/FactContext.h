// What all facts of one program share: the views of its functions, who calls them, which class a
// method belongs to, and what a value may be. Built once per program; checks read it and keep
// nothing in it.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/callgraph/CallGraph.h"
#include "analysis/facts/CodeView.h"
#include "analysis/facts/ProgramFacts.h"
#include "analysis/facts/ValueBits.h"

namespace graphlift {

/// One edge of a caller that reaches a function.
struct CallRecord {
    FunctionId caller;
    uint32_t edge = 0;  // index in the caller's CodeView::edges
};

struct FactCache;
class Reach;

/// What a name means as a member of the library's layers and models.
enum MemberTag : uint8_t {
    kLayerVariables = 1,  // the variables of a layer, by its flags
    kModelVariables = 2,
    kFrozenFlag = 4,  // a Python flag that decides which variables a layer lists
    kMemberTags = kLayerVariables | kModelVariables | kFrozenFlag,
};

/// What the program-wide questions ask of a library's function, as one word.
enum ApiTrait : uint8_t {
    kSeeds = 1,
    kBuildsGraphs = 2,    // works on graphs as objects, or turns eager execution off
    kTakesFunctions = 4,  // looks into a function object
    kTapeGradient = 8,
    kKeepsNothing = 16,  // only looks at a function it is given, or wraps it in a modelled way
    kMutates = 32,       // changes an argument in place
};

class FactContext {
  public:
    FactContext(const Program& program, const CallGraph& graph, const FactsOptions& options);
    ~FactContext();
    FactContext(const FactContext&) = delete;
    FactContext& operator=(const FactContext&) = delete;

    const Program& program;
    const CallGraph& graph;
    const ModelRegistry& registry;
    const FactsOptions& options;

    [[nodiscard]] const CodeView& view(FunctionId f) const { return views_[f.index()]; }
    [[nodiscard]] const std::vector<CallRecord>& callersOf(FunctionId f) const {
        return callers_[f.index()];
    }
    [[nodiscard]] const SiteEdge& edge(const CallRecord& record) const {
        return views_[record.caller.index()].edges[record.edge];
    }
    [[nodiscard]] uint32_t bits(ValueId value) const { return bits_.of(value); }
    [[nodiscard]] uint32_t deepBits(ValueId value) const { return bits_.deep(value); }
    [[nodiscard]] uint32_t bits(const CodeView& view, InstId inst) const {
        return bits_.of(view.value(inst));
    }
    [[nodiscard]] std::span<const HeapSlot> slots(ObjectId object) const {
        return bits_.slots(object);
    }
    /// What an object holds at a key, or nothing.
    [[nodiscard]] const HeapSlot* slot(ObjectId object, HeapSlot::Key kind, uint32_t key) const;
    [[nodiscard]] bool hasAttribute(ObjectId object, Name name) const {
        const HeapSlot* found = slot(object, HeapSlot::Key::Attribute, name.value);
        return found != nullptr && !program.values->isBottom(found->value);
    }
    /// What the engine keeps about an object for itself (the length of a list): no part of its
    /// content.
    [[nodiscard]] bool isInternal(const HeapSlot& slot) const {
        return slot.kind == HeapSlot::Key::Attribute && (tags(Name(slot.key)) & kInternal) != 0;
    }
    /// Entering and leaving a `with` block of a library's object: no name of the library.
    [[nodiscard]] bool isInternal(const SiteEdge& edge) const {
        return !edge.external.isNone() && program.externals[edge.external.index()].ends_with(">");
    }
    [[nodiscard]] std::string_view text(Name name) const { return program.names->text(name); }
    [[nodiscard]] SourceRange rangeOf(FunctionId f, InstId inst) const {
        return program.rangeOf(f, inst);
    }

    /// Functions that ask a tape for gradients.
    [[nodiscard]] const std::vector<FunctionId>& tapeUsers() const { return tapeUsers_; }
    /// The class in whose body a function stands, or none.
    [[nodiscard]] ClassId classOf(FunctionId f) const { return classOf_[f.index()]; }
    /// Does the class derive (also through classes of the project) from a library class with that
    /// role?
    [[nodiscard]] bool derivesFrom(ClassId cls, Role role) const;
    /// Is it the step of a library class's call protocol that runs at each call (`call`), or one
    /// that prepares it once (`build`)?
    [[nodiscard]] bool isCallStep(FunctionId f) const { return protocolStep(f) == 2; }
    [[nodiscard]] bool isBuildStep(FunctionId f) const { return protocolStep(f) == 1; }
    /// Is it an `__init__`?
    [[nodiscard]] bool isConstructor(FunctionId f) const {
        return !init_.isNone() && views_[f.index()].ir->name == init_;
    }
    /// The function values made of a function.
    [[nodiscard]] const std::vector<ClosureId>& closuresOf(FunctionId f) const {
        return closures_[f.index()];
    }
    /// The decorators and wraps that make a function hybrid, in source order of a module.
    [[nodiscard]] std::span<const HybridUse> hybridUsesOf(FunctionId f) const;
    /// The object whose attributes are a module's variables, or none.
    [[nodiscard]] ObjectId moduleSpace(ModuleId module) const {
        return module.index() < moduleSpaces_.size() ? moduleSpaces_[module.index()]
                                                     : ObjectId::none();
    }
    /// The syntax parents of a file, computed at the first question.
    [[nodiscard]] const std::vector<NodeId>& parentsOf(FileId file) const;
    /// The nearest enclosing node of one of the kinds, below the function's own node; none when
    /// there is none.
    [[nodiscard]] NodeId enclosing(FunctionId f, InstId inst,
                                   std::initializer_list<NodeKind> kinds) const;
    [[nodiscard]] bool isInLoop(FunctionId f, InstId inst) const;
    /// The function whose variable a LoadCell or StoreCell means; none: not known.
    [[nodiscard]] FunctionId cellOwner(FunctionId f, uint32_t hops) const;
    /// Does a nested function write that variable of `owner`?
    [[nodiscard]] bool isWrittenFromInside(FunctionId owner, Name name) const {
        return nonlocalWrites_.contains({owner, name});
    }
    /// Everything that runs in the trace of f, itself included, each once; callees behind
    /// py_function left out.
    [[nodiscard]] const std::vector<FunctionId>& traceOf(FunctionId f) const;
    [[nodiscard]] bool isInTrace(FunctionId f, FunctionId of) const;
    [[nodiscard]] const ApiModel* api(const SiteEdge& edge) const {
        return edge.api.isNone() ? nullptr : &registry[edge.api];
    }
    /// The dotted path a value names when it is one library name, else "".
    [[nodiscard]] std::string_view externalPath(ValueId value) const;
    /// The model of the one library name that a value is, or none.
    [[nodiscard]] ApiId externalApi(ValueId value) const;

    /// The dotted name of a library name, function or class of the project; "" for anything else.
    [[nodiscard]] std::string dottedName(ValueId value) const;
    /// Bits of MemberTag.
    [[nodiscard]] uint8_t memberTags(Name attribute) const {
        return static_cast<uint8_t>(tags(attribute) & kMemberTags);
    }
    /// Answers that were given before.
    [[nodiscard]] FactCache& cache() const { return *cache_; }

    /// Bits of ApiTrait; 0 where the edge is no library's.
    [[nodiscard]] uint8_t traits(const SiteEdge& edge) const {
        return edge.api.isNone() ? uint8_t{0} : traits(edge.api);
    }

  private:
    static constexpr uint8_t kInternal = 64, kKnown = 128;
    /// MemberTag and kInternal of a name.
    [[nodiscard]] uint8_t tags(Name name) const {
        const bool known = name.value < tags_.size() && tags_[name.value] != 0;
        return known ? tags_[name.value] : findTags(name);
    }
    [[nodiscard]] uint8_t findTags(Name name) const;
    [[nodiscard]] uint8_t traits(ApiId api) const {
        const bool known = api.index() < traits_.size() && traits_[api.index()] != 0;
        return known ? traits_[api.index()] : findTraits(api);
    }
    [[nodiscard]] uint8_t findTraits(ApiId api) const;
    [[nodiscard]] uint8_t findMemberTags(std::string_view attribute) const;
    void findModuleSpaces();
    void findNonlocalWrites();
    /// 1: prepares, 2: runs at each call, 0: neither.
    [[nodiscard]] int protocolStep(FunctionId f) const { return steps_[f.index()]; }
    [[nodiscard]] uint8_t findProtocolStep(FunctionId f) const;
    ValueBits bits_;
    std::vector<CodeView> views_;
    std::vector<std::vector<CallRecord>> callers_;
    std::vector<ClassId> classOf_;
    std::vector<std::vector<ClosureId>> closures_;
    std::set<std::pair<FunctionId, Name>> nonlocalWrites_;
    std::vector<FunctionId> tapeUsers_;
    Name init_;
    std::vector<uint8_t> steps_;                   // by FunctionId
    mutable std::vector<uint8_t> tags_, traits_;  // by Name, by ApiId; 0 where nobody asked yet
    std::vector<ObjectId> moduleSpaces_;  // by ModuleId
    mutable std::vector<std::vector<NodeId>> parents_;
    mutable std::vector<std::vector<FunctionId>> traces_;
    mutable std::unique_ptr<Reach> reach_;  // made at the first question
    std::unique_ptr<FactCache> cache_;
};

}  // namespace graphlift

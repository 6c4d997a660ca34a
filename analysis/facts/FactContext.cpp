#include "analysis/facts/FactContext.h"

#include <algorithm>
#include <utility>

#include "analysis/facts/FactCache.h"
#include "analysis/facts/Reach.h"

namespace graphlift {

namespace {

ExternalId onlyExternal(const ValueTable& table, ValueId value) {
    const AtomId only = table.onlyAtom(value);
    const bool external = !only.isNone() && table[only].kind == AtomKind::External;
    return external ? ExternalId(table[only].payload) : ExternalId::none();
}

}  // namespace

FactContext::FactContext(const Program& p, const CallGraph& g, const FactsOptions& o)
    : program(p), graph(g), registry(*p.registry), options(o), bits_(p), cache_(std::make_unique<FactCache>()) {
    views_.reserve(p.functions.size());
    for (size_t i = 0; i < p.functions.size(); ++i)
        views_.push_back(makeCodeView(p, FunctionId(i)));
    callers_.resize(p.functions.size());
    for (const CodeView& view : views_)
        for (uint32_t e = 0; e < view.edges.size(); ++e)
            if (!view.edges[e].callee.isNone())
                callers_[view.edges[e].callee.index()].push_back({view.id, e});
    for (const CodeView& view : views_)
        if (std::ranges::any_of(view.edges, [&](const SiteEdge& edge) {
                return (traits(edge) & kTapeGradient) != 0;
            }))
            tapeUsers_.push_back(view.id);
    classOf_.resize(p.functions.size());
    std::vector<ClassId> byBody(p.functions.size());
    for (size_t c = 0; c < p.classes.size(); ++c)
        if (FunctionId body = p.classes[ClassId(c)].body; !body.isNone())
            byBody[body.index()] = ClassId(c);
    for (size_t i = 0; i < p.functions.size(); ++i)
        if (FunctionId parent = p.functions[FunctionId(i)].parent; !parent.isNone())
            classOf_[i] = byBody[parent.index()];
    steps_.resize(p.functions.size());
    for (size_t i = 0; i < p.functions.size(); ++i) steps_[i] = findProtocolStep(FunctionId(i));
    init_ = p.names->find("__init__");
    findModuleSpaces();
    findNonlocalWrites();
    closures_.resize(p.functions.size());
    for (size_t c = 0; c < p.closures.size(); ++c)
        closures_[p.closures[ClosureId(c)].function.index()].push_back(ClosureId(c));
    parents_.resize(p.files.size());
    traces_.resize(p.functions.size());
    cache_->bound.resize(p.functions.size());
    cache_->decorators.resize(p.functions.size());
    cache_->leftAlone.resize(p.functions.size());
    cache_->fromConstructors.resize(p.functions.size());
    cache_->unresolved.resize(p.functions.size());
    cache_->invokedRoots.resize(p.functions.size());
    cache_->defaults.resize(p.functions.size());
    cache_->unhashable.resize(p.classes.size());
}

FactContext::~FactContext() = default;

const HeapSlot* FactContext::slot(ObjectId object, HeapSlot::Key kind, uint32_t key) const {
    const auto range = slots(object);
    const auto wanted = std::pair(kind, key);
    const auto keyOf = [](const HeapSlot& s) { return std::pair(s.kind, s.key); };
    const auto at = std::ranges::lower_bound(range, wanted, {}, keyOf);
    return at != range.end() && keyOf(*at) == wanted ? &*at : nullptr;
}

uint8_t FactContext::findTags(Name name) const {
    const std::string_view spelled = text(name);
    const uint8_t found = static_cast<uint8_t>(
        kKnown | findMemberTags(spelled) | (spelled.starts_with("<") ? kInternal : 0));
    if (name.isNone()) return found;
    if (tags_.size() <= name.value) tags_.resize(name.value + size_t{1});
    return tags_[name.value] = found;
}

uint8_t FactContext::findTraits(ApiId id) const {
    const ApiModel& api = registry[id];
    const auto any = [&](std::initializer_list<std::string_view> tags) {
        return std::ranges::any_of(tags, [&](std::string_view tag) { return api.hasTag(tag); });
    };
    const bool looks = api.path.starts_with("builtins.") || api.path.starts_with("functools.") ||
                       api.path.starts_with("inspect.");
    uint8_t found = kKnown;
    if (any({"seed"})) found |= kSeeds;
    if (any({"graph-mode", "disables-eager"})) found |= kBuildsGraphs;
    if (any({"function-object"})) found |= kTakesFunctions;
    if (any({"tape-gradient"})) found |= kTapeGradient;
    if (looks || any({"graph-decorator", "wrapper", "partial", "no-conversion"}))
        found |= kKeepsNothing;
    if (std::ranges::any_of(api.effects, [](const ApiEffect& effect) {
            return effect.kind == ApiEffect::Kind::MutatesParam;
        }))
        found |= kMutates;
    if (traits_.size() <= id.index()) traits_.resize(id.index() + 1);
    return traits_[id.index()] = found;
}

uint8_t FactContext::findMemberTags(std::string_view attribute) const {
    const auto has = [&](Role role, std::string_view tag) {
        const ApiId cls = registry.role(role);
        const ApiId member = cls.isNone() ? cls : registry.member(cls, attribute);
        return !member.isNone() && registry[member].hasTag(tag);
    };
    uint8_t tags = 0;
    if (has(Role::LayerClass, "variable-list")) tags |= kLayerVariables;
    if (has(Role::ModelClass, "variable-list")) tags |= kModelVariables;
    if (has(Role::LayerClass, "frozen-flag")) tags |= kFrozenFlag;
    return tags;
}

void FactContext::findModuleSpaces() {
    std::vector<bool> ofClass(program.objects.size());
    for (const ClassInfo& cls : program.classes)
        if (!cls.nspace.isNone()) ofClass[cls.nspace.index()] = true;
    moduleSpaces_.resize(program.modules->size());
    for (size_t i = 0; i < program.objects.size(); ++i) {
        const ObjectInfo& info = program.objects[ObjectId(i)];
        if (info.kind != ObjectInfo::Kind::Namespace || ofClass[i] || info.allocatedIn.isNone())
            continue;
        if (program.ir(info.allocatedIn).scope != ScopeKind::Module) continue;
        ModuleId module = program.functions[info.allocatedIn].module;
        if (moduleSpaces_[module.index()].isNone()) moduleSpaces_[module.index()] = ObjectId(i);
    }
}

void FactContext::findNonlocalWrites() {
    for (const CodeView& view : views_)
        for (const Inst& inst : view.ir->insts)
            if (inst.kind == InstKind::StoreCell && inst.count > 0)
                nonlocalWrites_.emplace(cellOwner(view.id, inst.count), inst.nameA());
}

FunctionId FactContext::cellOwner(FunctionId f, uint32_t hops) const {
    for (; hops > 0 && !f.isNone(); --hops) f = program.functions[f].parent;
    return f;
}

bool FactContext::derivesFrom(ClassId cls, Role role) const {
    if (cls.isNone()) return false;
    auto plays = [&](ApiId base) { return registry.hasRole(base, role); };
    return std::ranges::any_of(program.classes[cls].libraryBases, plays);
}

uint8_t FactContext::findProtocolStep(FunctionId f) const {
    ClassId cls = classOf_[f.index()];
    if (cls.isNone()) return 0;
    std::string_view name = text(program.ir(f).name);
    for (ApiId base : program.classes[cls].libraryBases) {
        const auto& protocol = registry[base].callProtocol;
        auto at = std::ranges::find(protocol, name);
        if (at != protocol.end()) return at + 1 == protocol.end() ? 2 : 1;
        if (!protocol.empty() && name == "__call__") return 2;
    }
    return 0;
}

const std::vector<NodeId>& FactContext::parentsOf(FileId file) const {
    auto& parents = parents_[file.index()];
    if (parents.empty()) parents = program.files[file.index()]->tree.computeParents();
    return parents;
}

NodeId FactContext::enclosing(FunctionId f, InstId inst,
                              std::initializer_list<NodeKind> kinds) const {
    const CodeView& v = view(f);
    const auto& parents = parentsOf(program.functions[f].file);
    NodeId at = v[inst].node;
    while (!at.isNone() && at != v.ir->node) {
        at = parents[at.index()];
        if (at.isNone() || at == v.ir->node) break;
        if (std::ranges::find(kinds, v.tree->kind(at)) != kinds.end()) return at;
    }
    return NodeId::none();
}

bool FactContext::isInLoop(FunctionId f, InstId inst) const {
    switch (view(f).ir->scope) {
        case ScopeKind::ListComp:
        case ScopeKind::SetComp:
        case ScopeKind::DictComp:
        case ScopeKind::GeneratorExp:
            return true;
        case ScopeKind::Module:
        case ScopeKind::Class:
        case ScopeKind::Function:
        case ScopeKind::Lambda:
            break;
    }
    return !enclosing(f, inst, {NodeKind::ForStatement, NodeKind::WhileStatement}).isNone();
}

const std::vector<FunctionId>& FactContext::traceOf(FunctionId f) const {
    auto& trace = traces_[f.index()];
    if (!trace.empty()) return trace;
    std::vector<bool> seen(program.functions.size());
    trace.push_back(f);
    seen[f.index()] = true;
    for (size_t at = 0; at < trace.size(); ++at)
        for (const SiteEdge& edge : view(trace[at]).edges) {
            if (edge.callee.isNone() || edge.python || seen[edge.callee.index()]) continue;
            seen[edge.callee.index()] = true;
            trace.push_back(edge.callee);
        }
    return trace;
}

bool FactContext::isInTrace(FunctionId f, FunctionId of) const {
    if (f == of) return true;
    if (reach_ == nullptr) {
        std::vector<std::vector<uint32_t>> callees(program.functions.size());
        for (const CodeView& caller : views_)
            for (const SiteEdge& edge : caller.edges)
                if (!edge.callee.isNone() && !edge.python)
                    callees[caller.id.index()].push_back(edge.callee.value);
        reach_ = std::make_unique<Reach>(callees);
    }
    return reach_->reaches(of.value, f.value);
}

std::span<const HybridUse> FactContext::hybridUsesOf(FunctionId f) const {
    auto range = std::ranges::equal_range(program.hybridUses, f, {}, &HybridUse::function);
    return {range.begin(), range.end()};
}

std::string FactContext::dottedName(ValueId value) const {
    if (std::string_view path = externalPath(value); !path.empty()) return std::string(path);
    AtomId only = program.values->onlyAtom(value);
    if (only.isNone()) return "";
    const Atom& atom = (*program.values)[only];
    FunctionId f;
    if (atom.kind == AtomKind::Function) f = program.closures[ClosureId(atom.payload)].function;
    if (atom.kind == AtomKind::Class) f = program.classes[ClassId(atom.payload)].body;
    if (f.isNone()) return "";
    std::string id = program.idOf(f);
    std::ranges::replace(id, ':', '.');
    return id;
}

ApiId FactContext::externalApi(ValueId value) const {
    const ExternalId external = onlyExternal(*program.values, value);
    if (external.isNone()) return ApiId::none();
    const size_t index = external.index();
    if (index < program.externalApi.size() && !program.externalApi[index].isNone())
        return program.externalApi[index];
    return index < program.externals.size() ? registry.find(program.externals[index])
                                            : ApiId::none();
}

std::string_view FactContext::externalPath(ValueId value) const {
    const ExternalId external = onlyExternal(*program.values, value);
    if (external.isNone()) return "";
    const size_t index = external.index();
    if (index < program.externalApi.size() && !program.externalApi[index].isNone())
        return registry[program.externalApi[index]].path;
    return index < program.externals.size() ? std::string_view(program.externals[index]) : "";
}

}  // namespace graphlift

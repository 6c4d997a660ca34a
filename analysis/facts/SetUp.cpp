#include "analysis/facts/SetUp.h"

#include <algorithm>

#include "analysis/facts/FactCache.h"

namespace graphlift {

namespace {

constexpr int kMaxDepth = 4;  // of helpers: a guess that covers what people write

bool onlyFromConstructors(const FactContext& context, FunctionId f, int depth) {
    const auto& callers = context.callersOf(f);
    if (callers.empty() || depth > kMaxDepth) return false;
    return std::ranges::all_of(callers, [&](const CallRecord& record) {
        std::string_view name = context.text(context.program.ir(record.caller).name);
        return name == "__init__" || context.isBuildStep(record.caller) ||
               onlyFromConstructors(context, record.caller, depth + 1);
    });
}

/// The outermost loop around an instruction, or none.
NodeId outermostLoop(const FactContext& context, const CodeView& view, InstId inst) {
    const auto& parents = context.parentsOf(context.program.functions[view.id].file);
    NodeId out;
    for (NodeId at = view[inst].node; !at.isNone() && at != view.ir->node;
         at = parents[at.index()]) {
        NodeKind kind = view.tree->kind(at);
        if (kind == NodeKind::ForStatement || kind == NodeKind::WhileStatement) out = at;
    }
    return out;
}

}  // namespace

bool ranBefore(const FactContext& context, FunctionId reader, FunctionId writer, InstId site) {
    const CodeView& view = context.view(writer);
    NodeId loop = outermostLoop(context, view, site);
    TextRange around = loop.isNone() ? TextRange{} : view.tree->range(loop);
    return std::ranges::any_of(view.edges, [&](const SiteEdge& edge) {
        if (edge.callee.isNone() || !context.isInTrace(reader, edge.callee)) return false;
        if (edge.site < site) return true;
        NodeId node = view[edge.site].node;
        return !loop.isNone() && !node.isNone() && view.tree->range(node).begin < around.end;
    });
}

Answer isSetUp(const FactContext& context, FunctionId reader, const HeapWrite& write,
               const ObjectInfo& object) {
    const CodeView& writer = context.view(write.function);
    if (writer.ir->scope == ScopeKind::Class) return Answer::Yes;
    if (context.text(writer.ir->name) == "__init__" || context.isBuildStep(write.function))
        return Answer::Yes;
    bool module = writer.ir->scope == ScopeKind::Module;
    if (module || write.function == object.allocatedIn)
        return ranBefore(context, reader, write.function, write.site) ? Answer::No : Answer::Yes;
    auto& known = context.cache().fromConstructors[write.function.index()];
    if (!known) known = onlyFromConstructors(context, write.function, 0);
    return *known ? Answer::Yes : Answer::No;
}

PlaceName placeOf(const CodeView& view, InstId inst) {
    while (!inst.isNone()) {
        const Inst& at = view[inst];
        if (at.kind == InstKind::LoadGlobal || at.kind == InstKind::LoadCell)
            return {at.kind, at.nameA()};
        if (at.kind == InstKind::GetAttr) return {at.kind, at.nameB()};
        if (at.kind != InstKind::Refine && at.kind != InstKind::GetItem) return {};
        inst = at.valueA();
    }
    return {};
}

InPlaceWrites::InPlaceWrites(const FactContext& context) {
    for (size_t i = 0; i < context.program.functions.size(); ++i)
        scan(context, context.view(FunctionId(i)));
    std::ranges::stable_sort(writes_, {}, &std::pair<PlaceName, std::vector<HeapWrite>>::first);
    std::vector<std::pair<PlaceName, std::vector<HeapWrite>>> merged;
    for (auto& [place, writes] : writes_) {
        if (merged.empty() || merged.back().first != place)
            merged.emplace_back(place, writes);
        else
            merged.back().second.push_back(writes.front());
    }
    writes_ = std::move(merged);
}

void InPlaceWrites::scan(const FactContext& context, const CodeView& view) {
    constexpr uint32_t kHeld = kIsArray | kIsLibraryInstance;
    for (uint32_t i = 0; i < view.ir->insts.size(); ++i) {
        const Inst& inst = view.ir->insts[i];
        bool item = inst.kind == InstKind::SetItem || inst.kind == InstKind::DelItem;
        bool augmented = inst.kind == InstKind::Binary && (inst.flags & kInPlace) != 0;
        bool attribute = inst.kind == InstKind::SetAttr &&
                         ((context.bits(view, inst.valueA()) & kIsFunction) != 0 ||
                          (context.memberTags(Name(view.ir->pool[inst.b])) & kFrozenFlag) != 0);
        if (attribute)
            writes_.push_back(
                {{InstKind::GetAttr, Name(view.ir->pool[inst.b])}, {{view.id, InstId(i)}}});
        if ((item || augmented) && (context.bits(view, inst.valueA()) & kHeld))
            add(context, view, inst.valueA(), InstId(i), 0);
    }
    for (const SiteEdge& edge : view.edges) {
        const ApiModel* api = context.api(edge);
        if (api == nullptr || !edge.callee.isNone() || view[edge.site].kind != InstKind::Call)
            continue;
        for (const ApiEffect& effect : api->effects) {
            if (effect.kind != ApiEffect::Kind::MutatesParam) continue;
            InstId object = argumentOf(context, view, edge.site, *api, effect.param);
            if (context.bits(view, object) & kHeld) add(context, view, object, edge.site, 0);
        }
    }
}

/// A parameter is changed under the names that callers give it.
void InPlaceWrites::add(const FactContext& context, const CodeView& view, InstId object,
                        InstId site, int depth) {
    PlaceName place = placeOf(view, object);
    if (place.kind != InstKind::Undef) writes_.push_back({place, {{view.id, site}}});
    while (!object.isNone() && view[object].kind == InstKind::Refine)
        object = view[object].valueA();
    if (object.isNone() || view[object].kind != InstKind::Param || depth > kMaxDepth) return;
    for (const CallRecord& record : context.callersOf(view.id)) {
        const SiteEdge& edge = context.edge(record);
        const CodeView& caller = context.view(record.caller);
        const auto& bound = bindArguments(context, caller, edge);
        if (view[object].a < bound.size() && !bound[view[object].a].inst.isNone())
            add(context, caller, bound[view[object].a].inst, edge.site, depth + 1);
    }
}

const std::vector<HeapWrite>* InPlaceWrites::of(const PlaceName& place) const {
    auto at = std::ranges::lower_bound(writes_, place, {},
                                       &std::pair<PlaceName, std::vector<HeapWrite>>::first);
    return at != writes_.end() && at->first == place ? &at->second : nullptr;
}

}  // namespace graphlift

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
        return context.isConstructor(record.caller) || context.isBuildStep(record.caller) ||
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
    const auto runs = [&](const SiteEdge& edge) {
        return !edge.callee.isNone() && context.isInTrace(reader, edge.callee);
    };
    const auto after = std::ranges::lower_bound(view.edges, site, {}, &SiteEdge::site);
    if (std::any_of(view.edges.begin(), after, runs)) return true;
    const NodeId loop = outermostLoop(context, view, site);
    if (loop.isNone()) return false;
    const TextRange around = view.tree->range(loop);
    return std::any_of(after, view.edges.end(), [&](const SiteEdge& edge) {
        const NodeId node = view[edge.site].node;
        return !node.isNone() && view.tree->range(node).begin < around.end && runs(edge);
    });
}

namespace {

/// A writer that sets up what it writes, whatever that is.
bool setsUp(const FactContext& context, FunctionId writer) {
    return context.view(writer).ir->scope == ScopeKind::Class || context.isConstructor(writer) ||
           context.isBuildStep(writer);
}

bool findSetUpOnly(const FactContext& context, const HeapSlot& slot) {
    return std::ranges::all_of(slot.writers, [&](const HeapWrite& write) {
        return write.function.isNone() || setsUp(context, write.function);
    });
}

}  // namespace

bool isSetUpOnly(const FactContext& context, const HeapSlot& slot) {
    auto& known = context.cache().setUpSlots;
    known.resize(context.program.heap.size());
    auto& answer = known[static_cast<size_t>(&slot - context.program.heap.data())];
    if (!answer) answer = findSetUpOnly(context, slot);
    return *answer;
}

bool isSetUpOnly(const FactContext& context, ObjectId object) {
    auto& known = context.cache().setUpObjects;
    known.resize(context.program.objects.size());
    auto& answer = known[object.index()];
    if (!answer)
        answer = std::ranges::all_of(context.slots(object), [&](const HeapSlot& slot) {
            return isSetUpOnly(context, slot);
        });
    return *answer;
}

Answer isSetUp(const FactContext& context, FunctionId reader, const HeapWrite& write,
               const ObjectInfo& object) {
    const CodeView& writer = context.view(write.function);
    if (setsUp(context, write.function)) return Answer::Yes;
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
    for (const auto& [place, writes] : writes_) {
        if (named_.size() <= place.name.value) named_.resize(place.name.value + size_t{1});
        named_[place.name.value] = true;
    }
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
        if (!edge.callee.isNone() || !(context.traits(edge) & kMutates) ||
            view[edge.site].kind != InstKind::Call)
            continue;
        const ApiModel* api = context.api(edge);
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
    if (place.name.value >= named_.size() || !named_[place.name.value]) return nullptr;
    auto at = std::ranges::lower_bound(writes_, place, {},
                                       &std::pair<PlaceName, std::vector<HeapWrite>>::first);
    return at != writes_.end() && at->first == place ? &at->second : nullptr;
}

}  // namespace graphlift

#include "analysis/facts/CodeView.h"

#include <algorithm>
#include <array>

namespace graphlift {

namespace {

bool counts(const Specialization& context, bool entered) { return !entered || context.entered; }

using Contexts = std::vector<const Specialization*>;

void addTo(ValueId& all, ValueId part, ValueTable& table) {
    if (part == all || part == ValueTable::bottom()) return;
    all = all == ValueTable::bottom() ? part : table.join(all, part);
}

/// Place by place; a context that was not finished has less of them.
void addTo(std::vector<ValueId>& all, const std::vector<ValueId>& parts, ValueTable& table) {
    const size_t count = std::min(all.size(), parts.size());
    for (size_t i = 0; i < count; ++i) addTo(all[i], parts[i], table);
}

void mergeValues(CodeView& view, const Contexts& contexts, ValueTable& table) {
    for (const Specialization* context : contexts) {
        addTo(view.values, context->values, table);
        addTo(view.params, context->params, table);
        addTo(view.result, context->result, table);
        addTo(view.yields, context->yields, table);
    }
}

SiteEdge edgeOf(const Program& program, const CallEdge& edge) {
    SiteEdge out;
    out.site = edge.site;
    out.kind = edge.kind;
    out.traced = edge.traced;
    out.python = edge.python;
    out.redirected = edge.redirected;
    if (!edge.callee.isNone()) out.callee = program.specializations[edge.callee].function;
    out.api = edge.api;
    out.external = edge.external;
    if (out.api.isNone() && !out.external.isNone() &&
        out.external.index() < program.externalApi.size())
        out.api = program.externalApi[out.external.index()];
    out.constructed = edge.constructed;
    return out;
}

/// By site, then by target.
inline std::array<uint64_t, 4> keyOf(const SiteEdge& e) {
    const auto pair = [](uint32_t a, uint32_t b) { return static_cast<uint64_t>(a) << 32 | b; };
    return {pair(e.site.value, e.callee.value), pair(e.api.value, e.external.value),
            pair(e.constructed.value, static_cast<uint32_t>(e.kind)),
            (e.traced ? 4u : 0u) | (e.python ? 2u : 0u) | (e.redirected ? 1u : 0u)};
}

bool isSame(const SiteEdge& a, const SiteEdge& b) { return keyOf(a) == keyOf(b); }

/// The edges of all contexts. Most go the ways of the one before, edge by edge: those are left out.
void collectEdges(const Program& program, const Contexts& contexts, CodeView& view) {
    std::vector<SiteEdge> last, now;
    for (const Specialization* context : contexts) {
        now.clear();
        for (const CallEdge& edge : context->calls) {
            now.push_back(edgeOf(program, edge));
            const size_t at = now.size() - 1;
            if (at >= last.size() || !isSame(last[at], now[at])) view.edges.push_back(now[at]);
        }
        std::swap(last, now);
        view.unresolved.insert(view.unresolved.end(), context->unresolved.begin(),
                               context->unresolved.end());
    }
}

void mergeEdges(const Program& program, const Contexts& contexts, CodeView& view) {
    collectEdges(program, contexts, view);
    const auto before = [](const SiteEdge& a, const SiteEdge& b) {
        return a.site != b.site ? a.site < b.site : keyOf(a) < keyOf(b);
    };
    std::ranges::sort(view.edges, before);
    view.edges.erase(std::unique(view.edges.begin(), view.edges.end(), isSame), view.edges.end());
    std::ranges::stable_sort(view.unresolved, {}, &UnresolvedSite::site);
    auto sameSite = [](const UnresolvedSite& a, const UnresolvedSite& b) {
        return a.site == b.site;
    };
    view.unresolved.erase(std::unique(view.unresolved.begin(), view.unresolved.end(), sameSite),
                          view.unresolved.end());
}

/// Which ways a Branch may go, by what is known of its condition.
std::pair<bool, bool> ways(const CodeView& view, const ValueTable& table, const Inst& branch) {
    if ((branch.flags & kMayRaise) != 0 || branch.valueA().isNone()) return {true, true};
    ValueId condition = view.value(branch.valueA());
    if ((branch.flags & kOnNext) != 0) return {condition != ValueTable::bottom(), true};
    if (condition == ValueTable::bottom()) return {false, false};
    int known = truth(table, condition);
    return {known != 0, known != 1};
}

void markReached(CodeView& view, const ValueTable& table) {
    const IrFunction& ir = *view.ir;
    view.reached.assign(ir.insts.size(), false);
    if (ir.blocks.empty()) return;
    std::vector<uint32_t> work{0};
    std::vector<bool> seen(ir.blocks.size());
    seen[0] = true;
    auto push = [&](uint32_t block) {
        if (block < seen.size() && !seen[block]) work.push_back(block), seen[block] = true;
    };
    while (!work.empty()) {
        const IrBlock& block = ir.blocks[work.back()];
        work.pop_back();
        for (uint32_t i = block.begin; i < block.end; ++i) view.reached[i] = true;
        const Inst& last = ir.insts[block.end - 1];
        if (last.kind == InstKind::Jump) push(last.a);
        if (last.kind != InstKind::Branch) continue;
        auto [yes, no] = ways(view, table, last);
        if (yes) push(ir.pool[last.b]);
        if (no) push(ir.pool[last.b + 1]);
    }
}

}  // namespace

CodeView makeCodeView(const Program& program, FunctionId function) {
    CodeView view;
    view.id = function;
    view.ir = &program.ir(function);
    view.tree = &program.tree(function);
    view.values.assign(view.ir->insts.size(), ValueTable::bottom());
    view.params.assign(view.ir->params.size(), ValueTable::bottom());
    view.result = view.yields = ValueTable::bottom();
    view.reached.assign(view.ir->insts.size(), false);
    if (function.index() >= program.contexts.size()) return view;
    const auto& contexts = program.contexts[function.index()];
    for (SpecializationId s : contexts)
        view.entered = view.entered || program.specializations[s].entered;
    Contexts counted;
    for (SpecializationId s : contexts)
        if (counts(program.specializations[s], view.entered))
            counted.push_back(&program.specializations[s]);
    mergeValues(view, counted, *program.values);
    mergeEdges(program, counted, view);
    if (!contexts.empty()) markReached(view, *program.values);
    return view;
}

std::span<const SiteEdge> CodeView::edgesAt(InstId site) const {
    auto range = std::ranges::equal_range(edges, site, {}, &SiteEdge::site);
    return {range.begin(), range.end()};
}

const UnresolvedSite* CodeView::unresolvedAt(InstId site) const {
    auto at = std::ranges::lower_bound(unresolved, site, {}, &UnresolvedSite::site);
    return at != unresolved.end() && at->site == site ? &*at : nullptr;
}

CallOperand callOperand(const IrFunction& ir, const Inst& call, uint32_t index) {
    return {ir.pool[call.b + 2 * index], InstId(ir.pool[call.b + 2 * index + 1])};
}

InstId receiverOf(const CodeView& view, InstId call) {
    const Inst& inst = view[call];
    if (inst.kind != InstKind::Call) return InstId::none();
    const Inst& callee = view[inst.valueA()];
    return callee.kind == InstKind::GetAttr ? callee.valueA() : InstId::none();
}

std::string shortText(const SyntaxTree& tree, NodeId node) {
    constexpr size_t kMax = 60;
    if (node.isNone()) return "";
    std::string out;
    for (char c : tree.text(node)) {
        bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : c;
        if (out.size() > kMax) return out.substr(0, kMax - 3) + "...";
    }
    return out;
}

std::string calleeText(const CodeView& view, InstId site) {
    NodeId node = view[site].node;
    if (node.isNone()) return "";
    if (view.tree->kind(node) == NodeKind::Call) {
        NodeId function = view.tree->child(node, Field::Function);
        if (!function.isNone()) node = function;
    }
    return shortText(*view.tree, node);
}

}  // namespace graphlift

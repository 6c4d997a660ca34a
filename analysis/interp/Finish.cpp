// From the interpreter's state to the published Program: live contexts, sorted heap, escapes.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

// A context counts when something live calls it: what an intermediate state asked for and the final
// one does not is dropped.
std::vector<uint8_t> Interpreter::liveContexts() const {
    std::vector<uint8_t> live(activations_.size(), 0);
    std::vector<uint32_t> stack;
    auto mark = [&](uint32_t c) {
        if (live[c] == 0) {
            live[c] = 1;
            stack.push_back(c);
        }
    };
    auto spread = [&] {
        while (!stack.empty()) {
            const Specialization& spec = activations_[stack.back()].spec;
            stack.pop_back();
            for (const CallEdge& edge : spec.calls)
                if (!edge.callee.isNone()) mark(edge.callee.value);
            for (uint32_t i = 0; i < p_.ir(spec.function).insts.size(); ++i)
                if (p_.ir(spec.function).insts[i].kind == InstKind::MakeClass)
                    for (ContextId body :
                         contextsOf_[p_.functionAt(p_.functions[spec.function].file,
                                                   p_.ir(spec.function).insts[i].a)
                                         .index()])
                        mark(body.value);
        }
    };
    for (ContextId module : moduleContexts_)
        if (!module.isNone()) mark(module.value);
    spread();
    // Roots of the sweep and of tests: contexts of functions that have no live one, in order of
    // making.
    for (uint32_t c = 0; c < activations_.size(); ++c) {
        const std::vector<ContextId>& all = contextsOf_[activations_[c].spec.function.index()];
        const bool hasLive =
            std::ranges::any_of(all, [&](ContextId other) { return live[other.index()] != 0; });
        if (!hasLive && activations_[c].evaluated) {
            mark(c);
            spread();
        }
    }
    return live;
}

void Interpreter::publish() {
    const std::vector<uint8_t> live = liveContexts();
    std::vector<ContextId> renumbered(activations_.size());
    for (uint32_t c = 0; c < activations_.size(); ++c)
        if (live[c] != 0) renumbered[c] = p_.specializations.add(std::move(activations_[c].spec));
    p_.contexts.resize(p_.functions.size());
    for (uint32_t s = 0; s < p_.specializations.size(); ++s) {
        Specialization& spec = p_.specializations[ContextId(s)];
        p_.contexts[spec.function.index()].push_back(ContextId(s));
        if (spec.values.empty())
            spec.values.assign(p_.ir(spec.function).insts.size(), ValueTable::bottom());
        for (CallEdge& edge : spec.calls)
            if (!edge.callee.isNone()) edge.callee = renumbered[edge.callee.index()];
        std::ranges::stable_sort(spec.calls, {}, &CallEdge::site);
        std::ranges::stable_sort(spec.unresolved, {}, &UnresolvedSite::site);
    }
    for (ClosureInfo& closure : p_.closures)
        if (!closure.madeIn.isNone()) closure.madeIn = renumbered[closure.madeIn.index()];
    publishHeap();
    for (const auto& [key, use] : hybrid_) p_.hybridUses.push_back(use);
    publishEscapes();
}

// What reached an unknown callee may be called by it, its methods and whatever it holds too.
void Interpreter::publishEscapes() {
    p_.escapes.assign(p_.functions.size(), false);
    std::set<ClassId> classes;
    std::set<ValueId> seen(escapedValues_.begin(), escapedValues_.end());
    std::vector<ValueId> open(seen.begin(), seen.end());
    auto visit = [&](ValueId value) {
        if (seen.insert(value).second) open.push_back(value);
    };
    while (!open.empty()) {
        const ValueId value = open.back();
        open.pop_back();
        for (AtomId atom : values_.atoms(value)) {
            const Atom a = values_[atom];
            const auto id = static_cast<uint32_t>(a.payload);
            switch (a.kind) {
                case AtomKind::Function:
                    p_.escapes[p_.closures[ClosureId(id)].function.index()] = true;
                    break;
                case AtomKind::Class:
                    classes.insert(ClassId(id));
                    break;
                case AtomKind::BoundMethod:
                case AtomKind::Tuple:
                case AtomKind::Partial:
                case AtomKind::AnyTuple:
                case AtomKind::Iterator:
                case AtomKind::StaticMethod:
                case AtomKind::ClassMethod:
                    for (ValueId part : values_.sequence(atom)) visit(part);
                    break;
                case AtomKind::Object:
                    if (const ClassId cls = p_.objects[ObjectId(id)].cls; !cls.isNone())
                        classes.insert(cls);
                    else
                        for (SlotId slot : heap_.slotsOf(ObjectId(id))) visit(heap_[slot].value);
                    break;
                default:
                    break;
            }
        }
    }
    for (const ClosureInfo& closure : p_.closures)
        if (!closure.definedIn.isNone())
            for (ClassId escaped : classes)
                if (isSubclass(escaped, closure.definedIn))
                    p_.escapes[closure.function.index()] = true;
}

void Interpreter::publishHeap() {
    publishSummaries();
    for (const Heap::Slot& slot : heap_.slots()) {
        if (values_.isBottom(slot.value)) continue;
        std::vector<HeapWrite> writers = slot.writers;
        std::ranges::sort(writers, {},
                          [](const HeapWrite& w) { return std::pair(w.function, w.site); });
        p_.heap.push_back(
            {slot.key.object, slot.key.kind, slot.key.key, slot.value, std::move(writers)});
    }
    std::ranges::sort(p_.heap, {},
                      [](const HeapSlot& s) { return std::tuple(s.object, s.kind, s.key); });
}

}  // namespace graphlift

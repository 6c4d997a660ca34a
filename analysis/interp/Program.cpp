#include "analysis/interp/Program.h"

#include <algorithm>
#include <tuple>

namespace graphlift {

std::string Program::idOf(FunctionId f) const {
    const FunctionRef& ref = functions[f];
    std::string id(names->text((*modules)[ref.module].name));
    const IrFunction& function = ir(f);
    return id + ":" + (function.scope == ScopeKind::Module ? "<module>" : function.qualifiedName);
}

SourceRange Program::rangeOf(FunctionId f, InstId site) const {
    const FunctionRef& ref = functions[f];
    const Inst& inst = ir(f)[site];
    if (inst.node.isNone()) return {ref.file, tree(f).range(ir(f).node)};
    return {ref.file, tree(f).range(inst.node)};
}

bool Program::isEntered(FunctionId f) const {
    return std::ranges::any_of(contexts[f.index()],
                               [&](SpecializationId s) { return specializations[s].entered; });
}

ValueId Program::valueOf(FunctionId f, InstId inst) const {
    const bool entered = isEntered(f);
    ValueId joined = ValueTable::bottom();
    for (SpecializationId s : contexts[f.index()])
        if (specializations[s].entered == entered)
            joined = values->join(joined, specializations[s].values[inst.index()]);
    return joined;
}

const HeapSlot* Program::slot(ObjectId object, HeapSlot::Key kind, uint32_t key) const {
    const auto wanted = std::tuple(object, kind, key);
    auto it = std::ranges::lower_bound(
        heap, wanted, {}, [](const HeapSlot& s) { return std::tuple(s.object, s.kind, s.key); });
    return it != heap.end() && std::tuple(it->object, it->kind, it->key) == wanted ? &*it : nullptr;
}

ValueId Program::attribute(ObjectId object, Name name) const {
    const HeapSlot* found = slot(object, HeapSlot::Key::Attribute, name.value);
    return found == nullptr ? ValueTable::bottom() : found->value;
}

}  // namespace graphlift

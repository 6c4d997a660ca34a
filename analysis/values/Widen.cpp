// The value that a parameter of a context of many calls takes. Joining alone would let it grow at
// each call, and the body would run again each time; widened it settles after a few. Nothing is lost
// that the sets of other values keep for the calls' own contexts.
#include <algorithm>
#include <map>

#include "analysis/values/AbstractValue.h"

namespace graphlift {

ValueId ValueTable::widened(ValueId value) {
    if (const ValueId* known = widened_.find(value.value)) return *known;
    const Record record = values_[value.index()];
    std::vector<AtomId> atoms(record.atoms.begin(), record.atoms.end());
    widenConstants(atoms);
    widenInstances(atoms);
    capTensors(atoms, AtomKind::Tensor, kWidenedTensors);
    capTensors(atoms, AtomKind::ShapeOf, kWidenedTensors);
    widenTuples(atoms);
    const ValueId result = make({std::move(atoms), record.unknown});
    widened_[value.value] = result;
    return result;
}

// Two constants of a type become "some" of that type.
void ValueTable::widenConstants(std::vector<AtomId>& atoms) {
    std::map<AtomKind, size_t> count;
    for (AtomId a : atoms) ++count[atoms_[a.index()].kind];
    for (AtomId& a : atoms) {
        const AtomKind kind = atoms_[a.index()].kind;
        if (count[kind] > 1) a = generalized(a);
    }
}

// An instance of a class with many becomes any of them.
void ValueTable::widenInstances(std::vector<AtomId>& atoms) const {
    for (AtomId& a : atoms)
        if (const AtomId summary = summaryOf(a); !summary.isNone()) a = summary;
}

// Tuples of one length become one, element by element.
void ValueTable::widenTuples(std::vector<AtomId>& atoms) {
    std::map<size_t, std::vector<AtomId>> byLength;
    for (AtomId a : atoms)
        if (atoms_[a.index()].kind == AtomKind::Tuple) byLength[sequence(a).size()].push_back(a);
    std::erase_if(atoms, [&](AtomId a) { return atoms_[a.index()].kind == AtomKind::Tuple; });
    for (const auto& [length, tuples] : byLength) {
        std::vector<ValueId> elements(length, bottom());
        for (AtomId tuple : tuples)
            for (size_t i = 0; i < length; ++i)
                elements[i] = join(elements[i], sequence(tuple)[i]);
        for (ValueId& element : elements) element = widened(element);
        atoms.push_back(sequenceAtom(AtomKind::Tuple, elements));
    }
}

}  // namespace graphlift

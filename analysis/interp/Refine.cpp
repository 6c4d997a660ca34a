// What a test says about the value it tests, on the edge where it held or not.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

// verdict: 1 keeps the atom, 0 drops it, -1 keeps it because nothing is known.
ValueId Interpreter::keepAtoms(ValueId value, bool keepUnknown,
                               const std::function<int(AtomId)>& verdict) {
    AbstractValue kept;
    for (AtomId atom : values_.atoms(value))
        if (verdict(atom) != 0) kept.atoms.push_back(atom);
    kept.unknown = keepUnknown ? values_.unknownReason(value) : UnknownReason::None;
    return values_.make(std::move(kept));
}

ValueId Interpreter::refine(Frame& frame, ValueId value, InstId valueInst, InstId test,
                            bool positive) {
    const Inst& inst = (*frame.ir)[test];
    auto root = [&](uint32_t id) {
        while (frame.ir->insts[id].kind == InstKind::Refine) id = frame.ir->insts[id].a;
        return id;
    };
    const uint32_t subject = root(valueInst.value);
    if (inst.kind == InstKind::Unary && static_cast<UnaryOp>(inst.flags) == UnaryOp::Not)
        return refine(frame, value, valueInst, inst.valueA(), !positive);
    if (root(test.value) == subject)
        return keepAtoms(value, true, [&](AtomId a) {
            const int known = truth(values_, values_.single(a));
            return known < 0 ? -1 : (known == (positive ? 1 : 0) ? 1 : 0);
        });
    if (inst.kind == InstKind::Compare && root(inst.a) == subject) {
        const CompareOp op = static_cast<CompareOp>(inst.flags);
        const bool negative = op == CompareOp::IsNot || op == CompareOp::Ne;
        if (op != CompareOp::Is && op != CompareOp::Eq && !negative) return value;
        const AtomId other = values_.onlyAtom(frame.current[inst.b]);
        if (other.isNone()) return value;
        const bool wantsSame = positive != negative;
        return keepAtoms(value, !(wantsSame && values_[other].kind == AtomKind::None),
                         [&](AtomId a) {
                             if ((op == CompareOp::Eq || op == CompareOp::Ne) &&
                                 values_[a].kind == AtomKind::Tensor)
                                 return -1;
                             const int same = sameConstant(a, other);
                             return same < 0 ? -1 : (same == (wantsSame ? 1 : 0) ? 1 : 0);
                         });
    }
    if (inst.kind != InstKind::Call || inst.count == 0 ||
        root(frame.ir->pool[inst.b + 1]) != subject)
        return value;
    const AtomId callee = values_.onlyAtom(frame.current[inst.a]);
    if (callee.isNone() || values_[callee].kind != AtomKind::External) return value;
    const std::string& path = p_.externals[values_[callee].payload];
    if (path == "builtins.isinstance" && inst.count == 2) {
        const ValueId classes = frame.current[frame.ir->pool[inst.b + 3]];
        const ValueId kept = keepAtoms(value, true, [&](AtomId a) {
            const int is = isInstance(frame, a, classes);
            return is < 0 ? -1 : (is == (positive ? 1 : 0) ? 1 : 0);
        });
        return kept;
    }
    if (path == "builtins.callable")
        return keepAtoms(value, true, [&](AtomId a) {
            const AtomKind k = values_[a].kind;
            const bool certain = k == AtomKind::Function || k == AtomKind::BoundMethod ||
                                 k == AtomKind::Class || k == AtomKind::Partial;
            const bool never = k == AtomKind::None || k == AtomKind::Int || k == AtomKind::Float ||
                               k == AtomKind::String || k == AtomKind::Bool;
            return certain ? (positive ? 1 : 0) : never ? (positive ? 0 : 1) : -1;
        });
    return value;
}

// 1 yes, 0 no, -1 not known.
int Interpreter::isInstance(Frame& frame, AtomId atom, ValueId classes) {
    if (values_.unknownReason(classes) != UnknownReason::None) return -1;
    int answer = 0;
    for (AtomId cls : values_.atoms(classes)) {
        int one = -1;
        const Atom c = values_[cls];
        if (c.kind == AtomKind::Tuple) {
            one = 0;
            for (ValueId part : values_.sequence(cls)) {
                const int of = isInstance(frame, atom, part);
                if (of == 1)
                    one = 1;
                else if (of < 0 && one == 0)
                    one = -1;
            }
        } else {
            one = isInstanceOf(frame, atom, cls);
        }
        if (values_.atoms(classes).size() > 1 && one != answer) one = -1;
        answer = one;
    }
    return answer;
}

int Interpreter::isInstanceOf(Frame& frame, AtomId atom, AtomId cls) {
    const Atom a = values_[atom], c = values_[cls];
    ClassId project;
    ApiId library;
    if (a.kind == AtomKind::Object) {
        const ObjectInfo& info = p_.objects[ObjectId(static_cast<uint32_t>(a.payload))];
        project = info.cls;
        library = info.api;
        if (library.isNone() && project.isNone()) library = containerClass(info.kind);
    } else {
        library = registry_.classOf(atomToModel(frame, atom, 0));
    }
    if (c.kind == AtomKind::Class) {
        if (!project.isNone())
            return isSubclass(project, ClassId(static_cast<uint32_t>(c.payload)))
                       ? 1
                       : (p_.classes[project].opaqueBase ? -1 : 0);
        return a.kind == AtomKind::Object && library.isNone() ? -1 : 0;
    }
    if (c.kind != AtomKind::External) return -1;
    const ApiId wanted = p_.externalApi[c.payload];
    if (wanted.isNone()) return -1;
    if (!project.isNone())
        return derivesFrom(project, wanted) ? 1 : (p_.classes[project].opaqueBase ? -1 : 0);
    if (library.isNone()) return -1;
    if (library == wanted || registry_.isSubclass(library, wanted)) return 1;
    if (a.kind == AtomKind::Tensor && registry_.isSubclass(wanted, library)) return -1;
    // abstract base classes (Sequence, Number, Callable) match without being bases
    const std::string& path = registry_[wanted].path;
    return path.starts_with("builtins.") || registry_.hasRole(wanted, Role::TensorClass) ||
                   registry_.hasRole(wanted, Role::ArrayClass) ||
                   registry_.hasRole(wanted, Role::LayerClass) ||
                   registry_.hasRole(wanted, Role::VariableClass)
               ? 0
               : -1;
}

}  // namespace graphlift

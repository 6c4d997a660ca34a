// What each instruction does to abstract values. Operators, refinement, calls and attributes have
// files of their own.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

ValueId Interpreter::transfer(Frame& frame, const Inst& inst) {
    const Activation& activation = activations_[frame.context.index()];
    auto value = [&](uint32_t id) { return frame.current[id]; };
    switch (inst.kind) {
        case InstKind::Const:
            return values_.constant(frame.ir->constants[inst.a]);
        case InstKind::Param:
            return inst.a < activation.spec.params.size() ? activation.spec.params[inst.a]
                                                          : ValueTable::bottom();
        case InstKind::BlockParam:
            return frame.current[frame.site.index()];
        case InstKind::Undef:
            return ValueTable::bottom();
        case InstKind::LoadGlobal:
            return loadGlobal(frame, p_.functions[frame.function].module, inst.nameA());
        case InstKind::StoreGlobal:
            markStored(frame, value(inst.b));
            writeSlot(frame,
                      {moduleObject(p_.functions[frame.function].module), HeapSlot::Key::Attribute,
                       inst.a},
                      value(inst.b));
            return ValueTable::bottom();
        case InstKind::LoadCell:
            return loadCell(frame, inst.nameA(), inst.b);
        case InstKind::StoreCell:
            markStored(frame, value(inst.b));
            storeCell(frame, inst.nameA(), inst.count, value(inst.b));
            return ValueTable::bottom();
        case InstKind::DelGlobal:
        case InstKind::DelAttr:
        case InstKind::DelItem:
            return ValueTable::bottom();
        case InstKind::GetAttr:
            return getAttribute(frame, value(inst.a), inst.nameB(), inst.flags);
        case InstKind::SetAttr:
            setAttribute(frame, value(inst.a), Name(frame.ir->pool[inst.b]),
                         value(frame.ir->pool[inst.b + 1]));
            return ValueTable::bottom();
        case InstKind::GetItem:
            return getItem(frame, value(inst.a), value(inst.b));
        case InstKind::SetItem:
            setItem(frame, value(inst.a), value(frame.ir->pool[inst.b]),
                    value(frame.ir->pool[inst.b + 1]));
            return ValueTable::bottom();
        case InstKind::BuildTuple:
        case InstKind::BuildList:
        case InstKind::BuildSet:
        case InstKind::BuildSlice:
            return transferBuild(frame, inst);
        case InstKind::BuildDict:
            return transferDict(frame, inst);
        case InstKind::Format:
            return values_.single(values_.atom(AtomKind::SomeString));
        case InstKind::Unpack:
            return iterate(frame, value(inst.a), true);
        case InstKind::UnpackItem:
            return unpackItem(frame, frame.ir->insts[inst.a], inst.b);
        case InstKind::Call:
            return transferCall(frame, inst);
        case InstKind::MakeFunction:
            return makeFunction(frame, inst);
        case InstKind::MakeClass:
            return makeClass(frame, inst);
        case InstKind::Import:
            return importModule(frame, inst);
        case InstKind::Unary:
            return unary(frame, static_cast<UnaryOp>(inst.flags), value(inst.a));
        case InstKind::Binary:
            return binary(frame, static_cast<BinaryOp>(inst.flags & 0x7F), value(inst.a),
                          value(inst.b), (inst.flags & kInPlace) != 0);
        case InstKind::Compare:
            return compare(frame, static_cast<CompareOp>(inst.flags), value(inst.a), value(inst.b));
        case InstKind::Iter:
            return iterate(frame, value(inst.a), true);
        case InstKind::Next:
            return nextElement(frame, value(inst.a));
        case InstKind::Yield: {
            const ValueId yielded = inst.a == Id<int>::kNone ? values_.none() : value(inst.a);
            frame.yields = values_.join(frame.yields, yielded);
            return values_.unknown(UnknownReason::DynamicFeature);
        }
        case InstKind::YieldFrom:
            frame.yields = values_.join(frame.yields,
                                        nextElement(frame, iterate(frame, value(inst.a), false)));
            return values_.none();
        case InstKind::Await:
            return value(inst.a);
        case InstKind::Refine:
            return refine(frame, value(inst.a), inst.valueA(), inst.valueB(),
                          (inst.flags & kTrue) != 0);
        case InstKind::CaughtException:
            return values_.unknown(UnknownReason::DynamicFeature);
        case InstKind::Opaque:
            return values_.unknown(UnknownReason::DynamicFeature);
        case InstKind::Jump:
        case InstKind::Branch:
        case InstKind::Return:
        case InstKind::Raise:
            return ValueTable::bottom();
    }
    return ValueTable::bottom();
}

ObjectId Interpreter::moduleObject(ModuleId module) {
    ObjectId& object = moduleObjects_[module.index()];
    if (object.isNone()) {
        ObjectInfo info;
        info.kind = ObjectInfo::Kind::Namespace;
        if (!modules_[module].file.isNone())
            info.allocatedIn = p_.functionAt(modules_[module].file, 0);
        object = p_.objects.add(std::move(info));
    }
    return object;
}

ValueId Interpreter::loadGlobal(Frame& frame, ModuleId module, Name name) {
    const ValueId value =
        readSlotOrBottom(frame, {moduleObject(module), HeapSlot::Key::Attribute, name.value});
    if (!values_.isBottom(value)) return value;
    if (name == n_.name) return values_.single(values_.atom(AtomKind::SomeString));
    if (name == n_.file || name == n_.doc)
        return values_.single(values_.atom(AtomKind::SomeString));
    if (const ValueId own = builtin(name); !values_.isBottom(own)) return own;
    for (ExternalId source : wildcards_[module.index()])
        if (const ApiId api = p_.externalApi[source.index()];
            !api.isNone() && !registry_.member(api, names_.text(name)).isNone())
            return externalAttribute(source, name);
    if (!wildcards_[module.index()].empty()) return values_.unknown(UnknownReason::MissingModule);
    const ValueId any =
        readSlotOrBottom(frame, {moduleObject(module), HeapSlot::Key::AnyAttribute});
    return values_.isBottom(any) ? missing(frame, UnknownReason::UnboundName) : any;
}

ValueId Interpreter::transferBuild(Frame& frame, const Inst& inst) {
    std::vector<ValueId> items;
    ValueId rest = ValueTable::bottom();
    bool known = true;
    const uint32_t count = inst.kind == InstKind::BuildSlice ? 3 : inst.b;
    for (uint32_t i = 0; i < count; ++i) {
        const uint32_t operand = frame.ir->pool[inst.a + i];
        if (inst.kind == InstKind::BuildSlice) {
            items.push_back(operand == Id<int>::kNone ? values_.none() : frame.current[operand]);
            continue;
        }
        const ValueId item = frame.current[operand & ~kStarBit];
        if ((operand & kStarBit) == 0) {
            if (known)
                items.push_back(item);
            else
                rest = values_.join(rest, item);
        } else if (auto parts = knownElements(frame, item); parts && known) {
            items.insert(items.end(), parts->begin(), parts->end());
        } else {
            known = false;
            rest = values_.join(rest, nextElement(frame, iterate(frame, item, false)));
        }
    }
    if (inst.kind == InstKind::BuildSlice)
        return values_.single(values_.sequenceAtom(AtomKind::Slice, items));
    for (ValueId item : items) markStored(frame, item);
    if (inst.kind == InstKind::BuildTuple) {
        if (known && items.size() <= 64) return values_.tuple(items);
        for (ValueId item : items) rest = values_.join(rest, item);
        return values_.wrap(AtomKind::AnyTuple, rest);
    }
    return newList(
        frame, inst.kind == InstKind::BuildList ? ObjectInfo::Kind::List : ObjectInfo::Kind::Set,
        items, rest, !known);
}

ValueId Interpreter::transferDict(Frame& frame, const Inst& inst) {
    const ObjectId dict =
        allocate(frame, ObjectInfo::Kind::Dict, ClassId::none(), ApiId::none(), 0);
    const ValueId result = objectValue(dict);
    for (uint32_t i = 0; i < inst.b; ++i) {
        const uint32_t key = frame.ir->pool[inst.a + 2 * i];
        const ValueId value = frame.current[frame.ir->pool[inst.a + 2 * i + 1]];
        markStored(frame, value);
        if (key != Id<int>::kNone) {
            setItem(frame, result, frame.current[key], value);
        } else {
            updateDict(frame, dict, value);
        }
    }
    return result;
}

// The function together with the free variables that it sees from here.
ClosureId Interpreter::closureOf(Frame& frame, FunctionId function) {
    const bool needsFrame =
        !frame.ir->cells.empty() ||
        closureFrame_.contains(activations_[frame.context.index()].spec.closure.value);
    const ObjectId env = needsFrame ? ownFrame(frame) : ObjectId::none();
    const uint64_t key = hashCombine(function.value, needsFrame ? env.value : 0x77777777u);
    const auto [known, isNew] = closureIndex_.tryEmplace(key, ClosureId(p_.closures.size()));
    const ClosureId made = *known;
    if (!isNew) return made;
    ClosureInfo info;
    info.function = function;
    info.madeIn = frame.context;
    p_.closures.add(std::move(info));
    closuresOf_[function.index()].push_back(made);
    if (needsFrame) closureFrame_[made.value] = env;
    return made;
}

ValueId Interpreter::makeFunction(Frame& frame, const Inst& inst) {
    const FunctionId function = p_.functionAt(p_.functions[frame.function].file, inst.a);
    const IrFunction& ir = p_.ir(function);
    const ClosureId made = closureOf(frame, function);
    ClosureInfo& closure = p_.closures[made];
    if (frame.ir->scope == ScopeKind::Class) {
        auto owner =
            classOfNamespace_.find(activations_[frame.context.index()].spec.params[0].value);
        if (owner != classOfNamespace_.end()) closure.definedIn = owner->second;
    }
    auto merge = [&](std::vector<std::pair<uint32_t, ValueId>>& list, uint32_t index,
                     ValueId value) {
        auto at = std::ranges::find(list, index, &std::pair<uint32_t, ValueId>::first);
        if (at == list.end())
            list.emplace_back(index, value);
        else
            at->second = values_.join(at->second, value);
    };
    for (uint32_t i = 0; i < inst.count; ++i) {
        const uint32_t tag = frame.ir->pool[inst.b + 2 * i];
        const ValueId value = frame.current[frame.ir->pool[inst.b + 2 * i + 1]];
        if (operandOf(tag) == FunctionOperand::Default) {
            markStored(frame, value);
            merge(closure.defaults, parameterOf(tag), value);
        } else {
            merge(closure.annotations,
                  operandOf(tag) == FunctionOperand::ReturnAnnotation ? Id<int>::kNone
                                                                      : parameterOf(tag),
                  value);
        }
    }
    if (ir.parent != Id<int>::kNone && !frame.owned.empty()) escapeOwnedFrame(frame);
    return values_.single(values_.atom(AtomKind::Function, made.value));
}

ValueId Interpreter::unpackItem(Frame& frame, const Inst& unpack, uint32_t index) {
    const ValueId iterable = frame.current[unpack.a];
    const bool hasStar = (unpack.flags & kHasStar) != 0;
    if (auto elements = knownElements(frame, iterable)) {
        const size_t targets = unpack.b;
        if (!hasStar) return index < elements->size() ? (*elements)[index] : ValueTable::bottom();
        const size_t star = unpack.count, after = targets - star - 1;
        if (elements->size() + 1 < targets) return ValueTable::bottom();
        if (index < star) return (*elements)[index];
        if (index > star) return (*elements)[elements->size() - after + (index - star - 1)];
        return newList(frame, ObjectInfo::Kind::List,
                       {elements->data() + star, elements->size() - star - after},
                       ValueTable::bottom(), false);
    }
    ValueId element = ValueTable::bottom();
    for (AtomId atom : values_.atoms(iterable)) {
        const Atom& a = values_[atom];
        if (a.kind == AtomKind::Tuple) {
            std::span<const ValueId> parts = values_.sequence(atom);
            if (!hasStar && parts.size() == unpack.b)
                element = values_.join(element, parts[index]);
            else if (hasStar)
                for (ValueId part : parts) element = values_.join(element, part);
        } else {
            element = values_.join(element, elementOf(frame, atom));
        }
    }
    if (values_.unknownReason(iterable) != UnknownReason::None)
        element = values_.withUnknown(element, values_.unknownReason(iterable));
    if (hasStar && index == unpack.count)
        return newList(frame, ObjectInfo::Kind::List, {}, element, true);
    return element;
}

ValueId Interpreter::nextElement(Frame& frame, ValueId iterator) {
    Joiner element(values_);
    for (AtomId atom : values_.atoms(iterator))
        element.add(values_[atom].kind == AtomKind::Iterator ? values_.sequence(atom)[0]
                                                             : elementOf(frame, atom));
    if (values_.unknownReason(iterator) != UnknownReason::None)
        element.add(values_.unknown(values_.unknownReason(iterator)));
    return element.result();
}

// `import a.b.c` binds a; `import a.b.c as d` and `from a.b import c` work on a.b.c and a.b.
// Importing runs the module.
ValueId Interpreter::importModule(Frame& frame, const Inst& inst) {
    const ModuleId from = p_.functions[frame.function].module;
    const Name absolute = modules_.absoluteName(from, inst.nameA(), inst.b);
    if (absolute.isNone()) return values_.unknown(UnknownReason::MissingModule);
    const std::string dotted(names_.text(absolute));
    ModuleId found, top;
    for (size_t end = dotted.find('.');; end = dotted.find('.', end + 1)) {
        const ModuleId module = modules_.find(names_.intern(dotted.substr(0, end)), from);
        if (!module.isNone()) {
            evaluateModule(module, &frame);
            if (top.isNone()) top = module;
            found = end == std::string::npos ? module : found;
        }
        if (end == std::string::npos) break;
    }
    const bool wantsTop = (inst.flags & kTopPackage) != 0;
    ValueId result = ValueTable::bottom();
    if (!found.isNone() || (wantsTop && !top.isNone()))
        result = values_.single(values_.atom(AtomKind::Module, (wantsTop ? top : found).value));
    else if (!top.isNone())
        result = values_.unknown(UnknownReason::MissingModule);
    else
        result = externalValue(external(wantsTop ? dotted.substr(0, dotted.find('.')) : dotted));
    return (inst.flags & kWildcard) != 0 ? importAll(frame, result) : result;
}

ValueId Interpreter::importAll(Frame& frame, ValueId imported) {
    const ObjectId target = moduleObject(p_.functions[frame.function].module);
    for (AtomId atom : values_.atoms(imported)) {
        if (values_[atom].kind == AtomKind::Module) {
            const ModuleId source(static_cast<uint32_t>(values_[atom].payload));
            for (Name name : modules_.exports(source)) {
                const ValueId value = moduleAttribute(frame, source, name);
                if (values_.isBottom(value)) continue;
                const SlotKey key{target, HeapSlot::Key::Attribute, name.value};
                writeSlot(frame, key, value);
                // of several wildcards the last one to bring a name counts
                if (frame.body->numWildcards > 1 && frame.ir->scope == ScopeKind::Module &&
                    frame.heap.size() < kMaxLocalSlots)
                    frame.heap.set(heap_.slot(key), value);
            }
        } else if (values_[atom].kind == AtomKind::External) {
            const ExternalId source(static_cast<uint32_t>(values_[atom].payload));
            wildcards_[p_.functions[frame.function].module.index()].push_back(source);
        }
    }
    if (values_.unknownReason(imported) != UnknownReason::None)
        writeSlot(frame, {target, HeapSlot::Key::AnyAttribute},
                  values_.unknown(UnknownReason::MissingModule));
    return imported;
}

}  // namespace graphlift

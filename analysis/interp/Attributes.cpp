// Attribute reads and writes on every kind of value.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

ValueId Interpreter::getAttribute(Frame& frame, ValueId object, Name name, uint8_t flags) {
    Joiner result(values_);
    for (AtomId atom : values_.atoms(object)) {
        const bool isWith =
            (flags & (kEnter | kExit)) != 0 && !hasOwnContextMethods(frame, atom, name);
        result.add(isWith ? contextMethod(atom, flags)
                          : getAttributeOfAtom(frame, atom, name, flags));
    }
    if (values_.unknownReason(object) != UnknownReason::None)
        result.add(values_.unknown(values_.unknownReason(object)));
    return result.result();
}

// __enter__ and __exit__ of a class of the project; library objects and generators enter as
// specialEnter says.
bool Interpreter::hasOwnContextMethods(Frame& frame, AtomId atom, Name name) {
    if (values_[atom].kind != AtomKind::Object) return false;
    const ClassId cls = p_.objects[ObjectId(static_cast<uint32_t>(values_[atom].payload))].cls;
    return !cls.isNone() && !values_.isBottom(classAttribute(frame, cls, name));
}

ValueId Interpreter::contextMethod(AtomId receiver, uint8_t flags) {
    const ValueId method =
        externalValue(external((flags & kEnter) != 0 ? "builtins.<enter>" : "builtins.<exit>"));
    return values_.single(values_.sequenceAtom(
        AtomKind::BoundMethod, std::vector<ValueId>{method, values_.single(receiver)}));
}

ValueId Interpreter::getAttributeOfAtom(Frame& frame, AtomId atom, Name name, uint8_t flags) {
    const Atom a = values_[atom];
    switch (a.kind) {
        case AtomKind::Module:
            return moduleAttribute(frame, ModuleId(static_cast<uint32_t>(a.payload)), name);
        case AtomKind::External:
            return externalAttribute(ExternalId(static_cast<uint32_t>(a.payload)), name);
        case AtomKind::Class: {
            const ClassId cls(static_cast<uint32_t>(a.payload));
            if (name == n_.name) return values_.string(p_.classes[cls].name);
            ValueId found = classAttribute(frame, cls, name);
            if (values_.isBottom(found)) {
                if (const ApiId base = libraryBase(cls); !base.isNone())
                    if (const ApiId member = registry_.member(base, names_.text(name));
                        !member.isNone())
                        return apiValue(member);
                return missing(frame, p_.classes[cls].opaqueBase ? UnknownReason::MissingModule
                                                                 : UnknownReason::UnboundName);
            }
            return bindAttribute(frame, found, AtomId::none(), values_.single(atom));
        }
        case AtomKind::Object:
            if (p_.objects[ObjectId(static_cast<uint32_t>(a.payload))].kind ==
                ObjectInfo::Kind::Namespace) {
                const ObjectId nspace(static_cast<uint32_t>(a.payload));
                const ValueId own =
                    readSlotOrBottom(frame, {nspace, HeapSlot::Key::Attribute, name.value});
                if (!values_.isBottom(own) || (flags & kOrGlobal) == 0) return own;
                return loadGlobal(frame, p_.functions[frame.function].module, name);
            }
            return objectAttribute(frame, atom, name);
        case AtomKind::Super:
            return superAttribute(frame, atom, name);
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Partial:
            return functionAttribute(frame, atom, name);
        case AtomKind::Property: {
            // @x.setter and the like give a property again
            return values_.single(values_.sequenceAtom(
                AtomKind::BoundMethod,
                std::vector<ValueId>{externalValue(external("builtins.property.setter")),
                                     values_.single(atom)}));
        }
        default: {
            const auto [known, isNew] = classOfAtom_.tryEmplace(atom.value);
            if (isNew) *known = registry_.classOf(atomToModel(frame, atom, 0));
            const ApiId cls = *known;
            return cls.isNone() ? values_.unknown(UnknownReason::UnmodelledApi)
                                : libraryMember(frame, cls, atom, name);
        }
    }
}

ValueId Interpreter::moduleAttribute(Frame& frame, ModuleId module, Name name) {
    evaluateModule(module, &frame);
    const ValueId value =
        readSlotOrBottom(frame, {moduleObject(module), HeapSlot::Key::Attribute, name.value});
    if (!values_.isBottom(value)) return value;
    if (const ModuleId sub = modules_.submodule(module, name); !sub.isNone()) {
        evaluateModule(sub, &frame);
        return values_.single(values_.atom(AtomKind::Module, sub.value));
    }
    if (name == n_.name || name == n_.file || name == n_.doc)
        return values_.single(values_.atom(AtomKind::SomeString));
    for (ExternalId source : wildcards_[module.index()])
        if (const ApiId api = p_.externalApi[source.index()];
            !api.isNone() && !registry_.member(api, names_.text(name)).isNone())
            return externalAttribute(source, name);
    return missing(frame, UnknownReason::UnboundName);
}

// What a global bound more than once holds when its module has run: other modules see only that,
// unless somebody else writes it.
ValueId Interpreter::finalGlobal(Frame& frame, ModuleId module, Name name) {
    const ContextId context = moduleContexts_[module.index()];
    if (context.isNone() || activations_[context.index()].active ||
        p_.functions[frame.function].module == module)
        return ValueTable::bottom();
    const SlotId slot = heap_.find({moduleObject(module), HeapSlot::Key::Attribute, name.value});
    auto last = slot.isNone() ? finalGlobals_.end() : finalGlobals_.find(slot.value);
    if (last == finalGlobals_.end()) return ValueTable::bottom();
    const FunctionId body = activations_[context.index()].spec.function;
    const bool onlyBody = std::ranges::all_of(
        heap_[slot].writers, [&](const HeapWrite& w) { return w.function == body; });
    readsSlot(frame, slot);
    return onlyBody ? last->second : ValueTable::bottom();
}

// Own fields first, then the class along its MRO, then the library class behind it, then
// __getattr__.
ValueId Interpreter::objectAttribute(Frame& frame, AtomId atom, Name name) {
    const ObjectId object(static_cast<uint32_t>(values_[atom].payload));
    const ObjectHead info = headOf(object);
    if (info.kind == ObjectInfo::Kind::List || info.kind == ObjectInfo::Kind::Dict ||
        info.kind == ObjectInfo::Kind::Set || info.kind == ObjectInfo::Kind::Generator) {
        return libraryMember(frame, containerClass(info.kind), atom, name);
    }
    if (name == n_.className && !info.cls.isNone())
        return values_.single(values_.atom(AtomKind::Class, info.cls.value));
    ValueId result = readSlotOrBottom(frame, {object, HeapSlot::Key::Attribute, name.value});
    result = values_.join(result, readSlotOrBottom(frame, {object, HeapSlot::Key::AnyAttribute}));
    const bool own = !values_.isBottom(result);
    if (!info.cls.isNone()) {
        const ValueId ofClass = classAttribute(frame, info.cls, name);
        const ValueId classValue = values_.single(values_.atom(AtomKind::Class, info.cls.value));
        const bool isData = std::ranges::all_of(values_.atoms(ofClass), [&](AtomId c) {
            const AtomKind k = values_[c].kind;
            return k != AtomKind::Function && k != AtomKind::StaticMethod &&
                   k != AtomKind::ClassMethod;
        });
        if (!values_.isBottom(ofClass) && (!own || isData))
            result = values_.join(result, bindAttribute(frame, ofClass, atom, classValue));
    }
    if (!values_.isBottom(result)) return result;
    if (!info.api.isNone()) {
        frame.isOrdered = true;  // nobody is told when it changes
        for (const auto& [key, value] : p_.objects[object].config)
            if (key == name) return value;
        if (!registry_.member(info.api, names_.text(name)).isNone())
            return libraryMember(frame, info.api, atom, name);
    }
    if (name == n_.dict) return values_.unknown(UnknownReason::DynamicFeature);
    if (!info.cls.isNone()) {
        if (const ValueId hook = classAttribute(frame, info.cls, n_.getattr);
            !values_.isBottom(hook)) {
            const ValueId bound = bindAttribute(
                frame, hook, atom, values_.single(values_.atom(AtomKind::Class, info.cls.value)));
            return call(frame, bound, {{values_.string(name)}, {}}, {});
        }
        if (p_.classes[info.cls].opaqueBase) return values_.unknown(UnknownReason::MissingModule);
    }
    if (info.kind == ObjectInfo::Kind::LibraryInstance)
        return values_.unknown(UnknownReason::UnmodelledApi);
    return missing(frame, UnknownReason::UnboundName);
}

ApiId Interpreter::containerClass(ObjectInfo::Kind kind) {
    switch (kind) {
        case ObjectInfo::Kind::List:
            return registry_.find("builtins.list");
        case ObjectInfo::Kind::Dict:
            return registry_.find("builtins.dict");
        case ObjectInfo::Kind::Set:
            return registry_.find("builtins.set");
        case ObjectInfo::Kind::Generator:
            return registry_.find("types.GeneratorType");
        default:
            return ApiId::none();
    }
}

// What a class attribute becomes when it is read through an instance (or, receiver none, through
// the class).
ValueId Interpreter::bindAttribute(Frame& frame, ValueId attribute, AtomId receiver,
                                   ValueId classValue) {
    Joiner result(values_);
    if (values_.unknownReason(attribute) != UnknownReason::None)
        result.add(values_.unknown(values_.unknownReason(attribute)));
    auto bound = [&](ValueId function, ValueId self) {
        return values_.single(
            values_.sequenceAtom(AtomKind::BoundMethod, std::vector<ValueId>{function, self}));
    };
    for (size_t i = 0; i < values_.atoms(attribute).size(); ++i) {
        const AtomId atom = values_.atoms(attribute)[i];
        ValueId one = values_.single(atom);
        switch (values_[atom].kind) {
            case AtomKind::Function:
                if (!receiver.isNone()) one = bound(one, values_.single(receiver));
                break;
            case AtomKind::StaticMethod:
                one = values_.sequence(atom)[0];
                break;
            case AtomKind::ClassMethod:
                one = bound(values_.sequence(atom)[0], classValue);
                break;
            case AtomKind::Property:
                if (!receiver.isNone()) {
                    const ValueId getter = values_.sequence(atom)[0];
                    one =
                        call(frame, getter, {{values_.single(receiver)}, {}}, {EdgeKind::Property});
                }
                break;
            case AtomKind::Object: {
                const ObjectId object(static_cast<uint32_t>(values_[atom].payload));
                const ClassId cls = p_.objects[object].cls;
                if (cls.isNone() || receiver.isNone()) break;
                if (const ValueId get = classAttribute(frame, cls, n_.get); !values_.isBottom(get))
                    one = call(frame, bindAttribute(frame, get, atom, classValue),
                               {{values_.single(receiver), classValue}, {}}, {EdgeKind::Property});
                break;
            }
            default:
                break;
        }
        result.add(one);
    }
    return result.result();
}

ValueId Interpreter::superAttribute(Frame& frame, AtomId super, Name name) {
    const ValueId classValue = values_.sequence(super)[0], receivers = values_.sequence(super)[1];
    const AtomId after = values_.onlyAtom(classValue);
    if (after.isNone() || values_.atoms(receivers).empty())
        return values_.unknown(UnknownReason::DynamicFeature);
    Joiner result(values_);
    for (AtomId self : values_.atoms(receivers))
        result.add(superAttributeOf(frame, self, after, name));
    if (values_.unknownReason(receivers) != UnknownReason::None)
        result.add(values_.unknown(values_.unknownReason(receivers)));
    return result.result();
}

ValueId Interpreter::superAttributeOf(Frame& frame, AtomId self, AtomId after, Name name) {
    const ValueId receiver = values_.single(self);
    ClassId start;
    const Atom selfAtom = values_[self];
    if (selfAtom.kind == AtomKind::Object)
        start = p_.objects[ObjectId(static_cast<uint32_t>(selfAtom.payload))].cls;
    else if (selfAtom.kind == AtomKind::Class)
        start = ClassId(static_cast<uint32_t>(selfAtom.payload));
    const ClassId afterClass(static_cast<uint32_t>(values_[after].payload));
    if (start.isNone()) start = afterClass;
    const ValueId found = classAttributeAfter(frame, start, name, afterClass);
    if (!values_.isBottom(found))
        return bindAttribute(frame, found,
                             selfAtom.kind == AtomKind::Object ? self : AtomId::none(), receiver);
    if (const ApiId base = libraryBase(start); !base.isNone())
        if (!registry_.member(base, names_.text(name)).isNone())
            return libraryMember(frame, base, self, name);
    if (p_.classes[start].opaqueBase) return values_.unknown(UnknownReason::MissingModule);
    // object's own methods: nothing to run
    const ExternalId objectMethod = external("builtins.object." + std::string(names_.text(name)));
    return values_.single(values_.sequenceAtom(
        AtomKind::BoundMethod, std::vector<ValueId>{externalValue(objectMethod), receiver}));
}

ValueId Interpreter::functionAttribute(Frame& frame, AtomId atom, Name name) {
    const Atom a = values_[atom];
    if (a.kind == AtomKind::BoundMethod && names_.text(name) == "__self__")
        return values_.sequence(atom)[1];
    if (a.kind == AtomKind::BoundMethod && names_.text(name) == "__func__")
        return values_.sequence(atom)[0];
    if (a.kind == AtomKind::Partial && name == n_.func) return values_.sequence(atom)[0];
    if (a.kind == AtomKind::Function) {
        const ClosureId closure(static_cast<uint32_t>(a.payload));
        const ValueId set = readSlotOrBottom(
            frame, {functionObject(closure), HeapSlot::Key::Attribute, name.value});
        if (!values_.isBottom(set)) return set;
        if (name == n_.name) return values_.string(p_.ir(p_.closures[closure].function).name);
    }
    if (const ApiId cls = registry_.find("types.FunctionType");
        !cls.isNone() && !registry_.member(cls, names_.text(name)).isNone())
        return values_.unknown(UnknownReason::DynamicFeature);
    // A method of a library's function object (a traced function's own attributes), with the
    // function as receiver.
    if (const ApiId role = registry_.role(Role::GraphDecorator); !role.isNone())
        if (const ExternalId member =
                external(registry_[role].path + "." + std::string(names_.text(name)));
            true)
            return values_.single(values_.sequenceAtom(
                AtomKind::BoundMethod,
                std::vector<ValueId>{externalValue(member), values_.single(atom)}));
    return values_.unknown(UnknownReason::DynamicFeature);
}

ObjectId Interpreter::functionObject(ClosureId closure) {
    auto [it, isNew] = functionObjects_.try_emplace(closure.value, ObjectId(p_.objects.size()));
    if (isNew) {
        ObjectInfo info;
        info.kind = ObjectInfo::Kind::Namespace;
        p_.objects.add(std::move(info));
    }
    return it->second;
}

ValueId Interpreter::libraryMember(Frame& frame, ApiId cls, AtomId receiver, Name name) {
    const auto [member, known] = libraryAttribute(cls, name);
    if (known.isNone()) return values_.unknown(UnknownReason::UnmodelledApi);
    if (!member.isNone() && registry_[member].kind == ApiKind::Property) {
        const ModelValue result =
            registry_.value(member, atomToModel(frame, receiver, 0), noCallbacks(frame));
        const ValueId value = fromModel(frame, result, values_.single(receiver));
        addEdge(frame,
                {frame.site, EdgeKind::Property, false, false, false, {}, member, known, {}});
        return value;
    }
    if (!member.isNone() &&
        (registry_[member].kind == ApiKind::DType || registry_[member].kind == ApiKind::Constant))
        return externalValue(known);
    return values_.single(
        values_.sequenceAtom(AtomKind::BoundMethod,
                             std::vector<ValueId>{externalValue(known), values_.single(receiver)}));
}

LibraryAttribute Interpreter::libraryAttribute(ApiId cls, Name name) {
    const uint64_t key = static_cast<uint64_t>(cls.value) << 32 | name.value;
    if (const LibraryAttribute* known = libraryAttributes_.find(key)) return *known;
    LibraryAttribute found{registry_.member(cls, names_.text(name)), ExternalId::none()};
    const std::string path = found.member.isNone()
                                 ? registry_[cls].path + "." + std::string(names_.text(name))
                                 : registry_[found.member].path;
    if (!found.member.isNone() || specials_.contains(path)) found.external = external(path);
    return libraryAttributes_[key] = found;
}

ValueId Interpreter::externalAttribute(ExternalId base, Name name) {
    const uint64_t key = static_cast<uint64_t>(base.value) << 32 | name.value;
    if (const ValueId* known = externalAttributes_.find(key)) return *known;
    const ApiId api = p_.externalApi[base.index()];
    const ApiId member = api.isNone() ? ApiId::none() : registry_.member(api, names_.text(name));
    const ValueId value = member.isNone()
                              ? externalValue(external(p_.externals[base.index()] + "." +
                                                       std::string(names_.text(name))))
                              : apiValue(member);
    return externalAttributes_[key] = value;
}

// A name of Python itself; bottom where it has none of that name.
ValueId Interpreter::builtin(Name name) {
    if (const ValueId* known = builtins_.find(name.value)) return *known;
    const std::string path = "builtins." + std::string(names_.text(name));
    const bool exists = specials_.contains(path) || registry_.find(path);
    const ValueId value = exists ? externalValue(external(path)) : ValueTable::bottom();
    return builtins_[name.value] = value;
}

void Interpreter::setAttribute(Frame& frame, ValueId object, Name name, ValueId value) {
    markStored(frame, value);
    for (size_t i = 0; i < values_.atoms(object).size(); ++i) {
        const AtomId atom = values_.atoms(object)[i];
        const Atom a = values_[atom];
        ObjectId target;
        if (a.kind == AtomKind::Module)
            target = moduleObject(ModuleId(static_cast<uint32_t>(a.payload)));
        else if (a.kind == AtomKind::Class)
            target = p_.classes[ClassId(static_cast<uint32_t>(a.payload))].nspace;
        else if (a.kind == AtomKind::Function)
            target = functionObject(ClosureId(static_cast<uint32_t>(a.payload)));
        else if (a.kind == AtomKind::Object)
            target = ObjectId(static_cast<uint32_t>(a.payload));
        if (target.isNone()) continue;
        const ClassId cls = a.kind == AtomKind::Object ? p_.objects[target].cls : ClassId::none();
        if (!cls.isNone() && callSetter(frame, cls, atom, name, value)) continue;
        writeSlot(frame, {target, HeapSlot::Key::Attribute, name.value}, value);
    }
}

// A property with a setter takes the value; its getter's value lives wherever the setter puts it.
bool Interpreter::callSetter(Frame& frame, ClassId cls, AtomId receiver, Name name, ValueId value) {
    bool handled = false;
    const ValueId attribute = classAttribute(frame, cls, name);
    for (size_t i = 0; i < values_.atoms(attribute).size(); ++i) {
        const AtomId atom = values_.atoms(attribute)[i];
        if (values_[atom].kind != AtomKind::Property) continue;
        handled = true;
        const ValueId setter = values_.sequence(atom)[1];
        if (!values_.isBottom(setter))
            call(frame, setter, {{values_.single(receiver), value}, {}}, {EdgeKind::Property});
    }
    return handled;
}

}  // namespace graphlift

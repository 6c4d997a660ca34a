// Python's own functions that need the engine: types, attributes, classes, decorators.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/interp/LibraryContext.h"

namespace graphlift {

Interpreter::~Interpreter() = default;

void Interpreter::registerBuiltins() {
    using I = Interpreter;
    specials_ = {{"builtins.len", &I::specialLen},
                 {"builtins.range", &I::specialRange},
                 {"builtins.isinstance", &I::specialIsInstance},
                 {"builtins.issubclass", &I::specialIsSubclass},
                 {"builtins.callable", &I::specialCallable},
                 {"builtins.getattr", &I::specialGetAttr},
                 {"builtins.setattr", &I::specialSetAttr},
                 {"builtins.hasattr", &I::specialHasAttr},
                 {"builtins.super", &I::specialSuper},
                 {"builtins.type", &I::specialType},
                 {"builtins.iter", &I::specialIter},
                 {"builtins.next", &I::specialNext},
                 {"builtins.zip", &I::specialZip},
                 {"builtins.enumerate", &I::specialEnumerate},
                 {"builtins.map", &I::specialMap},
                 {"builtins.filter", &I::specialFilter},
                 {"functools.reduce", &I::specialReduce},
                 {"builtins.sorted", &I::specialSorted},
                 {"builtins.reversed", &I::specialReversed},
                 {"builtins.min", &I::specialExtreme},
                 {"builtins.max", &I::specialExtreme},
                 {"builtins.list", &I::specialList},
                 {"builtins.tuple", &I::specialTuple},
                 {"builtins.set", &I::specialSet},
                 {"builtins.frozenset", &I::specialSet},
                 {"builtins.dict", &I::specialDict},
                 {"collections.OrderedDict", &I::specialDict},
                 {"builtins.property", &I::specialProperty},
                 {"functools.cached_property", &I::specialProperty},
                 {"abc.abstractproperty", &I::specialProperty},
                 {"builtins.property.setter", &I::specialSetter},
                 {"builtins.staticmethod", &I::specialStaticMethod},
                 {"builtins.classmethod", &I::specialClassMethod},
                 {"functools.partial", &I::specialPartial},
                 {"abc.abstractmethod", &I::specialIdentity},
                 {"functools.lru_cache", &I::specialIdentity},
                 {"functools.cache", &I::specialIdentity},
                 {"functools.total_ordering", &I::specialIdentity},
                 {"dataclasses.dataclass", &I::specialIdentity},
                 {"contextlib.contextmanager", &I::specialIdentity},
                 {"typing.overload", &I::specialIdentity},
                 {"typing.no_type_check", &I::specialIdentity},
                 {"typing.final", &I::specialIdentity},
                 {"atexit.register", &I::specialIdentity},
                 {"copy.copy", &I::specialIdentity},
                 {"functools.wraps", &I::specialWraps},
                 {"builtins.<identity>", &I::specialIdentity},
                 {"importlib.import_module", &I::specialImportModule},
                 {"builtins.__import__", &I::specialImportModule},
                 {"builtins.<enter>", &I::specialEnter},
                 {"builtins.<exit>", &I::specialNone},
                 {"builtins.object.__init__", &I::specialNone},
                 {"builtins.object.__init_subclass__", &I::specialNone},
                 {"builtins.object.__setattr__", &I::specialNone},
                 {"builtins.object.__new__", &I::specialObjectNew},
                 {"builtins.list.append", &I::specialListAppend},
                 {"builtins.set.add", &I::specialListAppend},
                 {"builtins.list.extend", &I::specialListExtend},
                 {"builtins.set.update", &I::specialListExtend},
                 {"builtins.list.insert", &I::specialListInsert},
                 {"builtins.list.pop", &I::specialListPop},
                 {"builtins.list.copy", &I::specialListCopy},
                 {"builtins.list.sort", &I::specialListSort},
                 {"builtins.list.reverse", &I::specialListSort},
                 {"builtins.dict.get", &I::specialDictGet},
                 {"builtins.dict.pop", &I::specialDictGet},
                 {"builtins.dict.items", &I::specialDictItems},
                 {"builtins.dict.keys", &I::specialDictKeys},
                 {"builtins.dict.values", &I::specialDictValues},
                 {"builtins.dict.update", &I::specialDictUpdate},
                 {"builtins.dict.setdefault", &I::specialDictSetDefault},
                 {"builtins.dict.copy", &I::specialDictCopy}};
}

namespace {
ValueId argument(const CallArgs& args, size_t index) {
    return index < args.positional.size() ? args.positional[index] : args.restPositional;
}
}  // namespace

ValueId Interpreter::specialLen(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId what = argument(args, 0);
    if (values_.isBottom(what)) return what;
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(what)) {
        const Atom a = values_[atom];
        std::optional<int64_t> length;
        if (a.kind == AtomKind::Tuple)
            length = static_cast<int64_t>(values_.sequence(atom).size());
        else if (a.kind == AtomKind::String)
            length =
                static_cast<int64_t>(names_.text(Name(static_cast<uint32_t>(a.payload))).size());
        else if (a.kind == AtomKind::Object &&
                 p_.objects[ObjectId(static_cast<uint32_t>(a.payload))].kind ==
                     ObjectInfo::Kind::List)
            length = knownLength(frame, ObjectId(static_cast<uint32_t>(a.payload)));
        else if (a.kind == AtomKind::Tensor || a.kind == AtomKind::ShapeOf ||
                 a.kind == AtomKind::Range)
            length = registry_.length(atomToModel(frame, atom, 0));
        if (!length) dunderCall(frame, atom, "__len__", {}, EdgeKind::Operator);
        result = values_.join(result, length ? values_.integer(*length)
                                             : values_.single(values_.atom(AtomKind::SomeInt)));
    }
    return values_.isBottom(result) ? values_.single(values_.atom(AtomKind::SomeInt)) : result;
}

ValueId Interpreter::specialRange(Frame&, const CallArgs& args, ValueId) {
    std::vector<ValueId> bounds = args.positional;
    const ValueId someInt = values_.single(values_.atom(AtomKind::SomeInt));
    if (bounds.empty()) bounds = {someInt};
    if (bounds.size() == 1) bounds.insert(bounds.begin(), values_.integer(0));
    if (bounds.size() == 2) bounds.push_back(values_.integer(1));
    bounds.resize(3);
    return values_.single(values_.sequenceAtom(AtomKind::Range, bounds));
}

ValueId Interpreter::specialIsInstance(Frame& frame, const CallArgs& args, ValueId) {
    const ValueId someBool = values_.single(values_.atom(AtomKind::SomeBool));
    if (args.positional.size() != 2 ||
        values_.unknownReason(args.positional[0]) != UnknownReason::None)
        return someBool;
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(args.positional[0])) {
        const int is = isInstance(frame, atom, args.positional[1]);
        result = values_.join(result, is < 0 ? someBool : values_.boolean(is == 1));
    }
    return result;
}

ValueId Interpreter::specialIsSubclass(Frame&, const CallArgs&, ValueId) {
    return values_.single(values_.atom(AtomKind::SomeBool));
}

ValueId Interpreter::specialCallable(Frame&, const CallArgs& args, ValueId) {
    const AtomId atom = values_.onlyAtom(argument(args, 0));
    if (atom.isNone()) return values_.single(values_.atom(AtomKind::SomeBool));
    switch (values_[atom].kind) {
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Class:
        case AtomKind::Partial:
            return values_.boolean(true);
        case AtomKind::None:
        case AtomKind::Int:
        case AtomKind::Float:
        case AtomKind::String:
            return values_.boolean(false);
        default:
            return values_.single(values_.atom(AtomKind::SomeBool));
    }
}

ValueId Interpreter::specialGetAttr(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.size() < 2) return values_.unknown(UnknownReason::DynamicFeature);
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(args.positional[1])) {
        if (values_[atom].kind != AtomKind::String)
            return values_.unknown(UnknownReason::DynamicFeature);
        const ValueId value = getAttribute(frame, args.positional[0],
                                           Name(static_cast<uint32_t>(values_[atom].payload)));
        result = values_.join(result, value);
    }
    if (values_.unknownReason(args.positional[1]) != UnknownReason::None)
        result = values_.unknown(UnknownReason::DynamicFeature);
    return args.positional.size() > 2 ? values_.join(result, args.positional[2]) : result;
}

ValueId Interpreter::specialSetAttr(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.size() < 3) return values_.none();
    const AtomId name = values_.onlyAtom(args.positional[1]);
    if (!name.isNone() && values_[name].kind == AtomKind::String) {
        setAttribute(frame, args.positional[0], Name(static_cast<uint32_t>(values_[name].payload)),
                     args.positional[2]);
        return values_.none();
    }
    markStored(frame, args.positional[2]);
    for (AtomId atom : values_.atoms(args.positional[0]))
        if (values_[atom].kind == AtomKind::Object)
            writeSlot(frame,
                      {ObjectId(static_cast<uint32_t>(values_[atom].payload)),
                       HeapSlot::Key::AnyAttribute},
                      args.positional[2]);
    return values_.none();
}

ValueId Interpreter::specialHasAttr(Frame&, const CallArgs&, ValueId) {
    return values_.single(values_.atom(AtomKind::SomeBool));
}

// super() means the class whose body defined the running method and its first argument.
ValueId Interpreter::specialSuper(Frame& frame, const CallArgs& args, ValueId) {
    std::vector<ValueId> parts = args.positional;
    if (parts.size() < 2) {
        const Specialization& spec = activations_[frame.context.index()].spec;
        ClassId cls = spec.closure.isNone() ? ClassId::none() : p_.closures[spec.closure].definedIn;
        if (cls.isNone() || spec.params.empty())
            return values_.unknown(UnknownReason::DynamicFeature);
        parts = {values_.single(values_.atom(AtomKind::Class, cls.value)), spec.params[0]};
    }
    ValueId result = ValueTable::bottom();
    for (AtomId receiver : values_.atoms(parts[1])) {
        const std::vector<ValueId> one{parts[0], values_.single(receiver)};
        result = values_.join(result, values_.single(values_.sequenceAtom(AtomKind::Super, one)));
    }
    return values_.unknownReason(parts[1]) == UnknownReason::None
               ? result
               : values_.withUnknown(result, values_.unknownReason(parts[1]));
}

ValueId Interpreter::specialType(Frame& frame, const CallArgs& args, ValueId) {
    if (args.positional.size() != 1) return values_.unknown(UnknownReason::DynamicFeature);
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(args.positional[0])) {
        ApiId api;
        if (values_[atom].kind == AtomKind::Object) {
            const ObjectInfo& info =
                p_.objects[ObjectId(static_cast<uint32_t>(values_[atom].payload))];
            if (!info.cls.isNone()) {
                result = values_.join(
                    result, values_.single(values_.atom(AtomKind::Class, info.cls.value)));
                continue;
            }
            api = info.api.isNone() ? containerClass(info.kind) : info.api;
        } else {
            api = registry_.classOf(atomToModel(frame, atom, 0));
        }
        result = values_.join(
            result, api.isNone() ? values_.unknown(UnknownReason::DynamicFeature) : apiValue(api));
    }
    return values_.unknownReason(args.positional[0]) == UnknownReason::None
               ? result
               : values_.withUnknown(result, UnknownReason::DynamicFeature);
}

ValueId Interpreter::specialProperty(Frame&, const CallArgs& args, ValueId) {
    std::vector<ValueId> parts{
        argument(args, 0), args.positional.size() > 1 ? args.positional[1] : ValueTable::bottom()};
    if (values_.isBottom(parts[0])) parts[0] = args.keyword(names_.intern("fget"));
    if (values_.isBottom(parts[1])) parts[1] = args.keyword(names_.intern("fset"));
    return values_.single(values_.sequenceAtom(AtomKind::Property, parts));
}

ValueId Interpreter::specialSetter(Frame&, const CallArgs& args, ValueId receiver) {
    const AtomId property = values_.onlyAtom(receiver);
    if (property.isNone() || args.positional.empty()) return receiver;
    const std::vector<ValueId> parts{
        values_.sequence(property)[0],
        values_.join(values_.sequence(property)[1], args.positional[0])};
    return values_.single(values_.sequenceAtom(AtomKind::Property, parts));
}

ValueId Interpreter::specialStaticMethod(Frame&, const CallArgs& args, ValueId) {
    return values_.wrap(AtomKind::StaticMethod, argument(args, 0));
}
ValueId Interpreter::specialClassMethod(Frame&, const CallArgs& args, ValueId) {
    return values_.wrap(AtomKind::ClassMethod, argument(args, 0));
}

ValueId Interpreter::specialPartial(Frame&, const CallArgs& args, ValueId) {
    if (args.positional.empty()) return values_.unknown(UnknownReason::DynamicFeature);
    CallArgs rest = args;
    rest.positional.erase(rest.positional.begin());
    return partialOf(args.positional[0], rest);
}

// Decorators that keep what they decorate; called with options first they give themselves again.
ValueId Interpreter::specialIdentity(Frame&, const CallArgs& args, ValueId) {
    const ValueId what = argument(args, 0);
    const bool isOptions =
        values_.isBottom(what) || std::ranges::all_of(values_.atoms(what), [&](AtomId a) {
            const AtomKind k = values_[a].kind;
            return k == AtomKind::Int || k == AtomKind::None || k == AtomKind::Bool ||
                   k == AtomKind::SomeInt;
        });
    return isOptions && values_.unknownReason(what) == UnknownReason::None
               ? externalValue(external("builtins.<identity>"))
               : what;
}

ValueId Interpreter::specialWraps(Frame&, const CallArgs&, ValueId) {
    return externalValue(external("builtins.<identity>"));
}

ValueId Interpreter::specialImportModule(Frame& frame, const CallArgs& args, ValueId) {
    const AtomId name = values_.onlyAtom(argument(args, 0));
    if (name.isNone() || values_[name].kind != AtomKind::String)
        return values_.unknown(UnknownReason::DynamicFeature);
    const Name dotted(static_cast<uint32_t>(values_[name].payload));
    const ModuleId module = modules_.find(dotted, p_.functions[frame.function].module);
    if (module.isNone()) return externalValue(external(names_.text(dotted)));
    evaluateModule(module, &frame);
    return values_.single(values_.atom(AtomKind::Module, module.value));
}

// `with` on a library object gives the object itself; on a @contextmanager's generator what it
// yields.
ValueId Interpreter::specialEnter(Frame& frame, const CallArgs&, ValueId receiver) {
    ValueId result = ValueTable::bottom();
    for (AtomId atom : values_.atoms(receiver)) {
        const bool isGenerator =
            values_[atom].kind == AtomKind::Object &&
            p_.objects[ObjectId(static_cast<uint32_t>(values_[atom].payload))].kind ==
                ObjectInfo::Kind::Generator;
        result = values_.join(
            result, isGenerator
                        ? allItems(frame, ObjectId(static_cast<uint32_t>(values_[atom].payload)))
                        : values_.single(atom));
    }
    return values_.isBottom(result) ? values_.none() : result;
}

ValueId Interpreter::specialNone(Frame&, const CallArgs&, ValueId) { return values_.none(); }

ValueId Interpreter::specialObjectNew(Frame& frame, const CallArgs& args, ValueId) {
    const AtomId cls = values_.onlyAtom(argument(args, 0));
    if (cls.isNone() || values_[cls].kind != AtomKind::Class)
        return values_.unknown(UnknownReason::DynamicFeature);
    return objectValue(allocate(frame, ObjectInfo::Kind::Instance,
                                ClassId(static_cast<uint32_t>(values_[cls].payload)), ApiId::none(),
                                3));
}

}  // namespace graphlift

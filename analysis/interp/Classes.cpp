// Classes of the project: bodies, bases, method resolution, instances.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

ValueId Interpreter::makeClass(Frame& frame, const Inst& inst) {
    const FunctionId body = p_.functionAt(p_.functions[frame.function].file, inst.a);
    const bool nested = frame.ir->scope == ScopeKind::Function;
    const uint64_t key = hashCombine(body.value, nested ? frame.context.value : Id<int>::kNone);
    auto [it, isNew] = classIndex_.try_emplace(key, ClassId(p_.classes.size()));
    const ClassId cls = it->second;
    if (isNew) {
        ObjectInfo info;
        info.kind = ObjectInfo::Kind::Namespace;
        info.allocatedIn = body;
        const ObjectId nspace = p_.objects.add(std::move(info));
        ClassInfo made;
        made.name = p_.ir(body).name;
        made.body = body;
        made.nspace = nspace;
        made.mro = {cls};
        p_.classes.add(std::move(made));
        classOfNamespace_[objectValue(nspace).value] = cls;
    }
    std::vector<ValueId> bases;
    for (uint32_t i = 0; i < inst.count; ++i) {
        const uint32_t tag = frame.ir->pool[inst.b + 2 * i];
        const ValueId base = frame.current[frame.ir->pool[inst.b + 2 * i + 1]];
        if (tag == kPositional)
            bases.push_back(base);
        else if (tag == n_.metaclass.value)
            p_.classes[cls].hasMetaclass = true;
    }
    updateBases(cls, bases);
    runClassBody(frame, cls, body);
    return values_.single(values_.atom(AtomKind::Class, cls.value));
}

// The class body runs as a function on its namespace; its free variables are those of the enclosing
// function.
void Interpreter::runClassBody(Frame& frame, ClassId cls, FunctionId body) {
    const ClosureId closure = closureOf(frame, body);
    const bool entered = activations_[frame.context.index()].spec.entered;
    const ContextId context =
        contextFor(closure, {objectValue(p_.classes[cls].nspace)}, {true}, entered);
    makeRoot(context);
    activations_[context.index()].spec.entered |= entered;
    resultOf(frame, context);
}

void Interpreter::updateBases(ClassId cls, const std::vector<ValueId>& bases) {
    std::vector<ValueId> joined = p_.classes[cls].bases;
    joined.resize(std::max(joined.size(), bases.size()), ValueTable::bottom());
    for (size_t i = 0; i < bases.size(); ++i) joined[i] = values_.join(joined[i], bases[i]);
    if (joined == p_.classes[cls].bases) return;
    p_.classes[cls].bases = joined;
    linearize(cls);
}

namespace {
/// C3 where the lists allow it; else one list after the other.
std::vector<ClassId> merged(ClassId cls, std::vector<std::vector<ClassId>> lists) {
    std::vector<ClassId> mro{cls};
    while (std::ranges::any_of(lists, [](const auto& l) { return !l.empty(); })) {
        ClassId next;
        for (const auto& list : lists) {
            if (list.empty()) continue;
            const bool inTail = std::ranges::any_of(lists, [&](const auto& l) {
                return l.size() > 1 && std::find(l.begin() + 1, l.end(), list.front()) != l.end();
            });
            if (!inTail) {
                next = list.front();
                break;
            }
        }
        if (next.isNone())
            for (const auto& list : lists)
                if (!list.empty()) {
                    next = list.front();
                    break;
                }
        if (std::ranges::find(mro, next) == mro.end()) mro.push_back(next);
        for (auto& list : lists) std::erase(list, next);
    }
    return mro;
}
}  // namespace

// Only single known bases take part.
void Interpreter::linearize(ClassId cls) {
    ClassInfo& info = p_.classes[cls];
    std::vector<std::vector<ClassId>> lists;
    std::vector<ClassId> direct;
    info.libraryBases.clear();
    info.opaqueBase = false;
    for (ValueId base : info.bases) {
        if (values_.unknownReason(base) != UnknownReason::None) info.opaqueBase = true;
        for (AtomId atom : values_.atoms(base)) {
            const Atom a = values_[atom];
            if (a.kind == AtomKind::Class) {
                const ClassId b(static_cast<uint32_t>(a.payload));
                if (b == cls) continue;
                lists.push_back(p_.classes[b].mro);
                direct.push_back(b);
                info.opaqueBase |= p_.classes[b].opaqueBase;
                info.hasMetaclass |= p_.classes[b].hasMetaclass;
            } else if (a.kind == AtomKind::External) {
                const ApiId api = p_.externalApi[a.payload];
                if (!api.isNone() && registry_[api].kind == ApiKind::Class)
                    info.libraryBases.push_back(api);
                else
                    info.opaqueBase = true;
            } else {
                info.opaqueBase = true;
            }
        }
    }
    lists.push_back(direct);
    std::vector<ClassId> mro = merged(cls, std::move(lists));
    if (linearized_.size() < p_.classes.size()) linearized_.resize(p_.classes.size());
    if (linearized_[cls.index()] != 0 && mro != info.mro) ++mroVersion_;
    linearized_[cls.index()] = 1;
    info.mro = std::move(mro);
    if (cls.index() < firstInstances_.size())
        for (ObjectId object : std::vector<ObjectId>(firstInstances_[cls.index()]))
            noteInstance(cls, object);
    for (size_t i = 1; i < info.mro.size(); ++i)
        for (ApiId api : p_.classes[info.mro[i]].libraryBases)
            if (std::ranges::find(info.libraryBases, api) == info.libraryBases.end())
                info.libraryBases.push_back(api);
}

bool Interpreter::isSubclass(ClassId cls, ClassId base) const {
    return std::ranges::find(p_.classes[cls].mro, base) != p_.classes[cls].mro.end();
}

bool Interpreter::derivesFrom(ClassId cls, ApiId base) const {
    return std::ranges::any_of(p_.classes[cls].libraryBases,
                               [&](ApiId api) { return registry_.isSubclass(api, base); });
}

// The ancestor that says most: a plain `object` or a mix-in without a call protocol comes last.
ApiId Interpreter::libraryBase(ClassId cls) const {
    ApiId best;
    for (ApiId api : p_.classes[cls].libraryBases)
        if (best.isNone() ||
            (registry_[best].callProtocol.empty() && !registry_[api].callProtocol.empty()))
            best = api;
    return best;
}

ValueId Interpreter::classAttributeAfter(Frame& frame, ClassId cls, Name name, ClassId after) {
    bool active = false;
    const std::vector<ClassId> mro = p_.classes[cls].mro;
    for (ClassId c : mro) {
        if (active) {
            const SlotKey key{p_.classes[c].nspace, HeapSlot::Key::Attribute, name.value};
            const ValueId value = readSlotOrBottom(frame, key);
            if (!values_.isBottom(value)) return value;
        }
        active |= c == after;
    }
    return ValueTable::bottom();
}

ValueId Interpreter::instantiate(Frame& frame, ClassId cls, const CallArgs& args,
                                 const CallStyle& style) {
    uint64_t digest = 0;
    for (ValueId v : args.positional) digest = hashCombine(digest, digestPart(v));
    for (const auto& [name, v] : args.keywords) digest = hashCombine(digest, digestPart(v));
    const ValueId classValue = values_.single(values_.atom(AtomKind::Class, cls.value));
    ValueId made = ValueTable::bottom();
    if (const ValueId make = classAttribute(frame, cls, n_.newName); !values_.isBottom(make)) {
        CallArgs withClass = args;
        withClass.positional.insert(withClass.positional.begin(), classValue);
        made = call(frame, make, withClass, {EdgeKind::Constructor});
    }
    const ObjectId object = allocate(frame, ObjectInfo::Kind::Instance, cls, ApiId::none(), digest);
    const AtomId atom = values_.atom(AtomKind::Object, object.value);
    ClassId owner;
    const ValueId init = classAttribute(frame, cls, n_.init, &owner);
    addEdge(frame, {frame.site,
                    EdgeKind::Constructor,
                    style.traced,
                    style.python,
                    false,
                    {},
                    ApiId::none(),
                    ExternalId::none(),
                    cls});
    if (!values_.isBottom(init)) {
        CallStyle initStyle = style;
        initStyle.kind = EdgeKind::Constructor;
        call(frame, bindAttribute(frame, init, atom, classValue), args, initStyle);
    } else {
        storeFields(frame, cls, object, args);
    }
    if (made != ValueTable::bottom() && values_.unknownReason(made) == UnknownReason::None) {
        // an own __new__ may give something else than the instance that object.__new__ makes
        bool onlyOther = !values_.atoms(made).empty();
        for (AtomId a : values_.atoms(made)) onlyOther &= values_[a].kind == AtomKind::Object;
        if (onlyOther) return values_.join(made, values_.single(atom));
    }
    return values_.single(atom);
}

// Classes without an own __init__: dataclasses, named tuples and library subclasses keep their
// arguments as fields.
void Interpreter::storeFields(Frame& frame, ClassId cls, ObjectId object, const CallArgs& args) {
    for (const auto& [name, value] : args.keywords) {
        markStored(frame, value);
        writeSlot(frame, {object, HeapSlot::Key::Attribute, name.value}, value);
    }
    if (args.positional.empty()) return;
    const std::vector<Name> fields = annotatedFields(cls);
    for (size_t i = 0; i < args.positional.size() && i < fields.size(); ++i) {
        markStored(frame, args.positional[i]);
        writeSlot(frame, {object, HeapSlot::Key::Attribute, fields[i].value}, args.positional[i]);
    }
}

// `x: int` and `x: int = 1` in class bodies, bases first.
std::vector<Name> Interpreter::annotatedFields(ClassId cls) {
    std::vector<Name> fields;
    const std::vector<ClassId>& mro = p_.classes[cls].mro;
    for (size_t i = mro.size(); i-- > 0;) {
        const FunctionId body = p_.classes[mro[i]].body;
        const SyntaxTree& tree = p_.tree(body);
        const NodeId block = tree.child(p_.ir(body).node, Field::Body);
        if (block.isNone()) continue;
        for (NodeId statement : tree.children(block)) {
            const NodeId assignment = tree.firstChild(statement);
            if (assignment.isNone() || tree.kind(assignment) != NodeKind::Assignment) continue;
            if (tree.child(assignment, Field::Type).isNone()) continue;
            const NodeId left = tree.child(assignment, Field::Left);
            if (!left.isNone() && tree.kind(left) == NodeKind::Identifier)
                fields.push_back(names_.intern(tree.text(left)));
        }
    }
    return fields;
}

}  // namespace graphlift

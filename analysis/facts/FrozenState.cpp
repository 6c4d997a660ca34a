// GL311 frozen_state_read: what is read from outside while tracing (globals, captured variables,
// attributes, entries of containers) keeps its first value in the trace. Harmless when nothing
// writes it after it was set up: in a constructor, in a class body, once at the top of a module. A
// variable's value is always current.
//
//   class Net:                          rate: written in __init__ only         fine
//       def __init__(self): ...         self.training: written in `evaluate`   frozen
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

/// What is read, in words that are put together only where they are said.
struct What {
    std::string_view before, name, after;
    [[nodiscard]] std::string text(std::string_view end) const {
        std::string out(before);
        return out.append(name).append(after).append(end);
    }
};

class Finder {
  public:
    explicit Finder(LocalPass& pass)
        : pass_(pass),
          context_(pass.context),
          trainable_(context_.program.names->find("trainable")) {}

    void run() {
        pass_.forEach(InstKind::LoadGlobal, [&](InstId id, const Inst& inst) { global(id, inst); });
        pass_.forEach(InstKind::LoadCell, [&](InstId id, const Inst& inst) { cell(id, inst); });
        pass_.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
            attribute(id, inst.valueA(), inst.nameB());
        });
        pass_.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
            if (api.path == "builtins.getattr") namedAttribute(edge);
        });
        for (InstKind kind :
             {InstKind::LoadGlobal, InstKind::LoadCell, InstKind::GetAttr, InstKind::GetItem})
            pass_.forEach(kind, [&](InstId id, const Inst&) { contents(id); });
    }

  private:
    void judge(InstId id, const HeapSlot& slot, const What& what) {
        if (isSetUpOnly(context_, slot)) return;
        const auto [at, isNew] = settled_.try_emplace(&slot, Answer::Yes);
        if (isNew) at->second = isSettled(slot);
        Answer settled = at->second;
        if (settled == Answer::Yes) return;
        if (onlyDefinitions(slot.value)) settled = Answer::Unknown;
        report(!settled, id,
               what.text(settled == Answer::No
                             ? " is changed elsewhere; a trace keeps its first value"
                             : " may change after the first call"));
    }

    [[nodiscard]] Answer isSettled(const HeapSlot& slot) const {
        Answer settled = Answer::Yes;
        for (const HeapWrite& write : slot.writers) {
            if (write.function.isNone() || isWrittenHere(write.function))
                continue;  // a side effect, told there
            settled = both(settled, isSetUp(context_, pass_.view.id, write,
                                            context_.program.objects[slot.object]));
            if (settled == Answer::No) break;
        }
        return settled;
    }

    /// What hangs on a captured variable is older than the call only where its owner is not part of
    /// the trace.
    void report(Answer answer, InstId id, std::string message) {
        RootSet from = pass_.origin(id).alias | pass_.origin(id).value;
        Symbolic when{answer, true, 0};
        if (pass_.view[id].kind == InstKind::LoadCell || (from & kCapturedRoots) != 0)
            when = {answer, false, from & kCapturedRoots};
        if (!when.always && when.when == 0) when.always = true;
        pass_.report(FactId::FrozenStateRead, when, id, std::move(message));
    }

    bool isWrittenHere(FunctionId f) const { return f == pass_.view.id; }

    /// Only functions, classes and modules: a second definition is rarely a change at run time.
    bool onlyDefinitions(ValueId value) const {
        return !(context_.bits(value) &
                 ~uint32_t{kIsFunction | kIsClass | kIsModule | kIsExternal});
    }

    const HeapSlot* slotOf(ObjectId object, HeapSlot::Key kind, uint32_t key) const {
        return context_.slot(object, kind, key);
    }

    void global(InstId id, const Inst& inst) {
        ModuleId module = context_.program.functions[pass_.view.id].module;
        ObjectId space = context_.moduleSpace(module);
        const HeapSlot* slot =
            space.isNone() ? nullptr : slotOf(space, HeapSlot::Key::Attribute, inst.a);
        if (slot == nullptr) return;
        globalSlot(id, *slot, {"the global variable ", context_.text(inst.nameA()), ""});
    }

    void globalSlot(InstId id, const HeapSlot& slot, const What& what) {
        if (onlyDefinitions(slot.value)) return;
        if (isSetUpOnly(context_, slot)) return;
        const auto [at, isNew] = changed_.try_emplace(&slot, false);
        if (isNew) at->second = isChanged(slot);
        if (at->second)
            report(Answer::Yes, id,
                   what.text(" is changed elsewhere; a trace keeps its first value"));
    }

    [[nodiscard]] bool isChanged(const HeapSlot& slot) const {
        return std::ranges::any_of(slot.writers, [&](const HeapWrite& write) {
            return !write.function.isNone() && !isWrittenHere(write.function) &&
                   isSetUp(context_, pass_.view.id, write, noObject_) != Answer::Yes;
        });
    }

    void cell(InstId id, const Inst& inst) {
        FunctionId owner = context_.cellOwner(pass_.view.id, inst.b);
        if (inst.b == 0 || owner.isNone()) return;
        if (onlyDefinitions(pass_.view.value(id))) return;
        const What what{"the variable ", context_.text(inst.nameA()),
                        " of the enclosing function is set "};
        const IrFunction& ir = context_.program.ir(owner);
        for (uint32_t i = 0; i < ir.insts.size(); ++i) {
            const Inst& store = ir.insts[i];
            if (store.kind == InstKind::StoreCell && store.a == inst.a && store.count == 0 &&
                ranBefore(context_, pass_.view.id, owner, InstId(i)))
                return report(Answer::Yes, id, what.text("again after it was read"));
        }
        if (context_.isWrittenFromInside(owner, inst.nameA()))
            report(Answer::Unknown, id, what.text("by another nested function"));
    }

    void attribute(InstId id, InstId object, Name name) {
        if (pass_.origin(object).alias == kFreshRoot) return;
        const What what{"the attribute ", context_.text(name), ""};
        const ValueTable& table = *context_.program.values;
        ClassId last;  // objects of one class stand together
        for (AtomId atomId : table.atoms(pass_.view.value(object))) {
            const Atom& atom = table[atomId];
            if (atom.kind == AtomKind::Module) {
                ObjectId space = context_.moduleSpace(ModuleId(atom.payload));
                if (const HeapSlot* slot = attributeOf(space, name)) globalSlot(id, *slot, what);
                continue;
            }
            if (atom.kind == AtomKind::Object) {
                ObjectId instance(atom.payload);
                if (const HeapSlot* slot = attributeOf(instance, name)) judge(id, *slot, what);
                const ClassId cls = context_.program.objects[instance].cls;
                if (cls != last) classSlots(id, cls, name, what);
                last = cls;
            }
            if (atom.kind == AtomKind::Class) classSlots(id, ClassId(atom.payload), name, what);
        }
    }

    const HeapSlot* attributeOf(ObjectId object, Name name) const {
        return object.isNone() ? nullptr : slotOf(object, HeapSlot::Key::Attribute, name.value);
    }

    /// An attribute that its class or an ancestor holds.
    void classSlots(InstId id, ClassId cls, Name name, const What& what) {
        if (cls.isNone()) return;
        for (ClassId base : context_.program.classes[cls].mro)
            if (const HeapSlot* slot = attributeOf(context_.program.classes[base].nspace, name))
                return judge(id, *slot, what);
    }

    /// getattr(object, "name")
    void namedAttribute(const SiteEdge& edge) {
        const Inst& call = pass_.view[edge.site];
        if (call.kind != InstKind::Call || call.count < 2) return;
        const ValueTable& table = *context_.program.values;
        AtomId only = table.onlyAtom(pass_.view.value(callOperand(*pass_.view.ir, call, 1).value));
        if (only.isNone() || table[only].kind != AtomKind::String) return;
        attribute(edge.site, callOperand(*pass_.view.ir, call, 0).value,
                  Name(static_cast<uint32_t>(table[only].payload)));
    }

    /// What a container from outside holds when it is read here.
    void contents(InstId id) {
        uint32_t bits = pass_.bits(id);
        if (bits & (kIsList | kIsDict | kIsSet)) elements(id);
        if (bits & (kIsArray | kIsLibraryInstance)) changedInPlace(id, placeOf(pass_.view, id));
        const Inst& inst = pass_.view[id];
        if (inst.kind != InstKind::GetAttr) return;
        if (pass_.bits(inst.valueA()) & kIsFunction) changedInPlace(id, {inst.kind, inst.nameB()});
        bool listed = (context_.memberTags(inst.nameB()) & kLayerVariables) != 0;
        if (listed && !trainable_.isNone()) changedInPlace(id, {inst.kind, trainable_});
    }

    void elements(InstId id) {
        if (!(pass_.origin(id).alias & (kOuterRoot | kRelativeRoots))) return;
        const ValueTable& table = *context_.program.values;
        for (AtomId atomId : table.atoms(pass_.view.value(id))) {
            if (table[atomId].kind != AtomKind::Object) continue;
            ObjectId object(table[atomId].payload);
            if (isSetUpOnly(context_, object) || !seen_.insert(object).second) continue;
            for (const HeapSlot& slot : context_.slots(object))
                judge(id, slot, {"an element of this container", "", ""});
        }
    }

    void changedInPlace(InstId id, const PlaceName& place) {
        const std::vector<HeapWrite>* writes = pass_.inPlace.of(place);
        if (writes == nullptr) return;
        for (const HeapWrite& write : *writes) {
            if (isWrittenHere(write.function) ||
                isSetUp(context_, pass_.view.id, write, noObject_) == Answer::Yes)
                continue;
            return report(Answer::Unknown, id,
                          "something of the name " + std::string(context_.text(place.name)) +
                              " is changed in place elsewhere; a trace keeps its first content");
        }
    }

    const ObjectInfo noObject_;
    std::unordered_set<ObjectId> seen_;                       // containers that were judged
    std::unordered_map<const HeapSlot*, Answer> settled_;     // slots that were judged
    std::unordered_map<const HeapSlot*, bool> changed_;       // of modules
    LocalPass& pass_;
    const FactContext& context_;
    const Name trainable_;  // the flag that decides which variables layers list
};

}  // namespace

void findFrozenState(LocalPass& pass) { Finder(pass).run(); }

}  // namespace graphlift

// GL311 frozen_state_read: what is read from outside while tracing (globals, captured variables,
// attributes, entries of containers) keeps its first value in the trace. Harmless when nothing
// writes it after it was set up: in a constructor, in a class body, once at the top of a module. A
// variable's value is always current.
//
//   class Net:                          rate: written in __init__ only         fine
//       def __init__(self): ...         self.training: written in `evaluate`   frozen
#include <algorithm>

#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

class Finder {
  public:
    explicit Finder(LocalPass& pass) : pass_(pass), context_(pass.context) {}

    void run() {
        pass_.forEach(InstKind::LoadGlobal, [&](InstId id, const Inst& inst) { global(id, inst); });
        pass_.forEach(InstKind::LoadCell, [&](InstId id, const Inst& inst) { cell(id, inst); });
        pass_.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) { attribute(id, inst); });
        pass_.forEach(InstKind::GetItem,
                      [&](InstId id, const Inst& inst) { elements(id, inst.valueA()); });
        pass_.forEach(InstKind::Iter,
                      [&](InstId id, const Inst& inst) { elements(id, inst.valueA()); });
    }

  private:
    /// Does this write happen while the thing is set up? A module's own statement counts when it
    /// runs once.
    Answer isSetUp(const HeapWrite& write, ObjectId object) const {
        const CodeView& writer = context_.view(write.function);
        const ObjectInfo& info = context_.program.objects[object];
        if (writer.ir->scope == ScopeKind::Class || write.function == info.allocatedIn) {
            bool repeated = writer.ir->scope != ScopeKind::Class &&
                            context_.isInLoop(write.function, write.site) &&
                            !(info.site.isNone() || context_.isInLoop(info.allocatedIn, info.site));
            return repeated ? Answer::Unknown : Answer::Yes;
        }
        if (context_.text(writer.ir->name) == "__init__" || context_.isBuildStep(write.function))
            return Answer::Yes;
        if (writer.ir->scope == ScopeKind::Module) return Answer::Unknown;
        return onlyFromConstructors(write.function, 0) ? Answer::Yes : Answer::No;
    }

    bool onlyFromConstructors(FunctionId f, int depth) const {
        const auto& callers = context_.callersOf(f);
        if (callers.empty() || depth > 4) return false;
        return std::ranges::all_of(callers, [&](const CallRecord& record) {
            std::string_view name = context_.text(context_.program.ir(record.caller).name);
            return name == "__init__" || context_.isBuildStep(record.caller) ||
                   onlyFromConstructors(record.caller, depth + 1);
        });
    }

    void judge(InstId id, const HeapSlot& slot, const std::string& what) {
        Answer settled = Answer::Yes;
        for (const HeapWrite& write : slot.writers) {
            if (write.function.isNone() || isWrittenHere(write.function))
                continue;  // a side effect, told there
            settled = both(settled, isSetUp(write, slot.object));
        }
        if (settled == Answer::Yes) return;
        if (onlyDefinitions(slot.value)) settled = Answer::Unknown;
        pass_.report(FactId::FrozenStateRead, !settled, id,
                     settled == Answer::No
                         ? what + " is changed elsewhere; a trace keeps its first value"
                         : what + " may change after the first call");
    }

    bool isWrittenHere(FunctionId f) const { return f == pass_.view.id; }

    /// Only functions, classes and modules: a second definition is rarely a change at run time.
    bool onlyDefinitions(ValueId value) const {
        return !(context_.bits(value) &
                 ~uint32_t{kIsFunction | kIsClass | kIsModule | kIsExternal});
    }

    const HeapSlot* slotOf(ObjectId object, HeapSlot::Key kind, uint32_t key) const {
        return context_.program.slot(object, kind, key);
    }

    void global(InstId id, const Inst& inst) {
        ModuleId module = context_.program.functions[pass_.view.id].module;
        ObjectId space = context_.moduleSpace(module);
        const HeapSlot* slot =
            space.isNone() ? nullptr : slotOf(space, HeapSlot::Key::Attribute, inst.a);
        if (slot == nullptr) return;
        globalSlot(id, *slot, "the global variable " + std::string(context_.text(inst.nameA())));
    }

    void globalSlot(InstId id, const HeapSlot& slot, const std::string& what) {
        uint32_t inModule = 0;
        bool repeated = false, elsewhere = false;
        for (const HeapWrite& write : slot.writers) {
            if (write.function.isNone()) continue;
            bool module = context_.view(write.function).ir->scope == ScopeKind::Module;
            inModule += module ? 1 : 0;
            repeated = repeated || (module && context_.isInLoop(write.function, write.site));
            elsewhere = elsewhere || (!module && !isWrittenHere(write.function));
        }
        if (onlyDefinitions(slot.value)) return;
        if (elsewhere)
            pass_.report(FactId::FrozenStateRead, Answer::Yes, id,
                         what + " is changed elsewhere; a trace keeps its first value");
        else if (inModule > 1 || repeated)
            pass_.report(FactId::FrozenStateRead, repeated ? Answer::Yes : Answer::Unknown, id,
                         what + " is set more than once; a trace keeps its first value");
    }

    void cell(InstId id, const Inst& inst) {
        FunctionId owner = pass_.view.id;
        for (uint32_t hops = inst.b; hops > 0 && !owner.isNone();) {
            owner = context_.program.functions[owner].parent;
            if (!owner.isNone() && context_.program.ir(owner).scope != ScopeKind::Class) --hops;
        }
        if (inst.b == 0 || owner.isNone()) return;
        if (onlyDefinitions(pass_.view.value(id))) return;
        uint32_t writes = 0;
        bool repeated = false;
        const IrFunction& ir = context_.program.ir(owner);
        for (uint32_t i = 0; i < ir.insts.size(); ++i) {
            const Inst& store = ir.insts[i];
            if (store.kind != InstKind::StoreCell || store.a != inst.a || store.count != 0)
                continue;
            ++writes;
            repeated = repeated || context_.isInLoop(owner, InstId(i));
        }
        if (writes <= 1 && !repeated) return;
        pass_.report(FactId::FrozenStateRead, Answer::Unknown, id,
                     "the variable " + std::string(context_.text(inst.nameA())) +
                         " of the enclosing function is set more than once");
    }

    void attribute(InstId id, const Inst& inst) {
        if (pass_.origin(inst.valueA()).alias == kFreshRoot) return;
        std::string what = "the attribute " + std::string(context_.text(inst.nameB()));
        const ValueTable& table = *context_.program.values;
        for (AtomId atomId : table.atoms(pass_.view.value(inst.valueA()))) {
            const Atom& atom = table[atomId];
            ObjectId object;
            if (atom.kind == AtomKind::Object) object = ObjectId(atom.payload);
            if (atom.kind == AtomKind::Class)
                object = context_.program.classes[ClassId(atom.payload)].nspace;
            if (atom.kind == AtomKind::Module)
                object = context_.moduleSpace(ModuleId(atom.payload));
            if (object.isNone()) continue;
            const HeapSlot* slot = slotOf(object, HeapSlot::Key::Attribute, inst.b);
            if (slot == nullptr) continue;
            if (atom.kind == AtomKind::Module)
                globalSlot(id, *slot, what);
            else
                judge(id, *slot, what);
            return;
        }
    }

    void elements(InstId id, InstId container) {
        if (!(pass_.bits(container) & (kIsList | kIsDict | kIsSet))) return;
        if (!(pass_.origin(container).alias & (kOuterRoot | kParameterRoots))) return;
        if (pass_.origin(container).self != 0 && pass_.origin(container).value != 0)
            return;  // an argument: part of the key
        const ValueTable& table = *context_.program.values;
        for (AtomId atomId : table.atoms(pass_.view.value(container))) {
            if (table[atomId].kind != AtomKind::Object) continue;
            ObjectId object(table[atomId].payload);
            for (const HeapSlot& slot : context_.slots(object))
                judge(id, slot, "an element of this container");
        }
    }

    LocalPass& pass_;
    const FactContext& context_;
};

}  // namespace

void findFrozenState(LocalPass& pass) { Finder(pass).run(); }

}  // namespace graphlift

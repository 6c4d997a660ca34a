#include "analysis/facts/Effects.h"

#include <algorithm>

#include "analysis/facts/CallBinding.h"

namespace graphlift {

namespace {

Answer stronger(Answer a, Answer b) { return either(a, b); }

class Finder {
  public:
    explicit Finder(LocalPass& pass)
        : pass_(pass), regularizer_(pass.context.program.names->find("activity_regularizer")) {}

    std::vector<Effect> run() {
        for (uint32_t i = 0; i < pass_.view.ir->insts.size(); ++i)
            if (pass_.view.reached[i]) inst(InstId(i), pass_.view.ir->insts[i]);
        pass_.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
            for (const ApiEffect& effect : api.effects) library(edge, api, effect);
            if (api.hasTag("iterates"))
                for (InstId argument : pass_.argumentsOf(edge.site, api))
                    advances(edge.site, argument);
            if (api.hasTag("keeps-tensor")) keepsTensor(edge.site, api);
            if (api.trace == TraceBehaviour::PythonEffect && api.effects.empty())
                world(edge.site, Answer::Yes,
                      "calls " + pass_.callee(edge.site) + ", which acts outside the graph");
        });
        return std::move(out_);
    }

  private:
    void world(InstId site, Answer answer, std::string message) {
        Effect e;
        e.kind = Effect::Kind::World;
        e.answer = answer;
        e.at = {site, FunctionId::none(), pass_.summaries.message(std::move(message))};
        out_.push_back(e);
    }

    Answer leakOf(InstId stored) const {
        if (stored.isNone()) return Answer::No;
        Symbolic s = pass_.symbolic(stored, true);
        return s.answer;
    }

    /// A write to what `object` is, of the value `stored` (none: nothing that could be a tensor).
    void write(InstId site, InstId object, InstId stored, const std::string& message,
               Answer answer = Answer::Yes) {
        uint32_t bits = pass_.bits(object);
        if ((bits & ~uint32_t{kIsNone}) == 0) return;
        writeRoots(site, pass_.origin(object), bits, leakOf(stored), message, answer);
    }

    void writeRoots(InstId site, const ValueOrigin& origin, uint32_t bits, Answer leaks,
                    const std::string& message, Answer answer) {
        RootSet roots = origin.alias;
        Effect e;
        e.at = {site, FunctionId::none(), pass_.summaries.message(message)};
        e.leaks = leaks;
        e.leakAt = e.at;
        e.answer = answer;
        forEachRoot(roots, [&](uint32_t bit) {
            e.kind = Effect::Kind::Parameter;
            e.key = bit;
            e.deep = (origin.self >> bit & 1) == 0;
            out_.push_back(e);
        });
        e.key = 0;
        e.deep = false;
        if (roots & kOuterRoot) {
            e.kind = Effect::Kind::Outer;
            out_.push_back(e);
        } else if ((roots & kOpaqueRoot) || (roots == 0 && (bits & kIsUnknown))) {
            e.kind = Effect::Kind::Outer;
            e.answer = Answer::Unknown;
            e.leaks = e.leaks == Answer::No ? Answer::No : Answer::Unknown;
            out_.push_back(e);
        }
    }

    void outer(InstId site, InstId stored, const std::string& message) {
        writeRoots(site, {.alias = kOuterRoot}, 0, leakOf(stored), message, Answer::Yes);
    }

    void cell(InstId site, const Inst& inst) {
        FunctionId owner = pass_.context.cellOwner(pass_.view.id, inst.count);
        if (owner.isNone()) return;
        Effect e;
        e.kind = Effect::Kind::Cell;
        e.key = owner.value;
        e.leaks = leakOf(inst.valueB());
        std::string name(pass_.context.text(inst.nameA()));
        e.at = {
            site, FunctionId::none(),
            pass_.summaries.message("writes the variable " + name + " of the enclosing function")};
        e.leakAt = e.at;
        out_.push_back(e);
    }

    void inst(InstId id, const Inst& inst) {
        const IrFunction& ir = *pass_.view.ir;
        auto name = [&](uint32_t n) { return std::string(pass_.context.text(Name(n))); };
        if (inst.kind == InstKind::SetAttr)
            write(id, inst.valueA(), InstId(ir.pool[inst.b + 1]),
                  "writes the attribute " + name(ir.pool[inst.b]));
        if (inst.kind == InstKind::DelAttr)
            write(id, inst.valueA(), {}, "deletes the attribute " + name(inst.b));
        if (inst.kind == InstKind::SetItem)
            write(id, inst.valueA(), InstId(ir.pool[inst.b + 1]), "writes an element");
        if (inst.kind == InstKind::DelItem) write(id, inst.valueA(), {}, "deletes an element");
        if (inst.kind == InstKind::StoreGlobal)
            outer(id, inst.valueB(), "writes the global variable " + name(inst.a));
        if (inst.kind == InstKind::DelGlobal)
            outer(id, {}, "deletes the global variable " + name(inst.a));
        if (inst.kind == InstKind::StoreCell && inst.count > 0) cell(id, inst);
        if (inst.kind == InstKind::Binary && (inst.flags & kInPlace) != 0) inPlace(id, inst);
        if (inst.kind == InstKind::Iter) advances(id, inst.valueA());
        if (inst.kind == InstKind::Call) regularizes(id, inst.valueA());
    }

    void inPlace(InstId id, const Inst& inst) {
        uint32_t bits = pass_.bits(inst.valueA());
        uint32_t changed = bits & (kIsList | kIsDict | kIsSet | kIsArray);
        if (changed)
            write(id, inst.valueA(), inst.valueB(), "changes a list or an array in place");
        else if ((bits & kIsUnknown) && !(bits & kArrayBits))
            write(id, inst.valueA(), {}, "may change a list or an array in place", Answer::Unknown);
    }

    /// A layer with a regularizer of its output keeps a loss of each call.
    void regularizes(InstId site, InstId layer) {
        const Program& program = pass_.context.program;
        const Name key = regularizer_;
        if (key.isNone()) return;
        for (AtomId id : program.values->atoms(pass_.view.value(layer))) {
            if ((*program.values)[id].kind != AtomKind::Object) continue;
            const ObjectInfo& info = program.objects[ObjectId((*program.values)[id].payload)];
            ValueId given = constructorArgument(pass_.context, info, key);
            if (pass_.context.bits(given) & ~uint32_t{kIsNone}) return keeps(site);
        }
    }

    void keeps(InstId site) {
        Effect e;
        e.answer = Answer::No;
        e.leaks = Answer::Unknown;
        e.at = e.leakAt = {
            site, FunctionId::none(),
            pass_.summaries.message(pass_.callee(site) + "() keeps a tensor of the trace")};
        addEffect(out_, e);
    }

    /// A library object keeps what it is given, for code that asks it later.
    void keepsTensor(InstId site, const ApiModel& api) {
        for (InstId argument : pass_.argumentsOf(site, api))
            if (leakOf(argument) != Answer::No) return keeps(site);
    }

    /// Iterating over an iterator that is there already uses it up.
    void advances(InstId site, InstId iterated) {
        const CodeView& view = pass_.view;
        while (!iterated.isNone() && view[iterated].kind == InstKind::Refine)
            iterated = view[iterated].valueA();
        if (iterated.isNone() || !(pass_.bits(iterated) & (kIsIterator | kIsGenerator))) return;
        InstKind kind = view[iterated].kind;
        bool held = kind == InstKind::LoadGlobal || kind == InstKind::LoadCell ||
                    kind == InstKind::GetAttr || kind == InstKind::GetItem ||
                    kind == InstKind::Param;
        bool comprehension = kind == InstKind::Param && !view.ir->isCodeOfItsOwn();
        if (held && !comprehension)
            write(site, iterated, {}, "iterates over an iterator that is older than the call");
    }

    /// An iterator that is advanced by operations of the graph [D20].
    [[nodiscard]] bool isGraphIterator(InstId object) const {
        const Program& program = pass_.context.program;
        for (AtomId id : program.values->atoms(pass_.view.value(object))) {
            const Atom& atom = (*program.values)[id];
            if (atom.kind != AtomKind::Object) return false;
            ApiId cls = program.objects[ObjectId(atom.payload)].api;
            if (cls.isNone() || !pass_.context.registry[cls].hasTag("iterator")) return false;
        }
        return true;
    }

    void library(const SiteEdge& edge, const ApiModel& api, const ApiEffect& effect) {
        std::string callee = pass_.callee(edge.site);
        switch (effect.kind) {
            case ApiEffect::Kind::Output:
                return world(edge.site, Answer::Yes, "writes to the output with " + callee);
            case ApiEffect::Kind::FileSystem:
                return world(edge.site, Answer::Yes, "uses files with " + callee);
            case ApiEffect::Kind::Network:
                return world(edge.site, Answer::Yes, "uses the network with " + callee);
            case ApiEffect::Kind::GlobalState:
                return world(edge.site, Answer::Yes, "changes global state with " + callee);
            case ApiEffect::Kind::Thread:
                return world(edge.site, Answer::Yes, "starts something concurrent with " + callee);
            case ApiEffect::Kind::MutatesParam: {
                InstId object = pass_.argument(edge.site, api, effect.param);
                for (InstId other : pass_.argumentsOf(edge.site, api))
                    if (other != object)
                        write(edge.site, object, other, callee + " changes it in place");
                return write(edge.site, object, {}, callee + " changes it in place");
            }
            case ApiEffect::Kind::AdvancesIterator: {
                InstId object = pass_.argument(edge.site, api, effect.param);
                uint32_t bits = pass_.bits(object);
                bool graph = bits == kIsLibraryInstance && isGraphIterator(object);
                if (!graph && (bits & (kIsIterator | kIsGenerator | kIsInstance |
                                       kIsLibraryInstance | kIsUnknown)))
                    write(edge.site, object, {}, callee + " advances an iterator",
                          (bits & kIsUnknown) ? Answer::Unknown : Answer::Yes);
                return;
            }
            case ApiEffect::Kind::Unknown: {
                Effect e;
                e.kind = Effect::Kind::Unmodelled;
                e.answer = Answer::Unknown;
                e.at = {
                    edge.site, FunctionId::none(),
                    pass_.summaries.message("calls " + callee + ", whose effects are not known")};
                return out_.push_back(e);
            }
            case ApiEffect::Kind::AssignsParam:  // a variable: an effect of the graph
            case ApiEffect::Kind::RandomState:   // GL312
                return;
        }
    }

    LocalPass& pass_;
    const Name regularizer_;
    std::vector<Effect> out_;
};

}  // namespace

void addEffect(std::vector<Effect>& effects, const Effect& effect) {
    for (Effect& e : effects) {
        if (e.kind != effect.kind || e.key != effect.key) continue;
        if (e.answer != Answer::Yes && effect.answer == Answer::Yes) e.at = effect.at;
        Answer leaks = stronger(e.leaks, effect.leaks);
        if (leaks != e.leaks) e.leakAt = effect.leakAt;
        e.leaks = leaks;
        e.deep = e.deep || effect.deep;
        e.answer = stronger(e.answer, effect.answer);
        return;
    }
    effects.push_back(effect);
}

std::vector<Effect> findEffectSites(LocalPass& pass) { return Finder(pass).run(); }

std::vector<Effect> findEffects(LocalPass& pass) {
    std::vector<Effect> effects;
    for (const Effect& effect : findEffectSites(pass)) addEffect(effects, effect);
    return effects;
}

namespace {
/// What a variable that a callee captures holds here.
ValueOrigin capturedOrigin(LocalPass& pass, const CapturedVariable& variable) {
    ValueOrigin out;
    if (variable.owner != pass.view.id) {
        out.alias = out.inner = out.self = pass.captured.rootOf(variable);
        return out;
    }
    for (InstId stored : pass.storesOf(variable.name)) out.add(pass.origin(stored));
    if (pass.context.isWrittenFromInside(variable.owner, variable.name))
        out.alias = out.inner = out.alias | kOpaqueRoot;
    return out;
}
}  // namespace

void carryEffects(LocalPass& pass, const SiteEdge& edge, std::vector<Effect>& effects) {
    const Summary& callee = pass.summaries[edge.callee];
    const std::vector<BoundArgument>* bindings = nullptr;
    for (Effect e : callee.effects) {
        e.at = e.leakAt = {edge.site, edge.callee, MessageId::none()};
        if (e.kind == Effect::Kind::Cell && e.key == pass.view.id.value) continue;
        if (e.kind != Effect::Kind::Parameter) {
            addEffect(effects, e);
            continue;
        }
        if (e.key == 0 &&
            pass.context.isBuildStep(edge.callee) /* makes what belongs to the layer, once */)
            continue;
        RootSet roots = 0, self = 0;
        bool unknown = false;
        auto add = [&](const ValueOrigin& o) {
            roots |= e.deep ? o.alias | o.inner : o.alias;
            self |= e.deep ? 0 : o.self;
        };
        const bool captured = e.key >= kFirstCaptured;
        for (size_t i = 0; captured && i < callee.captured.size(); ++i)
            if (capturedRootAt(i) == RootSet{1} << e.key)
                add(capturedOrigin(pass, callee.captured[i]));
        if (!captured && bindings == nullptr)
            bindings = &bindArguments(pass.context, pass.view, edge);
        for (uint32_t p = 0; !captured && p < bindings->size(); ++p) {
            if (rootOf(p) != RootSet{1} << e.key) continue;
            const BoundArgument& bound = (*bindings)[p];
            if (bound.kind == BoundArgument::Kind::Default)
                roots |= kOuterRoot;  // a mutable default
            unknown = unknown || bound.kind == BoundArgument::Kind::Unknown;
            if (!bound.inst.isNone()) add(pass.origin(bound.inst));
            for (InstId extra : bound.extra) add(pass.origin(extra));
        }
        forEachRoot(roots, [&](uint32_t bit) {
            e.key = bit;
            e.deep = (self >> bit & 1) == 0;
            addEffect(effects, e);
        });
        e.kind = Effect::Kind::Outer;
        e.key = 0;
        if (!(roots & kOuterRoot) && ((roots & kOpaqueRoot) || unknown)) e.answer = Answer::Unknown;
        if ((roots & (kOuterRoot | kOpaqueRoot)) || unknown) addEffect(effects, e);
    }
}

}  // namespace graphlift

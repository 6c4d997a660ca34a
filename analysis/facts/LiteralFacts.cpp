// literal_parameter (the prior art's question), varying_literal (GL201), mixed_literal_types
// (GL327).
#include <map>
#include <set>
#include <unordered_set>

#include "analysis/facts/ArgumentFacts.h"
#include "analysis/facts/Literals.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

bool isStarred(const ParameterFacts& p) {
    return p.role == ParameterFacts::Role::VarPositional ||
           p.role == ParameterFacts::Role::VarKeyword;
}

EvidenceStep passed(const ArgumentView& view, const CallSite& site, const std::string& message) {
    return stepAt(view.context, site.record.caller, site.edge->site, message,
                  EvidenceStep::Kind::Passed);
}

/// What a parameter gets over all calls.
struct ParameterLiterals {
    std::set<std::string_view> keys;
    bool open = false, unknown = false;
};

/// `steps` shows where new ones come from.
ParameterLiterals literalsOf(const ArgumentView& view, uint32_t p,
                             std::vector<EvidenceStep>& steps) {
    ParameterLiterals all;
    std::unordered_set<ValueId> seen;
    for (const CallSite& site : view.sites) {
        ValueId value = argumentValue(view.context, view.function, site, p);
        if (!seen.insert(value).second) continue;  // nothing that is new
        const LiteralKeys& here = literalsOf(view.context, value);
        bool fresh = here.open && !all.open;
        for (const std::string& key : here.keys) fresh = all.keys.insert(key).second || fresh;
        all.open = all.open || here.open;
        all.unknown = all.unknown || here.unknown;
        if (fresh && steps.size() < 4)
            steps.push_back(passed(view, site,
                                   view.summary.parameters[p].name + " gets " +
                                       (here.open ? "a value that may differ from call to call"
                                                  : *here.keys.begin())));
    }
    return all;
}

}  // namespace

Fact notCalled() {
    Fact fact;
    fact.answer = Answer::Unknown;
    fact.reason = "nothing in the project calls it";
    return fact;
}

Fact literalParameterFact(const ArgumentView& view) {
    if (!view.isEntered()) return notCalled();
    Fact fact;
    fact.answer = Answer::No;
    for (uint32_t p = 0; p < view.summary.parameters.size(); ++p) {
        const ParameterFacts& parameter = view.summary.parameters[p];
        if (!view.isData(p) || isStarred(parameter) || parameter.literal == Answer::No) continue;
        if (parameter.literal == Answer::Unknown && fact.answer == Answer::No) {
            fact.answer = Answer::Unknown;
            fact.reason = "it is not known what " + parameter.name + " gets";
        }
        if (parameter.literal != Answer::Yes) continue;
        fact.answer = Answer::Yes;
        fact.reason = parameter.name + " gets Python numbers or strings";
        for (const CallSite& site : view.sites)
            if (fact.evidence.size() < 3 &&
                holdsLiteral(view.context, argumentValue(view.context, view.function, site, p)) ==
                    Answer::Yes)
                fact.evidence.push_back(passed(view, site, fact.reason));
        return fact;
    }
    return fact;
}

Fact varyingLiteralFact(const ArgumentView& view) {
    Fact fact;
    fact.answer = Answer::No;
    for (uint32_t p = 0; p < view.summary.parameters.size(); ++p) {
        if (!view.isData(p)) continue;
        std::vector<EvidenceStep> steps;
        ParameterLiterals keys = literalsOf(view, p, steps);
        const std::string& name = view.summary.parameters[p].name;
        if (keys.open || keys.keys.size() > 1) {
            fact.answer = Answer::Yes;
            fact.reason = "each new Python value of " + name + " is a new trace";
            fact.evidence = std::move(steps);
            return fact;
        }
        if ((keys.unknown || !view.isEntered()) && fact.answer == Answer::No) {
            fact.answer = Answer::Unknown;
            fact.reason =
                view.isEntered() ? "it is not known what " + name + " gets" : notCalled().reason;
        }
    }
    return fact;
}

namespace {

/// Does the class say itself when two of its objects are equal?
bool definesEquality(const FactContext& context, ClassId cls) {
    Name eq = context.program.names->find("__eq__");
    if (eq.isNone() || cls.isNone()) return false;
    for (ClassId base : context.program.classes[cls].mro)
        if (context.hasAttribute(context.program.classes[base].nspace, eq)) return true;
    return false;
}

/// Several objects that may be equal: they share one trace, which keeps what the first one holds.
bool mayBeEqual(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    uint32_t objects = 0;
    for (AtomId id : table.atoms(value)) {
        if (table[id].kind != AtomKind::Object) continue;
        const ObjectInfo& object = context.program.objects[ObjectId(table[id].payload)];
        if (definesEquality(context, object.cls)) objects += object.summary ? 2 : 1;
    }
    return objects > 1;
}

}  // namespace

Fact mixedLiteralTypesFact(const ArgumentView& view) {
    Fact fact;
    fact.answer = Answer::No;
    for (uint32_t p = 0; p < view.summary.parameters.size(); ++p)
        if (view.isData(p) &&
            mayBeEqual(view.context, view.context.view(view.function).params[p])) {
            fact.answer = Answer::Unknown;
            fact.reason =
                "objects of " + view.summary.parameters[p].name + " that are equal share one trace";
        }
    const ValueTable& table = *view.context.program.values;
    for (uint32_t p = 0; p < view.summary.parameters.size(); ++p) {
        if (!view.isData(p)) continue;
        std::map<double, AtomKind> first;
        uint32_t open = 0;
        for (const CallSite& site : view.sites) {
            ValueId value = argumentValue(view.context, view.function, site, p);
            open |= view.context.bits(value) & (kNumberBits | kIsUnknown);
            for (AtomId id : table.atoms(value)) {
                const Atom& atom = table[id];
                double number = 0;
                if (atom.kind == AtomKind::Float)
                    number = table.number(id);
                else if (atom.kind == AtomKind::Int || atom.kind == AtomKind::Bool)
                    number = static_cast<double>(static_cast<int64_t>(atom.payload));
                else
                    continue;
                auto [at, fresh] = first.emplace(number, atom.kind);
                if (fresh || at->second == atom.kind) continue;
                fact.answer = Answer::Yes;
                fact.reason = view.summary.parameters[p].name +
                              " gets equal values of different types, which share one trace";
                fact.evidence = {passed(view, site, fact.reason)};
                return fact;
            }
        }
        uint32_t kinds =
            (open & kIsInt ? 1u : 0u) + (open & kIsFloat ? 1u : 0u) + (open & kIsBool ? 1u : 0u);
        bool some = first.size() < kinds || kinds > 1;
        if (kinds > 1 && some) {
            bool constant = true;
            for (const CallSite& site : view.sites)
                for (AtomId id : table.atoms(argumentValue(view.context, view.function, site, p)))
                    constant = constant && table[id].kind != AtomKind::SomeInt &&
                               table[id].kind != AtomKind::SomeFloat &&
                               table[id].kind != AtomKind::SomeBool;
            if (constant) continue;
            fact.answer = Answer::Unknown;
            fact.reason = view.summary.parameters[p].name + " gets Python numbers of several types";
        }
    }
    return fact;
}

}  // namespace graphlift

// GL305 invalid_name_argument: an operation's `name` opens a name scope while tracing, so it must
// be a string that is one [G7]. Eagerly it is ignored, so a misplaced dtype goes unseen. By real
// signatures.
#include "analysis/facts/CallBinding.h"
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

bool isScopeName(std::string_view name) {
    auto letter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '.';
    };
    if (name.empty()) return true;
    if (!letter(name.front())) return false;
    for (char c : name)
        if (!letter(c) && c != '_' && c != '/' && c != '\\' && c != '>' && c != '-') return false;
    return true;
}

Answer badName(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    Answer bad = table.unknownReason(value) == UnknownReason::None ? Answer::No : Answer::Unknown;
    for (AtomId id : table.atoms(value)) {
        const Atom& atom = table[id];
        bool text = atom.kind == AtomKind::String || atom.kind == AtomKind::SomeString;
        if (atom.kind == AtomKind::None) continue;
        if (!text) return Answer::Yes;
        if (atom.kind == AtomKind::String &&
            !isScopeName(context.text(Name(static_cast<uint32_t>(atom.payload)))))
            return Answer::Yes;
    }
    return bad;
}

}  // namespace

namespace {

/// An object of a library that was given a name opens a scope of that name when it runs.
void namedObjects(LocalPass& pass) {
    const Program& program = pass.context.program;
    Name key = program.names->find("name");
    if (key.isNone()) return;
    auto runs = [&](ApiId cls) {
        if (cls.isNone()) return false;
        for (Role role :
             {Role::LayerClass, Role::ModelClass, Role::LossClass, Role::OptimizerClass})
            if (pass.context.registry.hasRole(cls, role)) return true;
        return false;
    };
    auto check = [&](InstId site, InstId object) {
        for (AtomId id : program.values->atoms(pass.view.value(object))) {
            if ((*program.values)[id].kind != AtomKind::Object) continue;
            const ObjectInfo& info = program.objects[ObjectId((*program.values)[id].payload)];
            if (!runs(info.api)) continue;
            ValueId name = constructorArgument(pass.context, info, key);
            if (badName(pass.context, name) == Answer::Yes)
                return pass.report(FactId::InvalidNameArgument, Answer::Yes, site,
                                   "runs something whose name is no name of a scope");
        }
    };
    pass.forEach(InstKind::Call, [&](InstId id, const Inst& inst) {
        check(id, inst.valueA());
        if (InstId receiver = receiverOf(pass.view, id); !receiver.isNone()) check(id, receiver);
    });
}

}  // namespace

void findInvalidNames(LocalPass& pass) {
    namedObjects(pass);
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        bool scope = api.trace == TraceBehaviour::Graph || api.hasTag("name-scope");
        if (api.nameParam < 0 || !scope) return;
        InstId given = pass.argument(edge.site, api, static_cast<uint32_t>(api.nameParam));
        if (given.isNone()) return;
        Answer bad = badName(pass.context, pass.view.value(given));
        if (bad == Answer::No) return;
        pass.report(FactId::InvalidNameArgument, bad, edge.site,
                    bad == Answer::Yes
                        ? "the name of " + pass.callee(edge.site) + "() is no name of a scope"
                        : "the name of " + pass.callee(edge.site) + "() is not known");
    });
}

}  // namespace graphlift

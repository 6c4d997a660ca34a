// GL303 eager_only_call: reads of a value that a symbolic tensor does not have. A tensor that was
// captured from outside is an eager one, so `.numpy()` of it works [G1]; a variable's does not.
#include "analysis/facts/LocalPass.h"

namespace graphlift {

namespace {

void libraryCall(LocalPass& pass, const SiteEdge& edge, const ApiModel& api) {
    const auto message = [&] {
        return pass.callee(edge.site) + "() needs a value, which a symbolic tensor does not have";
    };
    bool anyArray = false;
    for (InstId argument : pass.argumentsOf(edge.site, api)) {
        if (!(pass.bits(argument) & (kArrayBits | kIsUnknown))) continue;
        anyArray = true;
        if (pass.bits(argument) & kIsVariable)
            return pass.report(FactId::EagerOnlyCall, Answer::Yes, edge.site, message());
        if (Symbolic s = pass.symbolic(argument))
            pass.report(FactId::EagerOnlyCall, s, edge.site, message);
    }
    bool ofObject =
        api.kind == ApiKind::Method && !pass.context.registry.hasRole(api.owner, Role::TensorClass);
    if (ofObject || !anyArray)
        pass.report(FactId::EagerOnlyCall, Answer::Yes, edge.site,
                    pass.callee(edge.site) + "() does not work in a graph");
}

/// Python's own functions: a tensor where they need a truth value or a number.
void pythonCall(LocalPass& pass, const SiteEdge& edge, const ApiModel& api) {
    bool builtin = api.path.starts_with("builtins.");
    bool wants = api.hasTag("python-value"),
         deep = api.hasTag("compares") || api.hasTag("deep-copy") || (wants && !builtin);
    bool text = api.path == "builtins.str" || api.path.starts_with("builtins.str.") ||
                api.path == "builtins.repr" || api.path == "builtins.format" ||
                api.path == "builtins.ascii";
    if (!wants && !deep && !text) return;
    const Inst& call = pass.view[edge.site];
    if (call.kind != InstKind::Call) return;
    for (uint32_t i = 0; i < call.count; ++i) {
        CallOperand operand = callOperand(*pass.view.ir, call, i);
        if (operand.tag != kPositional && !deep) continue;
        Symbolic s = pass.symbolic(operand.value, deep || text);
        if (api.path == "builtins.sorted" && pass.symbolic(operand.value))
            continue;  // converted when it gets the tensor itself
        if (text && s.answer == Answer::Yes) s.answer = Answer::Unknown;
        pass.report(FactId::EagerOnlyCall, s, edge.site,
                    [&] { return pass.callee(edge.site) + "() cannot read a symbolic tensor"; });
    }
}

/// Arguments that an operation takes as Python numbers only.
void staticArguments(LocalPass& pass, const SiteEdge& edge, const ApiModel& api) {
    constexpr std::string_view kTag = "static-argument:";
    for (const std::string& tag : api.tags) {
        if (!tag.starts_with(kTag)) continue;
        for (uint32_t p = 0; p < api.params.size(); ++p) {
            if (api.params[p].name != std::string_view(tag).substr(kTag.size())) continue;
            InstId given = pass.argument(edge.site, api, p);
            if (given.isNone()) continue;
            pass.report(FactId::EagerOnlyCall, pass.symbolic(given, true), edge.site, [&] {
                return pass.callee(edge.site) + "() takes a Python number for " +
                       api.params[p].name;
            });
        }
    }
}

/// A function whose result decides (a filter) or is compared (a key): the truth of a tensor.
void decidingCallbacks(LocalPass& pass, const SiteEdge& edge) {
    if (edge.kind != EdgeKind::Callback || edge.callee.isNone()) return;
    const CodeView& callee = pass.context.view(edge.callee);
    if (!(pass.context.deepBits(callee.result) & kSymbolicBits)) return;
    for (const SiteEdge& other : pass.view.edgesAt(edge.site)) {
        const ApiModel* api = pass.context.api(other);
        if (api == nullptr || !other.callee.isNone()) continue;
        if (!api->hasTag("compares") && api->path != "builtins.filter" &&
            api->path != "builtins.list.sort")
            continue;
        const ValueOrigin& result = pass.summaries[edge.callee].result;
        if (result.computed || result.value != 0)
            return pass.report(FactId::EagerOnlyCall,
                               result.computed ? Answer::Yes : Answer::Unknown, edge.site,
                               pass.callee(edge.site) + "() needs the truth of a tensor");
    }
}

/// A method that is not resolved, of a name that only eager tensors have.
void unresolvedCalls(LocalPass& pass) {
    ApiId tensor = pass.context.registry.role(Role::TensorClass);
    if (tensor.isNone()) return;
    for (const UnresolvedSite& site : pass.view.unresolved) {
        InstId receiver = pass.view[site.site].kind == InstKind::Call
                              ? receiverOf(pass.view, site.site)
                              : InstId::none();
        if (receiver.isNone()) continue;
        std::string_view name = pass.context.text(pass.view[pass.view[site.site].valueA()].nameB());
        ApiId member = pass.context.registry.member(tensor, name);
        if (member.isNone() || pass.context.registry[member].trace != TraceBehaviour::EagerOnly)
            continue;
        if (Symbolic s = pass.symbolic(receiver)) {
            s.answer = Answer::Yes;
            pass.report(FactId::EagerOnlyCall, s, site.site,
                        pass.callee(site.site) + "() needs an eager tensor");
        }
    }
}

void formatting(LocalPass& pass) {
    pass.forEach(InstKind::Binary, [&](InstId id, const Inst& inst) {
        bool percent = (inst.flags & ~kInPlace) == static_cast<uint8_t>(BinaryOp::Mod) &&
                       (pass.bits(inst.valueA()) & kIsString);
        if (percent)
            pass.report(FactId::EagerOnlyCall, pass.symbolic(inst.valueB(), true), id,
                        "formats a symbolic tensor");
    });
    pass.forEach(InstKind::Format, [&](InstId id, const Inst& inst) {
        for (uint32_t i = 0; i < inst.b; ++i) {
            InstId value(pass.view.ir->pool[inst.a + 2 * i]);
            bool hasSpec = pass.view.ir->pool[inst.a + 2 * i + 1] != Id<int>::kNone;
            Symbolic s = pass.symbolic(value);
            if (!hasSpec && s.answer == Answer::Yes) s.answer = Answer::Unknown;
            pass.report(FactId::EagerOnlyCall, s, id, "puts a symbolic tensor into a text");
        }
    });
}

void subscripts(LocalPass& pass) {
    constexpr uint32_t kPython = kIsList | kIsTuple | kIsDict | kIsString | kIsRange | kIsSet;
    auto check = [&](InstId id, InstId base, InstId index) {
        if (!(pass.bits(base) & kPython) || (pass.bits(base) & kArrayBits)) return;
        pass.report(FactId::EagerOnlyCall, pass.symbolic(index), id,
                    "indexes a Python container with a tensor");
        const Inst& slice = pass.view[index];
        if (slice.kind != InstKind::BuildSlice) return;
        for (uint32_t i = 0; i < 3; ++i)
            if (uint32_t part = pass.view.ir->pool[slice.a + i]; part != Id<int>::kNone)
                pass.report(FactId::EagerOnlyCall, pass.symbolic(InstId(part)), id,
                            "slices a Python container with a tensor");
    };
    pass.forEach(InstKind::GetItem,
                 [&](InstId id, const Inst& inst) { check(id, inst.valueA(), inst.valueB()); });
    pass.forEach(InstKind::SetItem, [&](InstId id, const Inst& inst) {
        check(id, inst.valueA(), InstId(pass.view.ir->pool[inst.b]));
    });
    pass.forEach(InstKind::Compare, [&](InstId id, const Inst& inst) {
        auto op = static_cast<CompareOp>(inst.flags);
        constexpr uint32_t kHolders = kIsList | kIsTuple | kIsDict;
        bool identity = op == CompareOp::Is || op == CompareOp::IsNot;
        bool holders =
            (pass.bits(inst.valueA()) & kHolders) && (pass.bits(inst.valueB()) & kHolders);
        if (holders && !identity)
            for (InstId side : {inst.valueA(), inst.valueB()})
                pass.report(FactId::EagerOnlyCall, pass.symbolic(side, true), id,
                            "compares containers that hold symbolic tensors");
        if (op != CompareOp::In && op != CompareOp::NotIn) return;
        for (InstId side : {inst.valueA(), inst.valueB()})
            pass.report(FactId::EagerOnlyCall, pass.symbolic(side), id,
                        "tests membership of a symbolic tensor");
    });
}

}  // namespace

void findEagerOnlyCalls(LocalPass& pass) {
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        bool array = pass.context.registry.hasRole(api.owner, Role::ArrayClass);
        if (api.trace == TraceBehaviour::EagerOnly && !array) libraryCall(pass, edge, api);
        pythonCall(pass, edge, api);
        staticArguments(pass, edge, api);
    });
    for (const SiteEdge& edge : pass.view.edges) decidingCallbacks(pass, edge);
    unresolvedCalls(pass);
    formatting(pass);
    subscripts(pass);
}

}  // namespace graphlift

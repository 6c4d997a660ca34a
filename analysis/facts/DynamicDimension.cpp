// GL329 dynamic_dimension_read: a dimension that is None while tracing although it is a number
// eagerly, used as a Python number [G4, F65, K7]. And the axes of parameters that are read as
// numbers at all (GL502, GL505).
#include <algorithm>

#include "analysis/facts/LocalPass.h"
#include "analysis/facts/Operands.h"

namespace graphlift {

namespace {

bool axisIsDynamic(const ValueTable& table, ValueId shape, ValueId index) {
    AtomId only = table.onlyAtom(index);
    for (AtomId id : table.atoms(shape)) {
        if (table[id].kind != AtomKind::ShapeOf) continue;
        const auto& dims = table.tensor(id).shape.dims;
        auto loose = [](const Dim& d) {
            return d.kind == Dim::Kind::Dynamic || d.kind == Dim::Kind::Ragged;
        };
        if (only.isNone() || table[only].kind != AtomKind::Int) {
            if (std::ranges::any_of(dims, loose)) return true;
            continue;
        }
        auto at = static_cast<int64_t>(table[only].payload);
        if (at < 0) at += static_cast<int64_t>(dims.size());
        if (at >= 0 && at < static_cast<int64_t>(dims.size()) &&
            loose(dims[static_cast<size_t>(at)]))
            return true;
    }
    return false;
}

/// Is the length of an axis found while the graph runs? Not when it came with an argument.
Answer foundByOperation(const LocalPass& pass, InstId shape) {
    const Inst& read = pass.view[shape];
    if (read.kind != InstKind::GetAttr) return Answer::Unknown;
    const ValueOrigin& tensor = pass.origin(read.valueA());
    if (!tensor.computed) return Answer::No;
    for (uint32_t p = 0; p < pass.view.params.size(); ++p)
        if (tensor.value & rootOf(p))
            for (AtomId id : pass.context.program.values->atoms(pass.view.params[p]))
                if ((*pass.context.program.values)[id].kind == AtomKind::Tensor)
                    for (const Dim& dim : pass.context.program.values->tensor(id).shape.dims)
                        if (dim.kind == Dim::Kind::Dynamic) return Answer::Unknown;
    return Answer::Yes;
}

/// Is a dimension only asked whether it is None?
bool onlyComparedWithNone(const LocalPass& pass, InstId dimension) {
    const IrFunction& ir = *pass.view.ir;
    for (const Inst& inst : ir.insts) {
        if (!reads(ir, inst, dimension)) continue;
        auto op = static_cast<CompareOp>(inst.flags);
        if (inst.kind == InstKind::Compare && (op == CompareOp::Is || op == CompareOp::IsNot))
            continue;
        return false;
    }
    return true;
}

/// A Python number or list that only the shape of a parameter went into.
bool isDimension(const LocalPass& pass, InstId inst) {
    if (inst.isNone()) return false;
    const ValueOrigin& o = pass.origin(inst);
    return o.shape != 0 && !(pass.bits(inst) & kArrayBits);
}

class AxisFinder {
  public:
    AxisFinder(const LocalPass& pass, std::vector<AxisRead>& reads) : pass_(pass), reads_(reads) {}

    void run() {
        pass_.forEach(InstKind::Binary, [&](InstId id, const Inst& inst) {
            any(id, {inst.valueA(), inst.valueB()});
        });
        pass_.forEach(InstKind::Unary, [&](InstId id, const Inst& inst) {
            if (inst.flags != static_cast<uint8_t>(UnaryOp::Not)) any(id, {inst.valueA()});
        });
        pass_.forEach(InstKind::BuildSlice, [&](InstId id, const Inst& inst) {
            for (uint32_t i = 0; i < 3; ++i)
                if (uint32_t part = pass_.view.ir->pool[inst.a + i]; part != Id<int>::kNone)
                    any(id, {InstId(part)});
        });
        pass_.forEach(InstKind::Compare, [&](InstId id, const Inst& inst) {
            auto op = static_cast<CompareOp>(inst.flags);
            if (op != CompareOp::Is && op != CompareOp::IsNot)
                any(id, {inst.valueA(), inst.valueB()});
        });
        pass_.forEach(InstKind::Branch, [&](InstId id, const Inst& inst) {
            if (!(inst.flags & kOnNext)) any(id, {inst.valueA()});
        });
        pass_.forEach(InstKind::Iter, [&](InstId id, const Inst& inst) {
            if (pass_.bits(inst.valueA()) & kIsShape) rank(id, inst.valueA());
        });
        pass_.forEachApi([&](const SiteEdge& edge, const ApiModel& api) { call(edge.site, api); });
        pass_.forEach(InstKind::Call, [&](InstId id, const Inst& inst) { layer(id, inst); });
    }

  private:
    void add(InstId site, RootSet of, AxisSet axes, bool rankOnly) {
        if (reads_.size() >= 32) return;
        AxisRead read;
        read.of = of;
        read.axes = axes == 0 ? kAllAxes : axes;
        read.rankOnly = rankOnly;
        read.at = {site, FunctionId::none(),
                   pass_.summaries.message(rankOnly ? "reads the number of axes"
                                                    : "reads the length of an axis as a number")};
        reads_.push_back(read);
    }

    void any(InstId site, std::initializer_list<InstId> values) {
        for (InstId value : values)
            if (isDimension(pass_, value))
                add(site, pass_.origin(value).shape, pass_.origin(value).axes, false);
    }

    void rank(InstId site, InstId value) {
        RootSet of = pass_.origin(value).shape | pass_.origin(value).value;
        if (of != 0) add(site, of, kAllAxes, true);
    }

    void call(InstId site, const ApiModel& api) {
        bool counts = api.path == "builtins.len";
        bool neutral = api.kind == ApiKind::Method &&
                       pass_.context.registry.hasRole(api.owner, Role::ShapeClass);
        for (InstId argument : pass_.argumentsOf(site, api)) {
            if (counts && (pass_.bits(argument) & kIsShape))
                rank(site, argument);
            else if (counts && (pass_.bits(argument) & kArrayBits) &&
                     pass_.origin(argument).value != 0)
                add(site, pass_.origin(argument).value, axisOf(0), false);
            else if (neutral)
                rank(site, argument);
            else if (!counts && isDimension(pass_, argument) && !(pass_.bits(argument) & kIsBool))
                add(site, pass_.origin(argument).shape, pass_.origin(argument).axes, false);
        }
    }

    /// A layer of the library builds itself on the shape of what it is given.
    void layer(InstId id, const Inst& inst) {
        const Program& program = pass_.context.program;
        for (AtomId atomId : program.values->atoms(pass_.view.value(inst.valueA()))) {
            const Atom& atom = (*program.values)[atomId];
            if (atom.kind != AtomKind::Object) continue;
            const ObjectInfo& object = program.objects[ObjectId(atom.payload)];
            bool library = object.kind == ObjectInfo::Kind::LibraryInstance && !object.api.isNone();
            if (!library || !pass_.context.registry.hasRole(object.api, Role::LayerClass)) continue;
            for (uint32_t i = 0; i < inst.count; ++i)
                if (InstId given = callOperand(*pass_.view.ir, inst, i).value;
                    pass_.bits(given) & kArrayBits)
                    rank(id, given);
            return;
        }
    }

    const LocalPass& pass_;
    std::vector<AxisRead>& reads_;
};

/// Shapes of tensors that came out of a tensor condition: axes that differ are None.
void looseShapes(LocalPass& pass) {
    const char* message =
        "reads the shape of something that has another one on another way of a tensor condition";
    pass.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
        bool shape = (pass.bits(id) & kIsShape) && (pass.bits(inst.valueA()) & kArrayBits);
        if (shape && pass.origin(inst.valueA()).loose)
            pass.report(FactId::DynamicDimensionRead, Answer::Unknown, id, message);
    });
    pass.forEachApi([&](const SiteEdge& edge, const ApiModel& api) {
        bool reads =
            api.path == "builtins.len" || (pass.bits(edge.site) & (kIsShape | kIsInt)) != 0;
        if (!reads) return;
        for (InstId argument : pass.argumentsOf(edge.site, api))
            if ((pass.bits(argument) & kArrayBits) && pass.origin(argument).loose)
                return pass.report(FactId::DynamicDimensionRead, Answer::Unknown, edge.site,
                                   message);
    });
}

}  // namespace

void findDynamicDimensions(LocalPass& pass) {
    const ValueTable& table = *pass.context.program.values;
    pass.forEach(InstKind::GetItem, [&](InstId id, const Inst& inst) {
        if (!(pass.bits(inst.valueA()) & kIsShape)) return;
        if (!axisIsDynamic(table, pass.view.value(inst.valueA()), pass.view.value(inst.valueB())))
            return;
        if (pass.view[inst.valueB()].kind == InstKind::BuildSlice || onlyComparedWithNone(pass, id))
            return;
        // The shape of an argument is known while tracing; that of what an operation finds is not.
        Answer found = foundByOperation(pass, inst.valueA());
        if (found == Answer::No) return;
        pass.report(FactId::DynamicDimensionRead, found, id,
                    "this dimension is None while tracing");
    });
    looseShapes(pass);
}

void findAxisReads(const LocalPass& pass, std::vector<AxisRead>& reads) {
    AxisFinder(pass, reads).run();
}

}  // namespace graphlift

// One body: blocks in order until nothing changes, loops over known elements run element by
// element.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

const BodyFacts& Interpreter::bodyFacts(FunctionId function) {
    BodyFacts& body = bodies_[function.index()];
    if (body.ready) return body;
    const IrFunction& ir = p_.ir(function);
    body.loopDepth.assign(ir.blocks.size(), 0);
    body.loopEnd.assign(ir.blocks.size(), 0);
    for (uint32_t b = 0; b < ir.blocks.size(); ++b) {
        const Inst& last = ir.insts[ir.blocks[b].end - 1];
        if (last.kind == InstKind::Jump && last.a <= b)
            body.loopEnd[last.a] = std::max(body.loopEnd[last.a], b + 1);
    }
    for (uint32_t header = 0; header < ir.blocks.size(); ++header)
        for (uint32_t b = header; b < body.loopEnd[header]; ++b) ++body.loopDepth[b];
    if (ir.scope == ScopeKind::Module) {
        std::vector<Name> stored;
        for (const Inst& inst : ir.insts) {
            if (inst.kind == InstKind::StoreGlobal || inst.kind == InstKind::DelGlobal)
                stored.push_back(inst.nameA());
            if (inst.kind == InstKind::Import && (inst.flags & kWildcard) != 0) ++body.numWildcards;
        }
        std::ranges::sort(stored);
        for (size_t i = 1; i < stored.size(); ++i)
            if (stored[i] == stored[i - 1] &&
                (body.reassigned.empty() || body.reassigned.back() != stored[i]))
                body.reassigned.push_back(stored[i]);
    }
    body.ready = true;
    return body;
}

// A function is done, for the eye, when its first evaluation begins.
void Interpreter::showProgress(FunctionId function) {
    const std::string& file = p_.files[p_.functions[function].file.index()]->source->path();
    if (bodies_[function.index()].ready)
        progress_.touch(file);
    else
        progress_.step(file);
}

void Interpreter::evaluate(ContextId context) {
    Activation& start = activations_[context.index()];
    showProgress(start.spec.function);
    start.active = true;
    start.dirty = start.mustRun = false;
    ++start.evaluations;
    ++numEvaluations_;
    ++depth_;
    Frame frame;
    frame.context = context;
    frame.function = start.spec.function;
    frame.ir = &p_.ir(frame.function);
    frame.body = &bodyFacts(frame.function);
    frame.current.assign(frame.ir->insts.size(), ValueTable::bottom());
    frame.recorded = frame.current;
    frame.reached.assign(frame.ir->blocks.size(), 0);
    frame.pending = frame.ran = frame.reached;
    frame.blockHeap.resize(frame.ir->blocks.size());
    frame.reached[0] = frame.pending[0] = 1;
    beginReplay(frame);
    runBlocks(frame, 0, static_cast<uint32_t>(frame.ir->blocks.size()));
    record(frame, values_, 0, static_cast<uint32_t>(frame.ir->blocks.size()));
    --depth_;
    finish(frame);
}

void Interpreter::record(Frame& frame, ValueTable& values, uint32_t begin, uint32_t end) {
    for (uint32_t i = frame.ir->blocks[begin].begin; i < frame.ir->blocks[end - 1].end; ++i)
        frame.recorded[i] = values.join(frame.recorded[i], frame.current[i]);
}

void Interpreter::finish(Frame& frame) {
    Activation& activation = activations_[frame.context.index()];
    Specialization& spec = activation.spec;
    activation.active = false;
    if (activation.evaluations >= kMaxEvaluations) {
        frame.result = values_.withUnknown(values_.join(spec.result, frame.result),
                                           UnknownReason::ContextBudget);
        frame.yields = values_.join(spec.yields, frame.yields);
    }
    const bool changed = frame.result != spec.result || frame.yields != spec.yields;
    spec.values = std::move(frame.recorded);
    spec.result = frame.result;
    spec.yields = frame.yields;
    finishReplay(frame);
    replaceCalls(frame.context, std::move(frame.calls));
    spec.unresolved = std::move(frame.unresolved);
    if (!activation.evaluated) activation.order = ++finished_;
    activation.evaluated = true;
    if (activation.dirty && activation.evaluations < kMaxEvaluations) {
        activation.dirty = false;
        queue(frame.context);
    }
    if (changed) tellReaders(activation.readers, Dependency::Result, frame.context.value);
}

// Lowest pending block first: a loop settles before what follows it. A stopped run leaves at once:
// evaluations stand in one another, and nothing of them is published.
void Interpreter::runBlocks(Frame& frame, uint32_t begin, uint32_t end) {
    for (uint32_t block = begin; block < end && !stopped();) {
        if (frame.pending[block] == 0) {
            ++block;
            continue;
        }
        frame.pending[block] = 0;
        if (frame.body->loopEnd[block] != 0 && runUnrolled(frame, block)) {
            block = begin;
            continue;
        }
        runBlock(frame, block);
        block = begin;
        while (block < end && frame.pending[block] == 0) ++block;
    }
}

void Interpreter::runBlock(Frame& frame, uint32_t block) {
    const IrBlock& range = frame.ir->blocks[block];
    frame.block = block;
    frame.heap = frame.blockHeap[block];
    const bool isAgain = frame.ran[block] != 0;
    const bool replays = frame.body->loopDepth[block] == 0;
    frame.ran[block] = 1;
    frame.isAgain = isAgain;
    for (uint32_t i = range.begin + range.numParams; i + 1 < range.end; ++i) {
        frame.site = InstId(i);
        const ValueId value = replays ? replay(frame, i) : run(frame, i);
        frame.current[i] = value;
        frame.block = block;
    }
    frame.site = InstId(range.end - 1);
    terminate(frame, frame.ir->insts[range.end - 1]);
    frame.isAgain = false;
}

ValueId Interpreter::run(Frame& frame, uint32_t inst) {
    ++numInstructions_;
    return transfer(frame, frame.ir->insts[inst]);
}

void Interpreter::enter(Frame& frame, uint32_t target, std::span<const uint32_t> args) {
    const IrBlock& block = frame.ir->blocks[target];
    auto argument = [&](size_t i) {
        return i < args.size() ? frame.current[args[i]] : ValueTable::bottom();
    };
    if (!frame.unrolls.empty() && frame.unrolls.back().header == target && frame.block >= target) {
        Unroll& unroll = frame.unrolls.back();
        if (!unroll.hasNext) {
            unroll.nextParams.assign(block.numParams, ValueTable::bottom());
            unroll.nextHeap = frame.heap;
        } else {
            unroll.nextHeap.joinWith(frame.heap, values_);
        }
        unroll.hasNext = true;
        for (uint32_t i = 0; i < block.numParams; ++i)
            unroll.nextParams[i] = values_.join(unroll.nextParams[i], argument(i));
        return;
    }
    bool changed = frame.reached[target] == 0;
    if (changed)
        frame.blockHeap[target] = frame.heap;
    else
        changed |= frame.blockHeap[target].joinWith(frame.heap, values_);
    for (uint32_t i = 0; i < block.numParams; ++i) {
        ValueId& param = frame.current[block.begin + i];
        const ValueId joined = values_.join(param, argument(i));
        changed |= joined != param;
        param = joined;
    }
    frame.reached[target] = 1;
    // What comes after a block reads its values without a parameter of its own: it runs again too.
    // Back to the head of a loop only parameters and the heap count, so that loops end.
    changed |= frame.isAgain && target > frame.block;
    if (changed) frame.pending[target] = 1;
}

void Interpreter::terminate(Frame& frame, const Inst& inst) {
    switch (inst.kind) {
        case InstKind::Jump:
            enter(frame, inst.a, {frame.ir->pool.data() + inst.b, inst.count});
            return;
        case InstKind::Branch:
            branch(frame, inst);
            return;
        case InstKind::Return: {
            const ValueId value = frame.current[inst.a];
            frame.result = values_.join(frame.result, value);
            markStored(frame, value);
            if (frame.ir->scope == ScopeKind::Module) keepFinalGlobals(frame);
            keepFinalLengths(frame);
            return;
        }
        case InstKind::Raise:
            raise(frame, inst);
            return;
        default:
            return;  // no other instruction ends a block
    }
}

void Interpreter::keepFinalLengths(Frame& frame) {
    for (ObjectId object : frame.owned) {
        const SlotId slot = heap_.find({object, HeapSlot::Key::Attribute, n_.length.value});
        const ValueId* length = slot.isNone() ? nullptr : frame.heap.find(slot);
        if (length != nullptr)
            writeSlot(frame, {object, HeapSlot::Key::Attribute, n_.finalLength.value}, *length);
    }
}

void Interpreter::keepFinalGlobals(Frame& frame) {
    const ObjectId globals = moduleObject(p_.functions[frame.function].module);
    frame.heap.forEach([&](SlotId slot, ValueId value) {
        if (heap_[slot].key.object == globals) finalGlobals_[slot.value] = value;
    });
}

// `raise E` makes an instance of the class.
void Interpreter::raise(Frame& frame, const Inst& inst) {
    if (inst.a == Id<int>::kNone) return;
    for (AtomId atom : values_.atoms(frame.current[inst.a]))
        if (values_[atom].kind == AtomKind::Class)
            instantiate(frame, ClassId(static_cast<uint32_t>(values_[atom].payload)), {},
                        {EdgeKind::Constructor});
}

void Interpreter::branch(Frame& frame, const Inst& inst) {
    const uint32_t onTrue = frame.ir->pool[inst.b], onFalse = frame.ir->pool[inst.b + 1];
    if (inst.a == Id<int>::kNone) {
        enter(frame, onTrue, {});
        enter(frame, onFalse, {});
        return;
    }
    const ValueId condition = frame.current[inst.a];
    if ((inst.flags & kOnNext) != 0) {
        const bool inUnroll = !frame.unrolls.empty() && frame.unrolls.back().header == frame.block;
        if (!values_.isBottom(condition)) enter(frame, onTrue, {});
        if (!inUnroll) enter(frame, onFalse, {});
        return;
    }
    if (values_.isBottom(condition)) return;
    const int known = truth(values_, condition);
    if (known != 0) enter(frame, onTrue, {});
    if (known != 1) enter(frame, onFalse, {});
}

// Worth the work when the elements are called or hold something that is, or when they index
// something.
std::vector<ValueId> Interpreter::elementsToUnroll(const Frame& frame, uint32_t header,
                                                   InstId& next) const {
    const IrBlock& block = frame.ir->blocks[header];
    const Inst& last = frame.ir->insts[block.end - 1];
    if (last.kind != InstKind::Branch || (last.flags & kOnNext) == 0 ||
        frame.body->loopDepth[header] != frame.unrolls.size() + 1)
        return {};
    next = InstId(last.a);
    const AtomId iterator = values_.onlyAtom(frame.current[frame.ir->insts[last.a].a]);
    if (iterator.isNone() || values_[iterator].kind != AtomKind::Iterator) return {};
    std::span<const ValueId> elements = values_.sequence(iterator);
    const size_t count = elements.size() - 1;
    if (count == 0 || count > kMaxUnroll || frame.numUnrolled * count > kMaxUnrollProduct)
        return {};
    auto worthwhile = [&](AtomId a) {
        switch (values_[a].kind) {
            case AtomKind::Function:
            case AtomKind::BoundMethod:
            case AtomKind::Class:
            case AtomKind::Object:
            case AtomKind::External:
            case AtomKind::Partial:
            case AtomKind::Tuple:
                return true;
            default:
                return false;
        }
    };
    bool worth = std::ranges::any_of(
        elements, [&](ValueId v) { return std::ranges::any_of(values_.atoms(v), worthwhile); });
    for (uint32_t i = block.begin;
         !worth && i < frame.ir->blocks[frame.body->loopEnd[header] - 1].end; ++i)
        worth = frame.ir->insts[i].kind == InstKind::GetItem && frame.ir->insts[i].b == next.value;
    return worth ? std::vector<ValueId>(elements.begin() + 1, elements.end())
                 : std::vector<ValueId>{};
}

void Interpreter::runIteration(Frame& frame, InstId next, ValueId element) {
    Unroll& unroll = frame.unrolls.back();
    const uint32_t header = unroll.header, end = unroll.end;
    const IrBlock& block = frame.ir->blocks[header];
    unroll.hasNext = false;
    for (uint32_t b = header + 1; b < end; ++b) frame.reached[b] = frame.pending[b] = frame.ran[b] = 0;
    for (uint32_t i = block.begin + block.numParams; i < frame.ir->blocks[end - 1].end; ++i)
        frame.current[i] = ValueTable::bottom();
    frame.block = header;
    frame.heap = frame.blockHeap[header];
    for (uint32_t i = block.begin + block.numParams; i + 1 < block.end; ++i) {
        frame.site = InstId(i);
        frame.current[i] = InstId(i) == next ? element : run(frame, i);
    }
    branch(frame, frame.ir->insts[block.end - 1]);
    runBlocks(frame, header + 1, end);
    record(frame, values_, header, end);
}

bool Interpreter::runUnrolled(Frame& frame, uint32_t header) {
    InstId next;
    const std::vector<ValueId> elements = elementsToUnroll(frame, header, next);
    if (elements.empty()) return false;
    const IrBlock block = frame.ir->blocks[header];
    const uint32_t outerFactor = frame.numUnrolled;
    frame.numUnrolled *= static_cast<uint32_t>(elements.size());
    frame.unrolls.push_back({header, frame.body->loopEnd[header], 0, false, {}, {}});
    bool runsThrough = true;
    for (ValueId element : elements) {
        runIteration(frame, next, element);
        Unroll& unroll = frame.unrolls.back();
        ++unroll.iteration;
        runsThrough = unroll.hasNext;
        if (!runsThrough) break;
        for (uint32_t i = 0; i < block.numParams; ++i)
            frame.current[block.begin + i] = unroll.nextParams[i];
        frame.blockHeap[header] = unroll.nextHeap;
    }
    frame.unrolls.pop_back();
    frame.numUnrolled = outerFactor;
    if (runsThrough) {
        frame.block = header;
        frame.heap = frame.blockHeap[header];
        enter(frame, frame.ir->pool[frame.ir->insts[block.end - 1].b + 1], {});
    }
    return true;
}

}  // namespace graphlift

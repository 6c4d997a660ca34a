// Variables that nested functions share. Each activation keeps its own in a frame, and a closure
// remembers the frame that it was made in. A merged context stands for all the closures that were
// called, so it reads and writes the variables of all of them.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

ObjectId Interpreter::ownFrame(Frame& frame) {
    if (const ObjectId own = activations_[frame.context.index()].frame; !own.isNone()) return own;
    ObjectInfo info;
    info.kind = ObjectInfo::Kind::CellFrame;
    info.allocatedIn = frame.function;
    const ObjectId made = p_.objects.add(std::move(info));
    Activation& activation = activations_[frame.context.index()];
    activation.frame = made;
    std::vector<ClosureId> closures = activation.closures;
    if (closures.empty()) closures.push_back(activation.spec.closure);
    for (ClosureId closure : closures)
        if (const auto outer = closureFrame_.find(closure.value); outer != closureFrame_.end())
            parentFrames_[made.value].push_back(outer->second);
    return made;
}

// One for each way up: several above a merged context.
std::vector<ObjectId> Interpreter::cellFrames(Frame& frame, uint32_t hops) {
    std::vector<ObjectId> frames{ownFrame(frame)};
    for (; hops > 0; --hops) {
        std::vector<ObjectId> outer;
        for (ObjectId inner : frames) {
            noteRead(frame, Dependency::Frame, inner.value, frameReaders_[inner.value]);
            const auto parents = parentFrames_.find(inner.value);
            if (parents != parentFrames_.end())
                outer.insert(outer.end(), parents->second.begin(), parents->second.end());
        }
        std::ranges::sort(outer);
        outer.erase(std::unique(outer.begin(), outer.end()), outer.end());
        frames = std::move(outer);
    }
    return frames;
}

ValueId Interpreter::loadCell(Frame& frame, Name name, uint32_t hops) {
    if (hops == 0) return readSlot(frame, {ownFrame(frame), HeapSlot::Key::Attribute, name.value});
    const std::vector<ObjectId> frames = cellFrames(frame, hops);
    Joiner found(values_);
    for (ObjectId object : frames)
        found.add(readSlotOrBottom(frame, {object, HeapSlot::Key::Attribute, name.value}));
    const ValueId value = found.result();
    if (values_.isBottom(value)) return missing(frame, UnknownReason::UnboundName);
    if (!holdsManyCallables(value)) return value;
    // A wrapper of everything: who calls what is lost, so each of them may be called by anybody.
    escape(value);
    return values_.unknown(UnknownReason::ContextBudget);
}

void Interpreter::storeCell(Frame& frame, Name name, uint32_t hops, ValueId value) {
    for (ObjectId object : cellFrames(frame, hops))
        writeSlot(frame, {object, HeapSlot::Key::Attribute, name.value}, value);
}

bool Interpreter::holdsManyCallables(ValueId value) const {
    return static_cast<size_t>(std::ranges::count_if(values_.atoms(value), [&](AtomId atom) {
               const AtomKind kind = values_[atom].kind;
               return kind == AtomKind::Function || kind == AtomKind::BoundMethod;
           })) > kMaxMergedCallees;
}

// The new closure's variables count from now on, also for the functions made in the context.
void Interpreter::addClosure(ContextId merged, ClosureId closure) {
    Activation& activation = activations_[merged.index()];
    if (std::ranges::find(activation.closures, closure) != activation.closures.end()) return;
    activation.closures.push_back(closure);
    const auto outer = closureFrame_.find(closure.value);
    if (outer == closureFrame_.end() || activation.frame.isNone()) return;
    std::vector<ObjectId>& parents = parentFrames_[activation.frame.value];
    if (std::ranges::find(parents, outer->second) == parents.end())
        parents.push_back(outer->second);
    const auto readers = frameReaders_.find(activation.frame.value);
    if (readers == frameReaders_.end()) return;
    tellReaders(readers->second, Dependency::Frame, activation.frame.value);
}

}  // namespace graphlift

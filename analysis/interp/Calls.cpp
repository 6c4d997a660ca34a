// One dispatcher for every call: what is called, what it is given, what comes back.
#include <algorithm>

#include "analysis/interp/Interpreter.h"
#include "analysis/support/Hash.h"

namespace graphlift {

CallArgs Interpreter::readArgs(Frame& frame, uint32_t pool, uint32_t count, bool& bottom) {
    CallArgs args;
    for (uint32_t i = 0; i < count; ++i) {
        const uint32_t tag = frame.ir->pool[pool + 2 * i];
        const ValueId value = frame.current[frame.ir->pool[pool + 2 * i + 1]];
        if (values_.isBottom(value)) bottom = true;
        if (tag == kPositional) {
            if (values_.isBottom(args.restPositional))
                args.positional.push_back(value);
            else
                args.restPositional = values_.join(args.restPositional, value);
        } else if (tag == kStarArgs) {
            if (auto parts = knownElements(frame, value);
                parts && values_.isBottom(args.restPositional))
                args.positional.insert(args.positional.end(), parts->begin(), parts->end());
            else
                args.restPositional = values_.join(
                    args.restPositional, nextElement(frame, iterate(frame, value, false)));
        } else if (tag == kStarStarArgs) {
            readKeywords(frame, value, args);
        } else {
            args.keywords.emplace_back(Name(tag), value);
        }
    }
    return args;
}

void Interpreter::readKeywords(Frame& frame, ValueId mapping, CallArgs& args) {
    for (AtomId atom : values_.atoms(mapping)) {
        if (values_[atom].kind != AtomKind::Object) continue;
        const ObjectId object(static_cast<uint32_t>(values_[atom].payload));
        readWhole(frame, object);
        for (SlotId slot : slotsOf(object)) {
            const SlotKey key = heap_[slot].key;
            const ValueId value = readSlotOrBottom(frame, key);
            if (values_.isBottom(value)) continue;
            if (key.kind == HeapSlot::Key::Item &&
                values_[AtomId(key.key)].kind == AtomKind::String) {
                const Name name(static_cast<uint32_t>(values_[AtomId(key.key)].payload));
                auto given =
                    std::ranges::find(args.keywords, name, &std::pair<Name, ValueId>::first);
                if (given == args.keywords.end())
                    args.keywords.emplace_back(name, value);
                else
                    given->second = values_.join(given->second, value);
            } else if (key.kind == HeapSlot::Key::AnyItem) {
                args.restKeywords = values_.join(args.restKeywords, value);
            }
        }
    }
    if (values_.unknownReason(mapping) != UnknownReason::None)
        args.restKeywords = values_.withUnknown(args.restKeywords, values_.unknownReason(mapping));
}

ValueId Interpreter::transferCall(Frame& frame, const Inst& inst) {
    const ValueId callee = frame.current[inst.a];
    bool bottom = values_.isBottom(callee);
    const CallArgs args = readArgs(frame, inst.b, inst.count, bottom);
    if (bottom) return ValueTable::bottom();
    CallStyle style;
    if ((inst.flags & kDecoratorCall) != 0) style.kind = EdgeKind::Decorator;
    if ((inst.flags & (kEnter | kExit)) != 0) style.kind = EdgeKind::ContextManager;
    const ValueId result = call(frame, callee, args, style);
    return (inst.flags & kDecoratorCall) != 0 ? afterDecorator(frame, callee, args, result)
                                              : result;
}

// A decorator that is not known may do anything: the function stays visible, with the doubt.
ValueId Interpreter::afterDecorator(Frame& frame, ValueId decorator, const CallArgs& args,
                                    ValueId result) {
    static_cast<void>(frame);
    if (args.positional.size() != 1 || values_.unknownReason(result) == UnknownReason::None)
        return result;
    const bool decoratorKnown = std::ranges::all_of(
        values_.atoms(decorator), [&](AtomId a) { return values_[a].kind == AtomKind::Function; });
    if (decoratorKnown && !values_.atoms(decorator).empty() && !values_.atoms(result).empty())
        return result;
    return values_.withUnknown(values_.join(values_.withoutUnknown(result), args.positional[0]),
                               UnknownReason::OpaqueDecorator);
}

ValueId Interpreter::call(Frame& frame, ValueId callee, const CallArgs& args,
                          const CallStyle& style) {
    Joiner result(values_);
    for (AtomId atom : values_.atoms(callee)) result.add(callAtom(frame, atom, args, style));
    if (const UnknownReason reason = values_.unknownReason(callee); reason != UnknownReason::None)
        result.add(callUnknown(frame, args, reason));
    return result.result();
}

ValueId Interpreter::callAtom(Frame& frame, AtomId callee, const CallArgs& args,
                              const CallStyle& style) {
    const Atom a = values_[callee];
    switch (a.kind) {
        case AtomKind::Function:
            return callFunction(frame, ClosureId(static_cast<uint32_t>(a.payload)), args, style);
        case AtomKind::Class:
            return instantiate(frame, ClassId(static_cast<uint32_t>(a.payload)), args, style);
        case AtomKind::External:
            return callExternal(frame, ExternalId(static_cast<uint32_t>(a.payload)),
                                ValueTable::bottom(), args, style);
        case AtomKind::Object:
            return callObject(frame, callee, args, style);
        case AtomKind::BoundMethod: {
            const ValueId function = values_.sequence(callee)[0],
                          receiver = values_.sequence(callee)[1];
            ValueId result = ValueTable::bottom();
            for (AtomId f : values_.atoms(function)) {
                if (values_[f].kind == AtomKind::External) {
                    result = values_.join(
                        result,
                        callExternal(frame, ExternalId(static_cast<uint32_t>(values_[f].payload)),
                                     receiver, args, style));
                } else {
                    CallArgs bound = args;
                    bound.positional.insert(bound.positional.begin(), receiver);
                    result = values_.join(result, callAtom(frame, f, bound, style));
                }
            }
            return result;
        }
        case AtomKind::Partial: {
            CallArgs bound = args;
            const ValueId first = values_.sequence(callee)[1], names = values_.sequence(callee)[2],
                          given = values_.sequence(callee)[3];
            auto parts = [&](ValueId v) {
                const AtomId t = values_.onlyAtom(v);
                if (t.isNone() || values_[t].kind != AtomKind::Tuple) return std::vector<ValueId>{};
                return std::vector<ValueId>(values_.sequence(t).begin(), values_.sequence(t).end());
            };
            const std::vector<ValueId> front = parts(first), keys = parts(names),
                                       values = parts(given);
            bound.positional.insert(bound.positional.begin(), front.begin(), front.end());
            for (size_t i = 0; i < keys.size() && i < values.size(); ++i)
                if (const AtomId key = values_.onlyAtom(keys[i]); !key.isNone())
                    if (const Name name(static_cast<uint32_t>(values_[key].payload));
                        values_.isBottom(args.keyword(name)))
                        bound.keywords.emplace_back(name, values[i]);
            return call(frame, values_.sequence(callee)[0], bound, style);
        }
        case AtomKind::StaticMethod:
        case AtomKind::ClassMethod:
            return call(frame, values_.sequence(callee)[0], args, style);
        case AtomKind::None:
        case AtomKind::Bool:
        case AtomKind::Int:
        case AtomKind::Float:
        case AtomKind::String:
            return ValueTable::bottom();  // raises
        default:
            return callUnknown(frame, args, UnknownReason::UnresolvedCallee);
    }
}

ValueId Interpreter::callUnknown(Frame& frame, const CallArgs& args, UnknownReason reason) {
    if (std::ranges::none_of(frame.unresolved,
                             [&](const UnresolvedSite& s) { return s.site == frame.site; }))
        frame.unresolved.push_back({frame.site, reason});
    escapeArgs(frame, args);
    return values_.unknown(reason == UnknownReason::UnmodelledApi ||
                                   reason == UnknownReason::MissingModule
                               ? reason
                               : UnknownReason::UnresolvedCallee);
}

// Instances: __call__ of the class, or the protocol of the library class behind it (a layer's build
// and call).
ValueId Interpreter::callObject(Frame& frame, AtomId atom, const CallArgs& args,
                                const CallStyle& style) {
    const ObjectHead info = headOf(ObjectId(static_cast<uint32_t>(values_[atom].payload)));
    const ValueId classValue = info.cls.isNone()
                                   ? ValueTable::bottom()
                                   : values_.single(values_.atom(AtomKind::Class, info.cls.value));
    if (!info.cls.isNone())
        if (const ValueId own = classAttribute(frame, info.cls, n_.call); !values_.isBottom(own))
            return call(frame, bindAttribute(frame, own, atom, classValue), args, style);
    if (info.api.isNone()) return callUnknown(frame, args, UnknownReason::UnresolvedCallee);
    ValueId result = ValueTable::bottom();
    bool found = false;
    if (!info.cls.isNone()) {
        CallStyle redirected = style;
        redirected.redirected = true;
        for (const std::string& method : registry_[info.api].callProtocol) {
            const ValueId member = classAttribute(frame, info.cls, names_.intern(method));
            if (values_.isBottom(member)) continue;
            const bool isBuild = names_.intern(method) == n_.build;
            CallArgs given = args;
            if (isBuild)
                given = {{args.positional.empty() ? values_.unknown(UnknownReason::DynamicFeature)
                                                  : shapeOf(frame, args.positional[0])},
                         {}};
            const ValueId value =
                call(frame, bindAttribute(frame, member, atom, classValue), given, redirected);
            if (!isBuild) {
                result = value;
                found = true;
            }
        }
    }
    return found ? result : callLibraryObject(frame, atom, info.api, args, style);
}

ValueId Interpreter::shapeOf(Frame& frame, ValueId value) {
    static_cast<void>(frame);
    ValueId result = ValueTable::bottom();
    for (AtomId a : values_.atoms(value)) {
        if (values_[a].kind == AtomKind::Tensor)
            result = values_.join(result, values_.single(values_.shapeAtom(values_.tensor(a))));
        else
            result = values_.withUnknown(result, UnknownReason::DynamicFeature);
    }
    return values_.unknownReason(value) == UnknownReason::None
               ? result
               : values_.withUnknown(result, values_.unknownReason(value));
}

void Interpreter::addEdge(Frame& frame, CallEdge edge) {
    auto same = [&](const CallEdge& e) {
        return e.site == edge.site && e.callee == edge.callee && e.kind == edge.kind &&
               e.api == edge.api && e.external == edge.external &&
               e.constructed == edge.constructed && e.traced == edge.traced &&
               e.python == edge.python;
    };
    for (size_t i = frame.calls.size(); i-- > 0 && i + 64 > frame.calls.size();)
        if (same(frame.calls[i])) return;
    frame.calls.push_back(edge);
}

void Interpreter::escapeArgs(Frame& frame, const CallArgs& args) {
    for (ValueId v : args.positional) escape(v);
    for (const auto& [name, v] : args.keywords) escape(v);
    escape(args.restPositional);
    escape(args.restKeywords);
    for (ValueId v : args.positional) markStored(frame, v);
    for (const auto& [name, v] : args.keywords) markStored(frame, v);
    forgetEscaped(frame);
}

// Others may hold it from now on: what a call changes in it is no longer known in order.
void Interpreter::markStored(Frame& frame, ValueId value) {
    if (frame.owned.empty() || !values_.holdsOthers(value)) return;
    for (AtomId atom : values_.atoms(value)) {
        const Atom a = values_[atom];
        if (a.kind == AtomKind::Object)
            markEscaped(frame, ObjectId(static_cast<uint32_t>(a.payload)));
        else if (a.kind == AtomKind::Tuple || a.kind == AtomKind::BoundMethod ||
                 a.kind == AtomKind::Partial || a.kind == AtomKind::Iterator)
            for (ValueId part : values_.sequence(atom)) markStored(frame, part);
    }
}

// A summary may be any of them.
void Interpreter::markEscaped(Frame& frame, ObjectId object) {
    if (frame.owned.contains(object)) {
        frame.escaped.insert(object);
        frame.isOrdered = true;
    }
    const ObjectGroup* group = groupOf(object);
    if (group == nullptr || group->summary != object) return;
    for (ObjectId owned : frame.owned)
        if (groupOf(owned) == group) {
            frame.escaped.insert(owned);
            frame.isOrdered = true;
        }
}

void Interpreter::forgetEscaped(Frame& frame) {
    if (frame.heap.size() == 0 || frame.escaped.empty()) return;
    if (frame.heap.eraseIf(
            [&](SlotId slot) { return frame.escaped.contains(heap_[slot].key.object); }))
        frame.isOrdered = true;
}

void Interpreter::escapeOwnedFrame(Frame& frame) {
    const ObjectId own = activations_[frame.context.index()].frame;
    if (own.isNone()) return;
    frame.escaped.insert(own);
    frame.isOrdered = true;
}

}  // namespace graphlift

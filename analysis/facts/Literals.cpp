#include "analysis/facts/Literals.h"

#include <algorithm>
#include <charconv>

#include "analysis/facts/FactCache.h"

namespace graphlift {

namespace {

constexpr int kMaxDepth = 6;
constexpr uint32_t kMaxVisited = 512;  // a guess: more constants than that vary anyway

bool atomHolds(const FactContext& context, AtomId id, std::vector<ObjectId>& seen, int depth);

bool anyHolds(const FactContext& context, ValueId value, std::vector<ObjectId>& seen, int depth) {
    const ValueTable& table = *context.program.values;
    return std::ranges::any_of(table.atoms(value),
                               [&](AtomId id) { return atomHolds(context, id, seen, depth); });
}

bool objectHolds(const FactContext& context, ObjectId object, std::vector<ObjectId>& seen,
                 int depth) {
    if (std::ranges::find(seen, object) != seen.end()) return false;
    seen.push_back(object);
    ObjectInfo::Kind kind = context.program.objects[object].kind;
    bool holder = kind == ObjectInfo::Kind::Instance || kind == ObjectInfo::Kind::List ||
                  kind == ObjectInfo::Kind::Dict;
    if (!holder) return false;
    for (const HeapSlot& slot : context.slots(object))
        if (!context.isInternal(slot) && anyHolds(context, slot.value, seen, depth + 1))
            return true;
    return false;
}

bool atomHolds(const FactContext& context, AtomId id, std::vector<ObjectId>& seen, int depth) {
    if (depth > kMaxDepth) return false;
    const ValueTable& table = *context.program.values;
    const Atom& atom = table[id];
    switch (atom.kind) {
        case AtomKind::Int:
        case AtomKind::Float:
        case AtomKind::String:
        case AtomKind::Bytes:
        case AtomKind::SomeInt:
        case AtomKind::SomeFloat:
        case AtomKind::SomeComplex:
        case AtomKind::SomeString:
        case AtomKind::SomeBytes:
            return true;
        case AtomKind::Tuple:
        case AtomKind::AnyTuple:
            for (ValueId element : table.sequence(id))
                if (anyHolds(context, element, seen, depth + 1)) return true;
            return false;
        case AtomKind::Object:
            return objectHolds(context, ObjectId(atom.payload), seen, depth);
        case AtomKind::None:
        case AtomKind::Ellipsis:
        case AtomKind::NotImplemented:
        case AtomKind::Bool:
        case AtomKind::SomeBool:
        case AtomKind::DType:
        case AtomKind::Tensor:
        case AtomKind::ShapeOf:
        case AtomKind::Slice:
        case AtomKind::Range:
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Class:
        case AtomKind::Module:
        case AtomKind::External:
        case AtomKind::Partial:
        case AtomKind::Iterator:
        case AtomKind::Super:
        case AtomKind::Property:
        case AtomKind::StaticMethod:
        case AtomKind::ClassMethod:
            return false;
    }
    return false;
}

std::string number(double value) {
    char buffer[32];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

/// One possibility as text; "" when it is no literal. Sets `open` / `unknown` where the text cannot
/// tell.
std::string keyOf(const FactContext& context, AtomId id, LiteralKeys& out, int depth);

std::string keysOf(const FactContext& context, ValueId value, LiteralKeys& out, int depth) {
    const ValueTable& table = *context.program.values;
    if (table.unknownReason(value) != UnknownReason::None) out.unknown = true;
    std::string all;
    for (AtomId id : table.atoms(value)) {
        std::string key = keyOf(context, id, out, depth);
        if (!all.empty() && !key.empty())
            out.open = true;  // several possibilities inside one container
        all += key;
    }
    return all;
}

std::string objectKey(const FactContext& context, ObjectId object, LiteralKeys& out, int depth) {
    ObjectInfo::Kind kind = context.program.objects[object].kind;
    if (kind != ObjectInfo::Kind::List && kind != ObjectInfo::Kind::Dict) return "";
    std::string inner;
    for (const HeapSlot& slot : context.slots(object)) {
        if (context.isInternal(slot)) continue;
        std::string key = keysOf(context, slot.value, out, depth + 1);
        if (key.empty()) continue;
        if (slot.kind == HeapSlot::Key::AnyItem) out.open = true;
        inner += key + ", ";
    }
    return inner.empty() ? "" : "[" + inner + "]";
}

std::string keyOf(const FactContext& context, AtomId id, LiteralKeys& out, int depth) {
    if (depth > kMaxDepth) return "";
    if (++out.visited > kMaxVisited) {
        out.open = true;
        return "";
    }
    const ValueTable& table = *context.program.values;
    const Atom& atom = table[id];
    auto some = [&](const char* what) {
        out.open = true;
        return std::string("some ") + what;
    };
    if (atom.kind == AtomKind::Int)
        return "int " + std::to_string(static_cast<int64_t>(atom.payload));
    if (atom.kind == AtomKind::Float) return "float " + number(table.number(id));
    if (atom.kind == AtomKind::String || atom.kind == AtomKind::Bytes)
        return "'" + std::string(context.text(Name(static_cast<uint32_t>(atom.payload)))) + "'";
    if (atom.kind == AtomKind::SomeInt) return some("int");
    if (atom.kind == AtomKind::SomeFloat || atom.kind == AtomKind::SomeComplex)
        return some("float");
    if (atom.kind == AtomKind::SomeString || atom.kind == AtomKind::SomeBytes)
        return some("string");
    if (atom.kind == AtomKind::Object)
        return objectKey(context, ObjectId(atom.payload), out, depth);
    if (atom.kind != AtomKind::Tuple && atom.kind != AtomKind::AnyTuple &&
        atom.kind != AtomKind::Range)
        return "";
    std::string inner;
    for (ValueId element : table.sequence(id))
        if (std::string key = keysOf(context, element, out, depth + 1); !key.empty())
            inner += key + ", ";
    if (atom.kind == AtomKind::AnyTuple && !inner.empty()) out.open = true;
    return inner.empty() ? "" : "(" + inner + ")";
}

}  // namespace

Answer holdsLiteral(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    auto atoms = table.atoms(value);
    if (atoms.empty())
        return table.unknownReason(value) == UnknownReason::None ? Answer::No : Answer::Unknown;
    for (AtomId id : atoms) {
        std::vector<ObjectId> seen;
        if (!atomHolds(context, id, seen, 0)) return Answer::No;
    }
    return Answer::Yes;
}

const LiteralKeys& literalsOf(const FactContext& context, ValueId value) {
    const auto [at, isNew] = context.cache().literals.try_emplace(value);
    LiteralKeys& out = at->second;
    if (!isNew) return out;
    const ValueTable& table = *context.program.values;
    if (table.unknownReason(value) != UnknownReason::None) out.unknown = true;
    for (AtomId id : table.atoms(value))
        if (std::string key = keyOf(context, id, out, 0); !key.empty())
            out.keys.push_back(std::move(key));
    std::ranges::sort(out.keys);
    out.keys.erase(std::unique(out.keys.begin(), out.keys.end()), out.keys.end());
    return out;
}

}  // namespace graphlift

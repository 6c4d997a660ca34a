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

void addNumber(double value, std::string& text) {
    char buffer[32];
    text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

/// Writes possibilities as text, nothing for what is no literal. Sets `open` / `unknown` where the
/// text cannot tell.
class KeyWriter {
  public:
    KeyWriter(const FactContext& context, LiteralKeys& out)
        : context_(context), table_(*context.program.values), out_(out) {}

    void atom(AtomId id, std::string& text, int depth) {
        if (depth > kMaxDepth) return;
        if (++out_.visited > kMaxVisited) {
            out_.open = true;
            return;
        }
        const Atom& atom = table_[id];
        if (atom.kind == AtomKind::Int) {
            text.append("int ").append(std::to_string(static_cast<int64_t>(atom.payload)));
        } else if (atom.kind == AtomKind::Float) {
            text.append("float ");
            addNumber(table_.number(id), text);
        } else if (atom.kind == AtomKind::String || atom.kind == AtomKind::Bytes) {
            const Name name(static_cast<uint32_t>(atom.payload));
            text.append("'").append(context_.text(name)).append("'");
        } else if (atom.kind == AtomKind::Object) {
            object(ObjectId(atom.payload), text, depth);
        } else if (atom.kind == AtomKind::Tuple || atom.kind == AtomKind::AnyTuple ||
                   atom.kind == AtomKind::Range) {
            sequence(id, text, depth);
        } else if (const std::string_view what = some(atom.kind); !what.empty()) {
            out_.open = true;
            text.append(what);
        }
    }

  private:
    static std::string_view some(AtomKind kind) {
        if (kind == AtomKind::SomeInt) return "some int";
        if (kind == AtomKind::SomeFloat || kind == AtomKind::SomeComplex) return "some float";
        return kind == AtomKind::SomeString || kind == AtomKind::SomeBytes ? "some string" : "";
    }

    /// Did it write anything?
    bool value(ValueId value, std::string& text, int depth) {
        if (table_.unknownReason(value) != UnknownReason::None) out_.unknown = true;
        const size_t begin = text.size();
        for (AtomId id : table_.atoms(value)) {
            const size_t before = text.size();
            atom(id, text, depth);
            // Several possibilities inside one container.
            if (before != begin && text.size() != before) out_.open = true;
        }
        return text.size() != begin;
    }

    void object(ObjectId object, std::string& text, int depth) {
        ObjectInfo::Kind kind = context_.program.objects[object].kind;
        if (kind != ObjectInfo::Kind::List && kind != ObjectInfo::Kind::Dict) return;
        const size_t begin = text.size();
        text += '[';
        for (const HeapSlot& slot : context_.slots(object)) {
            if (context_.isInternal(slot) || !value(slot.value, text, depth + 1)) continue;
            if (slot.kind == HeapSlot::Key::AnyItem) out_.open = true;
            text += ", ";
        }
        close(begin, ']', text);
    }

    void sequence(AtomId id, std::string& text, int depth) {
        const size_t begin = text.size();
        text += '(';
        for (ValueId element : table_.sequence(id))
            if (value(element, text, depth + 1)) text += ", ";
        if (close(begin, ')', text) && table_[id].kind == AtomKind::AnyTuple) out_.open = true;
    }

    /// The end of a container; an empty one is no literal.
    static bool close(size_t begin, char bracket, std::string& text) {
        const bool any = text.size() > begin + 1;
        if (any)
            text += bracket;
        else
            text.resize(begin);
        return any;
    }

    const FactContext& context_;
    const ValueTable& table_;
    LiteralKeys& out_;
};

Answer findHeldLiteral(const FactContext& context, ValueId value) {
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

}  // namespace

Answer holdsLiteral(const FactContext& context, ValueId value) {
    const auto [at, isNew] = context.cache().holdsLiteral.try_emplace(value, Answer::No);
    if (isNew) at->second = findHeldLiteral(context, value);
    return at->second;
}

const LiteralKeys& literalsOf(const FactContext& context, ValueId value) {
    const auto [at, isNew] = context.cache().literals.try_emplace(value);
    LiteralKeys& out = at->second;
    if (!isNew) return out;
    const ValueTable& table = *context.program.values;
    if (table.unknownReason(value) != UnknownReason::None) out.unknown = true;
    KeyWriter writer(context, out);
    std::string key;
    for (AtomId id : table.atoms(value)) {
        key.clear();
        writer.atom(id, key, 0);
        if (!key.empty()) out.keys.push_back(key);
    }
    std::ranges::sort(out.keys);
    out.keys.erase(std::unique(out.keys.begin(), out.keys.end()), out.keys.end());
    return out;
}

}  // namespace graphlift

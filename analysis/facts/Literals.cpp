#include "analysis/facts/Literals.h"

#include <algorithm>
#include <charconv>

#include "analysis/facts/FactCache.h"

namespace graphlift {

namespace {

constexpr int kMaxDepth = 6;
constexpr uint32_t kMaxVisited = 512;  // a guess: more constants than that vary anyway

/// Does a value hold a number or string, at most so many containers inside one another? What is known
/// of an object stands in the cache: containers that hold each other are looked through once a depth
/// at most.
class LiteralSearch {
  public:
    explicit LiteralSearch(const FactContext& context)
        : context_(context), table_(*context.program.values), reach_(context.cache().literalReach) {
        reach_.resize(context.program.objects.size());
    }

    bool atom(AtomId id, int depth) {
        const Atom& atom = table_[id];
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
                return depth > 0 &&
                       std::ranges::any_of(table_.sequence(id), [&](ValueId element) {
                           return value(element, depth - 1);
                       });
            case AtomKind::Object:
                return depth > 0 && object(ObjectId(atom.payload), depth);
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

  private:
    bool value(ValueId value, int depth) {
        return std::ranges::any_of(table_.atoms(value),
                                   [&](AtomId id) { return atom(id, depth); });
    }

    bool object(ObjectId id, int depth) {
        const LiteralReach known = reach_[id.index()];
        if (depth >= known.found) return true;
        if (depth <= known.searched) return false;
        const bool found = search(id, depth);
        LiteralReach& reach = reach_[id.index()];
        (found ? reach.found : reach.searched) = static_cast<uint8_t>(depth);
        return found;
    }

    bool search(ObjectId id, int depth) {
        const ObjectInfo::Kind kind = context_.program.objects[id].kind;
        const bool holder = kind == ObjectInfo::Kind::Instance || kind == ObjectInfo::Kind::List ||
                            kind == ObjectInfo::Kind::Dict;
        return holder && std::ranges::any_of(context_.slots(id), [&](const HeapSlot& slot) {
                   return !context_.isInternal(slot) && value(slot.value, depth - 1);
               });
    }

    const FactContext& context_;
    const ValueTable& table_;
    std::vector<LiteralReach>& reach_;  // by ObjectId
};

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
            if (before != begin) text += " or ";
            const size_t own = text.size();
            atom(id, text, depth);
            if (text.size() == own)
                text.resize(before);
            else if (before != begin)
                out_.open = true;  // several possibilities inside one container
        }
        return text.size() != begin;
    }

    void object(ObjectId object, std::string& text, int depth) {
        ObjectInfo::Kind kind = context_.program.objects[object].kind;
        if (kind != ObjectInfo::Kind::List && kind != ObjectInfo::Kind::Dict) return;
        const size_t begin = text.size();
        text += '[';
        for (const HeapSlot* slot : inOrder(object)) {
            if (context_.isInternal(*slot) || !value(slot->value, text, depth + 1)) continue;
            if (slot->kind == HeapSlot::Key::AnyItem) out_.open = true;
            text += kComma;
        }
        close(begin, ']', text);
    }

    void sequence(AtomId id, std::string& text, int depth) {
        const size_t begin = text.size();
        text += '(';
        for (ValueId element : table_.sequence(id))
            if (value(element, text, depth + 1)) text += kComma;
        if (close(begin, ')', text) && table_[id].kind == AtomKind::AnyTuple) out_.open = true;
    }

    /// What a container holds, items of a list in their order; those of no known index come first.
    [[nodiscard]] std::vector<const HeapSlot*> inOrder(ObjectId object) const {
        std::vector<const HeapSlot*> out;
        for (const HeapSlot& slot : context_.slots(object)) out.push_back(&slot);
        std::ranges::stable_sort(out, {}, [&](const HeapSlot* slot) {
            const AtomId key(slot->key);
            if (slot->kind != HeapSlot::Key::Item || key.isNone()) return int64_t{-1};
            return table_[key].kind == AtomKind::Int ? static_cast<int64_t>(table_[key].payload)
                                                     : int64_t{-1};
        });
        return out;
    }

    /// The end of a container; an empty one is no literal.
    static bool close(size_t begin, char bracket, std::string& text) {
        const bool any = text.size() > begin + 1;
        text.resize(any ? text.size() - kComma.size() : begin);
        if (any) text += bracket;
        return any;
    }

    static constexpr std::string_view kComma = ", ";

    const FactContext& context_;
    const ValueTable& table_;
    LiteralKeys& out_;
};

Answer findHeldLiteral(const FactContext& context, ValueId value) {
    const ValueTable& table = *context.program.values;
    auto atoms = table.atoms(value);
    if (atoms.empty())
        return table.unknownReason(value) == UnknownReason::None ? Answer::No : Answer::Unknown;
    LiteralSearch search(context);
    const bool all = std::ranges::all_of(atoms, [&](AtomId id) { return search.atom(id, kMaxDepth); });
    return all ? Answer::Yes : Answer::No;
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

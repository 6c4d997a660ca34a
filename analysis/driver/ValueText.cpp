#include "analysis/driver/ValueText.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace graphlift {

namespace {

constexpr unsigned kMaxDepth = 4;

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text.substr(0, 60)) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\'' || c == '\\')
            (result += '\\') += c;
        else
            result += c;
    }
    return result + "'";
}

std::string number(double value) {
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.17g", value);
    return buffer.data();
}

struct Word {
    AtomKind kind;
    const char* text;
};
constexpr Word kWords[] = {{AtomKind::None, "None"},
                           {AtomKind::Ellipsis, "..."},
                           {AtomKind::NotImplemented, "NotImplemented"},
                           {AtomKind::SomeBool, "bool"},
                           {AtomKind::SomeInt, "int"},
                           {AtomKind::SomeFloat, "float"},
                           {AtomKind::SomeComplex, "complex"},
                           {AtomKind::SomeString, "str"},
                           {AtomKind::SomeBytes, "bytes"}};

struct Brackets {
    AtomKind kind;
    const char *open, *close;
};
constexpr Brackets kBrackets[] = {{AtomKind::Tuple, "(", ")"},
                                  {AtomKind::AnyTuple, "tuple[", ", ...]"},
                                  {AtomKind::Slice, "slice(", ")"},
                                  {AtomKind::Range, "range(", ")"},
                                  {AtomKind::BoundMethod, "bound(", ")"},
                                  {AtomKind::Partial, "partial(", ")"},
                                  {AtomKind::Iterator, "iterator[", "]"},
                                  {AtomKind::Super, "super(", ")"},
                                  {AtomKind::Property, "property(", ")"},
                                  {AtomKind::StaticMethod, "staticmethod(", ")"},
                                  {AtomKind::ClassMethod, "classmethod(", ")"}};

class Writer {
  public:
    explicit Writer(const Program& program) : program_(program), table_(*program.values) {}

    std::string value(ValueId id, unsigned depth = 0) const {
        if (table_.isBottom(id)) return "nothing";
        std::vector<std::string> parts;
        for (AtomId atom : table_.atoms(id)) parts.push_back(this->atom(atom, depth));
        std::sort(parts.begin(), parts.end());
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : " | ") + part;
        if (const UnknownReason reason = table_.unknownReason(id); reason != UnknownReason::None)
            text += std::string(text.empty() ? "" : " | ") + "unknown(" +
                    std::string(describe(reason)) + ")";
        return text;
    }

    std::string object(ObjectId id) const {
        const ObjectInfo& info = program_.objects[id];
        std::string text = kindOf(info);
        if (info.allocatedIn && info.site) {
            const SourceRange where = program_.rangeOf(info.allocatedIn, info.site);
            const Position at =
                program_.files[where.file.index()]->source->position(where.range.begin);
            text += "@" + program_.idOf(info.allocatedIn) + ":" + std::to_string(at.line);
        }
        return text + (info.summary ? "*" : "");
    }

  private:
    std::string kindOf(const ObjectInfo& info) const {
        switch (info.kind) {
            case ObjectInfo::Kind::List:
                return "list";
            case ObjectInfo::Kind::Dict:
                return "dict";
            case ObjectInfo::Kind::Set:
                return "set";
            case ObjectInfo::Kind::Generator:
                return "generator";
            case ObjectInfo::Kind::Namespace:
                return "namespace";
            case ObjectInfo::Kind::CellFrame:
                return "frame";
            case ObjectInfo::Kind::Instance:
            case ObjectInfo::Kind::LibraryInstance:
                break;
        }
        if (info.cls) return className(info.cls);
        return info.api ? (*program_.registry)[info.api].path : "object";
    }

    std::string className(ClassId id) const {
        return std::string(program_.names->text(program_.classes[id].name));
    }

    std::string sequence(AtomId id, std::string_view open, std::string_view close,
                         unsigned depth) const {
        std::string text(open);
        bool first = true;
        for (ValueId element : table_.sequence(id)) {
            if (!first) text += ", ";
            first = false;
            text += depth < kMaxDepth ? value(element, depth + 1) : "...";
        }
        return text += close;
    }

    std::string atom(AtomId id, unsigned depth) const {
        const AtomKind kind = table_[id].kind;
        for (const Word& word : kWords)
            if (word.kind == kind) return word.text;
        for (const Brackets& brackets : kBrackets)
            if (brackets.kind == kind) return sequence(id, brackets.open, brackets.close, depth);
        return isConstant(kind) ? constant(id) : reference(table_[id]);
    }

    static bool isConstant(AtomKind kind) {
        return kind <= AtomKind::Bytes || kind == AtomKind::DType || kind == AtomKind::Tensor ||
               kind == AtomKind::ShapeOf;
    }

    std::string constant(AtomId id) const {
        const Atom& atom = table_[id];
        const auto name = [&] {
            return program_.names->text(Name(static_cast<uint32_t>(atom.payload)));
        };
        if (atom.kind == AtomKind::Bool) return atom.payload != 0 ? "True" : "False";
        if (atom.kind == AtomKind::Int) return std::to_string(static_cast<int64_t>(atom.payload));
        if (atom.kind == AtomKind::Float) return number(table_.number(id));
        if (atom.kind == AtomKind::String) return quoted(name());
        if (atom.kind == AtomKind::Bytes) return "b" + quoted(name());
        if (atom.kind == AtomKind::DType)
            return "dtype " + std::string(text(static_cast<DType>(atom.payload)));
        if (atom.kind == AtomKind::ShapeOf) return "shape " + printShape(table_.tensor(id).shape);
        return printTensor(table_.tensor(id));
    }

    /// What stands for something of the program by its id.
    std::string reference(const Atom& atom) const {
        const auto payload = static_cast<uint32_t>(atom.payload);
        if (atom.kind == AtomKind::Function)
            return "def " + program_.idOf(program_.closures[ClosureId(payload)].function);
        if (atom.kind == AtomKind::Class) return "class " + className(ClassId(payload));
        if (atom.kind == AtomKind::Module)
            return "module " +
                   std::string(program_.names->text((*program_.modules)[ModuleId(payload)].name));
        if (atom.kind == AtomKind::Object) return object(ObjectId(payload));
        return "ext " + program_.externals[payload];
    }

    const Program& program_;
    const ValueTable& table_;
};

}  // namespace

std::string printValue(const Program& program, ValueId value) {
    return Writer(program).value(value);
}

std::string printObject(const Program& program, ObjectId object) {
    return Writer(program).object(object);
}

}  // namespace graphlift

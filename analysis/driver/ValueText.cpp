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
        const Atom& atom = table_[id];
        const auto name = [&] {
            return program_.names->text(Name(static_cast<uint32_t>(atom.payload)));
        };
        const auto payload = static_cast<uint32_t>(atom.payload);
        switch (atom.kind) {
            case AtomKind::None:
                return "None";
            case AtomKind::Ellipsis:
                return "...";
            case AtomKind::NotImplemented:
                return "NotImplemented";
            case AtomKind::Bool:
                return atom.payload != 0 ? "True" : "False";
            case AtomKind::Int:
                return std::to_string(static_cast<int64_t>(atom.payload));
            case AtomKind::Float:
                return number(table_.number(id));
            case AtomKind::String:
                return quoted(name());
            case AtomKind::Bytes:
                return "b" + quoted(name());
            case AtomKind::SomeBool:
                return "bool";
            case AtomKind::SomeInt:
                return "int";
            case AtomKind::SomeFloat:
                return "float";
            case AtomKind::SomeComplex:
                return "complex";
            case AtomKind::SomeString:
                return "str";
            case AtomKind::SomeBytes:
                return "bytes";
            case AtomKind::DType:
                return "dtype " + std::string(text(static_cast<DType>(atom.payload)));
            case AtomKind::Tensor:
                return printTensor(table_.tensor(id));
            case AtomKind::ShapeOf:
                return "shape " + printShape(table_.tensor(id).shape);
            case AtomKind::Tuple:
                return sequence(id, "(", ")", depth);
            case AtomKind::AnyTuple:
                return sequence(id, "tuple[", ", ...]", depth);
            case AtomKind::Slice:
                return sequence(id, "slice(", ")", depth);
            case AtomKind::Range:
                return sequence(id, "range(", ")", depth);
            case AtomKind::Function:
                return "def " + program_.idOf(program_.closures[ClosureId(payload)].function);
            case AtomKind::BoundMethod:
                return sequence(id, "bound(", ")", depth);
            case AtomKind::Class:
                return "class " + className(ClassId(payload));
            case AtomKind::Module:
                return "module " + std::string(program_.names->text(
                                       (*program_.modules)[ModuleId(payload)].name));
            case AtomKind::Object:
                return object(ObjectId(payload));
            case AtomKind::External:
                return "ext " + program_.externals[payload];
            case AtomKind::Partial:
                return sequence(id, "partial(", ")", depth);
            case AtomKind::Iterator:
                return sequence(id, "iterator[", "]", depth);
            case AtomKind::Super:
                return sequence(id, "super(", ")", depth);
            case AtomKind::Property:
                return sequence(id, "property(", ")", depth);
            case AtomKind::StaticMethod:
                return sequence(id, "staticmethod(", ")", depth);
            case AtomKind::ClassMethod:
                return sequence(id, "classmethod(", ")", depth);
        }
        return "";
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

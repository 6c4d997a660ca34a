#include "analysis/flow/Describe.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "analysis/syntax/Views.h"

namespace graphlift {

namespace {

constexpr size_t kMaxAlternatives = 3, kMaxString = 24, kMaxHead = 60;

std::string number(double value) {
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
    return buffer.data();
}

std::string objectText(const FlowContext& flow, ObjectId id) {
    const ObjectInfo& info = flow.program.objects[id];
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
            return "module";
        case ObjectInfo::Kind::CellFrame:
            return "";
        case ObjectInfo::Kind::Instance:
        case ObjectInfo::Kind::LibraryInstance:
            break;
    }
    if (info.cls) return std::string(flow.text(flow.program.classes[info.cls].name));
    if (!info.api) return "object";
    const std::string& path = flow.facts.registry[info.api].path;
    return path.substr(path.rfind('.') + 1);
}

std::string atomText(const FlowContext& flow, AtomId id) {
    const ValueTable& table = *flow.program.values;
    const Atom& atom = table[id];
    const auto name = [&] { return flow.text(Name(static_cast<uint32_t>(atom.payload))); };
    switch (atom.kind) {
        case AtomKind::None:
            return "None";
        case AtomKind::Bool:
            return atom.payload != 0 ? "bool True" : "bool False";
        case AtomKind::Int:
            return "int " + std::to_string(static_cast<int64_t>(atom.payload));
        case AtomKind::Float:
            return "float " + number(table.number(id));
        case AtomKind::String:
            return "str '" + std::string(name().substr(0, kMaxString)) + "'";
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
        case AtomKind::Bytes:
        case AtomKind::SomeBytes:
            return "bytes";
        case AtomKind::DType:
            return "dtype";
        case AtomKind::ShapeOf:
            return "shape";
        case AtomKind::Tuple:
        case AtomKind::AnyTuple:
            return "tuple";
        case AtomKind::Slice:
            return "slice";
        case AtomKind::Range:
            return "range";
        case AtomKind::Function:
        case AtomKind::BoundMethod:
        case AtomKind::Partial:
            return "function";
        case AtomKind::Class:
            return "class";
        case AtomKind::Module:
            return "module";
        case AtomKind::Object:
            return objectText(flow, ObjectId(static_cast<uint32_t>(atom.payload)));
        case AtomKind::Iterator:
            return "iterator";
        case AtomKind::Tensor:
            return table.tensor(id).origin == Origin::Python ? "number" : "";
        case AtomKind::External:
        case AtomKind::Ellipsis:
        case AtomKind::NotImplemented:
        case AtomKind::Super:
        case AtomKind::Property:
        case AtomKind::StaticMethod:
        case AtomKind::ClassMethod:
            return "object";
    }
    return "";
}

/// The last name of what a call calls: "numpy" of `f(x).numpy()`.
std::string calledName(const FlowContext& flow, NodeId call) {
    if (call.isNone() || flow.tree.kind(call) != NodeKind::Call) return "";
    NodeId callee = flow.tree.child(call, Field::Function);
    if (!callee.isNone() && flow.tree.kind(callee) == NodeKind::Attribute)
        callee = flow.tree.child(callee, Field::Attribute);
    if (callee.isNone() || flow.tree.kind(callee) != NodeKind::Identifier) return "";
    return shortText(flow.tree, callee);
}

/// Does an index hold a slice, a new axis or an ellipsis: a part of a tensor and no element?
bool isSlice(const FlowContext& flow, InstId index) {
    const Inst& inst = flow.view[index];
    if (inst.kind == InstKind::BuildSlice) return true;
    if (inst.kind != InstKind::BuildTuple) return false;
    for (uint32_t i = 0; i < inst.b; ++i) {
        const Inst& part = flow.view[InstId(flow.ir.pool[inst.a + i] & ~kStarBit)];
        const bool constant = part.kind == InstKind::Const;
        if (part.kind == InstKind::BuildSlice ||
            (constant && std::holds_alternative<EllipsisConst>(flow.ir.constants[part.a])))
            return true;
    }
    return false;
}

}  // namespace

std::string pythonText(const FlowContext& flow, ValueId value) {
    std::vector<std::string> words;
    for (AtomId atom : flow.program.values->atoms(value)) {
        std::string word = atomText(flow, atom);
        if (!word.empty() && std::ranges::find(words, word) == words.end())
            words.push_back(std::move(word));
    }
    if (words.size() > kMaxAlternatives) {
        for (std::string& word : words) word = word.substr(0, word.find(' '));
        std::ranges::sort(words);
        words.erase(std::unique(words.begin(), words.end()), words.end());
    }
    std::ranges::sort(words);
    std::string out;
    for (size_t i = 0; i < words.size() && i < kMaxAlternatives; ++i)
        out += (out.empty() ? "" : " or ") + words[i];
    return words.size() > kMaxAlternatives ? out + " or other" : out;
}

std::string assignedName(const FlowContext& flow, NodeId node) {
    const auto& parents = flow.parents();
    if (node.isNone()) return "";
    if (flow.tree.kind(node) == NodeKind::AugmentedAssignment)
        return shortText(flow.tree, flow.tree.child(node, Field::Left));
    for (NodeId at = node; !at.isNone() && at != flow.ir.node; at = parents[at.index()]) {
        const NodeId outer = parents[at.index()];
        if (outer.isNone()) return "";
        const NodeKind kind = flow.tree.kind(outer);
        if (kind == NodeKind::ParenthesizedExpression || kind == NodeKind::Await) continue;
        const bool named = kind == NodeKind::NamedExpression;
        const bool right = flow.tree.field(at) == (named ? Field::Value : Field::Right);
        if (!right || (kind != NodeKind::Assignment && !named)) return "";
        return shortText(flow.tree, flow.tree.child(outer, named ? Field::Name : Field::Left));
    }
    return "";
}

TextRange headRange(const SyntaxTree& tree, NodeId statement) {
    TextRange range = tree.range(statement);
    uint32_t end = range.begin + 1;
    for (NodeId child : tree.children(statement)) {
        if (tree.kind(child) == NodeKind::Block) {
            range.end = end;
            break;
        }
        if (!isTrivia(tree.kind(child))) end = tree.range(child).end;
    }
    return range;
}

std::string headText(const FlowContext& flow, NodeId statement) {
    const TextRange head = headRange(flow.tree, statement);
    std::string out;
    for (char c : flow.tree.source->text().substr(head.begin, head.end - head.begin)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : c;
    }
    return out.size() <= kMaxHead ? out : out.substr(0, kMaxHead - 3) + "...";
}

std::string operationText(const FlowContext& flow, InstId id) {
    const Inst& inst = flow.view[id];
    switch (inst.kind) {
        case InstKind::Call:
            return calledName(flow, inst.node);
        case InstKind::Binary:
            return std::string(text(static_cast<BinaryOp>(inst.flags & ~kInPlace)));
        case InstKind::Unary:
            return std::string(text(static_cast<UnaryOp>(inst.flags)));
        case InstKind::Compare:
            return std::string(text(static_cast<CompareOp>(inst.flags)));
        case InstKind::GetItem:
            if (flow.pass.bits(inst.valueA()) & kIsShape) return "shape";
            return isSlice(flow, inst.valueB()) ? "slice" : "item";
        case InstKind::GetAttr:
            return std::string(flow.text(inst.nameB()));
        default:
            return "";
    }
}

std::string parameterName(std::string_view name) {
    return std::string(name.starts_with("<") ? "iterable" : name);
}

}  // namespace graphlift

#include "analysis/syntax/Printer.h"

#include <algorithm>

namespace graphlift {
namespace {

// Deeper nodes are printed at this depth: the indentation of a deep tree would be quadratic.
constexpr size_t kMaxIndentation = 120;
constexpr size_t kMaxText = 60;

void appendPosition(std::string& out, const SourceFile& source, uint32_t offset) {
    const Position at = source.position(offset);
    if (at.cell >= 0) out += std::to_string(at.cell) + "/";
    out += std::to_string(at.line) + ":" + std::to_string(at.column);
}

void appendText(std::string& out, std::string_view text) {
    out += " \"";
    for (char c : text.substr(0, kMaxText)) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else
            out += c;
    }
    out += text.size() > kMaxText ? "...\"" : "\"";
}

void appendNode(std::string& out, const SyntaxTree& tree, NodeId id, size_t depth) {
    const SyntaxNode& node = tree[id];
    out.append(2 * std::min(depth, kMaxIndentation), ' ');
    if (node.field != Field::None) (out += text(node.field)) += ": ";
    out += text(node.kind);
    if (node.flags & SyntaxTree::kMissing) out += " missing";
    out += ' ';
    appendPosition(out, *tree.source, node.begin);
    out += '-';
    appendPosition(out, *tree.source, node.end);
    if (!tree.firstChild(id)) appendText(out, tree.text(id));
    out += '\n';
}

}  // namespace

std::string printTree(const SyntaxTree& tree) {
    std::string out;
    std::vector<uint32_t> depths(tree.size(), 0);
    for (size_t i = 0; i < tree.size(); ++i) {
        const NodeId id(i);
        appendNode(out, tree, id, depths[i]);
        for (NodeId child : tree.children(id)) depths[child.index()] = depths[i] + 1;
    }
    return out;
}

}  // namespace graphlift

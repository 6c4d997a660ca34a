// The flat syntax tree of one file: all analyses read this, none reads tree-sitter's nodes.
//
// Nodes stand in pre-order, 20 bytes each. Kept are all named nodes, and those anonymous ones that
// a field names (operators) or that carry meaning (`async`, `*`, `**`, `not`, `in`, `is`, ...).
//
//   def f(x):          node 1 FunctionDefinition  children: Identifier(field name), Parameters,
//   Block
//       return x
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "analysis/source/SourceFile.h"
#include "analysis/support/Ids.h"

namespace graphlift {

// GCC warns that an enumerator of a scoped enum shadows a type of the same name (Field::Name); it
// hides nothing.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class NodeKind : uint16_t {
#define GRAPHLIFT_NODE(id, text) id,
#include "analysis/syntax/NodeKind.def"
#undef GRAPHLIFT_NODE
};

enum class Field : uint8_t {
    None,
#define GRAPHLIFT_FIELD(id, text) id,
#include "analysis/syntax/Field.def"
#undef GRAPHLIFT_FIELD
};

#pragma GCC diagnostic pop

struct SyntaxNode {
    NodeKind kind;
    Field field;          // the field this node fills in its parent
    uint8_t flags;        // kHasError: an error inside; kMissing: made up by the parser
    uint32_t begin, end;  // bytes of SourceFile::text()
    uint32_t firstChild, nextSibling;  // node indices, Id::kNone where there is none
};
static_assert(sizeof(SyntaxNode) == 20);

class SyntaxTree {
  public:
    static constexpr uint8_t kHasError = 1, kMissing = 2;

    /// Walks the children of a node: for (NodeId child : tree.children(node)).
    class Children {
      public:
        struct Iterator {
            const SyntaxTree* tree;
            NodeId at;
            NodeId operator*() const { return at; }
            Iterator& operator++() {
                at = tree->nextSibling(at);
                return *this;
            }
            bool operator==(const Iterator& other) const { return at == other.at; }
        };
        Children(const SyntaxTree& tree, NodeId first) : tree_(&tree), first_(first) {}
        [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
        [[nodiscard]] Iterator end() const { return {tree_, NodeId::none()}; }

      private:
        const SyntaxTree* tree_;
        NodeId first_;
    };

    [[nodiscard]] static constexpr NodeId root() { return NodeId(0u); }
    [[nodiscard]] size_t size() const { return nodes.size(); }
    [[nodiscard]] const SyntaxNode& operator[](NodeId id) const { return nodes[id.index()]; }
    [[nodiscard]] NodeKind kind(NodeId id) const { return nodes[id.index()].kind; }
    [[nodiscard]] Field field(NodeId id) const { return nodes[id.index()].field; }
    [[nodiscard]] TextRange range(NodeId id) const {
        return {nodes[id.index()].begin, nodes[id.index()].end};
    }
    [[nodiscard]] NodeId firstChild(NodeId id) const {
        return NodeId(nodes[id.index()].firstChild);
    }
    [[nodiscard]] NodeId nextSibling(NodeId id) const {
        return NodeId(nodes[id.index()].nextSibling);
    }
    [[nodiscard]] Children children(NodeId id) const { return {*this, firstChild(id)}; }
    /// The first child that fills this field, else none.
    [[nodiscard]] NodeId child(NodeId id, Field field) const {
        for (NodeId c : children(id))
            if (this->field(c) == field) return c;
        return NodeId::none();
    }
    [[nodiscard]] std::string_view text(NodeId id) const {
        const SyntaxNode& n = nodes[id.index()];
        return source->text().substr(n.begin, n.end - n.begin);
    }
    /// Parents of all nodes, computed in one pass: for the few places (edits, facts) that look
    /// upwards.
    [[nodiscard]] std::vector<NodeId> computeParents() const;

    std::vector<SyntaxNode> nodes;
    std::shared_ptr<const SourceFile> source;
};

/// The grammar's spelling of a kind ("function_definition"), for dumps.
std::string_view text(NodeKind kind);
/// The grammar's spelling of a field ("return_type"); "" for None.
std::string_view text(Field field);

}  // namespace graphlift

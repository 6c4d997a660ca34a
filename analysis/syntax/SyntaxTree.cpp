#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

std::string_view text(NodeKind kind) {
    static constexpr std::string_view kTexts[] = {
#define GRAPHLIFT_NODE(id, text) text,
#include "analysis/syntax/NodeKind.def"
#undef GRAPHLIFT_NODE
    };
    return kTexts[static_cast<size_t>(kind)];
}

std::string_view text(Field field) {
    static constexpr std::string_view kTexts[] = {
        "",
#define GRAPHLIFT_FIELD(id, text) text,
#include "analysis/syntax/Field.def"
#undef GRAPHLIFT_FIELD
    };
    return kTexts[static_cast<size_t>(field)];
}

std::vector<NodeId> SyntaxTree::computeParents() const {
    std::vector<NodeId> parents(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i)
        for (NodeId child : children(NodeId(i))) parents[child.index()] = NodeId(i);
    return parents;
}

}  // namespace graphlift

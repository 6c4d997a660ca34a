// Makes the nodes and edges of a flow out of instructions, lanes and feeds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/flow/Controls.h"
#include "analysis/flow/Lanes.h"

namespace graphlift {

inline constexpr uint32_t kNoNode = Id<int>::kNone;

class FlowBuilder {
  public:
    FlowBuilder(const FlowContext& flow, const std::vector<Lane>& lanes,
                const std::vector<Control>& controls);

    /// Adds nodes, then edges, to `out`.
    void build(TensorFlow& out);

  private:
    void makeNodes();
    void parameter(InstId id, const Inst& inst);
    void loaded(InstId id);
    void computed(InstId id, FlowNode::Kind kind);
    void stored(InstId id);
    void result(InstId id);
    void controlNodes();
    void elementTypes(FlowNode& node, InstId next) const;
    void mergeNodes();
    void merge(InstId id);
    void choice(InstId id);
    [[nodiscard]] bool isLoopHeader(InstId blockParam) const;
    void pruneMerges();
    void describeTypes(FlowNode& node, InstId id) const;
    uint32_t add(FlowNode node, InstId id, NodeId syntax);
    [[nodiscard]] bool isInner(InstId id) const;
    void sortNodes();
    void makeEdges(const std::vector<std::vector<uint32_t>>& feeds);
    void mergeEdges(const Inst& jump, const std::vector<std::vector<uint32_t>>& feeds);
    void edgesOf(InstId id, const std::vector<std::vector<uint32_t>>& feeds);
    void callEdges(InstId id, const std::vector<std::vector<uint32_t>>& feeds);
    void connect(const std::vector<uint32_t>& from, uint32_t to, const std::string& argument);
    [[nodiscard]] std::string argumentName(InstId call, uint32_t index) const;
    [[nodiscard]] bool isSameLoop(const FlowNode& a, const FlowNode& b) const;

    const FlowContext& flow_;
    const std::vector<Lane>& lanes_;
    const std::vector<Control>& controls_;
    std::vector<FlowNode> nodes_;
    std::vector<FlowEdge> edges_;
    std::vector<uint32_t> nodeOf_;       // by InstId
    std::vector<uint32_t> firstInst_;    // by node: where it stands in the code
    std::vector<NodeId> syntax_;         // by node
    std::vector<uint32_t> order_;        // by node: where it stands in the source
    std::vector<bool> isMerge_;          // by node
    std::vector<uint32_t> controlNode_;  // by control
    std::vector<std::vector<InstId>> users_;
    std::map<std::pair<std::string, uint32_t>, uint32_t> bySource_;  // loaded ones, by text
};

}  // namespace graphlift

#include "analysis/flow/ShapeEvidence.h"

#include <algorithm>

#include "analysis/facts/CallSites.h"
#include "analysis/facts/FactBasis.h"
#include "analysis/facts/Parameters.h"

namespace graphlift {

namespace {

constexpr size_t kMaxCalls = 3;

std::string typesOf(const FlowNode& node) {
    std::string out;
    for (const TensorType& type : node.types) out += (out.empty() ? "" : " or ") + typeText(type);
    if (out.empty()) out = node.python;
    return out.empty() ? "unknown" : out;
}

class Collector {
  public:
    Collector(const ProgramFacts& facts, const TensorFlow& flow)
        : context_(facts.basis->context), flow_(flow) {}

    std::vector<EvidenceStep> run(uint32_t node, size_t most) {
        for (uint32_t source : sourcesOf(node)) step(source);
        if (steps_.size() > most)
            steps_.erase(steps_.begin(), steps_.end() - static_cast<std::ptrdiff_t>(most));
        return std::move(steps_);
    }

  private:
    /// What the node is computed from, itself last, in the order of the source.
    [[nodiscard]] std::vector<uint32_t> sourcesOf(uint32_t node) const {
        std::vector<bool> seen(flow_.nodes.size());
        std::vector<uint32_t> work{node};
        seen[node] = true;
        for (size_t at = 0; at < work.size(); ++at)
            for (const FlowEdge& edge : flow_.edges)
                if (edge.to == work[at] && !seen[edge.from] && edge.argument != "state") {
                    seen[edge.from] = true;
                    work.push_back(edge.from);
                }
        std::ranges::sort(work);
        std::erase(work, node);
        work.push_back(node);
        return work;
    }

    void step(uint32_t index) {
        const FlowNode& node = flow_.nodes[index];
        switch (node.kind) {
            case FlowNode::Kind::Parameter:
                return parameter(node);
            case FlowNode::Kind::Variable:
                return say(node, node.label + " is a variable of " + typesOf(node));
            case FlowNode::Kind::Constant:
                return say(node, node.label + " is " + typesOf(node) + ", from outside");
            case FlowNode::Kind::Value:
                return say(node, node.label + " is " + typesOf(node));
            case FlowNode::Kind::Operation:
            case FlowNode::Kind::Call:
            case FlowNode::Kind::Result:
                return say(node, node.label + " gives " + typesOf(node));
            case FlowNode::Kind::Control:
                if (!node.types.empty()) say(node, node.label + " gives " + typesOf(node));
                return;
        }
    }

    void say(const FlowNode& node, std::string message) {
        steps_.push_back({node.where, std::move(message), EvidenceStep::Kind::Flow});
    }

    void parameter(const FlowNode& node) {
        const IrFunction& ir = context_.program.ir(flow_.function);
        const auto at = std::ranges::find_if(
            ir.params, [&](const IrParam& p) { return context_.text(p.name) == node.name; });
        const auto index = static_cast<uint32_t>(at - ir.params.begin());
        size_t calls = 0;
        for (const CallSite& site : callSitesOf(context_, flow_.function)) {
            if (index >= site.arguments.size() || site.arguments[index].inst.isNone()) continue;
            const InstId given = site.arguments[index].inst;
            std::string types;
            for (const TensorType& type : arrayTypes(context_, site.caller->value(given)))
                types += (types.empty() ? "" : " or ") + typeText(type);
            steps_.push_back(
                {context_.rangeOf(site.caller->id, given),
                 "passes " + (types.empty() ? "a Python value" : types) + " as " + node.name,
                 EvidenceStep::Kind::Passed});
            if (++calls == kMaxCalls) break;
        }
        if (calls == 0)
            say(node, node.name + " is " + typesOf(node) +
                          (node.reason.empty() ? "" : ": " + node.reason));
    }

    const FactContext& context_;
    const TensorFlow& flow_;
    std::vector<EvidenceStep> steps_;
};

}  // namespace

std::string typeText(const TensorType& type) {
    std::string out(text(type.dtype));
    if (!type.shape.rankKnown) return out + " [?\u2026]";
    out += " [";
    for (size_t i = 0; i < type.shape.dims.size(); ++i) {
        const Dim& dim = type.shape.dims[i];
        out += (i == 0 ? "" : ", ") + (dim.isKnown() ? std::to_string(dim.size) : "?");
    }
    return out + "]";
}

std::vector<EvidenceStep> shapeEvidence(const ProgramFacts& facts, const TensorFlow& flow,
                                        uint32_t node, size_t most) {
    return Collector(facts, flow).run(node, most);
}

}  // namespace graphlift

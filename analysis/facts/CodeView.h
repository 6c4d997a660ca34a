// One function as the facts see it: the values of its instructions and the targets of its sites,
// merged over the contexts that count (entered ones when there are any, else swept). Built once,
// read by every check.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/facts/ValueBits.h"
#include "analysis/interp/Program.h"

namespace graphlift {

/// One target of one site.
struct SiteEdge {
    InstId site;
    EdgeKind kind = EdgeKind::Call;
    bool traced = false, python = false, redirected = false;
    FunctionId callee;  // of the project, or none and then:
    ApiId api;
    ExternalId external;
    ClassId constructed;
};

struct CodeView {
    FunctionId id;
    const IrFunction* ir = nullptr;
    const SyntaxTree* tree = nullptr;
    bool entered = false;
    std::vector<ValueId> values;             // by InstId
    std::vector<SiteEdge> edges;             // by site
    std::vector<UnresolvedSite> unresolved;  // by site, one a site
    std::vector<bool> reached;               // by InstId: its block is executed in some context
    ValueId result, yields;
    std::vector<ValueId> params;

    [[nodiscard]] const Inst& operator[](InstId id_) const { return ir->insts[id_.index()]; }
    [[nodiscard]] ValueId value(InstId inst) const {
        return inst.isNone() ? ValueTable::bottom() : values[inst.index()];
    }
    [[nodiscard]] std::span<const SiteEdge> edgesAt(InstId site) const;
    [[nodiscard]] const UnresolvedSite* unresolvedAt(InstId site) const;
    /// Executed in some context.
    [[nodiscard]] bool isReached(InstId inst) const { return reached[inst.index()]; }
};

CodeView makeCodeView(const Program& program, FunctionId function);

/// Operand `index` of a call: its tag and value.
struct CallOperand {
    uint32_t tag;
    InstId value;
};
CallOperand callOperand(const IrFunction& ir, const Inst& call, uint32_t index);
/// The instruction that evaluated the receiver of a method call, or none.
InstId receiverOf(const CodeView& view, InstId call);
/// The source text of what a call calls, in one line of at most 60 characters.
std::string calleeText(const CodeView& view, InstId site);
/// The source text of a node, shortened in the same way.
std::string shortText(const SyntaxTree& tree, NodeId node);

}  // namespace graphlift

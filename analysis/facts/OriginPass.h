// The forward pass behind computeOrigins: one step an instruction (Origins.cpp), calls apart
// (OriginCalls.cpp).
#pragma once

#include <span>
#include <unordered_set>
#include <vector>

#include "analysis/facts/FactContext.h"
#include "analysis/facts/Origins.h"
#include "analysis/facts/Summary.h"

namespace graphlift {

class OriginPass {
  public:
    OriginPass(const FactContext& context, const CodeView& view, const Summaries& summaries,
               CapturedVariables& captured)
        : context_(context),
          view_(view),
          ir_(*view.ir),
          summaries_(summaries),
          captured_(captured),
          out_(ir_.insts.size()) {}

    std::vector<ValueOrigin> run(std::span<const SteeredValue> steered);

  private:
    const ValueOrigin& at(InstId inst) const {
        static const ValueOrigin kNothing;
        return inst.isNone() ? kNothing : out_[inst.index()];
    }
    const ValueOrigin& at(uint32_t inst) const { return at(InstId(inst)); }

    void put(InstId inst, ValueOrigin origin) {
        uint32_t bits = context_.bits(view_, inst);
        if (!(bits & (kMutableBits | kContainerBits)))
            origin.alias = origin.inner = origin.self = 0;
        if (!(bits & kMutableBits)) origin.alias &= ~kFreshRoot;
        if (out_[inst.index()].add(origin))
            again_ = again_ || inst.index() < now_ || !ir_.cells.empty();
    }

    void step(InstId id, const Inst& inst);
    void parameter(InstId id, const Inst& inst);
    void loadCell(InstId id, const Inst& inst);
    [[nodiscard]] ValueOrigin ownCell(Name name) const;
    ValueOrigin captured(const CapturedVariable& variable, uint32_t bits);
    [[nodiscard]] bool isOutside(InstId inst) const;
    void load(InstId id, const Inst& inst);
    void build(InstId id, uint32_t first, uint32_t count, bool pairs);
    void jump(const Inst& inst);
    void store(InstId object, InstId value);
    void call(InstId id, const Inst& inst);
    void fill(InstId id, const SiteEdge& edge);
    void projectCall(InstId id, const SiteEdge& edge);
    void libraryCall(InstId id, const SiteEdge& edge, const ValueOrigin& arguments);
    ValueOrigin argumentsOf(const Inst& call) const;
    [[nodiscard]] bool readsTensor(InstId call) const;
    [[nodiscard]] AxisSet narrowed(AxisSet axes, const Inst& inst) const;
    void freshParts(InstId id, ValueOrigin& origin) const;

    const FactContext& context_;
    const CodeView& view_;
    const IrFunction& ir_;
    const Summaries& summaries_;
    CapturedVariables& captured_;
    std::unordered_set<FunctionId> bound_;  // callees whose captured variables are in the list
    std::vector<ValueOrigin> out_;
    uint32_t now_ = 0;    // the instruction that is looked at
    bool again_ = false;  // something changed that was looked at before: instructions that use a
                          // value stand behind it, reads of own cells anywhere
};

/// A value that stands for itself until a caller says what it is.
ValueOrigin rootOrigin(RootSet root, uint32_t bits);

}  // namespace graphlift

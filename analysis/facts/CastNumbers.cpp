// GL303, continued: numbers that were read off a tensor. `int(t)` and `float(t)` are casts in
// converted code, and so is a Python number that is set under a tensor condition: a tensor of
// int32, float32 or bool, where eagerly it is a number that takes the type of what it meets.
//
//   x * int(n)       raises: float32 times int32        x[:int(n)]          fine
//   int(n) / 4       raises later: float64              tf.reshape(x, [int(n), 2])
//   [0] * int(n)     one element                        if int(n) > 3:
#include <algorithm>
#include <cmath>

#include "analysis/facts/NumberTypes.h"

namespace graphlift {

namespace {

constexpr FactId kFact = FactId::EagerOnlyCall;

class Finder {
  public:
    explicit Finder(LocalPass& pass) : pass_(pass) {}

    void run() {
        pass_.forEach(InstKind::Binary, [&](InstId id, const Inst& inst) {
            auto op = static_cast<BinaryOp>(inst.flags & ~kInPlace);
            arithmetic(id, inst.valueA(), inst.valueB(), op);
            if (inst.valueA() != inst.valueB()) arithmetic(id, inst.valueB(), inst.valueA(), op);
        });
        pass_.forEach(InstKind::Compare, [&](InstId id, const Inst& inst) {
            compared(id, inst, inst.valueA(), inst.valueB());
            compared(id, inst, inst.valueB(), inst.valueA());
        });
        pass_.forEach(InstKind::GetAttr, [&](InstId id, const Inst& inst) {
            if (isCast(inst.valueA()))
                say(inst.valueA(), Answer::Yes, id,
                    "asks a number that is a tensor in a graph for a member");
        });
        pass_.forEach(InstKind::BuildDict, [&](InstId id, const Inst& inst) {
            for (uint32_t i = 0; i < inst.b; ++i)
                if (uint32_t key = pass_.view.ir->pool[inst.a + 2 * i]; key != Id<int>::kNone)
                    hashed(id, InstId(key));
        });
        pass_.forEach(InstKind::BuildSet, [&](InstId id, const Inst& inst) {
            for (uint32_t i = 0; i < inst.b; ++i)
                hashed(id, InstId(pass_.view.ir->pool[inst.a + i] & ~kStarBit));
        });
        pass_.forEachApi([&](const SiteEdge& edge, const ApiModel& api) { call(edge, api); });
    }

  private:
    [[nodiscard]] bool isCast(InstId inst) const {
        return !inst.isNone() && pass_.origin(inst).cast && pass_.symbolic(inst) &&
               (pass_.bits(inst) & (kArrayBits | kIsUnknown)) == 0;
    }

    void say(InstId cast, Answer answer, InstId at, std::string message) {
        Symbolic s = pass_.symbolic(cast);
        s.answer = both(s.answer, answer);
        pass_.report(kFact, s, at, std::move(message));
    }

    void hashed(InstId at, InstId key) {
        if (isCast(key))
            say(key, Answer::Yes, at, "a number that is a tensor in a graph has no hash");
    }

    void arithmetic(InstId at, InstId number, InstId other, BinaryOp op) {
        if (!isCast(number)) return;
        Answer bad = meets(number, other);
        if (bad == Answer::No) bad = changes(number, other, op);
        if (bad != Answer::No)
            say(number, bad, at,
                "computes with a number that is a tensor in a graph, of a type of its own");
    }

    void compared(InstId at, const Inst& inst, InstId number, InstId other) {
        if (!isCast(number)) return;
        auto op = static_cast<CompareOp>(inst.flags);
        if (op == CompareOp::In || op == CompareOp::NotIn) return;  // told with the subscripts
        bool identity = op == CompareOp::Is || op == CompareOp::IsNot;
        Answer bad = identity ? Answer::Yes : meets(number, other);
        if (identity && pass_.bits(other) == kIsNone) return;
        if (bad != Answer::No)
            say(number, bad, at, "compares a number that is a tensor in a graph");
    }

    /// May the number and what it meets have different element types in the graph?
    [[nodiscard]] Answer meets(InstId number, InstId other) const {
        uint32_t own = pass_.bits(number), bits = pass_.bits(other);
        DType dtype = castDType(own);
        if (bits & (kSequenceBits | kIsString | kIsRange))
            return (own & kIsString) && bits == kIsString ? Answer::No : Answer::Yes;
        if (bits & kIsUnknown) return Answer::Unknown;
        if (bits & kArrayBits) return differsFrom(pass_, other, dtype);
        if (dtype == DType::Unknown) return Answer::Unknown;
        bool wider = (dtype == DType::Int32 && (bits & kIsFloat)) ||
                     (dtype == DType::Bool && (bits & (kIsInt | kIsFloat)));
        return wider ? Answer::Yes : Answer::No;
    }

    /// Is the result of another type, or may it not fit, where both are numbers?
    [[nodiscard]] Answer changes(InstId number, InstId other, BinaryOp op) const {
        uint32_t bits = pass_.bits(number);
        if (bits & kIsBool) return Answer::Yes;
        if (!(bits & kIsInt) || (pass_.bits(other) & kArrayBits)) return Answer::No;
        if (op == BinaryOp::Div || op == BinaryOp::Pow || op == BinaryOp::LShift)
            return Answer::Unknown;
        const ValueTable& table = *pass_.context.program.values;
        AtomId only = table.onlyAtom(pass_.view.value(other));
        constexpr int64_t kLarge = int64_t{1} << 15;
        bool large = !only.isNone() && table[only].kind == AtomKind::Int &&
                     std::abs(static_cast<int64_t>(table[only].payload)) >= kLarge;
        return large && op == BinaryOp::Mul ? Answer::Unknown : Answer::No;
    }

    /// An operation that takes one element type, or a constant only.
    void call(const SiteEdge& edge, const ApiModel& api) {
        if (api.hasTag("wants-constant"))
            for (InstId argument : pass_.argumentsOf(edge.site, api))
                pass_.report(kFact, pass_.symbolic(argument, true), edge.site, [&] {
                    return pass_.callee(edge.site) + "() takes no symbolic tensor";
                });
        if (api.hasTag("number-read")) gradient(edge);
        if (!api.hasTag("same-dtype")) return;
        std::vector<InstId> parts;
        for (InstId argument : pass_.argumentsOf(edge.site, api))
            for (InstId part : partsOf(pass_, argument)) parts.push_back(part);
        for (InstId number : parts)
            for (InstId other : parts)
                if (number != other && isCast(number) && (pass_.bits(other) & kArrayBits))
                    if (Answer bad = meets(number, other); bad != Answer::No)
                        say(number, bad, edge.site,
                            "gives " + pass_.callee(edge.site) +
                                "() a number that is a tensor in a graph, of a type of its own");
    }

    /// A number cuts the gradient eagerly; a cast does not [K36].
    void gradient(const SiteEdge& edge) {
        if (!isCast(edge.site) || !(pass_.bits(edge.site) & kIsFloat)) return;
        bool taped = std::ranges::any_of(pass_.context.tapeUsers(), [&](FunctionId f) {
            return pass_.context.isInTrace(pass_.view.id, f);
        });
        if (taped)
            say(edge.site, Answer::Unknown, edge.site,
                "gradients flow through " + pass_.callee(edge.site) + "() in a graph only");
    }

    LocalPass& pass_;
};

}  // namespace

void findCastNumbers(LocalPass& pass) { Finder(pass).run(); }

}  // namespace graphlift

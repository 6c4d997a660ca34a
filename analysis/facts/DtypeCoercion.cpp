// GL308 conflicting_dtype_coercion: an array argument meets something that NumPy, or the operation
// on the way to a tensor, converts to the type of the other. In a graph it arrives as a tensor of
// its own type, and nothing is converted [B12].
//
//   def f(a):            # a: a NumPy array
//       a * 0.5          # raises when a holds integers: NumPy gives float64
//       a * weights      # raises when a is float64 and weights float32
//       tf.add(a, b)     # the same
//       a @ a            # raises for vectors
//
// Where one dtype is asked of the array everywhere, a signature of that dtype converts it at the
// entry; the pin of a parameter is decided in Signature.cpp.
#include "analysis/facts/NumberTypes.h"

namespace graphlift {

namespace {

class Finder {
  public:
    explicit Finder(LocalPass& pass) : pass_(pass) {}

    void run() {
        pass_.forEach(InstKind::Binary, [&](InstId id, const Inst& inst) {
            auto op = static_cast<BinaryOp>(inst.flags & ~kInPlace);
            meet(id, inst.valueA(), inst.valueB(), op == BinaryOp::Div);
            if (op == BinaryOp::MatMul) product(id, inst.valueA(), inst.valueB());
        });
        pass_.forEach(InstKind::Compare, [&](InstId id, const Inst& inst) {
            auto op = static_cast<CompareOp>(inst.flags);
            bool values = op != CompareOp::Is && op != CompareOp::IsNot && op != CompareOp::In &&
                          op != CompareOp::NotIn;
            if (values) meet(id, inst.valueA(), inst.valueB(), false);
        });
        pass_.forEachApi([&](const SiteEdge& edge, const ApiModel& api) { call(edge, api); });
    }

  private:
    /// An array of the caller, which is a tensor in the graph.
    [[nodiscard]] bool isGiven(InstId inst) const {
        return !inst.isNone() && (pass_.bits(inst) & (kIsArray | kIsArrayScalar)) != 0 &&
               pass_.origin(inst).value != 0 && !pass_.origin(inst).computed;
    }

    void say(InstId array, Answer answer, InstId site, const std::string& what) {
        if (answer == Answer::No) return;
        pass_.report(FactId::ConflictingDtypeCoercion,
                     Symbolic{answer, false, pass_.origin(array).value}, site,
                     "an array of " + std::string(text(arrayDType(pass_, array))) + " " + what);
    }

    void meet(InstId site, InstId a, InstId b, bool divides) {
        if (isGiven(a)) operand(site, a, b, divides);
        if (isGiven(b)) operand(site, b, a, divides);
    }

    void operand(InstId site, InstId array, InstId other, bool divides) {
        uint32_t bits = pass_.bits(other);
        DType own = arrayDType(pass_, array);
        if (bits & kArrayBits)
            return say(array, differsFrom(pass_, other, own), site, "meets one of another type");
        if (bits & (kIsUnknown | kIsList | kIsTuple))
            return say(array, Answer::Unknown, site, "meets something that is not known");
        if (bits & kNumberBits)
            say(array, number(own, bits, divides), site, "meets a Python number of another kind");
    }

    /// Does NumPy make another type of the array and a Python number?
    static Answer number(DType own, uint32_t bits, bool divides) {
        switch (dtypeClass(own)) {
            case 'f':
            case 'c':
                return Answer::No;
            case 'i':
            case 'u': {
                bool wide = own == DType::Int32 || own == DType::Int64;
                return (bits & kIsFloat) || (divides && !wide) ? Answer::Yes : Answer::No;
            }
            case 'b':
                return Answer::Yes;
            default:
                return (bits & kIsFloat) || divides ? Answer::Unknown : Answer::No;
        }
    }

    /// NumPy multiplies vectors, the graph matrices only.
    void product(InstId site, InstId a, InstId b) {
        constexpr uint32_t kArrays = kIsArray | kIsArrayScalar;
        bool arrays = !(pass_.bits(a) & ~kArrays) && !(pass_.bits(b) & ~kArrays);
        if (!arrays) return;
        for (InstId array : {a, b})
            if (isGiven(array)) say(array, isVector(array), site, "is multiplied as a vector");
    }

    [[nodiscard]] Answer isVector(InstId array) const {
        const ValueTable& table = *pass_.context.program.values;
        Answer out = Answer::No;
        for (AtomId id : table.atoms(pass_.view.value(array))) {
            if (table[id].kind != AtomKind::Tensor) continue;
            const Shape& shape = table.tensor(id).shape;
            Answer here = shape.rank() < 2 ? Answer::Yes : Answer::No;
            out = either(out, shape.rankKnown ? here : Answer::Unknown);
        }
        return out;
    }

    void call(const SiteEdge& edge, const ApiModel& api) {
        bool assigns = false;
        for (const ApiEffect& effect : api.effects)
            assigns = assigns || effect.kind == ApiEffect::Kind::AssignsParam;
        bool same = api.hasTag("same-dtype");
        if (api.trace != TraceBehaviour::Graph && !assigns && !same) return;
        if (api.hasTag("keeps-dtype")) return converted(edge.site, api);
        std::vector<InstId> parts;
        for (InstId argument : pass_.argumentsOf(edge.site, api))
            for (InstId part : partsOf(pass_, argument)) parts.push_back(part);
        for (InstId array : parts)
            for (InstId other : parts)
                if (array != other && isGiven(array) && (pass_.bits(other) & kArrayBits))
                    operands(edge.site, array, other, same || assigns);
    }

    /// Operations that take arguments of several types (an index, a mask) tell nothing by a
    /// difference of integers and floats.
    void operands(InstId site, InstId array, InstId other, bool same) {
        DType own = arrayDType(pass_, array);
        Answer differs = differsFrom(pass_, other, own);
        const ValueTable& table = *pass_.context.program.values;
        for (AtomId id : table.atoms(pass_.view.value(other))) {
            if (table[id].kind != AtomKind::Tensor) continue;
            char mine = dtypeClass(own), theirs = dtypeClass(table.tensor(id).dtype);
            bool mask = mine == 'b' || theirs == 'b';
            if (mask || (!same && (mine != theirs || mine != 'f'))) return;
        }
        say(array, differs, site, "meets one of another type");
    }

    /// A conversion to another type, which only arrays allow.
    void converted(InstId site, const ApiModel& api) {
        for (InstId argument : pass_.argumentsOf(site, api))
            if (isGiven(argument))
                say(argument, differsFrom(pass_, site, arrayDType(pass_, argument)), site,
                    "is converted to another type");
    }

    LocalPass& pass_;
};

}  // namespace

void findDtypeCoercions(LocalPass& pass) { Finder(pass).run(); }

}  // namespace graphlift

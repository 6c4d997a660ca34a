// Unary, binary and comparison operators: constants are folded, instances use their own methods,
// arrays the models.
#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

namespace {
struct DunderRow {
    std::string_view method, reflected, inPlace;
};
constexpr std::array<DunderRow, 13> kDunders = {{{"__add__", "__radd__", "__iadd__"},
                                                 {"__sub__", "__rsub__", "__isub__"},
                                                 {"__mul__", "__rmul__", "__imul__"},
                                                 {"__truediv__", "__rtruediv__", "__itruediv__"},
                                                 {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
                                                 {"__mod__", "__rmod__", "__imod__"},
                                                 {"__pow__", "__rpow__", "__ipow__"},
                                                 {"__matmul__", "__rmatmul__", "__imatmul__"},
                                                 {"__and__", "__rand__", "__iand__"},
                                                 {"__or__", "__ror__", "__ior__"},
                                                 {"__xor__", "__rxor__", "__ixor__"},
                                                 {"__lshift__", "__rlshift__", "__ilshift__"},
                                                 {"__rshift__", "__rrshift__", "__irshift__"}}};
constexpr std::array<std::string_view, 10> kCompareDunders = {
    "__eq__", "__ne__", "__lt__", "__le__",       "__gt__",
    "__ge__", "",       "",       "__contains__", "__contains__"};

std::optional<int64_t> foldInts(BinaryOp op, int64_t a, int64_t b) {
    int64_t out = 0;
    switch (op) {
        case BinaryOp::Add:
            return __builtin_add_overflow(a, b, &out) ? std::nullopt : std::optional(out);
        case BinaryOp::Sub:
            return __builtin_sub_overflow(a, b, &out) ? std::nullopt : std::optional(out);
        case BinaryOp::Mul:
            return __builtin_mul_overflow(a, b, &out) ? std::nullopt : std::optional(out);
        case BinaryOp::FloorDiv:
            if (b == 0 || (a == INT64_MIN && b == -1)) return std::nullopt;
            return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
        case BinaryOp::Mod:
            if (b == 0 || (a == INT64_MIN && b == -1)) return std::nullopt;
            return a % b + ((a % b != 0 && (a < 0) != (b < 0)) ? b : 0);
        case BinaryOp::Pow: {
            if (b < 0 || b > 62) return std::nullopt;
            int64_t power = 1;
            for (int64_t i = 0; i < b; ++i)
                if (__builtin_mul_overflow(power, a, &power)) return std::nullopt;
            return power;
        }
        case BinaryOp::And:
            return a & b;
        case BinaryOp::Or:
            return a | b;
        case BinaryOp::Xor:
            return a ^ b;
        case BinaryOp::LShift:
            return b >= 0 && b < 32 && a >= 0 && a < (int64_t{1} << 30) ? std::optional(a << b)
                                                                        : std::nullopt;
        case BinaryOp::RShift:
            return b >= 0 && b < 63 ? std::optional(a >> b) : std::nullopt;
        case BinaryOp::Div:
        case BinaryOp::MatMul:
            return std::nullopt;
    }
    return std::nullopt;
}

bool isInt(AtomKind k) {
    return k == AtomKind::Int || k == AtomKind::SomeInt || k == AtomKind::Bool ||
           k == AtomKind::SomeBool;
}
bool isFloat(AtomKind k) { return k == AtomKind::Float || k == AtomKind::SomeFloat; }
bool isNumber(AtomKind k) { return isInt(k) || isFloat(k) || k == AtomKind::SomeComplex; }
/// One of these makes an operator the library's: what else there is has no operators there.
bool isOperand(AtomKind kind) { return kind == AtomKind::Tensor || kind == AtomKind::ShapeOf; }
bool isText(AtomKind k) { return k == AtomKind::String || k == AtomKind::SomeString; }
}  // namespace

ValueId Interpreter::dunderCall(Frame& frame, AtomId object, std::string_view method,
                                std::vector<ValueId> args, EdgeKind kind) {
    if (values_[object].kind != AtomKind::Object) return ValueTable::bottom();
    const ClassId cls = p_.objects[ObjectId(static_cast<uint32_t>(values_[object].payload))].cls;
    if (cls.isNone()) return ValueTable::bottom();
    const ValueId found = classAttribute(frame, cls, names_.intern(method));
    if (values_.isBottom(found)) return ValueTable::bottom();
    const ValueId bound = bindAttribute(frame, found, object,
                                        values_.single(values_.atom(AtomKind::Class, cls.value)));
    return call(frame, bound, {std::move(args), {}}, {kind});
}

ValueId Interpreter::binary(Frame& frame, BinaryOp op, ValueId a, ValueId b, bool inPlace) {
    if (values_.isBottom(a) || values_.isBottom(b)) return ValueTable::bottom();
    ValueId result = ValueTable::bottom();
    if (values_.atoms(a).size() * values_.atoms(b).size() > 64)
        return values_.unknown(UnknownReason::ContextBudget);
    for (AtomId x : values_.atoms(a))
        for (AtomId y : values_.atoms(b))
            result = values_.join(result, binaryKnown(frame, op, x, y, inPlace));
    for (ValueId side : {a, b})
        if (values_.unknownReason(side) != UnknownReason::None) {
            // an array with something unknown is an array all the same
            const ValueId other = side == a ? b : a;
            for (AtomId x : values_.atoms(other))
                if (values_[x].kind == AtomKind::Tensor)
                    result = values_.join(result, arrayWithUnknown(op, values_.tensor(x)));
            result = values_.withUnknown(result, values_.unknownReason(side));
        }
    return result;
}

ValueId Interpreter::arrayWithUnknown(BinaryOp op, const TensorType& type) {
    static_cast<void>(op);
    TensorType out = type;
    out.content.reset();
    out.shape = Shape::unknown();
    if (out.origin == Origin::Variable) out.origin = Origin::Tensor;
    if (out.origin == Origin::Numpy || out.origin == Origin::NumpyScalar)
        out.dtype = DType::Unknown;
    return values_.tensorValue(out);
}

// What a dict or set holds is nothing to an operator.
ModelValue Interpreter::operandModel(Frame& frame, AtomId atom) {
    if (values_[atom].kind != AtomKind::Object) return atomToModel(frame, atom, 0);
    const ObjectInfo::Kind kind =
        p_.objects[ObjectId(static_cast<uint32_t>(values_[atom].payload))].kind;
    return kind == ObjectInfo::Kind::Dict || kind == ObjectInfo::Kind::Set
               ? ModelValue::of(ModelValue::Kind::Mapping)
               : atomToModel(frame, atom, 0);
}

// Of numbers and arrays the result depends on nothing else.
ValueId Interpreter::binaryKnown(Frame& frame, BinaryOp op, AtomId a, AtomId b, bool inPlace) {
    const auto isPlain = [&](AtomId id) {
        return isNumber(values_[id].kind) || values_[id].kind == AtomKind::Tensor;
    };
    if (!isPlain(a) || !isPlain(b)) return binaryAtoms(frame, op, a, b, inPlace);
    const uint64_t pair = static_cast<uint64_t>(a.value) << 29 | b.value;  // ids stay below 2^29
    const auto [known, isNew] = binaryMemo_.tryEmplace(static_cast<uint64_t>(op) << 58 | pair);
    if (!isNew) return *known;
    const ValueId result = binaryAtoms(frame, op, a, b, inPlace);
    return *binaryMemo_.tryEmplace(static_cast<uint64_t>(op) << 58 | pair).first = result;
}

ValueId Interpreter::binaryAtoms(Frame& frame, BinaryOp op, AtomId a, AtomId b, bool inPlace) {
    const Atom x = values_[a], y = values_[b];
    auto some = [&](AtomKind kind) { return values_.single(values_.atom(kind)); };
    if (isNumber(x.kind) && isNumber(y.kind)) {
        if (isInt(x.kind) && isInt(y.kind)) {
            const bool known = (x.kind == AtomKind::Int || x.kind == AtomKind::Bool) &&
                               (y.kind == AtomKind::Int || y.kind == AtomKind::Bool);
            if (op == BinaryOp::Div) return some(AtomKind::SomeFloat);
            if (known)
                if (auto folded = foldInts(op, static_cast<int64_t>(x.payload),
                                           static_cast<int64_t>(y.payload)))
                    return values_.integer(*folded);
            return some(AtomKind::SomeInt);
        }
        return some(x.kind == AtomKind::SomeComplex || y.kind == AtomKind::SomeComplex
                        ? AtomKind::SomeComplex
                        : AtomKind::SomeFloat);
    }
    if (x.kind == AtomKind::String && y.kind == AtomKind::String && op == BinaryOp::Add) {
        const std::string joined =
            std::string(names_.text(Name(static_cast<uint32_t>(x.payload)))) +
            std::string(names_.text(Name(static_cast<uint32_t>(y.payload))));
        if (joined.size() < 256) return values_.string(names_.intern(joined));
    }
    if (isText(x.kind) && (op == BinaryOp::Add || op == BinaryOp::Mod || op == BinaryOp::Mul))
        return some(AtomKind::SomeString);
    if (isText(y.kind) && isInt(x.kind) && op == BinaryOp::Mul) return some(AtomKind::SomeString);
    const DunderRow& row = kDunders[static_cast<size_t>(op)];
    if (inPlace)
        if (const ValueId own =
                dunderCall(frame, a, row.inPlace, {values_.single(b)}, EdgeKind::Operator);
            !values_.isBottom(own))
            return own;
    if (const ValueId own =
            dunderCall(frame, a, row.method, {values_.single(b)}, EdgeKind::Operator);
        !values_.isBottom(own))
        return own;
    if (const ValueId own =
            dunderCall(frame, b, row.reflected, {values_.single(a)}, EdgeKind::Operator);
        !values_.isBottom(own))
        return own;
    if (const ValueId sequence = binarySequences(frame, op, a, b, inPlace);
        !values_.isBottom(sequence))
        return sequence;
    if (!isOperand(x.kind) && !isOperand(y.kind)) return fromModel(frame, ModelValue::unknown());
    return fromModel(frame,
                     registry_.binary(op, operandModel(frame, a), operandModel(frame, b)));
}

// Tuples and lists: a + b, a * n.
ValueId Interpreter::binarySequences(Frame& frame, BinaryOp op, AtomId a, AtomId b, bool inPlace) {
    auto isSequence = [&](AtomId id) {
        const Atom x = values_[id];
        return x.kind == AtomKind::Tuple || x.kind == AtomKind::AnyTuple ||
               (x.kind == AtomKind::Object &&
                p_.objects[ObjectId(static_cast<uint32_t>(x.payload))].kind ==
                    ObjectInfo::Kind::List);
    };
    const bool left = isSequence(a), right = isSequence(b);
    const bool repeats = op == BinaryOp::Mul &&
                         ((left && isInt(values_[b].kind)) || (right && isInt(values_[a].kind)));
    if (!repeats && !(op == BinaryOp::Add && left && right)) return ValueTable::bottom();
    const AtomId sequence = left ? a : b;
    if (op == BinaryOp::Add && inPlace && values_[a].kind == AtomKind::Object) {
        const ObjectId list(static_cast<uint32_t>(values_[a].payload));
        if (auto parts = knownElements(frame, values_.single(b)))
            for (ValueId part : *parts) addItem(frame, list, part);
        else
            addItem(frame, list, elementOf(frame, b));
        return values_.single(a);
    }
    std::optional<std::vector<ValueId>> items = knownElements(frame, values_.single(sequence));
    ValueId any = elementOf(frame, sequence);
    if (repeats) {
        const Atom times = values_[left ? b : a];
        if (items && times.kind == AtomKind::Int && static_cast<int64_t>(times.payload) >= 0 &&
            items->size() * times.payload <= kMaxUnroll) {
            std::vector<ValueId> repeated;
            for (uint64_t i = 0; i < times.payload; ++i)
                repeated.insert(repeated.end(), items->begin(), items->end());
            items = std::move(repeated);
        } else {
            items.reset();
        }
    } else {
        any = values_.join(any, elementOf(frame, b));
        auto more = knownElements(frame, values_.single(b));
        if (items && more)
            items->insert(items->end(), more->begin(), more->end());
        else
            items.reset();
    }
    if (values_[sequence].kind != AtomKind::Object)
        return items ? values_.tuple(*items) : values_.wrap(AtomKind::AnyTuple, any);
    return items ? newList(frame, ObjectInfo::Kind::List, *items, ValueTable::bottom(), false)
                 : newList(frame, ObjectInfo::Kind::List, {}, any, true);
}

ValueId Interpreter::unary(Frame& frame, UnaryOp op, ValueId a) {
    ValueId result = ValueTable::bottom();
    if (op == UnaryOp::Not) {
        if (values_.isBottom(a)) return a;
        const int known = truth(values_, a);
        return known < 0 ? values_.single(values_.atom(AtomKind::SomeBool))
                         : values_.boolean(known == 0);
    }
    static constexpr std::array<std::string_view, 3> kUnary = {"__neg__", "__pos__", "__invert__"};
    for (AtomId x : values_.atoms(a)) {
        const Atom at = values_[x];
        ValueId one = dunderCall(frame, x, kUnary[static_cast<size_t>(op)], {}, EdgeKind::Operator);
        if (!values_.isBottom(one)) {
        } else if (at.kind == AtomKind::Int && op != UnaryOp::Pos) {
            const int64_t n = static_cast<int64_t>(at.payload);
            one = n == INT64_MIN ? values_.single(values_.atom(AtomKind::SomeInt))
                                 : values_.integer(op == UnaryOp::Neg ? -n : ~n);
        } else if (at.kind == AtomKind::Float && op == UnaryOp::Neg) {
            one = values_.single(values_.floatAtom(-values_.number(x)));
        } else if (isNumber(at.kind)) {
            one = isInt(at.kind) && op != UnaryOp::Pos
                      ? values_.single(values_.atom(AtomKind::SomeInt))
                      : values_.single(x);
        } else {
            one = fromModel(frame, isOperand(at.kind)
                                       ? registry_.unary(op, operandModel(frame, x))
                                       : ModelValue::unknown());
        }
        result = values_.join(result, one);
    }
    if (values_.unknownReason(a) != UnknownReason::None)
        result = values_.withUnknown(result, values_.unknownReason(a));
    return result;
}

// 1 equal, 0 different, -1 not known, for constants and identities.
int Interpreter::sameConstant(AtomId a, AtomId b) const {
    const Atom x = values_[a], y = values_[b];
    auto constant = [](AtomKind k) {
        return k == AtomKind::None || k == AtomKind::Bool || k == AtomKind::Int ||
               k == AtomKind::Float || k == AtomKind::String || k == AtomKind::Bytes ||
               k == AtomKind::Ellipsis || k == AtomKind::DType;
    };
    if (constant(x.kind) && constant(y.kind)) {
        if (x.kind == y.kind) return x.payload == y.payload ? 1 : 0;
        return isNumber(x.kind) && isNumber(y.kind) ? -1 : 0;
    }
    const bool xNone = x.kind == AtomKind::None, yNone = y.kind == AtomKind::None;
    if (xNone || yNone) return 0;  // None equals nothing else
    return -1;
}

ValueId Interpreter::compare(Frame& frame, CompareOp op, ValueId a, ValueId b) {
    if (values_.isBottom(a) || values_.isBottom(b)) return ValueTable::bottom();
    const ValueId someBool = values_.single(values_.atom(AtomKind::SomeBool));
    const bool identity = op == CompareOp::Is || op == CompareOp::IsNot,
               equality = op == CompareOp::Eq || op == CompareOp::Ne;
    const bool negative = op == CompareOp::IsNot || op == CompareOp::Ne;
    ValueId result = ValueTable::bottom();
    if (values_.atoms(a).size() * values_.atoms(b).size() > 64) return someBool;
    if (op == CompareOp::In || op == CompareOp::NotIn)
        return compareContains(frame, op == CompareOp::NotIn, a, b);
    for (AtomId x : values_.atoms(a))
        for (AtomId y : values_.atoms(b)) {
            const std::string_view dunder = kCompareDunders[static_cast<size_t>(op)];
            ValueId one = dunder.empty() ? ValueTable::bottom()
                                         : dunderCall(frame, x, dunder, {values_.single(y)},
                                                      EdgeKind::Operator);
            const bool anyArray =
                values_[x].kind == AtomKind::Tensor || values_[y].kind == AtomKind::Tensor;
            if (!values_.isBottom(one)) {
            } else if (identity || (equality && !anyArray)) {
                const int same = sameConstant(x, y);
                one = same < 0 ? someBool : values_.boolean((same == 1) != negative);
            } else if (anyArray) {
                one = fromModel(frame, registry_.compare(op, operandModel(frame, x),
                                                         operandModel(frame, y)));
            } else {
                one = orderInts(op, x, y);
            }
            result = values_.join(result, one);
        }
    if (values_.unknownReason(a) != UnknownReason::None ||
        values_.unknownReason(b) != UnknownReason::None) {
        const bool array = mayBeTensor(values_, a) || mayBeTensor(values_, b);
        if (identity) return values_.join(result, someBool);
        result = values_.join(
            result,
            array ? values_.tensorValue(
                        {DType::Bool, Layout::Dense, Origin::Tensor, Shape::unknown(), false, {}})
                  : values_.unknown(values_.unknownReason(
                        values_.unknownReason(a) != UnknownReason::None ? a : b)));
    }
    return result;
}

ValueId Interpreter::orderInts(CompareOp op, AtomId a, AtomId b) {
    const Atom x = values_[a], y = values_[b];
    if (x.kind != AtomKind::Int || y.kind != AtomKind::Int)
        return values_.single(values_.atom(AtomKind::SomeBool));
    const int64_t m = static_cast<int64_t>(x.payload), n = static_cast<int64_t>(y.payload);
    switch (op) {
        case CompareOp::Lt:
            return values_.boolean(m < n);
        case CompareOp::Le:
            return values_.boolean(m <= n);
        case CompareOp::Gt:
            return values_.boolean(m > n);
        case CompareOp::Ge:
            return values_.boolean(m >= n);
        default:
            return values_.single(values_.atom(AtomKind::SomeBool));
    }
}

ValueId Interpreter::compareContains(Frame& frame, bool negative, ValueId item, ValueId container) {
    const ValueId someBool = values_.single(values_.atom(AtomKind::SomeBool));
    for (AtomId c : values_.atoms(container))
        dunderCall(frame, c, "__contains__", {item}, EdgeKind::Operator);
    const AtomId what = values_.onlyAtom(item);
    auto elements = knownElements(frame, container);
    if (what.isNone() || !elements || values_.onlyAtom(container).isNone()) return someBool;
    int found = 0;
    for (ValueId element : *elements) {
        const AtomId e = values_.onlyAtom(element);
        const int same = e.isNone() ? -1 : sameConstant(what, e);
        if (same < 0) return someBool;
        found |= same;
    }
    // A dict or list that others may still fill says nothing about absence; one that was not made
    // here holds what it holds since some later call.
    const Atom& only = values_[values_.onlyAtom(container)];
    const bool fixed = only.kind == AtomKind::Tuple;
    const bool own = only.kind == AtomKind::Object && frame.owned.contains(ObjectId(only.payload));
    frame.isOrdered |= own;
    if (!fixed && (found == 0 || !own)) return someBool;
    return values_.boolean((found == 1) != negative);
}

}  // namespace graphlift

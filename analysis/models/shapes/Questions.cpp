// Functions that ask something of a value, and those that walk nested structures.
#include <algorithm>
#include <numeric>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

ModelValue truth(std::optional<bool> b) {
    return b ? ModelValue::boolean(*b) : ModelValue::of(Kind::SomeBool);
}

/// A question about the kind of a value: not known for values that are not known.
ModelValue kindQuestion(const ModelValue& v, bool yes) {
    return v.is(Kind::Unknown) || v.is(Kind::AnyOf) ? ModelValue::of(Kind::SomeBool)
                                                    : ModelValue::boolean(yes);
}

ModelValue allOf(const FunctionCall& call, bool wanted) {
    bool open = false;
    for (size_t i = 0; i < call.count(); ++i) {
        auto b = truthOf(call.arg(i));
        if (b && *b != wanted) return ModelValue::boolean(!wanted);
        open = open || !b;
    }
    return open ? ModelValue::of(Kind::SomeBool) : ModelValue::boolean(wanted);
}

std::optional<bool> equal(const ModelValue& a, const ModelValue& b) {
    if (a.is(Kind::Unknown) || b.is(Kind::Unknown)) return std::nullopt;
    if (!isGiven(a) || !isGiven(b)) return isGiven(a) == isGiven(b);
    if (a.is(Kind::DType) || b.is(Kind::DType) || a.is(Kind::Api) || b.is(Kind::Api)) {
        DType x = dtypeArgument(a), y = dtypeArgument(b);
        return x == DType::Unknown || y == DType::Unknown ? std::nullopt : std::optional(x == y);
    }
    auto s = textOf(a), t = textOf(b);
    if (s && t) return *s == *t;
    auto m = numberOf(a), n = numberOf(b);
    if (m && n) return *m == *n;
    if (a.is(Kind::SomeString) || b.is(Kind::SomeString)) return std::nullopt;
    if ((s || t) && (isNumberKind(a) || isNumberKind(b))) return false;
    return std::nullopt;
}

}  // namespace

ModelValue evalGiven(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return kindQuestion(v, isGiven(v));
}
ModelValue evalNot(const FunctionCall& call) {
    auto b = truthOf(call.arg(0));
    return truth(b ? std::optional(!*b) : std::nullopt);
}
ModelValue evalAnd(const FunctionCall& call) { return allOf(call, true); }
ModelValue evalEither(const FunctionCall& call) { return allOf(call, false); }
ModelValue evalEq(const FunctionCall& call) { return truth(equal(call.arg(0), call.arg(1))); }

ModelValue evalIsInt(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    auto type = arrayOf(v);
    if (type && type->dtype == DType::Unknown) return ModelValue::of(Kind::SomeBool);
    char group = type ? dtypeClass(type->dtype) : '?';
    return kindQuestion(v, group == 'i' || group == 'u');
}
ModelValue evalIsTensor(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    Origin o = v.tensor.origin;
    return kindQuestion(v, v.is(Kind::Tensor) && (o == Origin::Tensor || o == Origin::Variable ||
                                                  o == Origin::Keras));
}
ModelValue evalIsArray(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return kindQuestion(v, v.is(Kind::Tensor) && v.tensor.origin != Origin::Python);
}
ModelValue evalIsSequence(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return kindQuestion(v, v.is(Kind::Sequence));
}
ModelValue evalIsLayout(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return kindQuestion(v, v.is(Kind::Tensor) && text(v.tensor.layout) == call.word(1));
}
ModelValue evalIsCallable(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return kindQuestion(v, v.is(Kind::Callable) || v.is(Kind::Api));
}

ModelValue mapArrays(const ModelValue& value,
                     const std::function<ModelValue(const TensorType&)>& map) {
    if (value.is(Kind::Sequence) || value.is(Kind::Mapping) || value.is(Kind::AnyOf)) {
        ModelValue out = value;
        for (ModelValue& element : out.elements) element = mapArrays(element, map);
        return out;
    }
    auto type = value.is(Kind::Shape) ? std::nullopt : arrayOf(value);
    return type ? map(*type) : value;
}

ModelValue evalMapStructure(const FunctionCall& call) {
    DType dtype = call.dtype(1);
    bool numpy = call.word(2) == "numpy", keras = call.word(2) == "keras";
    return mapArrays(call.arg(0), [&](const TensorType& type) {
        Origin origin = numpy ? Origin::Numpy : keras ? Origin::Keras : Origin::Tensor;
        return tensorOf(dtype == DType::Unknown ? type.dtype : dtype, type.shape, origin);
    });
}

namespace {
/// The order in which a structure's parts are flattened: a dict's by key.
std::vector<size_t> nestOrder(const ModelValue& v) {
    std::vector<size_t> order(v.elements.size());
    std::iota(order.begin(), order.end(), size_t{0});
    if (v.is(Kind::Mapping) && v.keys.size() == v.elements.size())
        std::ranges::sort(order, [&](size_t a, size_t b) { return v.keys[a] < v.keys[b]; });
    return order;
}
bool flatten(const ModelValue& v, std::vector<ModelValue>& out) {
    if (v.is(Kind::Sequence) || v.is(Kind::Mapping)) {
        bool known = v.lengthKnown;
        for (size_t i : nestOrder(v)) known = flatten(v.elements[i], out) && known;
        return known;
    }
    out.push_back(v);
    return !v.is(Kind::Unknown) && !v.is(Kind::AnyOf);
}
void pack(ModelValue& structure, const std::vector<ModelValue>& leaves, size_t& at) {
    if (structure.is(Kind::Sequence) || structure.is(Kind::Mapping)) {
        for (size_t i : nestOrder(structure)) pack(structure.elements[i], leaves, at);
        return;
    }
    structure = at < leaves.size() ? leaves[at] : ModelValue::unknown();
    ++at;
}
}  // namespace

ModelValue evalFlatten(const FunctionCall& call) {
    std::vector<ModelValue> leaves;
    bool known = flatten(call.arg(0), leaves);
    if (known) return ModelValue::sequence(std::move(leaves), false);
    if (leaves.empty()) return ModelValue::unknown();
    ModelValue v = ModelValue::sequence({anyOf(std::move(leaves))}, false);
    v.lengthKnown = false;
    return v;
}

ModelValue evalPackAs(const FunctionCall& call) {
    ModelValue structure = call.arg(0), flat = call.arg(1);
    std::vector<ModelValue> leaves;
    if (!flatten(flat, leaves) || structure.is(Kind::Unknown)) return ModelValue::unknown();
    size_t at = 0;
    pack(structure, leaves, at);
    return structure;
}

}  // namespace graphlift::shapes

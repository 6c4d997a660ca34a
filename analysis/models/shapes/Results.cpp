// Functions that build results other than plain shapes.
#include <algorithm>

#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

std::optional<Origin> originOf(const ModelValue& v) {
    auto word = textOf(v);
    if (!word) return std::nullopt;
    if (*word == "numpy") return Origin::Numpy;
    if (*word == "variable") return Origin::Variable;
    if (*word == "keras") return Origin::Keras;
    if (*word == "python") return Origin::Python;
    return Origin::Tensor;
}

std::optional<Layout> layoutOf(const ModelValue& v) {
    auto word = textOf(v);
    if (!word) return std::nullopt;
    return *word == "sparse" ? Layout::Sparse : *word == "ragged" ? Layout::Ragged : Layout::Dense;
}

bool hasRaggedAxis(const Shape& shape) {
    return std::ranges::any_of(shape.dims,
                               [](const Dim& d) { return d.kind == Dim::Kind::Ragged; });
}

ModelValue repeated(const FunctionCall& call, bool isTuple) {
    auto n = call.count() > 1 ? intOf(call.arg(1)) : std::nullopt;
    std::vector<ModelValue> items(n && *n >= 0 && *n <= 256 ? static_cast<size_t>(*n) : 1,
                                  call.arg(0));
    ModelValue v = ModelValue::sequence(std::move(items), isTuple);
    v.lengthKnown = n && *n >= 0 && *n <= 256;
    return v;
}

/// 'name', value pairs from argument `from` on.
void addNamed(ModelValue& out, const FunctionCall& call, size_t from) {
    for (size_t i = from; i + 1 < call.count(); i += 2) {
        out.keys.push_back(call.word(i));
        out.elements.push_back(call.arg(i + 1));
    }
}

}  // namespace

ModelValue tensorOf(DType dtype, Shape shape, Origin origin, Layout layout) {
    TensorType type;
    type.dtype = dtype;
    type.shape = std::move(shape);
    type.layout = layout;
    type.origin = origin == Origin::Numpy && type.shape.rankKnown && type.shape.rank() == 0
                      ? Origin::NumpyScalar
                      : origin;
    return ModelValue::ofTensor(std::move(type));
}

ModelValue answer(const std::optional<Shape>& shape) {
    return shape ? shapeValue(*shape, hasRaggedAxis(*shape) ? Layout::Ragged : Layout::Dense)
                 : ModelValue::unknown();
}

ModelValue answer(const std::optional<TensorType>& type) {
    return type ? ModelValue::ofTensor(*type) : ModelValue::unknown();
}

ModelValue evalTensor(const FunctionCall& call) {
    ModelValue shape = call.arg(0);
    if (shape.is(Kind::Unknown)) return shape;
    if (shape.is(Kind::AnyOf)) {
        std::vector<ModelValue> all;
        for (const ModelValue& one : shape.elements)
            all.push_back(one.is(Kind::Shape)
                              ? tensorOf(call.dtype(1), one.tensor.shape,
                                         originOf(call.arg(3)).value_or(Origin::Tensor),
                                         layoutOf(call.arg(2)).value_or(one.tensor.layout))
                              : ModelValue::unknown());
        return anyOf(std::move(all));
    }
    DType dtype = call.dtype(1);
    Origin origin = originOf(call.arg(3)).value_or(Origin::Tensor);
    bool isShape = shape.is(Kind::Shape);
    TensorType from = isShape ? shape.tensor : typeOf(shape);
    Layout layout =
        layoutOf(call.arg(2)).value_or(hasRaggedAxis(from.shape) ? Layout::Ragged : from.layout);
    ModelValue result = tensorOf(dtype, from.shape, origin, layout);
    char group = dtypeClass(dtype);
    if (isShape && from.content && (group == 'i' || group == 'u'))
        result.tensor.content = from.content;
    return result;
}

ModelValue evalTuple(const FunctionCall& call) { return ModelValue::sequence(call.args(), true); }
ModelValue evalList(const FunctionCall& call) { return ModelValue::sequence(call.args(), false); }
ModelValue evalListOf(const FunctionCall& call) { return repeated(call, false); }
ModelValue evalTupleOf(const FunctionCall& call) { return repeated(call, true); }

ModelValue evalNamedTuple(const FunctionCall& call) {
    ModelValue v = ModelValue::sequence({}, true);
    addNamed(v, call, 0);
    return v;
}

ModelValue evalDict(const FunctionCall& call) {
    ModelValue v = ModelValue::of(Kind::Mapping);
    addNamed(v, call, 0);
    return v;
}

ModelValue evalInstance(const FunctionCall& call) {
    ModelValue v = ModelValue::of(Kind::Instance);
    v.text = call.word(0);
    if (call.evaluator().registry() != nullptr) v.api = call.evaluator().registry()->find(v.text);
    addNamed(v, call, 1);
    return v;
}

ModelValue evalAnyOf(const FunctionCall& call) { return anyOf(call.args()); }
ModelValue evalDTypeOf(const FunctionCall& call) { return dtypeValue(call.type(0).dtype); }
ModelValue evalIntOf(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    auto n = intOf(v);
    return n ? ModelValue::integerOf(*n) : ModelValue::of(Kind::SomeInt);
}

ModelValue evalResult(const FunctionCall& call) {
    const ExprNode& callee = call.evaluator().node(call.evaluator().child(call.node(), 0));
    return callee.kind == ExprKind::Param ? call.evaluator().context().resultOf(callee.a)
                                          : ModelValue::unknown();
}

ModelValue evalElement(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Instance)) {
        ModelValue element = call.evaluator().attribute(v, "element");
        return element.is(Kind::Absent) ? ModelValue::unknown() : element;
    }
    return elementOf(v);
}

ModelValue evalTupleSpread(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Sequence)) v.isTuple = true;
    return v;
}

ModelValue evalItem(const FunctionCall& call) {
    ModelValue v = call.arg(0), index = call.arg(1);
    if (auto key = textOf(index)) {
        for (size_t i = 0; i < v.keys.size(); ++i)
            if (v.keys[i] == *key) return v.elements[i];
        return ModelValue::unknown();
    }
    auto i = intOf(index);
    if (!i) return ModelValue::unknown();
    if (v.is(Kind::Sequence) && v.lengthKnown) {
        auto at = normalAxis(*i, v.elements.size());
        return at ? v.elements[*at] : ModelValue::unknown();
    }
    return v.is(Kind::Sequence) && !v.elements.empty() ? v.elements[0] : indexArray(v, index);
}

namespace {
ModelValue attributeOr(const FunctionCall& call, const ModelValue& instance, size_t nameAt) {
    ModelValue v = call.evaluator().attribute(instance, call.word(nameAt));
    return v.is(Kind::Absent) && call.count() > nameAt + 1 ? call.arg(nameAt + 1) : v;
}
}  // namespace

ModelValue evalConfig(const FunctionCall& call) {
    return attributeOr(call, call.evaluator().self(), 0);
}
ModelValue evalAttr(const FunctionCall& call) { return attributeOr(call, call.arg(0), 1); }

ModelValue evalOr(const FunctionCall& call) {
    for (size_t i = 0; i < call.count(); ++i) {
        ModelValue v = call.arg(i);
        if (isGiven(v) || i + 1 == call.count()) return v;
    }
    return ModelValue::absent();
}

ModelValue evalIf(const FunctionCall& call) {
    auto holds = truthOf(call.arg(0));
    if (holds) return call.arg(*holds ? 1 : 2);
    return anyOf({call.arg(1), call.arg(2)});
}

}  // namespace graphlift::shapes

#include <array>
#include <bit>

#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

constexpr std::array kImplementations = {
#define FUNCTION(id, name, least, most, arguments, meaning) ShapeFunction{&shapes::eval##id},
#include "analysis/models/ShapeFunctions.def"
#undef FUNCTION
};

ModelValue listValue(const Evaluator& evaluator, const ExprNode& node) {
    std::vector<ModelValue> items;
    for (size_t i = 0; i < node.b; ++i)
        items.push_back(evaluator.evaluate(evaluator.child(node, i)));
    return ModelValue::sequence(std::move(items), node.kind == ExprKind::Tuple);
}

/// An axis as a value: a scalar that knows it. Read back by dimOf.
ModelValue axisValue(const Dim& dim) {
    ModelValue v = ModelValue::of(Kind::Tensor);
    v.tensor.dtype = DType::Int32;
    v.tensor.origin = Origin::Python;
    v.tensor.shape = Shape::scalar();
    v.tensor.content = std::vector<Dim>{dim};
    return v;
}

}  // namespace

ModelValue Evaluator::evaluate(uint32_t id) const {
    const ExprNode& n = pool_.nodes[id];
    uint64_t bits = static_cast<uint64_t>(n.b) << 32 | n.a;
    switch (n.kind) {
        case ExprKind::Param:
            return n.a < args_.size() ? args_[n.a] : ModelValue::absent();
        case ExprKind::Int:
            return ModelValue::integerOf(static_cast<int64_t>(bits));
        case ExprKind::Float: {
            ModelValue v = ModelValue::of(Kind::Float);
            v.number = std::bit_cast<double>(bits);
            return v;
        }
        case ExprKind::String:
            return textValue(std::string(pool_.text(n.a)));
        case ExprKind::None:
            return ModelValue::none();
        case ExprKind::True:
            return ModelValue::boolean(true);
        case ExprKind::False:
            return ModelValue::boolean(false);
        case ExprKind::Absent:
            return ModelValue::absent();
        case ExprKind::Ellipsis:
            return ModelValue::of(Kind::Ellipsis);
        case ExprKind::Unresolved:
            return axisValue(Dim::unresolved());
        case ExprKind::Dynamic:
            return axisValue(Dim::dynamic());
        case ExprKind::RaggedDim:
            return axisValue(Dim::ragged());
        case ExprKind::Scalar:
            return shapeValue(Shape::scalar());
        case ExprKind::UnknownShape:
            return shapeValue(Shape::unknown());
        case ExprKind::Unknown:
            return ModelValue::unknown();
        case ExprKind::SomeInt:
            return ModelValue::of(Kind::SomeInt);
        case ExprKind::SomeFloat:
            return ModelValue::of(Kind::SomeFloat);
        case ExprKind::SomeString:
            return ModelValue::of(Kind::SomeString);
        case ExprKind::SomeBool:
            return ModelValue::of(Kind::SomeBool);
        case ExprKind::DType:
            return dtypeValue(static_cast<DType>(n.a));
        case ExprKind::Api: {
            ModelValue v = ModelValue::of(Kind::Api);
            v.text = std::string(pool_.text(n.a));
            if (registry_ != nullptr) v.api = registry_->find(v.text);
            return v;
        }
        case ExprKind::Call:
            return kImplementations[static_cast<size_t>(n.function)](FunctionCall(*this, n));
        case ExprKind::List:
        case ExprKind::Tuple:
            return listValue(*this, n);
    }
    return ModelValue::unknown();
}

ModelValue Evaluator::attribute(const ModelValue& instance, std::string_view name) const {
    for (size_t i = 0; i < instance.keys.size() && i < instance.elements.size(); ++i)
        if (instance.keys[i] == name) return instance.elements[i];
    if (instance.is(Kind::Unknown)) return ModelValue::unknown();
    return instance.is(Kind::Instance) ? context_.attribute(instance, name) : ModelValue::absent();
}

ModelValue Evaluator::iterated(const ModelValue& instance) const {
    if (!context_.isTraced()) {
        // The last batch may be smaller: a possibility of its own, kept apart because attributes
        // are joined values.
        ModelValue full = attribute(instance, "eager"), rest = attribute(instance, "eager_rest");
        bool known = !full.is(Kind::Absent) && !full.is(Kind::Unknown) && !rest.is(Kind::Unknown);
        if (known) return rest.is(Kind::Absent) ? full : anyOf({full, rest});
    }
    ModelValue element = attribute(instance, "element");
    return element.is(Kind::Absent) ? ModelValue::unknown() : element;
}

ModelValue FunctionCall::arg(size_t i) const {
    return i < count() ? evaluator_.evaluate(evaluator_.child(node_, i)) : ModelValue::absent();
}

std::vector<ModelValue> FunctionCall::args(size_t from) const {
    std::vector<ModelValue> all;
    for (size_t i = from; i < count(); ++i) all.push_back(arg(i));
    return all;
}

namespace {
std::optional<bool> flagOf(const ModelValue& v, bool otherwise) {
    return isGiven(v) ? truthOf(v) : std::optional(otherwise);
}
std::optional<int64_t> integerOr(const ModelValue& v, int64_t otherwise) {
    return isGiven(v) ? intOf(v) : std::optional(otherwise);
}
std::string wordOr(const ModelValue& v, std::string_view otherwise) {
    return isGiven(v) ? textOf(v).value_or("") : std::string(otherwise);
}
}  // namespace

std::optional<bool> FunctionCall::flag(size_t i, bool otherwise) const {
    return flagOf(arg(i), otherwise);
}
std::optional<int64_t> FunctionCall::integer(size_t i, int64_t otherwise) const {
    return integerOr(arg(i), otherwise);
}
std::string FunctionCall::word(size_t i, std::string_view otherwise) const {
    return wordOr(arg(i), otherwise);
}
std::string FunctionCall::configWord(std::string_view name, std::string_view otherwise) const {
    return wordOr(config(name), otherwise);
}
std::optional<int64_t> FunctionCall::configInt(std::string_view name, int64_t otherwise) const {
    return integerOr(config(name), otherwise);
}
std::optional<bool> FunctionCall::configFlag(std::string_view name, bool otherwise) const {
    return flagOf(config(name), otherwise);
}

bool holdsKerasTensor(const ModelValue& value) {
    if (value.is(Kind::Tensor) && value.tensor.origin == Origin::Keras) return true;
    for (const ModelValue& element : value.elements)
        if (holdsKerasTensor(element)) return true;
    return false;
}

}  // namespace graphlift

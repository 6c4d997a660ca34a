// Python's operators on arrays: shape by broadcasting, dtype by the library that the operands
// belong to.
#include <algorithm>
#include <array>

#include "analysis/models/ModelRegistry.h"
#include "analysis/models/Promotion.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

bool isArray(const ModelValue& v) {
    return v.is(Kind::Tensor) && v.tensor.origin != Origin::Python;
}
bool isTensorFlow(const ModelValue& v) {
    return isArray(v) && v.tensor.origin != Origin::Numpy && v.tensor.origin != Origin::NumpyScalar;
}
bool isComparison(std::string_view op) {
    return op == "==" || op == "!=" || op == "<" || op == "<=" || op == ">" || op == ">=";
}
bool isInteger(DType d) { return dtypeClass(d) == 'i' || dtypeClass(d) == 'u'; }

DType tensorflowDType(std::string_view op, const ModelValue& a, const ModelValue& b) {
    std::array both{a, b};
    DType dtype = commonDType(both);
    return op == "/" ? trueDivision(dtype) : dtype;
}

DType numpyDType(std::string_view op, const ModelValue& a, const ModelValue& b) {
    std::array both{a, b};
    DType dtype = numpyResultType(both);
    bool whole = isInteger(dtype) || dtype == DType::Bool;
    if (op == "/" && whole) return DType::Float64;
    bool counted =
        dtype == DType::Bool && (op == "//" || op == "%" || op == "**" || op == "<<" || op == ">>");
    return counted ? DType::Int8 : dtype;
}

std::optional<Dim> calculated(std::string_view op, const Dim& a, const Dim& b) {
    if (op == "+") return addDims(a, b);
    if (op == "-") return subDims(a, b);
    if (op == "*") return mulDims(a, b);
    if (op == "//") return floorDivDims(a, b);
    bool known = a.isKnown() && b.isKnown();
    if (op == "%" && known && b.size > 0 && a.size >= 0) return Dim::known(a.size % b.size);
    if (op == "max" && known) return Dim::known(std::max(a.size, b.size));
    if (op == "min" && known) return Dim::known(std::min(a.size, b.size));
    return std::nullopt;
}

/// Integer vectors that know what they contain keep knowing it.
std::optional<std::vector<Dim>> contentOf(std::string_view op, const ModelValue& a,
                                          const ModelValue& b) {
    auto x = arrayOf(a), y = arrayOf(b);
    if (!x || !y || !x->content || !y->content) return std::nullopt;
    size_t n = std::max(x->content->size(), y->content->size());
    if ((x->content->size() != n && x->content->size() != 1) ||
        (y->content->size() != n && y->content->size() != 1))
        return std::nullopt;
    std::vector<Dim> out;
    for (size_t i = 0; i < n; ++i) {
        auto d = calculated(op, (*x->content)[x->content->size() == 1 ? 0 : i],
                            (*y->content)[y->content->size() == 1 ? 0 : i]);
        if (!d) return std::nullopt;
        out.push_back(*d);
    }
    return out;
}

Origin resultOrigin(bool tensorflow, const ModelValue& a, const ModelValue& b, const Shape& shape) {
    if (holdsKerasTensor(a) || holdsKerasTensor(b)) return Origin::Keras;
    if (tensorflow) return Origin::Tensor;
    return shape.rankKnown && shape.rank() == 0 ? Origin::NumpyScalar : Origin::Numpy;
}

Layout resultLayout(std::string_view op, const ModelValue& a, const ModelValue& b) {
    Layout x = a.is(Kind::Tensor) ? a.tensor.layout : Layout::Dense,
           y = b.is(Kind::Tensor) ? b.tensor.layout : Layout::Dense;
    if (x == Layout::Ragged || y == Layout::Ragged) return Layout::Ragged;
    bool sparse = x == Layout::Sparse || y == Layout::Sparse;
    return sparse && op != "@" ? Layout::Sparse : Layout::Dense;
}

/// TensorShape + TensorShape or list; == of two shapes.
ModelValue shapeOperator(std::string_view op, const ModelValue& a, const ModelValue& b) {
    Shape x = shapeArgument(a), y = shapeArgument(b);
    if (op == "+") return shapeValue(shapes::joined(x, y));
    if (op != "==" && op != "!=") return ModelValue::unknown();
    if (!x.isFullyKnown() || !y.isFullyKnown()) return ModelValue::of(Kind::SomeBool);
    return ModelValue::boolean((x == y) == (op == "=="));
}

bool isOpen(const ModelValue& v) { return v.is(Kind::Unknown) || v.is(Kind::AnyOf); }

}  // namespace

ModelValue applyOperator(std::string_view op, const ModelValue& a, const ModelValue& b,
                         std::optional<Defaults> library) {
    bool shapeLike = a.is(Kind::Shape) || (b.is(Kind::Shape) && !isArray(a));
    if (shapeLike && !isArray(b)) return shapeOperator(op, a, b);
    if (!isArray(a) && !isArray(b) && !(arrayOf(a) && arrayOf(b))) return ModelValue::unknown();
    if ((!isOpen(a) && !arrayOf(a)) || (!isOpen(b) && !arrayOf(b))) {
        return op == "==" || op == "!=" ? ModelValue::of(Kind::SomeBool) : ModelValue::unknown();
    }
    auto shape = op == "@" ? shapes::matmulShapes(shapeOf(a), shapeOf(b), false, false)
                           : shapes::broadcastShapes(shapeOf(a), shapeOf(b));
    bool tensorflow =
        library ? *library == Defaults::TensorFlow : isTensorFlow(a) || isTensorFlow(b);
    // Tensors that cannot be compared are unequal: one answer, no error.
    bool unequal = !shape && tensorflow && !library && (op == "==" || op == "!=");
    if (unequal) shape = Shape::scalar();
    if (!shape) return ModelValue::unknown();
    TensorType type;
    type.dtype = isComparison(op) ? DType::Bool
                 : tensorflow     ? tensorflowDType(op, a, b)
                                  : numpyDType(op, a, b);
    type.shape = *shape;
    type.layout = resultLayout(op, a, b);
    type.origin = resultOrigin(tensorflow, a, b, *shape);
    if (isInteger(type.dtype)) type.content = contentOf(op, a, b);
    return ModelValue::ofTensor(std::move(type));
}

namespace {
std::string_view spelled(BinaryOp op) {
    switch (op) {
        case BinaryOp::Add:
            return "+";
        case BinaryOp::Sub:
            return "-";
        case BinaryOp::Mul:
            return "*";
        case BinaryOp::Div:
            return "/";
        case BinaryOp::FloorDiv:
            return "//";
        case BinaryOp::Mod:
            return "%";
        case BinaryOp::Pow:
            return "**";
        case BinaryOp::MatMul:
            return "@";
        case BinaryOp::And:
            return "&";
        case BinaryOp::Or:
            return "|";
        case BinaryOp::Xor:
            return "^";
        case BinaryOp::LShift:
            return "<<";
        case BinaryOp::RShift:
            return ">>";
    }
    return "";
}
std::string_view spelled(CompareOp op) {
    switch (op) {
        case CompareOp::Eq:
            return "==";
        case CompareOp::Ne:
            return "!=";
        case CompareOp::Lt:
            return "<";
        case CompareOp::Le:
            return "<=";
        case CompareOp::Gt:
            return ">";
        case CompareOp::Ge:
            return ">=";
        case CompareOp::Is:
        case CompareOp::IsNot:
        case CompareOp::In:
        case CompareOp::NotIn:
            return "";
    }
    return "";
}
bool hasOperand(const ModelValue& a, const ModelValue& b) {
    return isArray(a) || isArray(b) || a.is(Kind::Shape) || b.is(Kind::Shape);
}
}  // namespace

ModelValue ModelRegistry::binary(BinaryOp op, const ModelValue& a, const ModelValue& b) const {
    return hasOperand(a, b) ? applyOperator(spelled(op), a, b) : ModelValue::unknown();
}

ModelValue ModelRegistry::compare(CompareOp op, const ModelValue& a, const ModelValue& b) const {
    if (!hasOperand(a, b)) return ModelValue::unknown();
    std::string_view text = spelled(op);
    return text.empty() ? ModelValue::of(Kind::SomeBool) : applyOperator(text, a, b);
}

ModelValue ModelRegistry::unary(UnaryOp op, const ModelValue& a) const {
    if (!isArray(a)) return ModelValue::unknown();
    if (op == UnaryOp::Not) return ModelValue::of(Kind::SomeBool);
    ModelValue out = a;
    if (out.tensor.origin == Origin::Variable) out.tensor.origin = Origin::Tensor;
    if (out.tensor.content && op != UnaryOp::Pos) {
        for (Dim& d : *out.tensor.content)
            d = op == UnaryOp::Neg ? subDims(Dim::known(0), d) : Dim::unresolved();
    }
    return out;
}

ModelValue ModelRegistry::getItem(const ModelValue& array, const ModelValue& index) const {
    return indexArray(array, index);
}

std::optional<int64_t> ModelRegistry::length(const ModelValue& iterable) const {
    return lengthOf(iterable);
}

std::optional<TensorType> ModelRegistry::asTensor(const ModelValue& value) {
    return arrayOf(value);
}

}  // namespace graphlift

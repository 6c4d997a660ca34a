#include "analysis/models/ArrayView.h"

#include <algorithm>

#include "analysis/models/Promotion.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

constexpr size_t kMaxContent = 32;  // longer integer vectors are data, not shapes; a guess

TensorType scalarOf(DType dtype, std::optional<Dim> content = std::nullopt) {
    TensorType type;
    type.dtype = dtype;
    type.origin = Origin::Python;
    type.shape = Shape::scalar();
    if (content) type.content = std::vector<Dim>{*content};
    return type;
}

/// One Python number or text as a rank-0 array.
std::optional<TensorType> scalarArray(const ModelValue& v, Defaults defaults) {
    bool numpy = defaults == Defaults::NumPy;
    switch (v.kind) {
        case Kind::Bool:
        case Kind::SomeBool:
            return scalarOf(DType::Bool);
        case Kind::Int: {
            bool wide = v.integer > INT32_MAX || v.integer < INT32_MIN;
            return scalarOf(numpy || wide ? DType::Int64 : DType::Int32, Dim::known(v.integer));
        }
        case Kind::SomeInt:
            return scalarOf(numpy ? DType::Int64 : DType::Int32, Dim::unresolved());
        case Kind::Float:
        case Kind::SomeFloat:
            return scalarOf(numpy ? DType::Float64 : DType::Float32);
        case Kind::Complex:
            return scalarOf(DType::Complex128);
        case Kind::String:
        case Kind::Bytes:
        case Kind::SomeString:
            return scalarOf(DType::String);
        default:
            return std::nullopt;
    }
}

TensorType shapeAsArray(const Shape& shape) {
    TensorType type;
    type.dtype = DType::Int32;
    type.origin = Origin::Python;
    type.shape = Shape::of(
        {shape.rankKnown ? Dim::known(static_cast<int64_t>(shape.rank())) : Dim::unresolved()});
    if (shape.rankKnown && shape.rank() <= kMaxContent) type.content = shape.dims;
    return type;
}

/// The origin of an array packed from parts: anything more than a Python number wins.
Origin packedOrigin(Origin a, Origin b) {
    auto strength = [](Origin o) {
        switch (o) {
            case Origin::Python:
                return 0;
            case Origin::NumpyScalar:
            case Origin::Numpy:
                return 1;
            case Origin::Variable:
            case Origin::Tensor:
                return 2;
            case Origin::Keras:
                return 3;
        }
        return 0;
    };
    auto packed = [](Origin o) {
        if (o == Origin::Variable) return Origin::Tensor;
        return o == Origin::NumpyScalar ? Origin::Numpy : o;
    };
    return packed(strength(a) >= strength(b) ? a : b);
}

std::optional<TensorType> packed(const std::vector<TensorType>& parts, bool lengthKnown,
                                 Defaults defaults) {
    TensorType out;
    out.origin = Origin::Python;
    std::vector<DType> strong, weak;
    std::optional<Shape> element = parts.front().shape;
    for (const TensorType& part : parts) {
        (part.origin == Origin::Python ? weak : strong).push_back(part.dtype);
        element = element ? mergeShapes(*element, part.shape) : std::nullopt;
        out.origin = packedOrigin(out.origin, part.origin);
        if (part.layout != Layout::Dense) return std::nullopt;
    }
    if (!element) return std::nullopt;
    if (defaults == Defaults::NumPy) strong.insert(strong.end(), weak.begin(), weak.end());
    out.dtype = strong.empty()                ? promoteAll(weak, defaults)
                : defaults == Defaults::NumPy ? promoteAll(strong, defaults)
                                              : strong.front();
    if (!element->rankKnown) return out;
    Dim count = lengthKnown ? Dim::known(static_cast<int64_t>(parts.size())) : Dim::unresolved();
    out.shape = Shape::of({count});
    out.shape.dims.insert(out.shape.dims.end(), element->dims.begin(), element->dims.end());
    char group = dtypeClass(out.dtype);
    if (element->rank() != 0 || !lengthKnown || parts.size() > kMaxContent ||
        (group != 'i' && group != 'u'))
        return out;
    std::vector<Dim> content;
    for (const TensorType& part : parts)
        content.push_back(part.content ? part.content->front() : Dim::unresolved());
    out.content = std::move(content);
    return out;
}

std::optional<TensorType> sequenceArray(const ModelValue& v, Defaults defaults) {
    std::vector<TensorType> parts;
    for (const ModelValue& element : v.elements) {
        if (element.is(Kind::Unknown) || element.is(Kind::AnyOf)) return TensorType{};
        auto part = arrayOf(element, defaults);
        if (!part) return std::nullopt;
        parts.push_back(std::move(*part));
    }
    if (!parts.empty()) return packed(parts, v.lengthKnown, defaults);
    TensorType empty = scalarOf(defaults == Defaults::NumPy ? DType::Float64 : DType::Float32);
    empty.shape = Shape::of({v.lengthKnown ? Dim::known(0) : Dim::unresolved()});
    if (v.lengthKnown) empty.content = std::vector<Dim>{};
    return empty;
}

TensorType rangeArray(const ModelValue& v, Defaults defaults) {
    TensorType type = scalarOf(defaults == Defaults::NumPy ? DType::Int64 : DType::Int32);
    auto parts = partsOf(v);
    type.shape =
        Shape::of({parts ? Dim::known(static_cast<int64_t>(parts->size())) : Dim::unresolved()});
    if (!parts || parts->size() > kMaxContent) return type;
    std::vector<Dim> content;
    for (const ModelValue& part : *parts) content.push_back(dimOf(part));
    type.content = std::move(content);
    return type;
}

}  // namespace

std::optional<TensorType> arrayOf(const ModelValue& v, Defaults defaults) {
    if (v.is(Kind::Tensor)) return v.tensor;
    if (v.is(Kind::Shape)) return shapeAsArray(v.tensor.shape);
    if (v.is(Kind::Sequence)) return sequenceArray(v, defaults);
    if (v.is(Kind::Range)) return rangeArray(v, defaults);
    return scalarArray(v, defaults);
}

TensorType typeOf(const ModelValue& v, Defaults defaults) {
    return arrayOf(v, defaults).value_or(TensorType{});
}

Shape shapeOf(const ModelValue& v) { return v.is(Kind::Shape) ? v.tensor.shape : typeOf(v).shape; }

Dim dimOf(const ModelValue& v) {
    if (v.is(Kind::Int) || v.is(Kind::Bool)) return Dim::known(v.integer);
    if (v.is(Kind::None)) return Dim::dynamic();
    if (v.is(Kind::Float) && v.number == static_cast<double>(static_cast<int64_t>(v.number)))
        return Dim::known(static_cast<int64_t>(v.number));
    auto element = [](const ModelValue& x) -> const std::optional<std::vector<Dim>>& {
        return x.tensor.content;
    };
    if (!v.is(Kind::Tensor)) return Dim::unresolved();
    if (element(v) && element(v)->size() == 1) return element(v)->front();
    bool symbolic = v.tensor.origin == Origin::Tensor || v.tensor.origin == Origin::Variable ||
                    v.tensor.origin == Origin::Keras;
    return symbolic ? Dim::dynamic() : Dim::unresolved();
}

namespace {
std::optional<std::vector<Dim>> dimsOfTensor(const ModelValue& v) {
    const Shape& shape = v.tensor.shape;
    if (!shape.rankKnown || shape.rank() > 1) return std::nullopt;
    if (v.tensor.content) return v.tensor.content;
    if (shape.rank() == 0) return std::vector<Dim>{dimOf(v)};
    if (!shape.dims[0].isKnown() || shape.dims[0].size > 64) return std::nullopt;
    return std::vector<Dim>(static_cast<size_t>(shape.dims[0].size), dimOf(v));
}
}  // namespace

std::optional<std::vector<Dim>> dimsOf(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Tensor:
            return dimsOfTensor(v);
        case Kind::Shape:
            return v.tensor.shape.rankKnown ? std::optional(v.tensor.shape.dims) : std::nullopt;
        case Kind::Int:
        case Kind::Bool:
        case Kind::Float:
        case Kind::SomeInt:
            return std::vector<Dim>{dimOf(v)};
        case Kind::Sequence:
        case Kind::Range:
            break;
        default:
            return std::nullopt;
    }
    auto parts = partsOf(v);
    if (!parts) return std::nullopt;
    if (parts->size() == 1) {
        const ModelValue& only = parts->front();
        if (only.is(Kind::Sequence) || only.is(Kind::Shape) || only.is(Kind::Range))
            return dimsOf(only);
        if (only.is(Kind::Tensor) && only.tensor.shape.rankKnown && only.tensor.shape.rank() == 1)
            return dimsOf(only);
    }
    std::vector<Dim> dims;
    for (const ModelValue& part : *parts) dims.push_back(dimOf(part));
    return dims;
}

Shape shapeArgument(const ModelValue& v) {
    auto dims = dimsOf(v);
    if (!dims) return Shape::unknown();
    for (Dim& d : *dims)
        if (d.isKnown() && d.size < 0) d = Dim::unresolved();
    return Shape::of(std::move(*dims));
}

std::optional<int64_t> intOf(const ModelValue& v) {
    if (v.is(Kind::None) || v.is(Kind::Float)) return std::nullopt;
    Dim d = dimOf(v);
    return d.isKnown() ? std::optional(d.size) : std::nullopt;
}

std::optional<double> numberOf(const ModelValue& v) {
    if (v.is(Kind::Float)) return v.number;
    auto i = intOf(v);
    return i ? std::optional(static_cast<double>(*i)) : std::nullopt;
}

std::optional<bool> truthOf(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Absent:
        case Kind::None:
            return false;
        case Kind::Bool:
        case Kind::Int:
            return v.integer != 0;
        case Kind::Float:
            return v.number != 0;
        case Kind::String:
        case Kind::Bytes:
            return !v.text.empty();
        case Kind::Sequence:
            return v.lengthKnown ? std::optional(!v.elements.empty()) : std::nullopt;
        case Kind::Mapping:
            return !v.elements.empty();
        case Kind::Callable:
        case Kind::Api:
        case Kind::DType:
            return true;
        default:
            return std::nullopt;
    }
}

std::optional<std::string> textOf(const ModelValue& v) {
    return v.is(Kind::String) || v.is(Kind::Bytes) ? std::optional(v.text) : std::nullopt;
}

DType dtypeArgument(const ModelValue& v, Defaults defaults) {
    // Python's float is float32 to TensorFlow and float64 to NumPy.
    bool plainFloat = v.text == "float" || v.text == "builtins.float";
    if (plainFloat && defaults == Defaults::TensorFlow && (v.is(Kind::String) || v.is(Kind::Api)))
        return DType::Float32;
    if (v.is(Kind::DType) || v.is(Kind::Api)) return v.dtype;
    if (v.is(Kind::String)) return findDType(v.text).value_or(DType::Unknown);
    if (v.is(Kind::Shape)) return DType::Unknown;
    auto type = arrayOf(v, defaults);
    return type ? type->dtype : DType::Unknown;
}

bool isGiven(const ModelValue& v) { return !v.is(Kind::Absent) && !v.is(Kind::None); }

bool isNumberKind(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Bool:
        case Kind::Int:
        case Kind::Float:
        case Kind::Complex:
        case Kind::SomeBool:
        case Kind::SomeInt:
        case Kind::SomeFloat:
            return true;
        default:
            return false;
    }
}

bool isPythonData(const ModelValue& v) {
    if (v.is(Kind::Tensor)) return v.tensor.origin == Origin::Python;
    auto type = arrayOf(v);
    return type && type->origin == Origin::Python;
}

ModelValue shapeValue(Shape shape, Layout layout) {
    ModelValue v = ModelValue::of(Kind::Shape);
    v.tensor.shape = std::move(shape);
    v.tensor.layout = layout;
    return v;
}
ModelValue dtypeValue(DType dtype) {
    ModelValue v = ModelValue::of(Kind::DType);
    v.dtype = dtype;
    return v;
}
ModelValue dimValue(const Dim& dim) {
    if (dim.isKnown()) return ModelValue::integerOf(dim.size);
    return dim.kind == Dim::Kind::Unresolved ? ModelValue::of(Kind::SomeInt) : ModelValue::none();
}
ModelValue textValue(std::string text) {
    ModelValue v = ModelValue::of(Kind::String);
    v.text = std::move(text);
    return v;
}

ModelValue anyOf(std::vector<ModelValue> values) {
    ModelValue all = ModelValue::of(Kind::AnyOf);
    for (ModelValue& v : values) {
        if (v.is(Kind::AnyOf)) {
            for (ModelValue& inner : v.elements) all.elements.push_back(std::move(inner));
        } else {
            all.elements.push_back(std::move(v));
        }
    }
    return all.elements.size() == 1 ? std::move(all.elements.front()) : all;
}

std::optional<std::vector<ModelValue>> partsOf(const ModelValue& v) {
    if (v.is(Kind::Sequence)) return v.lengthKnown ? std::optional(v.elements) : std::nullopt;
    if (!v.is(Kind::Range) || v.elements.size() != 3) return std::nullopt;
    auto start = intOf(v.elements[0]), stop = intOf(v.elements[1]), step = intOf(v.elements[2]);
    if (!start || !stop || !step || *step == 0) return std::nullopt;
    std::vector<ModelValue> parts;
    for (int64_t i = *start; *step > 0 ? i < *stop : i > *stop; i += *step) {
        if (parts.size() > 4096) return std::nullopt;  // long ranges are loops, not data
        parts.push_back(ModelValue::integerOf(i));
    }
    return parts;
}

void eachArray(ModelValue& v, const std::function<void(TensorType&)>& visit) {
    if (v.is(Kind::Tensor)) visit(v.tensor);
    for (ModelValue& element : v.elements) eachArray(element, visit);
}

}  // namespace graphlift

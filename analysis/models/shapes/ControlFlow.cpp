// Results of functions that run callbacks over arrays: map_fn, scan, while_loop, jacobians,
// py_function.
#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

/// The first axis of the (first) array in a structure.
Dim leadingAxis(ModelValue elems) {
    std::optional<Dim> found;
    eachArray(elems, [&](TensorType& type) {
        bool usable = type.shape.rankKnown && type.shape.rank() > 0;
        if (!found) found = usable ? type.shape.dims[0] : Dim::unresolved();
    });
    if (found) return *found;
    auto type = arrayOf(elems);
    return type && type->shape.rankKnown && type->shape.rank() > 0 ? type->shape.dims[0]
                                                                   : Dim::unresolved();
}

ModelValue stacked(const ModelValue& result, const Dim& count) {
    if (result.is(Kind::Unknown)) return result;
    return mapArrays(result, [&](const TensorType& type) {
        Layout layout = type.layout;
        return tensorOf(type.dtype, joined(Shape::of({count}), type.shape), Origin::Tensor, layout);
    });
}

}  // namespace

ModelValue evalMapResult(const FunctionCall& call) {
    ModelValue result = call.arg(0);
    Dim count = leadingAxis(call.arg(1));
    if (!call.given(2)) return stacked(result, count);
    // A declared output type or spec: dtypes where it says so, shapes of what the callback
    // returned.
    DType dtype = call.dtype(2);
    if (result.is(Kind::Unknown))
        return dtype == DType::Unknown ? result : tensorOf(dtype, Shape::unknown());
    ModelValue out = stacked(result, count);
    if (out.is(Kind::Tensor) && dtype != DType::Unknown) out.tensor.dtype = dtype;
    return out;
}

ModelValue evalScanResult(const FunctionCall& call) {
    return stacked(call.arg(0), leadingAxis(call.arg(1)));
}

namespace {
/// A loop variable: what its start and the body's result agree on.
ModelValue merged(const ModelValue& start, const ModelValue& next) {
    bool nested = start.is(Kind::Sequence) || start.is(Kind::Mapping);
    if (nested && next.kind == start.kind && next.elements.size() == start.elements.size()) {
        ModelValue out = start;
        for (size_t i = 0; i < out.elements.size(); ++i)
            out.elements[i] = merged(start.elements[i], next.elements[i]);
        return out;
    }
    if (nested && start.elements.size() == 1 && !next.is(Kind::Sequence)) {
        ModelValue out = start;
        out.elements[0] = merged(start.elements[0], next);
        return out;
    }
    auto a = arrayOf(start), b = arrayOf(next);
    if (!a) return start;
    TensorType type = *a;
    type.origin = Origin::Tensor;
    type.content.reset();
    if (b) {
        type.shape = joinShapes(a->shape, b->shape);
        for (Dim& d : type.shape.dims)
            if (d.kind == Dim::Kind::Unresolved) d = Dim::dynamic();
        if (a->origin == Origin::Python && b->origin != Origin::Python) type.dtype = b->dtype;
    }
    return ModelValue::ofTensor(std::move(type));
}
}  // namespace

ModelValue evalLoopResult(const FunctionCall& call) {
    ModelValue start = call.arg(0), next = call.arg(1);
    if (start.is(Kind::Unknown)) return start;
    ModelValue out = merged(start, next);
    if (!call.given(2)) return out;
    // Shapes that may change are what the invariants say, or not known when those cannot be read.
    ModelValue invariants = call.arg(2);
    bool matching =
        invariants.is(Kind::Sequence) && invariants.elements.size() == out.elements.size();
    for (size_t i = 0; i < out.elements.size(); ++i) {
        if (!out.elements[i].is(Kind::Tensor)) continue;
        bool isShape = matching && invariants.elements[i].is(Kind::Shape);
        out.elements[i].tensor.shape =
            isShape ? invariants.elements[i].tensor.shape : Shape::unknown();
    }
    return out;
}

ModelValue evalJacobian(const FunctionCall& call) {
    Shape target = call.shape(0);
    ModelValue sources = call.arg(1);
    if (sources.is(Kind::Unknown)) return sources;
    return mapArrays(sources, [&](const TensorType& type) {
        return tensorOf(type.dtype, joined(target, type.shape));
    });
}

namespace {
ModelValue fromSpec(const FunctionCall& call, const ModelValue& spec, const ModelValue& shape) {
    if (spec.is(Kind::Sequence) || spec.is(Kind::Mapping)) {
        ModelValue out = spec;
        for (size_t i = 0; i < out.elements.size(); ++i) {
            bool matching = shape.is(spec.kind) && shape.elements.size() == spec.elements.size();
            out.elements[i] = fromSpec(call, spec.elements[i],
                                       matching ? shape.elements[i] : ModelValue::absent());
        }
        return out;
    }
    if (spec.is(Kind::Tensor)) return spec;
    Shape known = isGiven(shape) ? shapeArgument(shape) : Shape::unknown();
    if (!spec.is(Kind::Instance)) {
        DType dtype = dtypeArgument(spec);
        return dtype == DType::Unknown ? ModelValue::unknown() : tensorOf(dtype, known);
    }
    const Evaluator& evaluator = call.evaluator();
    ModelValue own = evaluator.attribute(spec, "shape"), dtype = evaluator.attribute(spec, "dtype");
    if (isGiven(own)) known = shapeArgument(own);
    ModelValue layout = evaluator.attribute(spec, "layout");
    std::string kind = textOf(layout).value_or("");
    Layout as = kind == "ragged"   ? Layout::Ragged
                : kind == "sparse" ? Layout::Sparse
                                   : Layout::Dense;
    if (as == Layout::Ragged)
        for (size_t i = 1; i < known.rank(); ++i)
            if (!known.dims[i].isKnown()) known.dims[i] = Dim::ragged();
    return tensorOf(isGiven(dtype) ? dtypeArgument(dtype) : DType::Float32, known, Origin::Tensor,
                    as);
}
}  // namespace

ModelValue evalSpecTensors(const FunctionCall& call) {
    ModelValue spec = call.arg(0);
    return spec.is(Kind::Unknown) ? spec : fromSpec(call, spec, call.arg(1));
}

}  // namespace graphlift::shapes

// Datasets: instances of the dataset class that carry `element` and `cardinality`.
#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

ModelValue datasetOf(const FunctionCall& call, ModelValue element, const Dim& cardinality) {
    ModelValue v = ModelValue::of(Kind::Instance);
    v.text = "Dataset";
    if (call.evaluator().registry() != nullptr)
        v.api = call.evaluator().registry()->role(Role::DatasetClass);
    v.keys = {"element", "cardinality"};
    v.elements.push_back(std::move(element));
    v.elements.push_back(cardinality.isKnown() ? ModelValue::integerOf(cardinality.size)
                                               : ModelValue::of(Kind::SomeInt));
    return v;
}

ModelValue elementIn(const FunctionCall& call, const ModelValue& dataset) {
    ModelValue element = call.evaluator().attribute(dataset, "element");
    return element.is(Kind::Absent) ? ModelValue::unknown() : element;
}
Dim cardinalityOf(const FunctionCall& call, const ModelValue& dataset) {
    auto n = intOf(call.evaluator().attribute(dataset, "cardinality"));
    return n && *n >= 0 ? Dim::known(*n) : Dim::unresolved();
}

TensorType asData(TensorType type) {
    type.origin = Origin::Tensor;
    type.content.reset();
    return type;
}

/// Every array of a structure, as data of a dataset: a list is one array, a tuple or dict a
/// structure.
ModelValue structureOf(const ModelValue& v,
                       const std::function<ModelValue(const TensorType&)>& map) {
    bool isStructure = v.is(Kind::Mapping) || (v.is(Kind::Sequence) && v.isTuple);
    if (isStructure) {
        ModelValue out = v;
        for (ModelValue& e : out.elements) e = structureOf(e, map);
        return out;
    }
    if (v.is(Kind::Unknown) || v.is(Kind::Instance)) return ModelValue::unknown();
    auto type = arrayOf(v);
    return type ? map(asData(*type)) : ModelValue::unknown();
}

ModelValue batched(const ModelValue& element, const Dim& size, bool raggedRows) {
    if (element.is(Kind::Instance) || element.is(Kind::Unknown)) return ModelValue::unknown();
    return mapArrays(element, [&](const TensorType& type) {
        Shape shape = joined(Shape::of({size}), type.shape);
        bool makeRagged = raggedRows && type.shape.rankKnown && !type.shape.isFullyKnown();
        for (size_t i = 1; makeRagged && i < shape.rank(); ++i)
            if (!shape.dims[i].isKnown()) shape.dims[i] = Dim::ragged();
        return tensorOf(type.dtype, shape, Origin::Tensor,
                        makeRagged ? Layout::Ragged : type.layout);
    });
}

/// Size of the batch axis and number of batches. Without drop_remainder the axis is None unless
/// nothing else is left.
std::pair<Dim, Dim> batchSizes(const Dim& have, const ModelValue& size, std::optional<bool> drop) {
    Dim n = dimOf(size);
    if (!drop) return {n.isKnown() ? Dim::unresolved() : Dim::dynamic(), Dim::unresolved()};
    if (*drop) return {n.isKnown() ? n : Dim::dynamic(), floorDivDims(have, n)};
    return {Dim::dynamic(), ceilDivDims(have, n)};
}

}  // namespace

ModelValue evalDataset(const FunctionCall& call) {
    Dim n = call.given(1) ? dimOf(call.arg(1)) : Dim::unresolved();
    return datasetOf(call, call.arg(0), n);
}

ModelValue evalDatasetSlices(const FunctionCall& call) {
    Dim count = Dim::unresolved();
    ModelValue element = structureOf(call.arg(0), [&](const TensorType& type) {
        if (!type.shape.rankKnown || type.shape.rank() == 0)
            return tensorOf(type.dtype, Shape::unknown(), Origin::Tensor, type.layout);
        if (type.shape.dims[0].isKnown()) count = type.shape.dims[0];
        Shape rest = Shape::of({type.shape.dims.begin() + 1, type.shape.dims.end()});
        bool stillRagged = type.layout == Layout::Ragged && rest.rank() > 1;
        if (type.layout == Layout::Ragged && !rest.dims.empty() &&
            rest.dims[0].kind == Dim::Kind::Ragged)
            rest.dims[0] = Dim::dynamic();
        return tensorOf(type.dtype, rest, Origin::Tensor,
                        stillRagged                     ? Layout::Ragged
                        : type.layout == Layout::Sparse ? Layout::Sparse
                                                        : Layout::Dense);
    });
    return datasetOf(call, std::move(element), count);
}

ModelValue evalDatasetTensors(const FunctionCall& call) {
    ModelValue element =
        structureOf(call.arg(0), [](const TensorType& type) { return ModelValue::ofTensor(type); });
    return datasetOf(call, std::move(element), Dim::known(1));
}

ModelValue evalDatasetBatch(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    auto [size, count] = batchSizes(cardinalityOf(call, dataset), call.arg(1), call.flag(2));
    return datasetOf(call, batched(elementIn(call, dataset), size, false), count);
}

ModelValue evalDatasetRagged(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    auto [size, count] = batchSizes(cardinalityOf(call, dataset), call.arg(1), call.flag(2));
    return datasetOf(call, batched(elementIn(call, dataset), size, true), count);
}

namespace {
/// An element padded: axes that are not fixed are None unless the padded shape says them.
ModelValue padded(const ModelValue& element, const ModelValue& shapes) {
    bool nested =
        (element.is(Kind::Sequence) || element.is(Kind::Mapping)) && !element.elements.empty();
    if (nested) {
        ModelValue out = element;
        bool matching =
            shapes.kind == element.kind && shapes.elements.size() == element.elements.size();
        for (size_t i = 0; i < out.elements.size(); ++i)
            out.elements[i] =
                padded(element.elements[i], matching ? shapes.elements[i] : ModelValue::absent());
        return out;
    }
    if (!element.is(Kind::Tensor) || !isGiven(shapes)) return element;
    ModelValue out = element;
    Shape wanted = shapeArgument(shapes);
    auto raw = dimsOf(shapes);
    if (!wanted.rankKnown || !raw) return out;
    for (size_t i = 0; i < wanted.rank(); ++i)
        if (!wanted.dims[i].isKnown()) wanted.dims[i] = Dim::dynamic();
    out.tensor.shape = wanted;
    return out;
}
}  // namespace

ModelValue evalDatasetPadded(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    auto [size, count] = batchSizes(cardinalityOf(call, dataset), call.arg(1), call.flag(3));
    return datasetOf(call, batched(padded(elementIn(call, dataset), call.arg(2)), size, false),
                     count);
}

ModelValue evalDatasetUnbatch(const FunctionCall& call) {
    ModelValue element = elementIn(call, call.arg(0));
    if (element.is(Kind::Unknown)) return datasetOf(call, element, Dim::unresolved());
    ModelValue row = mapArrays(element, [](const TensorType& type) {
        bool usable = type.shape.rankKnown && type.shape.rank() > 0;
        return tensorOf(type.dtype,
                        usable ? Shape::of({type.shape.dims.begin() + 1, type.shape.dims.end()})
                               : Shape::unknown());
    });
    return datasetOf(call, std::move(row), Dim::unresolved());
}

ModelValue evalDatasetZip(const FunctionCall& call) {
    std::optional<Dim> count;
    std::function<ModelValue(const ModelValue&)> elements = [&](const ModelValue& v) {
        if (v.is(Kind::Sequence) && v.elements.size() == 1 && v.elements[0].is(Kind::Sequence))
            return elements(v.elements[0]);
        if (v.is(Kind::Sequence) || v.is(Kind::Mapping)) {
            ModelValue out = v;
            if (v.is(Kind::Sequence)) out.isTuple = true;
            for (ModelValue& e : out.elements) e = elements(e);
            return out;
        }
        Dim n = cardinalityOf(call, v);
        if (!count) count = n;
        if (count->isKnown() && n.isKnown() && n.size < count->size) count = n;
        if (!n.isKnown()) count = Dim::unresolved();
        return elementIn(call, v);
    };
    ModelValue element = elements(call.arg(0));
    return datasetOf(call, std::move(element), count.value_or(Dim::unresolved()));
}

ModelValue evalDatasetEnumerate(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    ModelValue pair = ModelValue::sequence(
        {tensorOf(DType::Int64, Shape::scalar()), elementIn(call, dataset)}, true);
    return datasetOf(call, std::move(pair), cardinalityOf(call, dataset));
}

ModelValue evalDatasetWindow(const FunctionCall& call) {
    std::function<ModelValue(const ModelValue&)> windows = [&](const ModelValue& v) {
        if (!v.is(Kind::Sequence) && !v.is(Kind::Mapping))
            return datasetOf(call, v, Dim::unresolved());
        ModelValue out = v;
        for (ModelValue& e : out.elements) e = windows(e);
        return out;
    };
    return datasetOf(call, windows(elementIn(call, call.arg(0))), Dim::unresolved());
}

ModelValue evalNumpyElement(const FunctionCall& call) {
    ModelValue element = call.arg(0);
    if (element.is(Kind::Unknown)) return element;
    return mapArrays(element, [](const TensorType& type) {
        return tensorOf(type.dtype, type.shape, Origin::Numpy, type.layout);
    });
}

}  // namespace graphlift::shapes

// Datasets: instances of the dataset class that carry `element` and `cardinality`.
#include <algorithm>

#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

constexpr int64_t kEndless =
    -1;  // cardinality of a dataset that repeats for ever, as TensorFlow says it

/// What Python loops see where that is more than the element's static shape: full batches, and the
/// last one where it is smaller.
struct Eager {
    ModelValue full;
    std::optional<ModelValue> rest;
};

ModelValue datasetOf(const FunctionCall& call, ModelValue element, const Dim& cardinality,
                     const std::optional<Eager>& eager = std::nullopt) {
    ModelValue v = ModelValue::of(Kind::Instance);
    v.text = "Dataset";
    if (call.evaluator().registry() != nullptr)
        v.api = call.evaluator().registry()->role(Role::DatasetClass);
    v.keys = {"element", "cardinality"};
    v.elements.push_back(std::move(element));
    v.elements.push_back(cardinality.isKnown() ? ModelValue::integerOf(cardinality.size)
                                               : ModelValue::of(Kind::SomeInt));
    if (eager) {
        v.keys.emplace_back("eager");
        v.elements.push_back(eager->full);
    }
    if (eager && eager->rest) {
        v.keys.emplace_back("eager_rest");
        v.elements.push_back(*eager->rest);
    }
    return v;
}

ModelValue elementIn(const FunctionCall& call, const ModelValue& dataset) {
    ModelValue element = call.evaluator().attribute(dataset, "element");
    return element.is(Kind::Absent) ? ModelValue::unknown() : element;
}
std::optional<Eager> eagerIn(const FunctionCall& call, const ModelValue& dataset) {
    ModelValue full = call.evaluator().attribute(dataset, "eager"),
               rest = call.evaluator().attribute(dataset, "eager_rest");
    if (full.is(Kind::Absent) || full.is(Kind::Unknown) || rest.is(Kind::Unknown))
        return std::nullopt;
    return Eager{full, rest.is(Kind::Absent) ? std::nullopt : std::optional(rest)};
}
/// Known(kEndless) for one that never ends.
Dim cardinalityOf(const FunctionCall& call, const ModelValue& dataset) {
    auto n = intOf(call.evaluator().attribute(dataset, "cardinality"));
    return n && *n >= kEndless ? Dim::known(*n) : Dim::unresolved();
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

struct Batching {
    Dim size = Dim::dynamic();  // of the batch axis, statically
    Dim count = Dim::unresolved();
    std::vector<Dim> real;  // sizes that batches really have, when they are known
};

/// Without drop_remainder the static size is None; the real ones follow from the cardinality.
Batching batchingOf(const Dim& have, const ModelValue& size, std::optional<bool> drop) {
    Dim n = dimOf(size);
    Batching batching;
    bool endless = have.is(kEndless);
    if (endless) batching.count = have;
    if (!drop) {
        batching.size = n.isKnown() ? Dim::unresolved() : Dim::dynamic();
        return batching;
    }
    if (!endless) batching.count = *drop ? floorDivDims(have, n) : ceilDivDims(have, n);
    if (*drop) {
        batching.size = n.isKnown() ? n : Dim::dynamic();
        return batching;
    }
    if (!n.isKnown() || n.size <= 0 || !have.isKnown()) return batching;
    if (endless || have.size >= n.size) batching.real.push_back(n);
    if (!endless && have.size % n.size != 0)
        batching.real.push_back(Dim::known(have.size % n.size));
    return batching;
}

/// The batches that a loop sees. A dataset whose own elements differ in size gives none.
std::optional<Eager> eagerBatches(const ModelValue& element, const Batching& batching,
                                  bool raggedRows) {
    if (batching.real.empty() || element.is(Kind::Unknown)) return std::nullopt;
    Eager eager{batched(element, batching.real.front(), raggedRows), std::nullopt};
    if (batching.real.size() > 1) eager.rest = batched(element, batching.real[1], raggedRows);
    return eager;
}

ModelValue batchedDataset(const FunctionCall& call, const ModelValue& dataset,
                          const ModelValue& element, const Batching& batching, bool raggedRows) {
    auto own = eagerIn(call, dataset);
    auto eager = own && own->rest ? std::nullopt
                                  : eagerBatches(own ? own->full : element, batching, raggedRows);
    return datasetOf(call, batched(element, batching.size, raggedRows), batching.count, eager);
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
    Batching batching = batchingOf(cardinalityOf(call, dataset), call.arg(1), call.flag(2));
    return batchedDataset(call, dataset, elementIn(call, dataset), batching, false);
}

ModelValue evalDatasetRagged(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    Batching batching = batchingOf(cardinalityOf(call, dataset), call.arg(1), call.flag(2));
    return batchedDataset(call, dataset, elementIn(call, dataset), batching, true);
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
    Batching batching = batchingOf(cardinalityOf(call, dataset), call.arg(1), call.flag(3));
    return batchedDataset(call, ModelValue::absent(), padded(elementIn(call, dataset), call.arg(2)),
                          batching, false);
}

ModelValue evalDatasetRepeat(const FunctionCall& call) {
    ModelValue dataset = call.arg(0), times = call.arg(1);
    Dim have = cardinalityOf(call, dataset), n = dimOf(times);
    bool endless = !isGiven(times) || n.is(kEndless) || have.is(kEndless);
    return datasetOf(call, elementIn(call, dataset),
                     endless ? Dim::known(kEndless) : mulDims(have, n), eagerIn(call, dataset));
}

ModelValue evalDatasetTake(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    Dim have = cardinalityOf(call, dataset), n = dimOf(call.arg(1)), left = Dim::unresolved();
    if (have.is(kEndless)) left = n;
    if (n.is(-1))
        left = have;
    else if (have.isKnown() && n.isKnown() && !have.is(kEndless))
        left = Dim::known(std::min(have.size, n.size));
    return datasetOf(call, elementIn(call, dataset), left, eagerIn(call, dataset));
}

ModelValue evalDatasetSkip(const FunctionCall& call) {
    ModelValue dataset = call.arg(0);
    Dim have = cardinalityOf(call, dataset), n = dimOf(call.arg(1)), left = Dim::unresolved();
    if (have.is(kEndless))
        left = have;
    else if (have.isKnown() && n.isKnown())
        left = Dim::known(n.size < 0 ? 0 : std::max<int64_t>(have.size - n.size, 0));
    return datasetOf(call, elementIn(call, dataset), left, eagerIn(call, dataset));
}

ModelValue evalIterated(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return v.is(Kind::Instance) ? call.evaluator().iterated(v) : elementOf(v);
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

namespace {
/// The structure of the argument (of zip) with every dataset replaced.
ModelValue overDatasets(const ModelValue& v,
                        const std::function<ModelValue(const ModelValue&)>& map) {
    if (v.is(Kind::Sequence) && v.elements.size() == 1 && v.elements[0].is(Kind::Sequence))
        return overDatasets(v.elements[0], map);
    if (!v.is(Kind::Sequence) && !v.is(Kind::Mapping)) return map(v);
    ModelValue out = v;
    if (v.is(Kind::Sequence)) out.isTuple = true;
    for (ModelValue& e : out.elements) e = overDatasets(e, map);
    return out;
}

/// The shorter of two; an endless one gives way.
Dim shorter(const Dim& a, const Dim& b) {
    if (a.is(kEndless)) return b;
    if (b.is(kEndless)) return a;
    return a.isKnown() && b.isKnown() ? Dim::known(std::min(a.size, b.size)) : Dim::unresolved();
}
}  // namespace

namespace {
/// Each part's own elements as loops see them; none when any of them has two sizes or none is more
/// than static.
std::optional<Eager> zippedEager(const FunctionCall& call, const ModelValue& datasets) {
    bool any = false, single = true;
    ModelValue full = overDatasets(datasets, [&](const ModelValue& v) {
        auto eager = eagerIn(call, v);
        any = any || eager;
        single = single && !(eager && eager->rest);
        return eager ? eager->full : elementIn(call, v);
    });
    return any && single ? std::optional(Eager{full, std::nullopt}) : std::nullopt;
}
}  // namespace

ModelValue evalDatasetZip(const FunctionCall& call) {
    ModelValue datasets = call.arg(0);
    Dim count = Dim::known(kEndless);
    ModelValue element = overDatasets(datasets, [&](const ModelValue& v) {
        count = shorter(count, cardinalityOf(call, v));
        return elementIn(call, v);
    });
    return datasetOf(call, std::move(element), count, zippedEager(call, datasets));
}

ModelValue evalDatasetEnumerate(const FunctionCall& call) {
    ModelValue dataset = call.arg(0), number = tensorOf(DType::Int64, Shape::scalar());
    auto pair = [&](const ModelValue& v) { return ModelValue::sequence({number, v}, true); };
    auto eager = eagerIn(call, dataset);
    if (eager) eager->full = pair(eager->full);
    if (eager && eager->rest) eager->rest = pair(*eager->rest);
    return datasetOf(call, pair(elementIn(call, dataset)), cardinalityOf(call, dataset), eager);
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

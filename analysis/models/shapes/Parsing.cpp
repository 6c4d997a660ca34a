// Arrays read from serialized records: what feature objects and column defaults describe.
#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

/// The last part of a feature object's class name.
std::string classNameOf(const FunctionCall& call, const ModelValue& feature) {
    const ModelRegistry* registry = call.evaluator().registry();
    std::string path =
        registry != nullptr && feature.api ? (*registry)[feature.api].path : feature.text;
    return path.substr(path.rfind('.') + 1);
}

ModelValue parsed(const FunctionCall& call, const ModelValue& feature, const Shape& batch) {
    if (!feature.is(Kind::Instance)) return ModelValue::unknown();
    std::string name = classNameOf(call, feature);
    DType dtype = dtypeArgument(call.evaluator().attribute(feature, "dtype"));
    if (name == "VarLenFeature")
        return tensorOf(dtype, joined(batch, Shape::of({Dim::dynamic()})), Origin::Tensor,
                        Layout::Sparse);
    if (name == "RaggedFeature") {
        bool isBatch = !batch.rankKnown || batch.rank() > 0;
        Shape shape = joined(batch, Shape::of({isBatch ? Dim::ragged() : Dim::dynamic()}));
        return tensorOf(dtype, shape, Origin::Tensor, isBatch ? Layout::Ragged : Layout::Dense);
    }
    Shape own = shapeArgument(call.evaluator().attribute(feature, "shape"));
    if (name == "FixedLenSequenceFeature")
        return tensorOf(dtype, joined(joined(batch, Shape::of({Dim::dynamic()})), own));
    return name == "FixedLenFeature" ? tensorOf(dtype, joined(batch, own)) : ModelValue::unknown();
}

}  // namespace

ModelValue evalParsedFeatures(const FunctionCall& call) {
    ModelValue features = call.arg(0);
    if (!features.is(Kind::Mapping)) return ModelValue::unknown();
    Shape batch = call.shape(1);
    ModelValue out = ModelValue::of(Kind::Mapping);
    out.keys = features.keys;
    for (const ModelValue& feature : features.elements)
        out.elements.push_back(parsed(call, feature, batch));
    return out;
}

ModelValue evalCsvColumns(const FunctionCall& call) {
    Shape records = call.shape(0);
    auto defaults = partsOf(call.arg(1));
    if (!defaults) return ModelValue::unknown();
    std::vector<ModelValue> columns;
    for (const ModelValue& v : *defaults)
        columns.push_back(tensorOf(
            v.is(Kind::DType) || v.is(Kind::Api) ? dtypeArgument(v) : typeOf(v).dtype, records));
    return ModelValue::sequence(std::move(columns), false);
}

}  // namespace graphlift::shapes

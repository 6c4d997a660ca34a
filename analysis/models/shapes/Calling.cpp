// Functions that call what an argument or attribute holds: layers of layers, callbacks kept by an
// object.
#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

/// A library object by its model when that says what calling it gives; everything else by the
/// engine.
ModelValue called(const Evaluator& evaluator, const ModelValue& callee,
                  std::vector<ModelValue> args) {
    const ModelRegistry* registry = evaluator.registry();
    if (registry != nullptr && callee.is(Kind::Instance) && callee.api) {
        ApiId method = registry->member(callee.api, "call");
        bool modelled = method && (*registry)[method].isCurated;
        std::vector<ModelValue> all{callee};
        all.insert(all.end(), args.begin(), args.end());
        ModelValue result =
            modelled ? registry->call(method, all, evaluator.context()) : ModelValue::unknown();
        if (!result.is(Kind::Unknown)) return result;
    }
    if (registry != nullptr && callee.is(Kind::Api) && callee.api &&
        (*registry)[callee.api].isCurated)
        return registry->call(callee.api, args, evaluator.context());
    return evaluator.context().callValue(callee, args);
}

}  // namespace

ModelValue evalCallValue(const FunctionCall& call) {
    return called(call.evaluator(), call.arg(0), call.args(1));
}

ModelValue evalCallChain(const FunctionCall& call) {
    auto layers = partsOf(call.arg(0));
    ModelValue x = call.arg(1);
    if (!layers) return ModelValue::unknown();
    for (const ModelValue& layer : *layers) x = called(call.evaluator(), layer, {x});
    return x;
}

ModelValue evalTimeDistributed(const FunctionCall& call) {
    TensorType x = call.type(1);
    if (!x.shape.rankKnown || x.shape.rank() < 3) return ModelValue::unknown();
    Dim steps = x.shape.dims[1];
    x.shape.dims.erase(x.shape.dims.begin() + 1);
    x.content.reset();
    ModelValue step = called(call.evaluator(), call.arg(0), {ModelValue::ofTensor(x)});
    return mapArrays(step, [&](const TensorType& type) {
        TensorType out = type;
        if (out.shape.rankKnown && out.shape.rank() > 0)
            out.shape.dims.insert(out.shape.dims.begin() + 1, steps);
        return ModelValue::ofTensor(std::move(out));
    });
}

}  // namespace graphlift::shapes

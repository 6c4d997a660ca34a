// What calling an API gives: its curated expression over the arguments, defaults filled in.
#include "analysis/models/RegistryData.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

/// Answers attributes of instances from the engine, else from the constructor's defaults.
struct DefaultsContext : ModelContext {
    DefaultsContext(const ModelRegistry& registry, ModelContext& engine)
        : registry(registry), engine(engine) {}

    ModelValue attribute(const ModelValue& instance, std::string_view name) override {
        ModelValue own = engine.attribute(instance, name);
        if (!own.is(Kind::Absent) || !instance.api) return registry.withApi(own);
        for (const ApiParam& param : registry[instance.api].params)
            if (param.name == name && param.hasDefault) return param.defaultValue;
        return own;
    }
    ModelValue resultOf(uint32_t calleeParam) override { return engine.resultOf(calleeParam); }
    bool isTraced() override { return engine.isTraced(); }
    ModelValue callValue(const ModelValue& callee, std::span<const ModelValue> args) override {
        return engine.callValue(callee, args);
    }

    const ModelRegistry& registry;
    ModelContext& engine;
};

void becomeKeras(ModelValue& result) {
    eachArray(result, [](TensorType& type) {
        if (type.origin == Origin::Tensor) type.origin = Origin::Keras;
    });
}

void becomeNumpy(ModelValue& result) {
    eachArray(result, [](TensorType& type) {
        if (type.origin != Origin::Tensor && type.origin != Origin::Python) return;
        bool scalar = type.shape.rankKnown && type.shape.rank() == 0;
        type.origin = scalar ? Origin::NumpyScalar : Origin::Numpy;
    });
}

}  // namespace

/// A library name as a value knows which one it is and, for dtypes and scalar classes, which dtype.
ModelValue ModelRegistry::withApi(const ModelValue& value) const {
    if (!value.is(Kind::Api)) return value;
    ModelValue out = value;
    if (!out.api && !out.text.empty()) out.api = find(out.text);
    if (!out.api) return out;
    const blob::ApiRecord& record = data_->apis[out.api.index()];
    out.dtype = static_cast<DType>(record.dtype);
    out.text = std::string(data_->text(record.path));
    return out;
}

std::vector<ModelValue> ModelRegistry::completed(ApiId api,
                                                 std::span<const ModelValue> args) const {
    const ApiModel& model = (*this)[api];
    std::vector<ModelValue> all(args.begin(), args.end());
    all.resize(std::max(all.size(), model.params.size()), ModelValue::absent());
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].is(Kind::Absent) && i < model.params.size() && model.params[i].hasDefault)
            all[i] = model.params[i].defaultValue;
        if (all[i].is(Kind::Api)) all[i] = withApi(all[i]);
    }
    return all;
}

ModelValue ModelRegistry::evaluated(uint32_t expr, ApiId api, std::span<const ModelValue> args,
                                    ModelContext& context) const {
    const blob::ApiRecord& record = data_->apis[api.index()];
    bool numpy = (record.flags & blob::kNumpy) != 0;
    DefaultsContext withDefaults(*this, context);
    std::vector<ModelValue> all = completed(api, args);
    return Evaluator(data_->pool, all, withDefaults, this,
                     numpy ? Defaults::NumPy : Defaults::TensorFlow)
        .evaluate(expr);
}

ModelValue ModelRegistry::call(ApiId api, std::span<const ModelValue> args,
                               ModelContext& context) const {
    const blob::ApiRecord& record = data_->apis[api.index()];
    if (record.result == blob::kNone) {
        if (static_cast<ApiKind>(record.kind) != ApiKind::Class) return ModelValue::unknown();
        ModelValue instance = ModelValue::of(Kind::Instance);
        instance.api = api;
        instance.text = std::string(data_->text(record.path));
        return instance;
    }
    ModelValue result = evaluated(record.result, api, args, context);
    if ((record.flags & blob::kNumpy) != 0) {
        becomeNumpy(result);
    } else {
        for (const ModelValue& arg : args)
            if (holdsKerasTensor(arg)) {
                becomeKeras(result);
                break;
            }
    }
    return result;
}

ModelValue ModelRegistry::value(ApiId api, const ModelValue& self, ModelContext& context) const {
    const blob::ApiRecord& record = data_->apis[api.index()];
    if (static_cast<ApiKind>(record.kind) == ApiKind::DType) {
        ModelValue dtype = ModelValue::of(Kind::DType);
        dtype.dtype = static_cast<DType>(record.dtype);
        return dtype;
    }
    return record.result == blob::kNone ? ModelValue::unknown()
                                        : call(api, std::span(&self, 1), context);
}

ModelValue ModelRegistry::evaluateExpr(uint32_t expr, ApiId api, std::span<const ModelValue> args,
                                       ModelContext& context) const {
    return evaluated(expr, api, args, context);
}

ModelValue ModelRegistry::element(const ModelValue& iterable, ModelContext& context) const {
    if (!iterable.is(Kind::Instance)) return elementOf(iterable);
    return Evaluator(data_->pool, {}, context, this).iterated(iterable);
}

}  // namespace graphlift

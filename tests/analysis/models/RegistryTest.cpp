// Looking APIs up, their signatures, and calling them, on the data the program carries.
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <thread>

#include "analysis/models/ArrayView.h"
#include "analysis/models/ModelRegistry.h"

using namespace graphlift;
using Kind = ModelValue::Kind;

namespace {

struct Attributes : ModelContext {
    ModelValue attribute(const ModelValue&, std::string_view name) override {
        auto found = values.find(std::string(name));
        return found == values.end() ? ModelValue::absent() : found->second;
    }
    ModelValue resultOf(uint32_t) override { return ModelValue::unknown(); }
    std::map<std::string, ModelValue> values;
};

std::shared_ptr<const ModelRegistry> load(std::string_view version = "2.15") {
    return *ModelRegistry::load(version);
}

ModelValue floats(std::vector<int64_t> dims, Origin origin = Origin::Tensor) {
    TensorType type;
    type.dtype = DType::Float32;
    type.origin = origin;
    type.shape = Shape::scalar();
    for (int64_t d : dims) type.shape.dims.push_back(d < 0 ? Dim::dynamic() : Dim::known(d));
    return ModelValue::ofTensor(type);
}

std::string called(const ModelRegistry& registry, std::string_view path,
                   std::vector<ModelValue> args) {
    Attributes none;
    ApiId api = registry.find(path);
    if (!api) return "no such API";
    args.resize(std::max(args.size(), registry[api].params.size()), ModelValue::absent());
    return printValue(registry.call(api, args, none));
}

}  // namespace

TEST_CASE("a version takes the table with its Keras") {
    CHECK(load("2.15")->version() == "2.15");
    CHECK(load("2.10")->version() == "2.15");
    CHECK(load("1.15")->version() == "2.15");
    CHECK(load("2.17")->version() == "2.21");
    CHECK(load("2.16.1")->version() == "2.21");
    CHECK(load("")->version() == "2.21");
}

TEST_CASE("aliases lead to the canonical API") {
    auto registry = load();
    CHECK((*registry)[registry->find("tensorflow.matmul")].path == "tensorflow.linalg.matmul");
    CHECK((*registry)[registry->find("keras.layers.Dense")].path ==
          "tensorflow.keras.layers.Dense");
    CHECK_FALSE(registry->find("tensorflow.no_such_thing"));
    CHECK_FALSE(registry->find("elsewhere.f"));
    CHECK(registry->isKnownPackage("numpy.random"));
    CHECK_FALSE(registry->isKnownPackage("torch.nn"));
}

TEST_CASE("members are found through bases and aliases") {
    auto registry = load();
    ApiId dense = registry->find("tensorflow.keras.layers.Dense");
    ApiId addWeight = registry->member(dense, "add_weight");
    REQUIRE(addWeight);
    CHECK((*registry)[addWeight].path == "tensorflow.keras.layers.Layer.add_weight");
    CHECK(registry->find("tf_keras.layers.Dense") == ApiId::none());
    CHECK(registry->isSubclass(dense, registry->role(Role::LayerClass)));
    CHECK(registry->hasRole(dense, Role::LayerClass));
    CHECK_FALSE(registry->isSubclass(registry->role(Role::LayerClass), dense));
    CHECK_FALSE(registry->member(dense, "no_such_member"));
}

TEST_CASE("signatures carry names kinds and defaults") {
    auto registry = load();
    const ApiModel& matmul = (*registry)[registry->find("tensorflow.linalg.matmul")];
    REQUIRE(matmul.params.size() > 3);
    CHECK(matmul.params[0].name == "a");
    CHECK_FALSE(matmul.params[0].hasDefault);
    CHECK(printValue(matmul.params[2].defaultValue) == "False");
    CHECK(matmul.isCurated);
    CHECK(matmul.trace == TraceBehaviour::Graph);
    const ApiModel& print = (*registry)[registry->find("builtins.print")];
    REQUIRE_FALSE(print.effects.empty());
    CHECK(print.effects[0].kind == ApiEffect::Kind::Output);
    CHECK(print.params[0].kind == ParamKind::VarPositional);
}

TEST_CASE("calls give the type that the model says") {
    auto registry = load();
    CHECK(called(*registry, "tensorflow.matmul", {floats({2, 3}), floats({3, 4})}) ==
          "Tensor float32 (2, 4)");
    CHECK(called(*registry, "tensorflow.zeros",
                 {ModelValue::sequence({ModelValue::integerOf(2)}, false)}) ==
          "Tensor float32 (2,)");
    CHECK(called(*registry, "numpy.zeros", {ModelValue::integerOf(2)}) == "ndarray float64 (2,)");
    CHECK(called(*registry, "numpy.sum", {floats({2, 3}, Origin::Numpy)}) == "npscalar float32 ()");
    CHECK(called(*registry, "tensorflow.exp", {floats({-1, 3}, Origin::Keras)}) ==
          "KerasTensor float32 (None, 3)");
    CHECK(called(*registry, "tensorflow.matmul", {ModelValue::unknown(), ModelValue::unknown()}) ==
          "Tensor unknown <unknown>");
}

TEST_CASE("calling a layer uses what it was made with") {
    auto registry = load();
    ApiId dense = registry->find("tensorflow.keras.layers.Dense");
    ModelValue layer = ModelValue::of(Kind::Instance);
    layer.api = dense;
    Attributes made;
    made.values["units"] = ModelValue::integerOf(10);
    ApiId call = registry->member(dense, "__call__");
    REQUIRE(call);
    std::vector<ModelValue> args((*registry)[call].params.size(), ModelValue::absent());
    args[0] = layer;
    args[1] = floats({-1, 4});
    CHECK(printValue(registry->call(call, args, made)) == "Tensor float32 (None, 10)");
}

TEST_CASE("constructors that the data does not spell give an instance") {
    auto registry = load();
    Attributes none;
    ApiId dense = registry->find("tensorflow.keras.layers.Dense");
    ModelValue made = registry->call(dense, {}, none);
    CHECK(made.is(Kind::Instance));
    CHECK(made.api == dense);
}

TEST_CASE("dtypes constants and properties are values") {
    auto registry = load();
    Attributes none;
    CHECK(printValue(registry->value(registry->find("tensorflow.float32"), ModelValue::absent(),
                                     none)) == "float32");
    ApiId shape = registry->member(registry->role(Role::TensorClass), "shape");
    REQUIRE(shape);
    CHECK(printValue(registry->value(shape, floats({-1, 3}), none)) == "(None, 3)");
}

TEST_CASE("a value's class offers its members") {
    auto registry = load();
    auto classOf = [&](const ModelValue& v) { return (*registry)[registry->classOf(v)].path; };
    CHECK(classOf(floats({2})) == "tensorflow.Tensor");
    CHECK(classOf(floats({2}, Origin::Numpy)) == "numpy.ndarray");
    CHECK(classOf(floats({2}, Origin::Variable)) == "tensorflow.Variable");
    CHECK(classOf(textValue("a")) == "builtins.str");
}

TEST_CASE("type hints that mean a tensor") {
    auto registry = load();
    REQUIRE(registry->hintedTensor(registry->find("tensorflow.Tensor")));
    CHECK(registry->hintedTensor(registry->find("tensorflow.Tensor"))->origin == Origin::Tensor);
    CHECK(registry->hintedTensor(registry->find("numpy.ndarray"))->origin == Origin::Numpy);
    CHECK_FALSE(registry->hintedTensor(registry->find("builtins.int")));
}

TEST_CASE("what uncurated functions are taken to do is said") {
    auto registry = load();
    CHECK(registry->defaultEffectAssumption("tensorflow.math.something").has_value());
    CHECK_FALSE(registry->defaultEffectAssumption("os.something").has_value());
    CHECK_FALSE(registry->defaultEffectAssumption("elsewhere.f").has_value());
}

TEST_CASE("loading is quick") {
    auto start = std::chrono::steady_clock::now();
    load();
    auto spent = std::chrono::steady_clock::now() - start;
    CHECK(spent <
          std::chrono::milliseconds(50));  // a few milliseconds; the margin is for a busy machine
}

TEST_CASE("threads see one model of each API") {
    auto registry = load();
    ApiId api = registry->find("tensorflow.linalg.matmul");
    const ApiModel *first = nullptr, *second = nullptr;
    std::thread a([&] { first = &(*registry)[api]; }), b([&] { second = &(*registry)[api]; });
    a.join();
    b.join();
    CHECK(first == second);
}

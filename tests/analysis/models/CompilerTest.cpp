// The model compiler on small data: what it accepts, and what it says of mistakes.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "analysis/models/ArrayView.h"
#include "analysis/models/ModelRegistry.h"
#include "tests/support/TemporaryFolder.h"

using namespace graphlift;

namespace {

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Compiled {
    int status;
    std::string messages, blob;
};

/// Compiles a folder below the source root.
Compiled compile(const std::string& models) {
    test::TemporaryFolder folder;
    std::string out = (folder.path() / "models.blob").string(),
                log = (folder.path() / "log").string();
    std::string command = std::string(GRAPHLIFT_BINARY_DIR "/bin/graphlift-modelc ") +
                          GRAPHLIFT_SOURCE_DIR "/" + models + " " + out + " 2> " + log;
    int status = std::system(command.c_str());
    return {status, contents(log), contents(out)};
}

struct NoContext : ModelContext {
    ModelValue attribute(const ModelValue&, std::string_view) override {
        return ModelValue::absent();
    }
    ModelValue resultOf(uint32_t) override { return ModelValue::unknown(); }
};

std::string called(const ModelRegistry& registry, std::string_view path,
                   std::vector<ModelValue> args) {
    NoContext none;
    ApiId api = registry.find(path);
    args.resize(std::max(args.size(), registry[api].params.size()), ModelValue::absent());
    return printValue(registry.call(api, args, none));
}

}  // namespace

TEST_CASE("names from generated files and meaning from curated ones meet") {
    Compiled made = compile("tests/analysis/models/fixtures/good");
    CHECK(made.messages == "");
    REQUIRE(made.status == 0);
    auto registry = ModelRegistry::loadFrom(made.blob, "");
    REQUIRE(registry);
    const ModelRegistry& r = **registry;
    CHECK(called(r, "frame.pair", {ModelValue::integerOf(3)}) == "(3, 7)");
    CHECK(called(r, "frame.alias", {ModelValue::integerOf(3)}) == "(3, 7)");
    CHECK(called(r, "frame.declared", {ModelValue::integerOf(4)}) == "Tensor float32 (4,)");
    const ApiModel& layer = r[r.find("frame.Layer.call")];
    CHECK(layer.params.size() == 2);
    CHECK(r.member(r.find("frame.Big"), "__call__") == r.find("frame.Layer.call"));
    CHECK(r.role(Role::LayerClass) == r.find("frame.Layer"));
    CHECK(*r.defaultEffectAssumption("frame.other") == "frame functions have no effects");
}

TEST_CASE("a row counts only in the versions it names") {
    Compiled made = compile("tests/analysis/models/fixtures/good");
    auto older = ModelRegistry::loadFrom(made.blob, "2.3");
    auto newer = ModelRegistry::loadFrom(made.blob, "2.9");
    REQUIRE(older);
    REQUIRE(newer);
    CHECK((*older)->version() == "2.1");
    CHECK((*newer)->version() == "2.9");
    CHECK(called(**older, "frame.changed", {}) == "1");
    CHECK(called(**newer, "frame.changed", {}) == "2");
    CHECK((*older)->find("frame.only_old"));
    CHECK_FALSE((*newer)->find("frame.only_old"));
}

TEST_CASE("mistakes in the data are listed") {
    Compiled made = compile("tests/analysis/models/fixtures/bad");
    CHECK(made.status != 0);
    CHECK(made.blob == "");
    CHECK(made.messages.find(
              "curated/frame.json: frame.pair: no function is called no_such_function") !=
          std::string::npos);
    CHECK(made.messages.find(
              "curated/frame.json: frame.pair: there is no parameter or constant missing") !=
          std::string::npos);
    CHECK(made.messages.find("curated/frame.json: there is no trace behaviour sometimes") !=
          std::string::npos);
    CHECK(made.messages.find("curated/frame.json: frame.pair: there is no effect smell") !=
          std::string::npos);
    CHECK(made.messages.find(
              "curated/frame.json: frame.nowhere: no framework version has such an API") !=
          std::string::npos);
    CHECK(made.messages.find("curated/broken.json: this is not JSON") != std::string::npos);
}

TEST_CASE("the models of the program compile without a mistake") {
    Compiled made = compile("resources/models");
    CHECK(made.messages == "");
    CHECK(made.status == 0);
}

TEST_CASE("bytes that are no blob are refused") {
    CHECK_FALSE(ModelRegistry::loadFrom("", ""));
    CHECK_FALSE(ModelRegistry::loadFrom("something else that is long enough to hold a header", ""));
}

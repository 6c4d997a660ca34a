#include <catch2/catch.hpp>

#include "analysis/refactor/transformations/Transformations.h"

using namespace graphlift;

TEST_CASE("a signature names its members") {
    const std::string text =
        "[{\"a.b\": tf.TensorSpec(shape=(None, 2), dtype=tf.float32)}, "
        "tf.RaggedTensorSpec(shape=(1.5,), dtype=tf.int64)]";
    CHECK(membersIn(text) ==
          std::vector<std::string>{"RaggedTensorSpec", "TensorSpec", "float32", "int64"});
}

TEST_CASE("a signature is spelled as the file imports it") {
    NamePlan plan;
    plan.expressions = {{"TensorSpec", "TensorSpec"}, {"float32", "tensorflow.float32"}};
    CHECK(respell("[tf.TensorSpec(shape=(None, 28), dtype=tf.float32)]", plan) ==
          "[TensorSpec(shape=(None, 28), dtype=tensorflow.float32)]");
    CHECK(respell("[{'tf.x': tf.TensorSpec()}]", plan) == "[{'tf.x': TensorSpec()}]");
}

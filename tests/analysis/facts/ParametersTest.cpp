#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

TEST_CASE("literals are judged by call") {
    FactsFixture f(R"(
def both(x):
    return x
def flagged(x, training):
    return x
def held(pair):
    return pair
def kept(x, rate=1.0):
    return x
both(5)
both(tf.constant(5))
flagged(tf.ones(3), True)
held((tf.ones(3), 1))
kept(tf.ones(3))
)");
    CHECK(f.answer("both", FactId::LiteralParameter) == "yes");
    CHECK(f.answer("both", FactId::TensorParameter) == "yes");
    CHECK(f.answer("flagged", FactId::LiteralParameter) == "no");
    CHECK(f.answer("held", FactId::LiteralParameter) == "yes");
    CHECK(f.answer("kept", FactId::LiteralParameter) == "no");
}

TEST_CASE("literals vary when two calls give two values") {
    FactsFixture f(R"(
def one(x, n):
    return x * n
def two(x, n):
    return x * n
def looped(x, n):
    return x * n
one(tf.ones(3), 2)
one(tf.ones(3), 2)
two(tf.ones(3), 2)
two(tf.ones(3), 3)
for i in range(100):
    looped(tf.ones(3), i)
)");
    CHECK(f.answer("one", FactId::VaryingLiteral) == "no");
    CHECK(f.answer("two", FactId::VaryingLiteral) == "yes");
    CHECK(f.answer("looped", FactId::VaryingLiteral) == "yes");
}

TEST_CASE("what nothing calls is not known") {
    FactsFixture f("def alone(x):\n    return x\n");
    CHECK(f.answer("alone", FactId::TensorParameter) == "unknown");
    CHECK(f.fact("alone", FactId::TensorParameter).reason == "x: nothing in the project calls it");
    CHECK(f.answer("alone", FactId::LiteralParameter) == "unknown");
}

TEST_CASE("the evidence for a tensor is named") {
    FactsFixture f(R"(
def step(hinted: tf.Tensor, flows, held, self):
    return flows
step(1, tf.ones(3), [tf.ones(3)], None)
)");
    const auto& parameters = f.function("step").parameters;
    REQUIRE(parameters.size() == 4);
    CHECK(parameters[0].tensorEvidence == "hint");
    CHECK(parameters[1].tensorEvidence == "dataflow");
    CHECK(parameters[2].tensorEvidence == "container");
    CHECK(parameters[3].tensor == Answer::No);
}

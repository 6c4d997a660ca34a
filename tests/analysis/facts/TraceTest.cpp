#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

TEST_CASE("a hazard of a helper holds where it gets a tensor of the trace") {
    FactsFixture f(R"(
def total(y):
    return np.sum(y)
def constants(x):
    return x + total(np.ones(3))
def tensors(x):
    return total(x)
constants(tf.ones(3))
tensors(tf.ones(3))
)");
    CHECK(f.answer("constants", FactId::NumpyOnParameter) == "no");
    CHECK(f.answer("tensors", FactId::NumpyOnParameter) == "yes");
}

TEST_CASE("a callee that is not known makes the trace unknown") {
    FactsFixture f(R"(
import somewhere
def step(x):
    somewhere.act(x)
    return x + 1.0
step(tf.ones(3))
)");
    CHECK(f.answer("step", FactId::PythonSideEffects) == "unknown");
    CHECK(f.answer("step", FactId::EagerOnlyCall) == "unknown");
    CHECK(f.fact("step", FactId::EagerOnlyCall).reason.find("somewhere") != std::string::npos);
}

TEST_CASE("tensor control flow is harmless where it is converted") {
    FactsFixture f(R"(
class Box:
    def __init__(self, x):
        self.x = x
    @property
    def sign(self):
        if tf.reduce_sum(self.x) > 0.0:
            return tf.constant(1.0)
        return tf.constant(-1.0)
def direct(x):
    if tf.reduce_sum(x) > 0.0:
        y = x
    else:
        y = -x
    return y
def through_property(x):
    return x * Box(x).sign
direct(tf.ones(3))
through_property(tf.ones(3))
)");
    CHECK(f.answer("direct", FactId::UnconvertibleControlFlow) == "no");
    CHECK(f.answer("through_property", FactId::UnconvertibleControlFlow) == "yes");
}

TEST_CASE("coverage follows decorated callers only") {
    FactsFixture f(R"(
def inner(x):
    return x + 1.0
def shared(x):
    return x + 1.0
@tf.function
def outer(x):
    return inner(x) + shared(x)
outer(tf.ones(3))
shared(tf.ones(3))
)");
    CHECK(f.answer("inner", FactId::CoveredByGraphCallers) == "yes");
    CHECK(f.answer("inner", FactId::AlreadyTraced) == "yes");
    CHECK(f.answer("shared", FactId::CoveredByGraphCallers) == "no");
    CHECK(f.function("outer").mode == Mode::Hybrid);
    CHECK(f.function("inner").mode == Mode::Traced);
}

// The operand `b` of a GetAttr is a name: whatever its number, no instruction is meant by it.
TEST_CASE("a name is not taken for the instruction of its number") {
    for (int offset = 0; offset < 3; ++offset) {
        std::string text = "def f(x):\n";
        for (int i = 0; i < offset; ++i) text += "    " + std::to_string(i) + "\n";
        for (int i = 0; i < 200; ++i) text += "    x.shape[0]\n";
        CAPTURE(offset);
        FactsFixture f(text + "f(np.ones((2, 3)))\nf(np.ones((4, 3)))\n");
        CHECK(f.answer("f", FactId::StaticAxisRead) == "no");
    }
}

#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

TEST_CASE("a helper that fills a list is harmless where the list was made") {
    FactsFixture f(R"(
kept = []
def fill(target, x):
    target.append(x)
def own(x):
    parts = []
    fill(parts, x)
    return tf.stack(parts)
def outer(x):
    fill(kept, x)
    return x + 1.0
own(tf.ones(3))
outer(tf.ones(3))
)");
    CHECK(f.answer("fill", FactId::PythonSideEffects) == "yes");
    CHECK(f.answer("own", FactId::PythonSideEffects) == "no");
    CHECK(f.answer("outer", FactId::PythonSideEffects) == "yes");
    CHECK(f.answer("outer", FactId::TensorLeak) == "yes");
}

TEST_CASE("evidence leads from the function to the effect") {
    FactsFixture f(R"(
def show(x):
    print(x)
def middle(x):
    show(x)
def step(x):
    middle(x)
    return x + 1.0
step(tf.ones(3))
)");
    CHECK(f.evidence("step", FactId::PythonSideEffects) ==
          "7: calls middle\n5: calls show\n3: writes to the output with print\n");
}

TEST_CASE("a write to an object that a call returned from older state counts") {
    FactsFixture f(R"(
class Store:
    def __init__(self):
        self.items = []
    def all(self):
        return self.items
store = Store()
def step(x):
    store.all().append(1)
    return x + 1.0
step(tf.ones(3))
)");
    CHECK(f.answer("step", FactId::PythonSideEffects) == "yes");
}

TEST_CASE("an element of a fresh container that is older counts") {
    FactsFixture f(R"(
kept = []
def step(x):
    parts = [kept]
    parts[0].append(1)
    return x + 1.0
step(tf.ones(3))
)");
    CHECK(f.answer("step", FactId::PythonSideEffects) == "yes");
}

TEST_CASE("what runs behind a host callback is not in the trace") {
    FactsFixture f(R"(
def show(x):
    print(x)
    return x
def step(x):
    return tf.py_function(show, [x], tf.float32)
step(tf.ones(3))
)");
    CHECK(f.answer("step", FactId::PythonSideEffects) == "no");
}

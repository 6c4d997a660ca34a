#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

TEST_CASE("what a nested function captures is what its owner's variable holds") {
    FactsFixture f(R"(
def in_comprehension(x):
    return tf.add_n([x * np.sum(x) for _ in range(2)])
def in_lambda(x):
    scale = lambda k: np.sum(x) * k
    return x * scale(2.0)
def of_constant(x):
    table = np.ones(3)
    return tf.add_n([x * np.sum(table) for _ in range(2)])
in_comprehension(tf.ones(3))
in_lambda(tf.ones(3))
of_constant(tf.ones(3))
)");
    CHECK(f.answer("in_comprehension", FactId::NumpyOnParameter) == "yes");
    CHECK(f.answer("in_lambda", FactId::NumpyOnParameter) == "yes");
    CHECK(f.answer("of_constant", FactId::NumpyOnParameter) == "no");
}

TEST_CASE("a class body between a method and the variable counts as a scope") {
    FactsFixture f(R"(
def outer(x):
    total = 0
    y = tf.exp(x)
    class Step:
        def reads(self):
            return np.sum(y)
        def writes(self):
            nonlocal total
            total = 1
    step = Step()
    step.writes()
    return x * step.reads()
def free(x):
    kept = []
    class Log:
        def put(self):
            kept.append(1)
    Log().put()
    return x
outer(tf.ones(3))
free(tf.ones(3))
)");
    CHECK(f.answer("outer", FactId::NumpyOnParameter) == "yes");
    CHECK(f.answer("outer", FactId::PythonSideEffects) == "no");
    CHECK(f.answer("free", FactId::PythonSideEffects) == "no");
}

TEST_CASE("an object made in the trace holds what it was given") {
    FactsFixture f(R"(
class Holder:
    def __init__(self, x):
        self.x = x
    def read(self):
        return self.x.numpy()
    def scaled(self):
        return self.x * 2.0
kept = Holder(tf.ones(3))
def fresh(x):
    return x + Holder(x).read()
def older(x):
    return x + kept.read()
def scaled(x):
    return Holder(x).scaled()
fresh(tf.ones(3))
older(tf.ones(3))
scaled(tf.ones(3))
)");
    CHECK(f.answer("fresh", FactId::EagerOnlyCall) == "unknown");
    CHECK(f.answer("older", FactId::EagerOnlyCall) == "no");
    CHECK(f.answer("scaled", FactId::EagerOnlyCall) == "no");
}

TEST_CASE("what is set before the first call is no frozen state") {
    FactsFixture f(R"(
early = [1.0]
early.append(2.0)
late = [1.0]
def reads_early(x):
    return x * early[-1]
def reads_late(x):
    return x * sum(late)
reads_early(tf.ones(3))
reads_late(tf.ones(3))
late.append(2.0)
reads_late(tf.ones(3))
)");
    CHECK(f.answer("reads_early", FactId::FrozenStateRead) == "no");
    CHECK(f.answer("reads_late", FactId::FrozenStateRead) == "yes");
}

TEST_CASE("an array changed in place is known by its name") {
    FactsFixture f(R"(
table = np.ones(3)
other = np.ones(3)
def reads(x):
    return x * table
def free(x):
    return x * other
def change(a):
    a[0] = 2.0
reads(tf.ones(3))
free(tf.ones(3))
change(table)
)");
    CHECK(f.answer("reads", FactId::FrozenStateRead) == "unknown");
    CHECK(f.answer("free", FactId::FrozenStateRead) == "no");
}

#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

TEST_CASE("a number read off a tensor is a tensor of its own type") {
    FactsFixture f(R"(
def product(x, n):
    return x * int(n)
def same_type(x, n):
    return x * float(n)
def repeated(x, n):
    return x + float(len([0] * int(n)))
def dimension(x, n):
    return tf.reshape(x, [int(n), 1])
n = tf.constant(3)
product(tf.ones(3), n)
same_type(tf.ones(3), n)
repeated(tf.ones(3), n)
dimension(tf.ones(3), n)
)");
    CHECK(f.answer("product", FactId::EagerOnlyCall) == "yes");
    CHECK(f.answer("same_type", FactId::EagerOnlyCall) == "no");
    CHECK(f.answer("repeated", FactId::EagerOnlyCall) == "yes");
    CHECK(f.answer("dimension", FactId::EagerOnlyCall) == "no");
}

TEST_CASE("a Python number that a tensor loop counts is a tensor after it") {
    FactsFixture f(R"(
table = [1.0, 2.0, 3.0, 4.0]
def counted(x):
    i = 0
    for row in x:
        i += 1
    return x * table[i]
def unrolled(x):
    i = 0
    for _ in range(3):
        i += 1
    return x * table[i]
counted(tf.ones(3))
unrolled(tf.ones(3))
)");
    CHECK(f.answer("counted", FactId::EagerOnlyCall) == "yes");
    CHECK(f.answer("unrolled", FactId::EagerOnlyCall) == "no");
}

TEST_CASE("a Python number meets only tensors of its default type where ways join") {
    FactsFixture f(R"(
def narrow(x):
    y = 0.0
    if tf.reduce_sum(x) > 0.0:
        y = x[0]
    return y
def wide(x):
    y = 0.0
    if tf.reduce_sum(x) > 0.0:
        y = x[0]
    return y
narrow(tf.ones(3))
wide(tf.ones(3, tf.float64))
)");
    CHECK(f.answer("narrow", FactId::UnconvertibleControlFlow) == "no");
    CHECK(f.answer("wide", FactId::UnconvertibleControlFlow) == "yes");
}

TEST_CASE("an array is not converted to what it meets in a graph") {
    FactsFixture f(R"(
def halved(a):
    return tf.sqrt(a * 0.5)
def product(a):
    return tf.abs(a @ a)
halved(np.array([1, 2]))
product(np.array([1.0, 2.0]))
)");
    CHECK(f.answer("halved", FactId::ConflictingDtypeCoercion) == "yes");
    CHECK(f.answer("product", FactId::ConflictingDtypeCoercion) == "yes");
}

#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

namespace {
std::string signatureOf(const std::string& calls, const std::string& parameters = "x") {
    FactsFixture f("def f(" + parameters + "):\n    return tf.abs(x)\n" + calls);
    const SignatureFacts& signature = f.function("f").signature;
    return signature.present ? signature.text : signature.absenceReason;
}
}  // namespace

TEST_CASE("calls of one kind give their own spec") {
    CHECK(signatureOf("f(tf.ones((2, 3)))") == "[tf.TensorSpec(shape=(2, 3), dtype=tf.float32)]");
    CHECK(signatureOf("f(tf.constant(1))") == "[tf.TensorSpec(shape=(), dtype=tf.int32)]");
}

TEST_CASE("calls that differ are joined or refused") {
    CHECK(signatureOf("f(tf.ones(2))\nf(tf.ones(3))") ==
          "[tf.TensorSpec(shape=(None,), dtype=tf.float32)]");
    CHECK(signatureOf("f(tf.ones(2))\nf(tf.ones((2, 1)))") ==
          "[tf.TensorSpec(shape=None, dtype=tf.float32)]");
    CHECK(signatureOf("f(tf.ones(2))\nf(tf.constant([1, 2]))") == "HETEROGENEOUS_DTYPE");
}

TEST_CASE("parameters without a tensor decide by their defaults") {
    CHECK(signatureOf("f(tf.ones(2), 3)", "x, n") == "NON_TENSOR_PARAMETER");
    CHECK(signatureOf("f(tf.ones(2))", "x, n=3") ==
          "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]");
    CHECK(signatureOf("f(tf.ones(2), 4)", "x, n=3") == "DEFAULTED_PARAMETER_SUPPLIED");
    CHECK(signatureOf("f(tf.ones(2), y=tf.ones(2))", "x, n=3, y=None") ==
          "DEFAULTED_PARAMETER_PRECEDES_SPEC");
}

TEST_CASE("a tuple and a list are written as what they are") {
    FactsFixture f(R"(
def pair(p):
    return p[0] + p[1]
def listed(p):
    return p[0]
pair((tf.ones(2), tf.ones(2)))
listed([tf.ones(2)])
)");
    CHECK(f.function("pair").signature.text ==
          "[(tf.TensorSpec(shape=(2,), dtype=tf.float32), tf.TensorSpec(shape=(2,), "
          "dtype=tf.float32))]");
    CHECK(f.function("listed").signature.text == "[[tf.TensorSpec(shape=(2,), dtype=tf.float32)]]");
}

TEST_CASE("an axis that is left open and read withholds the signature") {
    FactsFixture f(R"(
def reads(x):
    return tf.range(x.shape[1] - 1)
def asks(x):
    return tf.reshape(x, [-1, tf.shape(x)[1]])
for n in (4, 5):
    reads(tf.ones((2, n)))
    asks(tf.ones((2, n)))
)");
    CHECK(f.answer("reads", FactId::UnresolvedStaticAxis) == "yes");
    CHECK(f.function("reads").signature.absenceReason == "WITHHELD_STATICALLY_READ_AXES");
    CHECK(f.answer("asks", FactId::UnresolvedStaticAxis) == "no");
}

// Python values among what parameters get, as text: keys of traces and steps of evidence.
#include <catch2/catch.hpp>

#include "tests/analysis/facts/FactsFixture.h"

using namespace graphlift;

TEST_CASE("containers of literals read as Python writes them") {
    FactsFixture f(R"(
@tf.function
def f(xs, pair):
    return tf.ones(2) * xs[0] + pair[0]
f([1, 2.5], (1, [3]))
f([4], (2, [3, 5]))
)");
    CHECK(f.function("f").parameters[0].pythonTypes ==
          std::vector<std::string>{"[int 1, float 2.5]", "[int 4]"});
    CHECK(f.function("f").parameters[1].pythonTypes ==
          std::vector<std::string>{"(int 1, [int 3])", "(int 2, [int 3, int 5])"});
    CHECK(f.evidence("f", FactId::VaryingLiteral) ==
          "5: xs gets [int 1, float 2.5]\n6: xs gets [int 4]\n");
}

TEST_CASE("several possibilities of one item are told apart") {
    FactsFixture f(R"(
@tf.function
def f(xs):
    return tf.ones(2) * xs[0]
def run(flag):
    x = 1 if flag else 2.0
    f((x, 3))
run(input())
)");
    CHECK(f.function("f").parameters[0].pythonTypes ==
          std::vector<std::string>{"(int 1 or float 2, int 3)"});
}

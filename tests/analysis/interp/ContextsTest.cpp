// Which contexts a function gets, and what a budget does to them.
#include "tests/analysis/interp/Interpret.h"

using namespace graphlift;
using namespace graphlift::test;

TEST_CASE("arguments tell contexts apart") {
    CHECK(contextsOf("def f(x):\n"
                     "    return x\n"
                     "a = f(1)\n"
                     "b = f('s')\n"
                     "c = f(1)\n",
                     "f") ==
          "  entered\n"
          "    x: 1\n"
          "    result: 1\n"
          "  entered\n"
          "    x: 's'\n"
          "    result: 's'\n");
}

TEST_CASE("each caller gets the result of its own context") {
    CHECK(differences("def same(x):\n"
                      "    return x\n"
                      "def twice(x):\n"
                      "    return same(same(x))\n"
                      "print(twice(1))  # 1\n"
                      "print(twice('s'))  # 's'\n") == "");
}

TEST_CASE("numbers that differ by a float share a context") {
    CHECK(contextsOf("def f(rate):\n"
                     "    return rate\n"
                     "f(0.5)\n"
                     "f(0.25)\n",
                     "f") ==
          "  entered\n"
          "    rate: 0.25 | 0.5\n"
          "    result: 0.25 | 0.5\n");
}

TEST_CASE("over the budget all further calls share one context") {
    std::string program = "def pick(x):\n    return x\n", expected;
    for (int i = 0; i < 70; ++i) {
        const std::string text = "'text " + std::to_string(i) + "'";
        program += "a" + std::to_string(i) + " = pick(" + text + ")\n";
        if (i < 32) expected += "  entered\n    x: " + text + "\n    result: " + text + "\n";
    }
    CHECK(contextsOf(program, "pick") == expected +
                                             "  entered\n"
                                             "    x: str\n"
                                             "    result: str\n");
}

TEST_CASE("a merged function loses no callee") {
    std::string program = "def run(f):\n    g = f\n    print(g)\n    h = [g]\n    return h[0]()\n";
    std::string last;
    for (int i = 0; i < 20; ++i) {
        last = "f" + std::to_string(i);
        program += "def " + last + "():\n    return " + std::to_string(i % 2) + "\n";
        program += "r" + std::to_string(i) + " = run(" + last + ")\n";
    }
    const std::string contexts = contextsOf(program, "run");
    for (int i = 0; i < 20; ++i) {
        CAPTURE(i);
        CHECK(contexts.find("call main:f" + std::to_string(i) + "\n") != std::string::npos);
    }
}

TEST_CASE("recursion ends, with all that may come back") {
    CHECK(differences("def down(n):\n"
                      "    if n:\n"
                      "        return down(n - 1)\n"
                      "    return 'end'\n"
                      "print(down(3))  # 'end'\n"
                      "def odd(n):\n"
                      "    return even(n - 1) if n else False\n"
                      "def even(n):\n"
                      "    return odd(n - 1) if n else True\n"
                      "import sys\n"
                      "print(even(len(sys.argv)))  # False | True\n") == "");
}

TEST_CASE("mutual recursion over a growing number ends") {
    const std::string contexts = contextsOf(
        "def up(n):\n"
        "    return other(n + 1)\n"
        "def other(n):\n"
        "    return up(n * 2)\n"
        "up(1)\n",
        "up");
    CHECK(contexts.find("n: ") != std::string::npos);
}

TEST_CASE("what nothing calls runs with open arguments") {
    CHECK(contextsOf("def f(x, n=3):\n"
                     "    return n\n",
                     "f") ==
          "  swept\n"
          "    x: unknown(" +
              std::string(describe(UnknownReason::NoCallSite)) +
              ") (never given)\n"
              "    n: 3 | unknown(" +
              std::string(describe(UnknownReason::NoCallSite)) +
              ") (never given)\n"
              "    result: 3 | unknown(" +
              std::string(describe(UnknownReason::NoCallSite)) + ")\n");
}

TEST_CASE("the sweep gives a method the instances that the program makes") {
    CHECK(differences("class A:\n"
                      "    def __init__(self, n):\n"
                      "        self.n = n\n"
                      "    def unused(self):\n"
                      "        print(self.n)  # 1 | 2\n"
                      "a = A(1)\n"
                      "b = A(2)\n") == "");
}

TEST_CASE("what a test calls is entered, as deep as the calls go") {
    const auto snapshot = analyzed({{"lib.py",
                                     "def inner(x):\n"
                                     "    return x\n"
                                     "def outer(x):\n"
                                     "    return inner(x)\n"
                                     "outer(1)\n"},
                                    {"test_lib.py",
                                     "from lib import outer\n"
                                     "def test_outer():\n"
                                     "    assert outer('s') == 's'\n"}});
    const Program& program = *snapshot->program;
    for (uint32_t f = 0; f < program.functions.size(); ++f)
        for (SpecializationId context : program.contexts[f]) {
            CAPTURE(program.idOf(FunctionId(f)));
            CHECK(program.specializations[context].entered);
        }
}

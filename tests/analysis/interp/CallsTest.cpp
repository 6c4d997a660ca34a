// Who calls what: closures, decorators, callbacks through libraries, generators, escapes.
#include "tests/analysis/interp/Interpret.h"

using namespace graphlift;
using namespace graphlift::test;

TEST_CASE("closures keep the variables of their own activation") {
    CHECK(differences("def adder(n):\n"
                      "    def add(x):\n"
                      "        return (x, n)\n"
                      "    return add\n"
                      "one, two = adder(1), adder('s')\n"
                      "print(one(0))  # (0, 1)\n"
                      "print(two(0))  # (0, 's')\n") == "");
}

TEST_CASE("a closure sees what is assigned later") {
    CHECK(differences("def outer():\n"
                      "    def inner():\n"
                      "        return value\n"
                      "    value = 1\n"
                      "    return inner()\n"
                      "print(outer())  # 1\n") == "");
}

TEST_CASE("a decorator of the project is applied as a call") {
    CHECK(differences("def logged(f):\n"
                      "    def wrapper(*args):\n"
                      "        return (f(*args), 'logged')\n"
                      "    return wrapper\n"
                      "@logged\n"
                      "def step(x):\n"
                      "    return x\n"
                      "print(step(1))  # (1, 'logged')\n"
                      "def repeated(n):\n"
                      "    def decorate(f):\n"
                      "        return (f, n)\n"
                      "    return decorate\n"
                      "@repeated(3)\n"
                      "def other():\n"
                      "    pass\n"
                      "print(other)  # (def main:other, 3)\n") == "");
}

TEST_CASE("a loop over known elements runs element by element") {
    CHECK(differences("def double(x):\n"
                      "    return (x,)\n"
                      "def keep(x):\n"
                      "    return x\n"
                      "def f(x):\n"
                      "    for g in [double, keep, double]:\n"
                      "        x = g(x)\n"
                      "    return x\n"
                      "print(f(1))  # ((1))\n") == "");
}

TEST_CASE("layers in a list are applied in order") {
    CHECK(differences("import tensorflow as tf\n"
                      "def dense(units):\n"
                      "    return tf.keras.layers.Dense(units)\n"
                      "class Net(tf.keras.Model):\n"
                      "    def __init__(self):\n"
                      "        super().__init__()\n"
                      "        self.parts = [dense(64), dense(10)]\n"
                      "    def call(self, x):\n"
                      "        for part in self.parts:\n"
                      "            x = part(x)\n"
                      "        return x\n"
                      "print(Net()(tf.zeros([2, 784])))  # Tensor float32 (2, 10)\n") == "");
}

TEST_CASE("a callback gets what the library gives it") {
    CHECK(differences("import tensorflow as tf\n"
                      "def scale(x):\n"
                      "    print(x)  # Tensor float32 (3,)\n"
                      "    return tf.reshape(x, [-1, 1])\n"
                      "data = tf.data.Dataset.from_tensor_slices(tf.zeros([5, 3])).map(scale)\n"
                      "for row in data:\n"
                      "    print(row)  # Tensor float32 (3, 1)\n") == "");
}

TEST_CASE("a generator gives what it yields") {
    CHECK(differences("def numbers():\n"
                      "    yield 1\n"
                      "    yield 's'\n"
                      "for n in numbers():\n"
                      "    print(n)  # 's' | 1\n") == "");
}

TEST_CASE("methods are found along the bases, super included") {
    CHECK(differences("class A:\n"
                      "    def f(self):\n"
                      "        return 'A'\n"
                      "class B(A):\n"
                      "    def f(self):\n"
                      "        return ('B', super().f())\n"
                      "class C(A):\n"
                      "    pass\n"
                      "print(B().f())  # ('B', 'A')\n"
                      "print(C().f())  # 'A'\n") == "");
}

TEST_CASE("partial applications and bound methods carry their arguments") {
    CHECK(differences("import functools\n"
                      "def pair(a, b):\n"
                      "    return (a, b)\n"
                      "print(functools.partial(pair, 1)(2))  # (1, 2)\n"
                      "print(functools.partial(pair, b=1)('s'))  # ('s', 1)\n"
                      "class A:\n"
                      "    def m(self, x):\n"
                      "        return x\n"
                      "bound = A().m\n"
                      "print(bound(3))  # 3\n") == "");
}

TEST_CASE("what reaches a callee that is not known escapes") {
    const auto snapshot = analyzed(
        "import nowhere\n"
        "def handed(x):\n"
        "    return x\n"
        "def kept(x):\n"
        "    return x\n"
        "nowhere.run(handed)\n"
        "kept(1)\n");
    const Program& program = *snapshot->program;
    for (uint32_t f = 0; f < program.functions.size(); ++f) {
        const std::string id = program.idOf(FunctionId(f));
        CAPTURE(id);
        CHECK(program.escapes[f] == (id == "main:handed"));
    }
}

TEST_CASE("a decorator that is not known leaves the function with a doubt") {
    CHECK(differences("import nowhere\n"
                      "@nowhere.wrap\n"
                      "def f():\n"
                      "    return 1\n"
                      "print(f)  # def main:f | unknown(" +
                      std::string(describe(UnknownReason::OpaqueDecorator)) + ")\n") == "");
}

namespace {
/// That many decorated functions, each called once.
std::string decorated(int count) {
    std::string program =
        "def logged(f):\n    def wrapper(*args):\n        return f(*args)\n    return wrapper\n";
    for (int i = 0; i < count; ++i) {
        const std::string name = "f" + std::to_string(i);
        program += "@logged\ndef " + name + "(x):\n    return x\n" + name + "(" +
                   std::to_string(i) + ")\n";
    }
    return program;
}
}  // namespace

TEST_CASE("a decorator has a context for each function, its wrapper calls that one") {
    const std::string program = decorated(100) + "print(f7('s'))  # 's'\nprint(f80(3))  # 3\n";
    CHECK(differences(program) == "");
    const std::string contexts = contextsOf(program, "logged.wrapper");
    for (int i = 0; i < 100; ++i) {
        CAPTURE(i);
        CHECK(contexts.find("call main:f" + std::to_string(i) + "\n") != std::string::npos);
    }
    CHECK(contexts.find("unresolved") == std::string::npos);
}

TEST_CASE("a wrapper of very many functions says that it does not know, and all of them escape") {
    constexpr int kCount = 1100;
    const auto snapshot = analyzed(decorated(kCount));
    const Program& program = *snapshot->program;
    const std::string contexts = contextsOf(decorated(kCount), "logged.wrapper");
    CHECK(contexts.find("unresolved") != std::string::npos);
    for (uint32_t f = 0; f < program.functions.size(); ++f) {
        const std::string id = program.idOf(FunctionId(f));
        if (!id.starts_with("main:f")) continue;
        CAPTURE(id);
        CHECK((program.escapes[f] || contexts.find("call " + id + "\n") != std::string::npos));
    }
}

TEST_CASE("files may come in any number of threads") {
    std::map<std::string, std::string> texts;
    for (int i = 0; i < 12; ++i) {
        const std::string n = std::to_string(i);
        texts["m" + n + ".py"] = "from m" + std::to_string((i + 5) % 12) + " import *\nclass C" +
                                 n + ":\n    def __init__(self, x):\n" +
                                 "        self.x = x\ndef make" + n + "(x):\n    return C" + n +
                                 "(x)\nmade" + n + " = [make" + n + "(i) for i in range(40)]\n";
    }
    const std::string one = printProgram(*analyzed(texts, 1)->program);
    CHECK(printProgram(*analyzed(texts, 2)->program) == one);
    CHECK(printProgram(*analyzed(texts, 4)->program) == one);
}

// Functions that are handed on keep apart what they wrap; many of a kind become one.
#include "tests/analysis/interp/Interpret.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {
/// `count` functions, each decorated by `decorator`, returning its number or its number as text.
std::string decoratedBy(const std::string& decorator, int count) {
    std::string program;
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        program += decorator + "\ndef f" + n + "(x):\n    return " +
                   (i % 2 == 0 ? n : "'" + n + "'") + "\n";
    }
    return program;
}
}  // namespace

TEST_CASE("a decorator that hands its arguments on as a tuple keeps its functions apart") {
    CHECK(differences("def plain(f):\n"
                      "    def wrapper(x):\n"
                      "        return f(x)\n"
                      "    return wrapper\n"
                      "def experimental(decorate):\n"
                      "    def wrap(*args):\n"
                      "        return decorate(*args)\n"
                      "    return wrap\n"
                      "decorated = experimental(plain)\n" +
                      decoratedBy("@decorated", 20) +
                      "print(f4(0))  # 4\n"
                      "print(f5(0))  # '5'\n"
                      "print(f19(0))  # '19'\n") == "");
}

TEST_CASE("a decorator with arguments keeps its functions apart") {
    CHECK(differences("def tagged(*names):\n"
                      "    def decorate(f):\n"
                      "        def wrapper(*args, **kwargs):\n"
                      "            return f(*args, **kwargs)\n"
                      "        return wrapper\n"
                      "    return decorate\n" +
                      decoratedBy("@tagged('a', 'b')", 150) +
                      "print(f4(0))  # 4\n"
                      "print(f5(x=0))  # '5'\n"
                      "print(f149(0))  # '149'\n") == "");
}

TEST_CASE("calls that give the same keywords have one context, others their own") {
    const std::string program =
        "def f(x, **options):\n"
        "    return options.get('name', x)\n"
        "print(f(1, name='a'))  # 'a' | 1\n"
        "def other():\n"
        "    return f(1, name='a')\n"
        "other()\n"
        "print(f(1))  # 1\n";
    CHECK(differences(program) == "");
    const std::string contexts = contextsOf(program, "f");
    size_t count = 0;
    for (size_t at = contexts.find("entered"); at != std::string::npos;
         at = contexts.find("entered", at + 1))
        ++count;
    CHECK(count == 2);
}

TEST_CASE("what one call puts into its keywords is seen by it") {
    CHECK(differences("def f(**options):\n"
                      "    options['extra'] = 's'\n"
                      "    return options['extra']\n"
                      "print(f(name=1))  # 's'\n") == "");
}

TEST_CASE("a method of very many objects is still that method") {
    std::string program =
        "class Box:\n"
        "    def __init__(self, value):\n"
        "        self.value = value\n"
        "    def get(self):\n"
        "        return self.value\n"
        "class Named(Box):\n"
        "    def get(self):\n"
        "        return super().get()\n"
        "methods = []\n";
    for (int i = 0; i < 20; ++i)
        program += "methods.append(Named(" + std::to_string(i % 2) + ").get)\n";
    program +=
        "def call(method):\n"
        "    return method()\n"
        "for m in methods:\n"
        "    print(call(m))  # 0 | 1\n";
    CHECK(differences(program) == "");
}

TEST_CASE("lists of one site beyond a few: any of them, with what is put into any") {
    std::string program =
        "def make():\n"
        "    return [1]\n"
        "kept = []\n";
    for (int i = 0; i < 20; ++i)
        program += "def g" + std::to_string(i) + "():\n    kept.append(make())\ng" +
                   std::to_string(i) + "()\n";
    program +=
        "for item in kept:\n"
        "    item.append('s')\n"
        "for item in kept:\n"
        "    for part in item:\n"
        "        print(part)  # 's' | 1\n";
    CHECK(differences(program) == "");
}

// Objects and what they hold: order within one activation, joins beyond it, many instances.
#include "tests/analysis/interp/Interpret.h"

using namespace graphlift;
using namespace graphlift::test;

TEST_CASE("an object made here is known in order") {
    CHECK(differences("class Box:\n"
                      "    pass\n"
                      "def f():\n"
                      "    box = Box()\n"
                      "    box.value = 1\n"
                      "    print(box.value)  # 1\n"
                      "    box.value = 's'\n"
                      "    print(box.value)  # 's'\n"
                      "    d = {}\n"
                      "    d['a'] = f\n"
                      "    d['a'] = Box\n"
                      "    print(d['a'])  # class Box\n"
                      "f()\n") == "");
}

TEST_CASE("branches join what they wrote") {
    CHECK(differences("import sys\n"
                      "class Box:\n"
                      "    pass\n"
                      "def f(flag):\n"
                      "    box = Box()\n"
                      "    box.value = 0\n"
                      "    if flag:\n"
                      "        box.value = 1\n"
                      "    else:\n"
                      "        box.value = 's'\n"
                      "    print(box.value)  # 's' | 1\n"
                      "f(len(sys.argv) > 3)\n") == "");
}

TEST_CASE("a branch on a known constant does not run its other side") {
    CHECK(differences("def f(training):\n"
                      "    if training:\n"
                      "        return 'train'\n"
                      "    return 'test'\n"
                      "print(f(True))  # 'train'\n"
                      "print(f(False))  # 'test'\n") == "");
}

TEST_CASE("what was handed out may be changed by others") {
    CHECK(differences("class Box:\n"
                      "    pass\n"
                      "kept = []\n"
                      "def keep(box):\n"
                      "    kept.append(box)\n"
                      "def change():\n"
                      "    for box in kept:\n"
                      "        box.value = 's'\n"
                      "def f():\n"
                      "    box = Box()\n"
                      "    box.value = 1\n"
                      "    keep(box)\n"
                      "    change()\n"
                      "    print(box.value)  # 's' | 1\n"
                      "f()\n") == "");
}

TEST_CASE("two instances of one class keep their own fields") {
    CHECK(differences("class Box:\n"
                      "    def __init__(self, value):\n"
                      "        self.value = value\n"
                      "a, b = Box(1), Box('s')\n"
                      "print(a.value)  # 1\n"
                      "print(b.value)  # 's'\n") == "");
}

namespace {
/// Twelve boxes in a list, made at places of their own, and a list of them all.
std::string manyBoxes() {
    std::string program =
        "class Box:\n"
        "    def __init__(self, value):\n"
        "        self.value = value\n"
        "    def get(self):\n"
        "        return self.value\n"
        "    def put(self, other):\n"
        "        self.other = other\n";
    std::string all;
    for (int i = 0; i < 12; ++i) {
        const std::string name = "b" + std::to_string(i);
        program += name + " = Box(" + (i % 2 == 0 ? "'even'" : "1") + ")\n";
        all += name + ", ";
    }
    return program + "boxes = [" + all + "]\n";
}
}  // namespace

TEST_CASE("many instances of a class become one in a set, each stays itself alone") {
    CHECK(differences(manyBoxes() + "def any_of(i):\n"
                                    "    return boxes[i]\n"
                                    "import sys\n"
                                    "box = any_of(len(sys.argv))\n"
                                    "print(box.value)  # 'even' | 1\n"
                                    "print(box.get())  # 'even' | 1\n"
                                    "print(b0.value)  # 'even'\n"
                                    "print(b1.get())  # 1\n") == "");
}

TEST_CASE("what is stored through any of many instances shows in each") {
    CHECK(differences(manyBoxes() + "def fill(kept):\n"
                                    "    for box in kept:\n"
                                    "        box.put('x')\n"
                                    "fill([b for b in boxes])\n"
                                    "print(b3.other)  # 'x'\n"
                                    "print(boxes[5].other)  # 'x'\n") == "");
}

TEST_CASE("what is stored in one of many instances shows in any of them, not in the others") {
    CHECK(differences(manyBoxes() + "import sys\n"
                                    "b0.mark = 'first'\n"
                                    "b1.mark = 2\n"
                                    "def any_of(i):\n"
                                    "    return boxes[i]\n"
                                    "print(any_of(len(sys.argv)).mark)  # 'first' | 2\n"
                                    "print(b0.mark)  # 'first'\n"
                                    "print(b1.mark)  # 2\n") == "");
}

TEST_CASE("functions in fields of many instances stay callable") {
    std::string program = "class Task:\n    def __init__(self, f):\n        self.f = f\n";
    std::string all;
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i);
        program += "def f" + n + "():\n    return " + (i < 5 ? "'low'" : "2") + "\n";
        all += "Task(f" + n + "), ";
    }
    program += "tasks = {" + std::string("'a': 1}\nlist_of = [") + all + "]\n";
    program +=
        "def run(some):\n    for task in list(some):\n        print(task.f())  # 'low' | 2\n";
    program += "run(set(list_of))\n";
    CHECK(differences(program) == "");
}

TEST_CASE("items at known places, and the rest") {
    CHECK(differences("import sys\n"
                      "pair = [1, 's']\n"
                      "print(pair[0])  # 1\n"
                      "print(pair[-1])  # 's'\n"
                      "print(pair[len(sys.argv)])  # 's' | 1\n"
                      "grown = []\n"
                      "grown.append(1)\n"
                      "grown.append('s')\n"
                      "print(grown[1])  # 's'\n") == "");
}

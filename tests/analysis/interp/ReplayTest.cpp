// What changes after it was read: whoever read it says the new answer, however late it comes.
#include "tests/analysis/interp/Interpret.h"

using namespace graphlift;
using namespace graphlift::test;

TEST_CASE("a field that is set later reaches whoever read it before") {
    CHECK(differences("class State:\n"
                      "    value = 0\n"
                      "state = State()\n"
                      "def read():\n"
                      "    return state.value\n"
                      "def through():\n"
                      "    return read()\n"
                      "print(through())  # 's' | 0\n"
                      "def write():\n"
                      "    state.value = 's'\n"
                      "write()\n") == "");
}

TEST_CASE("a list that is filled later reaches loops, items and arithmetic") {
    CHECK(differences("rows = []\n"
                      "def total():\n"
                      "    result = 0\n"
                      "    for row in rows:\n"
                      "        result = row\n"
                      "    print(result)  # 'late' | 0 | 1\n"
                      "    return rows[0]\n"
                      "rows.append(1)\n"
                      "print(total())  # 'late' | 1\n"
                      "def fill():\n"
                      "    rows.append('late')\n"
                      "fill()\n") == "");
}

TEST_CASE("what stands after a loop sees the loop's last element, not all of them") {
    CHECK(differences("class Box:\n"
                      "    pass\n"
                      "shared = Box()\n"
                      "shared.value = 0\n"
                      "def one():\n"
                      "    return 1\n"
                      "def two():\n"
                      "    return 's'\n"
                      "def f():\n"
                      "    seen, made = shared.value, None\n"
                      "    for make in (one, two):\n"
                      "        made = make()\n"
                      "    return seen, made\n"
                      "print(f()[0])  # 'x' | 0\n"
                      "print(f()[1])  # 's'\n"
                      "def late():\n"
                      "    shared.value = 'x'\n"
                      "late()\n") == "");
}

TEST_CASE("a result that grows reaches the callers of callers") {
    CHECK(differences("table = {}\n"
                      "def find(key):\n"
                      "    return table.get(key)\n"
                      "class Reader:\n"
                      "    def __init__(self):\n"
                      "        self.found = find('a')\n"
                      "    def show(self):\n"
                      "        return self.found\n"
                      "reader = Reader()\n"
                      "print(reader.show())  # 1 | None\n"
                      "def fill():\n"
                      "    table['a'] = 1\n"
                      "fill()\n") == "");
}

TEST_CASE("a method that is replaced later is called by who called the old one") {
    CHECK(differences("class Worker:\n"
                      "    def run(self):\n"
                      "        return 1\n"
                      "def other(self):\n"
                      "    return 's'\n"
                      "def use(worker):\n"
                      "    return worker.run()\n"
                      "print(use(Worker()))  # 's' | 1\n"
                      "def patch():\n"
                      "    Worker.run = other\n"
                      "patch()\n") == "");
}

TEST_CASE("a variable of the function around that changes reaches the functions inside") {
    CHECK(differences("def outer(later):\n"
                      "    value = 1\n"
                      "    def inner():\n"
                      "        return value\n"
                      "    print(inner())  # 's' | 1\n"
                      "    if later:\n"
                      "        value = 's'\n"
                      "    return inner\n"
                      "import sys\n"
                      "print(outer(len(sys.argv))())  # 's' | 1\n") == "");
}

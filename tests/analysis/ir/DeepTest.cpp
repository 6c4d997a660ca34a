// Nesting and length that no one writes by hand, but generators and attackers do.
#include "tests/analysis/ir/Lower.h"

using namespace graphlift;
using namespace graphlift::testing;

namespace {

std::string repeat(std::string_view text, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += text;
    return out;
}

size_t countOf(const Lowered& lowered, InstKind kind) {
    size_t count = 0;
    for (const IrFunction& function : lowered.file.functions)
        for (const Inst& inst : function.insts) count += inst.kind == kind ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("ten thousand nested brackets become opaque at some depth") {
    Lowered lowered;
    lowerInto(lowered, "x = " + repeat("[", 10000) + "a" + repeat("]", 10000) + "\n");
    CHECK(countOf(lowered, InstKind::Opaque) == 1);
    CHECK(countOf(lowered, InstKind::BuildList) > 100);
}

TEST_CASE("ten thousand nested calls and lambdas are survived") {
    Lowered lowered;
    lowerInto(lowered, "x = " + repeat("f(", 10000) + "a" + repeat(")", 10000) + "\n");
    CHECK(countOf(lowered, InstKind::Opaque) == 1);
    Lowered lambdas;
    lowerInto(lambdas, "x = " + repeat("lambda: ", 3000) + "a\n");
    CHECK(lambdas.file.functions.size() == 3001);
    CHECK(countOf(lambdas, InstKind::Opaque) == 0);
}

TEST_CASE("long operator chains are lowered whole") {
    Lowered sum, attributes, choice, comparison;
    lowerInto(sum, "x = 1" + repeat(" + a", 10000) + "\n");
    CHECK(countOf(sum, InstKind::Binary) == 10000);
    lowerInto(attributes, "x = a" + repeat(".b(1)", 10000) + "\n");
    CHECK(countOf(attributes, InstKind::Call) == 10000);
    lowerInto(choice, "x = a" + repeat(" or a", 10000) + "\n");
    CHECK(countOf(choice, InstKind::Branch) == 10000);
    lowerInto(comparison, "x = 1" + repeat(" < a", 5000) + "\n");
    CHECK(countOf(comparison, InstKind::Compare) == 5000);
}

TEST_CASE("long elif chains are lowered whole") {
    Lowered lowered;
    lowerInto(lowered, "def f(x):\n    if x == 0:\n        y = 0\n" +
                           repeat("    elif x == 1:\n        y = 1\n", 10000) + "    return y\n");
    CHECK(countOf(lowered, InstKind::Branch) == 10001);
    CHECK(countOf(lowered, InstKind::Opaque) == 0);
}

TEST_CASE("long conditional expressions are lowered whole") {
    Lowered lowered;
    lowerInto(lowered, "x = " + repeat("a if b else ", 3000) + "c\n");
    CHECK(countOf(lowered, InstKind::Branch) == 3000);
}

TEST_CASE("deeply nested statements are survived") {
    std::string text;
    for (size_t i = 0; i < 2000; ++i) text += std::string(i, ' ') + "if x:\n";
    Lowered lowered;
    lowerInto(lowered, text + std::string(2000, ' ') + "pass\n");
    CHECK(countOf(lowered, InstKind::Branch) > 100);
    std::string functions;
    for (size_t i = 0; i < 2000; ++i) functions += std::string(i, ' ') + "def f(a=x):\n";
    Lowered nested;
    lowerInto(nested, functions + std::string(2000, ' ') + "return a\n");
    CHECK(nested.file.functions.size() > 200);
}

TEST_CASE("calls with more arguments than fit are opaque") {
    Lowered lowered;
    lowerInto(lowered, "f(" + repeat("1, ", 70000) + ")\nx = [" + repeat("1, ", 70000) + "]\n");
    CHECK(countOf(lowered, InstKind::Opaque) == 1);
    CHECK(countOf(lowered, InstKind::BuildList) == 1);
}

TEST_CASE("functions with very many variables are lowered") {
    std::string text = "def f(c):\n    while c:\n";
    for (size_t i = 0; i < 40000; ++i) text += "        v" + std::to_string(i) + " = c\n";
    Lowered lowered;
    lowerInto(lowered, text);
    CHECK(countOf(lowered, InstKind::StoreCell) == 10001);
}

TEST_CASE("deep finally blocks do not multiply without end") {
    std::string text = "def f():\n";
    for (size_t i = 0; i < 20; ++i)
        text += std::string(i + 1, ' ') + "try:\n" + std::string(i + 2, ' ') + "return g()\n" +
                std::string(i + 1, ' ') + "finally:\n";
    Lowered lowered;
    lowerInto(lowered, text + std::string(21, ' ') + "pass\n");
    CHECK(countOf(lowered, InstKind::Call) < 5000);
}

// What becomes of a file: every edit shown, ticked ones written, what was typed by hand kept.
#include <catch2/catch.hpp>

#include "ui/diff/ReviewRows.h"

using namespace graphlift;

namespace {

const IsTicked kAll = [](size_t) { return true; };
const IsTicked kNone = [](size_t) { return false; };

IsTicked only(size_t wanted) {
    return [wanted](size_t change) { return change == wanted; };
}

uint32_t at(const std::string& text, const std::string& what) {
    return static_cast<uint32_t>(text.find(what));
}

const std::string kTwo = "def f(x):\n    pass\n\n\ndef g(x):\n    pass\n";

std::vector<PlacedEdit> twoDecorators() {
    return {{{0, 0}, "@deco\n", {0}}, {{at(kTwo, "def g"), at(kTwo, "def g")}, "@deco\n", {1}}};
}

// Rows as text: " old|new", "+", "-", "~", "!" for lines made by hand.
std::string shownRows(const ResultText& result) {
    std::string out;
    for (const ReviewRow& row : alignRows(result).rows) {
        switch (row.kind) {
            case DiffRow::Kind::Same:
                out += ' ';
                break;
            case DiffRow::Kind::Added:
                out += '+';
                break;
            case DiffRow::Kind::Removed:
                out += '-';
                break;
            case DiffRow::Kind::Changed:
                out += '~';
                break;
        }
        out += std::to_string(row.oldLine) + "|" + std::to_string(row.newLine);
        out += row.byHand ? "! " : " ";
    }
    return out;
}

}  // namespace

TEST_CASE("every edit is shown, only ticked ones are written") {
    const ResultText result(kTwo, twoDecorators());
    CHECK(result.text() == "@deco\ndef f(x):\n    pass\n\n\n@deco\ndef g(x):\n    pass\n");
    CHECK(result.compose(kAll) == result.text());
    CHECK(result.compose(kNone) == kTwo);
    CHECK(result.compose(only(0)) == "@deco\n" + kTwo);
    CHECK(result.compose(only(1)) == "def f(x):\n    pass\n\n\n@deco\ndef g(x):\n    pass\n");
    CHECK(shownRows(result) == "+0|1  1|2  2|3  3|4  4|5 +0|6  5|7  6|8  7|9 ");
}

TEST_CASE("an edit in the middle of a line is cut down to the lines that differ") {
    const std::string base = "class A:\n    def f(self):\n        pass\n";
    const uint32_t place = at(base, "def f");
    const ResultText result(base, {{{place, place}, "@deco\n    ", {0}}});
    REQUIRE(result.parts().size() == 1);
    CHECK(result.parts()[0].oldBegin == 1);
    CHECK(result.parts()[0].oldEnd == 1);
    CHECK(result.parts()[0].made == "    @deco\n");
    CHECK(shownRows(result) == " 1|1 +0|2  2|3  3|4  4|5 ");
}

TEST_CASE("two changes in one line are one part, and each can be left out") {
    const std::string base = "f = wrap(a, b)\n";
    const ResultText result(base, {{{9, 10}, "x", {0}}, {{12, 13}, "y", {1}}});
    REQUIRE(result.parts().size() == 1);
    CHECK(result.text() == "f = wrap(x, y)\n");
    CHECK(result.compose(only(0)) == "f = wrap(x, b)\n");
    CHECK(result.compose(only(1)) == "f = wrap(a, y)\n");
    CHECK(result.compose(kNone) == base);
}

TEST_CASE("an import that two changes need stays as long as one of them is ticked") {
    const std::string base = "def f(x):\n    pass\n";
    const ResultText result(base, {{{0, 0}, "import p\n", {0, 1}}, {{0, 0}, "@deco\n", {1}}});
    CHECK(result.compose(only(0)) == "import p\n" + base);
    CHECK(result.compose(only(1)) == "import p\n@deco\n" + base);
    CHECK(result.compose(kNone) == base);
}

TEST_CASE("edits that want the same place are counted, not mixed") {
    const ResultText result("abc\n", {{{0, 2}, "x", {0}}, {{1, 3}, "y", {1}}});
    CHECK(result.numLeftOut() == 1);
    CHECK(result.text() == "xc\n");
}

TEST_CASE("typing inside an edit belongs to it, typing elsewhere stays when it is left out") {
    ResultText result(kTwo, twoDecorators());
    result.insert(5, "(n=1)");
    CHECK(result.isEditedByHand());
    CHECK(result.compose(only(1)) == "def f(x):\n    pass\n\n\n@deco\ndef g(x):\n    pass\n");
    CHECK(result.compose(only(0)) == "@deco(n=1)\n" + kTwo);
    const uint32_t pass = at(result.text(), "pass");
    result.insert(pass, "return ");
    CHECK(result.compose(kNone) == "def f(x):\n    return pass\n\n\ndef g(x):\n    pass\n");
    CHECK(shownRows(result) == "+0|1!  1|2 ~2|3!  3|4  4|5 +0|6  5|7  6|8  7|9 ");
}

TEST_CASE("what was erased comes back to its place") {
    ResultText result(kTwo, twoDecorators());
    const auto places = result.places();
    result.erase(0, 6);
    CHECK(result.compose(kAll) == "def f(x):\n    pass\n\n\n@deco\ndef g(x):\n    pass\n");
    CHECK(runsOf(alignRows(result)).size() == 2);
    result.insert(0, "@deco\n");
    result.setPlaces(places);
    CHECK_FALSE(result.isEditedByHand());
    CHECK(result.compose(only(1)) == "def f(x):\n    pass\n\n\n@deco\ndef g(x):\n    pass\n");
}

TEST_CASE("a line typed at the begin of the line behind an edit is that line's") {
    ResultText result(kTwo, twoDecorators());
    result.insert(6, "# note\n");
    CHECK(result.compose(kNone) == "# note\n" + kTwo);
}

TEST_CASE("texts without a final line end, and without lines") {
    const ResultText open("def f(x): pass", {{{0, 0}, "@deco\n", {0}}});
    CHECK(open.compose(kAll) == "@deco\ndef f(x): pass");
    CHECK(shownRows(open) == "+0|1  1|2 ");
    const ResultText empty("", {{{0, 0}, "x\n", {0}}});
    CHECK(empty.text() == "x\n");
    CHECK(empty.compose(kNone).empty());
}

TEST_CASE("CRLF stays CRLF and tabs stay tabs") {
    const std::string base = "class A:\r\n\tdef f(self):\r\n\t\tpass\r\n";
    const uint32_t place = at(base, "def f");
    const ResultText result(base, {{{place, place}, "@deco\r\n\t", {0}}});
    CHECK(result.text() == "class A:\r\n\t@deco\r\n\tdef f(self):\r\n\t\tpass\r\n");
    CHECK(result.compose(kNone) == base);
    CHECK(shownRows(result) == " 1|1 +0|2  2|3  3|4  4|5 ");
}

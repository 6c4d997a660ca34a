// A planned result on a text that somebody changed meanwhile: what git's merge would give, each
// edit still the edit of its change.
#include <catch2/catch.hpp>

#include "ui/diff/CarryOver.h"

using namespace graphlift;

namespace {

const IsTicked kAll = [](size_t) { return true; };
const IsTicked kNone = [](size_t) { return false; };

IsTicked only(size_t wanted) {
    return [wanted](size_t change) { return change == wanted; };
}

uint32_t at(const std::string& text, const std::string& what) {
    const size_t found = text.find(what);
    REQUIRE(found != std::string::npos);
    return static_cast<uint32_t>(found);
}

const std::string kBase = "import a\n\n\ndef f(x):\n    pass\n\n\ndef g(x):\n    pass\n";

PlacedEdit decorate(const std::string& text, const std::string& line, size_t change) {
    return {{at(text, line), at(text, line)}, "@deco\n", {change}};
}

std::vector<PlacedEdit> twoDecorators() {
    return {decorate(kBase, "def f", 0), decorate(kBase, "def g", 1)};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(at(text, what), what.size(), by);
}

CarriedOver carried(const ResultText& planned, const std::string& theirs) {
    const auto result = carryOver(planned, theirs);
    REQUIRE(result);
    return *result;
}

}  // namespace

TEST_CASE("edits move with their lines, and each stays the edit of its change") {
    const ResultText planned(kBase, twoDecorators());
    const std::string theirs = replaced("# new\n" + kBase, "import a", "import a, b");
    const CarriedOver over = carried(planned, theirs);
    CHECK(over.conflicts.empty());
    CHECK(over.lost.empty());
    const ResultText result(theirs, over.edits);
    CHECK(result.compose(kNone) == theirs);
    CHECK(result.compose(only(1)) == replaced(theirs, "def g", "@deco\ndef g"));
    CHECK(result.compose(kAll) ==
          replaced(replaced(theirs, "def g", "@deco\ndef g"), "def f", "@deco\ndef f"));
}

TEST_CASE("an edit within a line moves with it") {
    const std::string base = "x = 1\n@deco\ndef f(): pass\n";
    const uint32_t begin = at(base, "@deco") + 5;
    const ResultText planned(base, {{{begin, begin}, "(a=1)", {0}}});
    const CarriedOver over = carried(planned, "y = 2\nx = 1\n@deco\ndef f(): pass\n");
    REQUIRE(over.edits.size() == 1);
    CHECK(ResultText("y = 2\nx = 1\n@deco\ndef f(): pass\n", over.edits).compose(kAll) ==
          "y = 2\nx = 1\n@deco(a=1)\ndef f(): pass\n");
}

TEST_CASE("lines that both changed become an edit that replaces theirs, for a person to take") {
    const ResultText planned(kBase, twoDecorators());
    const std::string theirs = replaced(kBase, "def g(x):", "def g(x, y):");
    const CarriedOver over = carried(planned, theirs);
    CHECK(over.conflicts == std::set<size_t>{1});
    CHECK(over.lost.empty());
    const ResultText result(theirs, over.edits);
    CHECK(result.compose(only(0)) == replaced(theirs, "def f", "@deco\ndef f"));
    CHECK(result.compose(only(1)) == replaced(kBase, "def g", "@deco\ndef g"));
}

TEST_CASE("what the text on disk has already has no place there any more") {
    const ResultText planned(kBase, twoDecorators());
    const std::string theirs = replaced(kBase, "def f", "@deco\ndef f");
    const CarriedOver over = carried(planned, theirs);
    CHECK(over.lost == std::set<size_t>{0});
    CHECK(over.edits.size() == 1);
    CHECK(ResultText(theirs, over.edits).compose(kAll) ==
          replaced(theirs, "def g", "@deco\ndef g"));
}

TEST_CASE("a function that was taken away on disk takes its edit with it, as a conflict") {
    const ResultText planned(kBase, twoDecorators());
    const std::string theirs = "import a\n\n\ndef f(x):\n    pass\n";
    const CarriedOver over = carried(planned, theirs);
    CHECK(over.conflicts == std::set<size_t>{1});
    const ResultText result(theirs, over.edits);
    CHECK(result.compose(kNone) == theirs);
    CHECK(result.compose(only(0)) == replaced(theirs, "def f", "@deco\ndef f"));
}

TEST_CASE("what was typed is made on the new text too, inside and outside of the edits") {
    ResultText planned(kBase, twoDecorators());
    planned.insert(at(planned.text(), "@deco") + 5, "(typed)");
    planned.insert(at(planned.text(), "import a") + 8, "  # mine");
    const std::string theirs = kBase + "# end\n";
    ResultText result(theirs, carried(planned, theirs).edits);
    const auto kept = carryTyping(planned, result);
    REQUIRE(kept);
    CHECK(*kept);
    CHECK(result.text() == planned.text() + "# end\n");
    CHECK(result.isEditedByHand());
    CHECK(result.compose(only(0)).find("@deco(typed)\ndef f") != std::string::npos);
    CHECK(result.compose(only(1)).find("(typed)") == std::string::npos);
}

TEST_CASE("typing on lines that were changed on disk is told and not made") {
    ResultText planned(kBase, twoDecorators());
    planned.insert(at(planned.text(), "import a") + 8, "  # mine");
    const std::string theirs = replaced(kBase, "import a", "import b");
    ResultText result(theirs, carried(planned, theirs).edits);
    const auto kept = carryTyping(planned, result);
    REQUIRE(kept);
    CHECK_FALSE(*kept);
    CHECK(result.text().find("mine") == std::string::npos);
    CHECK(result.compose(kNone) == theirs);
}

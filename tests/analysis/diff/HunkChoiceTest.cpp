#include "analysis/diff/HunkChoice.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using graphlift::test::TemporaryFolder;

namespace {

const std::string kBefore = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\r\nk";
const std::string kAfter =
    "a\n@\nb\nc\nd\ne\nX\ng\nh\ni\nj\nk\nl";  // adds, replaces, changes the end

bool applies(const std::string& patch, const std::string& before, const std::string& after) {
    TemporaryFolder folder;
    folder.write("p/a.py", before).write("the.patch", patch);
    const std::string line = "cd '" + folder.path().string() + "' && GIT_CEILING_DIRECTORIES='" +
                             folder.path().parent_path().string() + "' git apply the.patch";
    return std::system(line.c_str()) == 0 && folder.read("p/a.py") == after;
}

}  // namespace

TEST_CASE("some hunks are accepted and the others rejected") {
    const FileDiff diff("p/a.py", kBefore, kAfter);
    REQUIRE(diff.hunks().size() == 3);
    CHECK(textWith(diff, {true, true, true}) == kAfter);
    CHECK(textWith(diff, {}) == kBefore);
    CHECK(textWith(diff, {false, false, false}) == kBefore);
    CHECK(textWith(diff, {true}) == "a\n@\nb\nc\nd\ne\nf\ng\nh\ni\nj\r\nk");
    CHECK(textWith(diff, {false, true, false}) == "a\nb\nc\nd\ne\nX\ng\nh\ni\nj\r\nk");
    CHECK(textWithout(diff, 1) == "a\n@\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl");
    CHECK(textWithout(diff, 9) == kAfter);
}

TEST_CASE("every choice is a patch that git takes") {
    const FileDiff diff("p/a.py", kBefore, kAfter);
    for (unsigned bits = 0; bits < 8; ++bits) {
        const HunkChoice accepted{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
        const std::string patch = patchWith(diff, accepted);
        CAPTURE(bits, patch);
        if (bits == 0)
            CHECK(patch.empty());
        else
            CHECK(applies(patch, kBefore, textWith(diff, accepted)));
    }
}

TEST_CASE("hunks at the ends of the text are chosen too") {
    const FileDiff diff("a.py", "a\nb\nc", "x\na\nb");
    CHECK(textWith(diff, {true, false}) == "x\na\nb\nc");
    const FileDiff emptied("a.py", "a\n", "");
    CHECK(textWith(emptied, {true}).empty());
    CHECK(textWith(emptied, {false}) == "a\n");
}

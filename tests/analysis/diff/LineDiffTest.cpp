#include "analysis/diff/LineDiff.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "analysis/diff/FileDiff.h"

using namespace graphlift;

namespace {

std::string changes(const std::string& before, const std::string& after) {
    std::string text;
    for (const LineChange& c : diffLines(before, after))
        text += "-" + std::to_string(c.oldBegin) + "," + std::to_string(c.oldCount) + "+" +
                std::to_string(c.newBegin) + "," + std::to_string(c.newCount) + " ";
    return text;
}

// "=" "~" "-" "+" for each row with its line numbers.
std::string rows(const std::string& before, const std::string& after) {
    const FileDiff diff("a.py", before, after);
    std::string text;
    for (const DiffRow& row : diff.rows())
        text += std::string(1, "=~-+"[static_cast<size_t>(row.kind)]) +
                std::to_string(row.oldLine) + ":" + std::to_string(row.newLine) + " ";
    return text;
}

std::string folds(const std::string& before, const std::string& after, uint32_t context) {
    const FileDiff diff("a.py", before, after);
    std::string text;
    for (const RowSpan& span : foldContext(diff, context))
        text += std::string(span.isFolded ? "fold " : "show ") + std::to_string(span.firstRow) +
                "+" + std::to_string(span.numRows) + " ";
    return text;
}

}  // namespace

TEST_CASE("changed lines are found") {
    CHECK(changes("a\nb\nc\n", "a\nb\nc\n").empty());
    CHECK(changes("a\nc\n", "a\nb\nc\n") == "-1,0+1,1 ");
    CHECK(changes("a\nb\nc\n", "a\nc\n") == "-1,1+1,0 ");
    CHECK(changes("a\nb\nc\n", "x\nb\ny\n") == "-0,1+0,1 -2,1+2,1 ");
    CHECK(changes("", "a\n") == "-0,0+0,1 ");
    CHECK(changes("a\n", "") == "-0,1+0,0 ");
    CHECK(changes("a", "a\n") == "-0,1+0,1 ");
    CHECK(changes("a\n", "a\r\n") == "-0,1+0,1 ");
    CHECK(changes("", "").empty());
    CHECK(changes(std::string("a\0b\n", 4), std::string("a\0c\n", 4)) == "-0,1+0,1 ");
}

TEST_CASE("rows stand side by side") {
    CHECK(rows("a\nb\nc\n", "a\nX\nc\n") == "=1:1 ~2:2 =3:3 ");
    CHECK(rows("a\nc\n", "@t\na\nc\n") == "+0:1 =1:2 =2:3 ");
    CHECK(rows("a\nb\nc", "a\nc") == "=1:1 -2:0 =3:2 ");
    CHECK(rows("a\nb\n", "x\ny\nz\n") == "~1:1 ~2:2 +0:3 ");
    CHECK(rows("", "").empty());
    const FileDiff diff("a.py", "a\r\nb", "b");
    CHECK(diff.oldText(1) == "a");
    CHECK(diff.oldText(2) == "b");
    CHECK(diff.newText(0).empty());
    CHECK(diff.hunks().size() == 1);
}

TEST_CASE("unchanged rows are folded but for the context") {
    const std::string head = "1\n2\n3\n4\n5\n", tail = "6\n7\n8\n9\n";
    CHECK(folds(head + "x\n" + tail, head + "y\n" + tail, 1) == "fold 0+4 show 4+3 fold 7+3 ");
    CHECK(folds(head + "x\n" + tail, head + "y\n" + tail, 3) == "fold 0+2 show 2+8 ");
    CHECK(folds(head + "x\n" + tail, head + "y\n" + tail, 9) == "show 0+10 ");
    CHECK(folds("x\n1\n2\n3\nx\n", "y\n1\n2\n3\ny\n", 1) == "show 0+5 ");
    CHECK(folds("x\n1\n2\n3\n4\nx\n", "y\n1\n2\n3\n4\ny\n", 1) == "show 0+2 fold 2+2 show 4+2 ");
    CHECK(folds(head, head, 3) == "fold 0+5 ");
    CHECK(folds("", "", 3).empty());
}

TEST_CASE("the part of a line that differs keeps whole characters") {
    const auto part = [](const char* a, const char* b) {
        const InlineChange c = changeWithin(a, b);
        return std::to_string(c.begin) + " " + std::to_string(c.oldEnd) + " " +
               std::to_string(c.newEnd);
    };
    CHECK(part("@t.function", "@t.function(a=1)") == "11 11 16");
    CHECK(part("abc", "axc") == "1 2 2");
    CHECK(part("aa", "aaa") == "2 2 3");
    CHECK(part("x\xC3\xA4y", "x\xC3\xB6y") == "1 3 3");
    CHECK(part("", "") == "0 0 0");
}

namespace {

// Lines as code has them: many that occur often, some that occur once.
std::string program(size_t lines, uint32_t seed) {
    std::string text;
    for (size_t i = 0; i < lines; ++i) {
        seed = seed * 1664525 + 1013904223;
        const uint32_t kind = (seed >> 16) % 10;
        if (kind < 3)
            text += "\n";
        else if (kind < 6)
            text += "    return x" + std::to_string((seed >> 20) % 50) + "\n";
        else
            text += "    value_" + std::to_string(i) + " = f(" + std::to_string(seed) + ")\n";
    }
    return text;
}

// Nothing but lines that occur everywhere: the hardest thing to compare.
std::string shuffled(size_t lines, uint32_t seed) {
    std::string text;
    for (size_t i = 0; i < lines; ++i) {
        seed = seed * 1664525 + 1013904223;
        text += "    line " + std::to_string((seed >> 16) % 20) + "\n";
    }
    return text;
}

// Every n-th line is another one, some are gone and some new.
std::string edited(const std::string& text, size_t every) {
    std::string out;
    size_t i = 0;
    for (std::string_view line : splitLines(text)) {
        ++i;
        if (i % every == 0) out += "    edited_" + std::to_string(i) + "\n";
        if (i % every != 1) out += line;
    }
    return out;
}

double milliseconds(const std::string& before, const std::string& after) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t begin = std::clock();
        const FileDiff diff("a.py", before, after);
        best = std::min(best, 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        CHECK_FALSE(diff.isCoarse());
    }
    return best;
}

}  // namespace

// Processor time, so that a busy machine does not count.
TEST_CASE("a text is compared anew while somebody types") {
    for (const auto& [lines, limit] : {std::pair<size_t, double>{5000, 100}, {50'000, 1000}}) {
        const std::string before = program(lines, 1);
        const double few = milliseconds(before, edited(before, 500));
        const double many = milliseconds(before, edited(before, 3));
        const double all = milliseconds(before, program(lines, 2));
        const double hard = milliseconds(shuffled(lines, 1), shuffled(lines, 2));
        WARN(lines << " lines: " << few << " ms with few changes, " << many << " ms with many, "
                   << all << " ms for another text, " << hard << " ms for shuffled lines");
        CHECK(hard < limit);
        CHECK(few < limit);
        CHECK(many < limit);
        CHECK(all < limit);
    }
}

TEST_CASE("texts over the limit are one change and say so") {
    const std::string before = program(2000, 1), after = edited(before, 100);
    const FileDiff diff("a.py", before, after, {.maxLines = 1000});
    CHECK(diff.isCoarse());
    REQUIRE(diff.hunks().size() == 1);
    CHECK(diff.hunks()[0].change.oldBegin == 0);
    const FileDiff same("a.py", before, before, {.maxLines = 1000});
    CHECK(same.hunks().empty());
    CHECK(same.rows().size() == 2000);
    const FileDiff middle("a.py", "a\nb\nc\nd\n", "a\nx\nc\nd\n", {.maxLines = 1});
    REQUIRE(middle.hunks().size() == 1);
    CHECK((middle.hunks()[0].change == LineChange{1, 1, 1, 1}));
    CHECK_FALSE(FileDiff("a.py", before, after).isCoarse());
}

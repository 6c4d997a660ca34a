// Where lines, heads and folds stand, and that both panes have room for the same.
#include <catch2/catch.hpp>
#include <map>

#include "ui/diff/ReviewRows.h"

using namespace graphlift;

namespace {

std::string lines(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) text += "line " + std::to_string(i) + "\n";
    return text;
}

std::string shownItems(const std::vector<ViewItem>& items) {
    std::string out;
    for (const ViewItem& item : items) {
        switch (item.kind) {
            case ViewItem::Kind::Head:
                out += "H" + std::to_string(item.change) + " ";
                break;
            case ViewItem::Kind::PartHead:
                out += "P ";
                break;
            case ViewItem::Kind::Row:
                out += std::to_string(item.row) + " ";
                break;
            case ViewItem::Kind::Fold:
                out += "(" + std::to_string(item.numRows) + ") ";
                break;
            case ViewItem::Kind::Reason:
                out += "?" + std::to_string(item.change) + " ";
                break;
        }
    }
    return out;
}

uint32_t lineStart(uint32_t line) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < line; ++i) at += static_cast<uint32_t>(lines(0, 1).size()) + (i >= 10);
    return at;
}

ViewRequest request(std::vector<std::vector<size_t>> heads) {
    ViewRequest out;
    out.headsOf = std::move(heads);
    out.isTicked = [](size_t change) { return change != 1; };
    return out;
}

// Every line that an item shows stands at the item's unit, by the pane's own reckoning.
void checkLevel(const AlignedRows& aligned, const std::vector<ViewItem>& items, PaneSide side) {
    const PaneLayout layout = paneLayout(aligned.rows, items, side);
    std::map<uint32_t, uint32_t> below(layout.unitsBelow.begin(), layout.unitsBelow.end());
    uint32_t unit = layout.unitsAbove;
    for (const ViewItem& item : items) {
        if (item.kind != ViewItem::Kind::Row) continue;
        const ReviewRow& row = aligned.rows[item.row];
        const uint32_t line = side == PaneSide::Left ? row.oldLine : row.newLine;
        if (line == 0) continue;
        CHECK(unit == item.unit);
        unit += 1 + below[line - 1];
    }
    CHECK(unit == numUnitsOf(items));
}

}  // namespace

TEST_CASE("a change has its head above two lines, three lines below it, the rest folded") {
    const ResultText result(lines(0, 30), {{{lineStart(10), lineStart(10)}, "new\n", {0}},
                                           {{lineStart(20), lineStart(21)}, "other\n", {1}}});
    const AlignedRows aligned = alignRows(result);
    const auto items = layOut(aligned, request({{0}, {1}}));
    CHECK(shownItems(items) == "(8) H0 8 9 10 11 12 13 (5) H1 19 20 21 22 23 24 ?1 (7) ");
    checkLevel(aligned, items, PaneSide::Left);
    checkLevel(aligned, items, PaneSide::Right);
}

TEST_CASE("changes close together share the lines between them") {
    const ResultText result(lines(0, 9), {{{lineStart(2), lineStart(2)}, "a\n", {0}},
                                          {{lineStart(4), lineStart(4)}, "b\n", {2}},
                                          {{lineStart(4), lineStart(4)}, "c\n", {3}}});
    const AlignedRows aligned = alignRows(result);
    const auto items = layOut(aligned, request({{0}, {2}, {3}}));
    CHECK(shownItems(items) == "H0 0 1 2 H2 3 4 5 H3 6 7 8 9 (3) ");
    checkLevel(aligned, items, PaneSide::Left);
    checkLevel(aligned, items, PaneSide::Right);
}

TEST_CASE("a change in the first line leaves room above the other pane's first line") {
    const ResultText result(lines(0, 4), {{{0, 0}, "a\nb\n", {0}}});
    const AlignedRows aligned = alignRows(result);
    const auto items = layOut(aligned, request({{0}}));
    CHECK(shownItems(items) == "H0 0 1 2 3 4 (2) ");
    CHECK(paneLayout(aligned.rows, items, PaneSide::Left).unitsAbove == 5);
    CHECK(paneLayout(aligned.rows, items, PaneSide::Right).unitsAbove == 3);
    checkLevel(aligned, items, PaneSide::Left);
    checkLevel(aligned, items, PaneSide::Right);
}

TEST_CASE("opened lines and the caret's line are not folded") {
    const ResultText result(lines(0, 30), {{{lineStart(20), lineStart(20)}, "new\n", {0}}});
    const AlignedRows aligned = alignRows(result);
    ViewRequest asked = request({{0}});
    asked.opened = {3, 4};
    asked.caretLine = 9;
    const auto items = layOut(aligned, asked);
    CHECK(shownItems(items) == "(2) 2 3 (4) 8 (9) H0 18 19 20 21 22 23 (8) ");
    checkLevel(aligned, items, PaneSide::Left);
}

TEST_CASE("a part that somebody made as it was keeps its head") {
    ResultText result(lines(0, 12), {{{lineStart(5), lineStart(5)}, "new\n", {0}}});
    result.erase(lineStart(5), 4);
    const auto items = layOut(alignRows(result), request({{0}}));
    CHECK(shownItems(items).find("H0") != std::string::npos);
}

TEST_CASE("a change that needs an import has one head, the import its own line") {
    const ResultText result(lines(0, 20), {{{0, 0}, "import p\n", {0}},
                                           {{lineStart(10), lineStart(10)}, "new\n", {0}}});
    const auto items = layOut(alignRows(result), request({{}, {0}}));
    CHECK(shownItems(items) == "P 0 1 2 3 (5) H0 9 10 11 12 13 14 (8) ");
}

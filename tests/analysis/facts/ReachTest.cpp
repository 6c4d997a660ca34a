// Reach against a search from every function, on graphs with cycles, shared callees and more than
// one word of components.
#include <catch2/catch.hpp>

#include <random>

#include "analysis/facts/Reach.h"

namespace graphlift {

namespace {

using Callees = std::vector<std::vector<uint32_t>>;

std::vector<bool> searched(const Callees& callees, uint32_t from) {
    std::vector<bool> seen(callees.size());
    std::vector<uint32_t> work{from};
    seen[from] = true;
    while (!work.empty()) {
        const uint32_t at = work.back();
        work.pop_back();
        for (uint32_t callee : callees[at])
            if (!seen[callee]) work.push_back(callee), seen[callee] = true;
    }
    return seen;
}

bool agrees(const Callees& callees) {
    const Reach reach(callees);
    for (uint32_t from = 0; from < callees.size(); ++from) {
        const std::vector<bool> wanted = searched(callees, from);
        for (uint32_t to = 0; to < callees.size(); ++to)
            if (reach.reaches(from, to) != wanted[to]) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a function reaches itself and what it calls") {
    const Reach reach(Callees{{1}, {2}, {}, {2}});
    CHECK(reach.reaches(0, 0));
    CHECK(reach.reaches(0, 2));
    CHECK_FALSE(reach.reaches(2, 0));
    CHECK_FALSE(reach.reaches(0, 3));
}

TEST_CASE("members of a cycle reach each other and what any of them calls") {
    const Reach reach(Callees{{1}, {2, 3}, {0}, {}, {1}});
    CHECK(reach.reaches(2, 1));
    CHECK(reach.reaches(0, 3));
    CHECK(reach.reaches(4, 2));
    CHECK_FALSE(reach.reaches(0, 4));
}

TEST_CASE("reach is what a search finds") {
    std::mt19937 random(7);
    for (size_t size : {1, 20, 63, 64, 65, 300})
        for (size_t calls : {size / 2, size, size * 3}) {
            Callees callees(size);
            for (size_t i = 0; i < calls; ++i)
                callees[random() % size].push_back(static_cast<uint32_t>(random() % size));
            CHECK(agrees(callees));
        }
}

}  // namespace graphlift

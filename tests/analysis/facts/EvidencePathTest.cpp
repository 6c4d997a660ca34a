#include <catch2/catch.hpp>

#include "analysis/facts/Facts.h"

namespace graphlift {

TEST_CASE("copies of evidence share its steps until one of them grows") {
    EvidencePath path;
    CHECK(path.empty());
    path.push_back({{}, "calls g", EvidenceStep::Kind::Call});
    const EvidencePath copy = path;
    CHECK(&copy.front() == &path.front());
    path.push_back({{}, "prints", EvidenceStep::Kind::Here});
    CHECK(copy.size() == 1);
    CHECK(path.size() == 2);
    CHECK(path.back().message == "prints");
    CHECK(copy.back().message == "calls g");
}

}  // namespace graphlift

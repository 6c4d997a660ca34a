// A project on the disk that is really analysed, changed and taken back.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "app/change/ChangeWriter.h"
#include "tests/support/TemporaryFolder.h"

namespace graphlift::test {

using Snapshot = std::shared_ptr<const AnalysisSnapshot>;

inline Snapshot analysed(const std::filesystem::path& project) {
    const auto snapshot = analyzeProject(project.string(), {}, Workers(1));
    REQUIRE(snapshot);
    return *snapshot;
}

/// Everything that is offered, also what needs a review.
inline EditSelection offeredEdits(const AnalysisSnapshot& snapshot) {
    auto selection = selectEdits(snapshot, {.functions = {}, .includeReview = true});
    REQUIRE(selection);
    return std::move(*selection);
}

/// The index of a function in the facts, by its id.
inline size_t indexOf(const AnalysisSnapshot& snapshot, const std::string& id) {
    for (size_t i = 0; i < snapshot.verdicts.size(); ++i)
        if (snapshot.program->idOf(snapshot.verdicts[i].function) == id) return i;
    FAIL("no function " << id);
    return 0;
}

}  // namespace graphlift::test

// A project of a few files, analysed, for tests of the window.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/driver/AnalysisHost.h"
#include "tests/support/TemporaryFolder.h"
#include "ui/models/ProjectView.h"

namespace graphlift::test {

/// The project in `root`; null when it cannot be opened.
inline ProjectViewPtr analysed(const std::string& root) {
    const Workers workers(1);
    auto snapshot = analyzeProject(root, {}, workers);
    if (!snapshot || *snapshot == nullptr) return nullptr;
    return std::make_shared<const ProjectView>(std::move(*snapshot));
}

/// The example that is delivered with the program.
inline ProjectViewPtr analysedExample() {
    return analysed(std::string(GRAPHLIFT_SOURCE_DIR) + "/resources/example");
}

}  // namespace graphlift::test

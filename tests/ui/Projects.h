// Projects for tests of panes: analysed from a folder of the repository or from files given as
// text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "analysis/driver/AnalysisHost.h"
#include "tests/support/TemporaryFolder.h"
#include "ui/models/ProjectView.h"

namespace graphlift::test {

inline ProjectViewPtr analyzed(const std::string& folder) {
    const auto options = loadOptions(folder, "");
    auto snapshot = analyzeProject(folder, options ? *options : AnalysisOptions{}, Workers(1));
    if (!snapshot || !*snapshot) return nullptr;
    return std::make_shared<ProjectView>(*snapshot);
}

/// Path -> text. The view holds all it needs: the folder is gone when this returns.
inline ProjectViewPtr analyzedFiles(const std::map<std::string, std::string>& files) {
    TemporaryFolder folder;
    for (const auto& [path, text] : files) folder.write(path, text);
    return analyzed(folder.path().string());
}

inline ProjectViewPtr exampleProject() {
    return analyzed(std::string(GRAPHLIFT_SOURCE_DIR) + "/resources/example");
}

}  // namespace graphlift::test

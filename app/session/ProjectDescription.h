// What the status line says of a project beside its report: which framework version was assumed and
// which file of the project says so, and where git stands. Reads files; runs on the analysis
// thread.
#pragma once

#include <filesystem>

#include "analysis/driver/AnalysisHost.h"
#include "ui/window/MainWindow.h"

namespace graphlift {

ProjectNotes describe(const AnalysisSnapshot& snapshot);
/// "main, clean", "main, 2 changed"; "" outside of a working tree.
QString gitText(const std::filesystem::path& root);

}  // namespace graphlift

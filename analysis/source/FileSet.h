// All files of a project in one version: what is on disk, with unsaved editor texts laid over it.
// Immutable once read. File ids follow the order of the paths.
#pragma once

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/ProjectScanner.h"
#include "analysis/source/SourceFile.h"
#include "analysis/support/Ids.h"
#include "analysis/support/Progress.h"
#include "analysis/support/Store.h"
#include "analysis/support/Workers.h"

namespace graphlift {

/// Unsaved texts by relative path. A path the scan did not find is a new file.
using Overlay = std::map<std::string, std::string>;

struct FileSet {
    Store<FileId, std::shared_ptr<const SourceFile>> files;  // readable ones, sorted by path
    std::vector<Problem> problems;  // of the files that are not, same order

    [[nodiscard]] FileId find(std::string_view path) const;
};

/// Reads and decodes in parallel. `previous` hands over the files whose bytes did not change;
/// `progress`, where there is one, gets a stage of its own.
FileSet readFiles(const ScannedProject& project, const Workers& workers,
                  const Overlay& overlay = {}, const FileSet* previous = nullptr,
                  std::stop_token stop = {}, ProgressMeter* progress = nullptr);

/// The bytes of one file, or the problem ("deleted", "unreadable-file") that its name has.
tl::expected<std::string, Problem> readBytes(const std::filesystem::path& root,
                                             const std::string& path);

}  // namespace graphlift

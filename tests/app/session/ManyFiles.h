// What the tests of latency need: a project of very many files, and how long this thread worked.
#pragma once

#include <ctime>
#include <filesystem>
#include <string>

#include "tests/support/TemporaryFolder.h"

namespace graphlift::test {

/// Copies of the example until there are `count` Python files; how many there are then.
inline int fillWithCopies(const TemporaryFolder& folder, int count) {
    namespace fs = std::filesystem;
    const fs::path example = fs::path(GRAPHLIFT_SOURCE_DIR) / "resources/example";
    int files = 0;
    for (int copy = 0; files < count; ++copy) {
        const fs::path to = folder.path() / ("part" + std::to_string(copy));
        fs::copy(example, to, fs::copy_options::recursive);
        for (const auto& entry : fs::recursive_directory_iterator(to))
            files += entry.path().extension() == ".py" ? 1 : 0;
    }
    return files;
}

/// In ms: other programs of the machine do not count.
inline double workOfThread() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

}  // namespace graphlift::test

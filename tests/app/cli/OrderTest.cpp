// The order in which a file system lists files is no part of a project: written in any order, read
// by any number of threads, it gives the same report.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/app/cli/Program.h"
#include "tests/support/Golden.h"

using namespace graphlift::test;
namespace fs = std::filesystem;

namespace {

const fs::path kExample = fs::path(GRAPHLIFT_SOURCE_DIR) / "resources/example";

std::vector<fs::path> exampleFiles() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(kExample))
        if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), kExample));
    std::sort(files.begin(), files.end());
    return files;
}

// The same project in a folder of its own, its files made in this order; the folders' entries come
// in another order then, and so do the inodes.
std::string reportOf(const std::vector<fs::path>& order, const std::string& jobs) {
    const Folder folder;
    for (const fs::path& file : order) {
        fs::create_directories((fs::path(folder.path("example")) / file).parent_path());
        folder.write((fs::path("example") / file).string(),
                     graphlift::testing::readFile(kExample / file));
    }
    return run({"analyze", folder.path("example"), "-f", "json", "--full", "--jobs", jobs}).out;
}

}  // namespace

TEST_CASE("the order of files on the disk and the number of threads change no byte") {
    std::vector<fs::path> files = exampleFiles();
    REQUIRE(files.size() >= 8);
    const std::string first = reportOf(files, "1");
    REQUIRE(first.size() > 10000);
    std::mt19937 random(7);
    for (const char* jobs : {"1", "2", "4", "4"}) {
        std::shuffle(files.begin(), files.end(), random);
        CAPTURE(jobs);
        CHECK(reportOf(files, jobs) == first);
    }
}

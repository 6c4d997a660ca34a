// Applying everything that is offered and taking it back gives the same bytes, for every file of
// the corpus: well-formed, odd and broken ones.
#include <algorithm>

#include "app/change/Undo.h"
#include "tests/app/change/AnalysedFolder.h"

using namespace graphlift;
using namespace graphlift::test;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> corpusFiles() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(GRAPHLIFT_SOURCE_DIR "/tests/corpus"))
        if (entry.path().extension() == ".py" || entry.path().extension() == ".ipynb")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Whether the file was changed and taken back.
bool goesThereAndBack(const fs::path& file) {
    CAPTURE(file);
    TemporaryFolder folder;
    const std::string bytes = bytesOf(file), name = file.filename().string();
    folder.write(name, bytes);
    const Snapshot snapshot = analysed(folder.path());
    const auto change = changeOf(*snapshot, offeredEdits(*snapshot));
    REQUIRE(change);
    if (change->files.empty()) return false;
    REQUIRE(writeChange(folder.path(), *change));
    CHECK(folder.read(name) == change->files.front().bytes);
    CHECK(folder.read(name) != bytes);
    REQUIRE(undoLast(folder.path()));
    CHECK(folder.read(name) == bytes);
    return true;
}

}  // namespace

TEST_CASE("every corpus file goes there and back") {
    const std::vector<fs::path> files = corpusFiles();
    const auto changed = std::count_if(files.begin(), files.end(), goesThereAndBack);
    WARN(changed << " of " << files.size() << " corpus files were changed and taken back");
    CHECK(changed > 50);
}

#include "analysis/source/FileSet.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using graphlift::test::TemporaryFolder;

namespace {

std::string summary(const FileSet& set) {
    std::string text;
    for (const auto& file : set.files) text += file->path() + " ";
    for (const Problem& problem : set.problems) text += problem.file + ":" + problem.code + " ";
    return text;
}

}  // namespace

TEST_CASE("files that cannot be read become problems and the rest is read") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n").write("nul.py", std::string("a\0b", 3));
    folder.write("bad.py", "'\xFF'\n").write("n.ipynb", "{").write("gone.py").write("z.py");
    folder.write("turned.py");
    const auto project = scanProject(folder.path());
    REQUIRE(project);
    std::filesystem::remove(folder.path() / "gone.py");
    std::filesystem::remove(folder.path() / "turned.py");
    std::filesystem::create_directory(folder.path() / "turned.py");
    for (const unsigned threads : {1u, 4u})
        CHECK(summary(readFiles(*project, Workers(threads))) ==
              "a.py z.py bad.py:undecodable gone.py:deleted n.ipynb:malformed-notebook "
              "nul.py:nul-bytes turned.py:unreadable-file ");
}

TEST_CASE("unsaved texts lie over the disk and may be new files") {
    TemporaryFolder folder;
    folder.write("a.py", "disk").write("c.py", "disk");
    const auto project = scanProject(folder.path());
    REQUIRE(project);
    const FileSet set =
        readFiles(*project, Workers(2), {{"a.py", "unsaved"}, {"b.py", "new"}, {"d/e.py", ""}});
    CHECK(summary(set) == "a.py b.py c.py d/e.py ");
    CHECK(set.files[set.find("a.py")]->text() == "unsaved");
    CHECK(set.files[set.find("c.py")]->text() == "disk");
    CHECK(set.find("e.py").isNone());
}

TEST_CASE("a file that did not change is handed over") {
    TemporaryFolder folder;
    folder.write("a.py", "1").write("b.py", "2");
    const auto project = scanProject(folder.path());
    REQUIRE(project);
    const FileSet before = readFiles(*project, Workers(1));
    folder.write("b.py", "3");
    const FileSet after = readFiles(*project, Workers(1), {}, &before);
    CHECK(after.files[FileId(0)] == before.files[FileId(0)]);
    CHECK(after.files[FileId(1)] != before.files[FileId(1)]);
    CHECK(after.files[FileId(1)]->text() == "3");
}

TEST_CASE("very long lines and very large files are read") {
    TemporaryFolder folder;
    const std::string longLine = "x = '" + std::string(100'000, 'a') + "\xC3\xA4'; y\n";
    std::string large;
    while (large.size() < 10'000'000) large += "value = function(argument)  # comment\n";
    folder.write("large.py", large).write("long.py", longLine);
    const auto project = scanProject(folder.path());
    REQUIRE(project);
    const FileSet set = readFiles(*project, Workers(2));
    REQUIRE(set.files.size() == 2);
    const SourceFile& file = *set.files[set.find("long.py")];
    CHECK(file.position(static_cast<uint32_t>(longLine.find("; y")) + 2).column == 100'010);
    const SourceFile& other = *set.files[set.find("large.py")];
    CHECK(other.position(static_cast<uint32_t>(large.size() - 1)).line == other.numLines());
}

TEST_CASE("a stopped reading gives what was read until then") {
    TemporaryFolder folder;
    folder.write("a.py");
    const auto project = scanProject(folder.path());
    std::stop_source source;
    source.request_stop();
    CHECK(readFiles(*project, Workers(2), {}, nullptr, source.get_token()).files.empty());
}

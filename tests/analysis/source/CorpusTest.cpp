// What becomes of the files in tests/corpus/input.
#include <catch2/catch.hpp>

#include "analysis/source/FileSet.h"

using namespace graphlift;

namespace {

FileSet readCorpus() {
    auto project = scanProject(GRAPHLIFT_SOURCE_DIR "/tests/corpus/input");
    REQUIRE(project);
    CHECK(project->problems.empty());
    return readFiles(*project, Workers(2));
}

}  // namespace

TEST_CASE("files that cannot be text are problems with a place and a sentence") {
    std::string text;
    for (const Problem& problem : readCorpus().problems) {
        text +=
            problem.file + ":" + std::to_string(problem.position.line) + " " + problem.code + "\n";
        CHECK(problem.message.size() > 10);
        CHECK(problem.severity == Problem::Severity::Error);
    }
    CHECK(text ==
          "bom_and_cookie.py:1 undecodable\n"
          "invalid_utf8.py:2 undecodable\n"
          "malformed.ipynb:1 malformed-notebook\n"
          "not_a_notebook.ipynb:1 malformed-notebook\n"
          "nul.py:2 nul-bytes\n"
          "unknown_encoding.py:1 undecodable\n");
}

TEST_CASE("unusual files are read as Python reads them") {
    const FileSet set = readCorpus();
    const auto file = [&](const char* path) -> const SourceFile& {
        REQUIRE_FALSE(set.find(path).isNone());
        return *set.files[set.find(path)];
    };
    CHECK(file("latin1.py").line(2) == "name = '\xC3\xA4'");
    CHECK(file("cp1252.py").line(2) == "price = '\xE2\x82\xAC'");
    CHECK(file("bom.py").text().starts_with("def f"));
    CHECK(file("crlf.py").line(2) == "    return x");
    CHECK(file("mixed_line_ends.py").numLines() == 3);
    CHECK(file("old_mac.py").numLines() == 2);
    CHECK(file("form_feed.py").line(3) == "def f(x):");
    CHECK(file("empty.py").numLines() == 0);
    CHECK(file("no_final_newline.py").numLines() == 2);
    CHECK(file("magics.ipynb").text().find('%') == std::string_view::npos);
    CHECK(file("magics.ipynb").text().find("pass; f(tf.ones([2]))\n  \n") !=
          std::string_view::npos);
    for (const auto& each : set.files)
        CHECK(each->bytes().size() + 1 >=
              each->byteOffset(static_cast<uint32_t>(each->text().size())));
}

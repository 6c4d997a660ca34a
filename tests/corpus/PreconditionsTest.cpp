// Every fixture of a precondition, and the examples of every help page, mean what they say.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/corpus/Corpus.h"

using namespace graphlift::corpus;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> filesBelow(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// The Python blocks of a page.
std::vector<std::string> examplesOf(const std::string& page) {
    std::vector<std::string> examples;
    const std::string open = "```python\n", close = "```";
    for (size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
        at += open.size();
        examples.push_back(page.substr(at, page.find(close, at) - at));
    }
    return examples;
}

}  // namespace

TEST_CASE("fixtures of preconditions mean what they say") {
    const fs::path root = "tests/corpus/preconditions";
    std::string complaints;
    for (const fs::path& file : filesBelow(root, ".py")) {
        const std::string page = file.lexically_relative(root).begin()->string();
        const std::string found =
            complaintsAbout(splitProject(file.filename().string(), contentOf(file)),
                            page == file.filename().string() ? "" : page);
        if (!found.empty()) complaints += file.string() + "\n" + found;
    }
    CHECK(complaints == "");
}

TEST_CASE("functions are decided as their comments say") {
    std::string complaints;
    for (const fs::path& file : filesBelow("tests/corpus/decisions", ".py")) {
        const std::string found =
            complaintsAbout(splitProject(file.filename().string(), contentOf(file)), "");
        if (!found.empty()) complaints += file.string() + "\n" + found;
    }
    CHECK(complaints == "");
}

TEST_CASE("examples of help pages mean what they say") {
    std::string complaints;
    for (const fs::path& file : filesBelow("resources/preconditions", ".md")) {
        const auto examples = examplesOf(contentOf(file));
        if (examples.size() != 2) complaints += file.string() + " has not two examples\n";
        for (const std::string& example : examples) {
            const std::string found = complaintsAbout({{"example.py", example}}, "");
            if (!found.empty()) complaints += file.filename().string() + " " + found;
        }
    }
    CHECK(complaints == "");
}

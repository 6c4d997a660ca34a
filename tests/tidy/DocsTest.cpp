// What must be written down is there: a README in each source folder, a page for each precondition.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/tidy/Sources.h"

using namespace graphlift::tidy;

namespace {

constexpr size_t kMaxReadme = 80;

/// "analysis/ir" of "analysis/ir/Inst.h": the folder that a README speaks for; empty for other
/// files.
std::string documentedFolder(const SourceText& file) {
    for (const char* top : {"analysis", "viz", "ui", "app"}) {
        const size_t slash = file.path.find('/', std::string(top).size() + 1);
        if (file.isIn(top) && file.isCpp() && slash != std::string::npos) {
            return file.path.substr(0, slash);
        }
    }
    return "";
}

std::set<std::string> preconditionCodes() {
    std::set<std::string> codes;
    const std::regex code("GL[0-9]{3}");
    for (const SourceText& file : projectFiles()) {
        if (file.path == "analysis/refactor/Preconditions.def") {
            codes.insert(std::sregex_token_iterator(file.text.begin(), file.text.end(), code),
                         std::sregex_token_iterator());
        }
    }
    return codes;
}

}  // namespace

TEST_CASE("every source folder says what it is for") {
    std::map<std::string, size_t> readmes;
    for (const SourceText& file : projectFiles()) {
        if (file.endsWith("/README.md")) {
            readmes[file.path.substr(0, file.path.rfind('/'))] = file.lines().size();
        }
    }
    std::set<std::string> complaints;
    for (const SourceText& file : projectFiles()) {
        const std::string folder = documentedFolder(file);
        if (folder.empty()) {
            continue;
        }
        const auto readme = readmes.find(folder);
        if (readme == readmes.end()) {
            complaints.insert(folder + ": no README.md");
        } else if (readme->second >= kMaxReadme) {
            complaints.insert(folder + "/README.md: longer than " + std::to_string(kMaxReadme) +
                              " lines");
        }
    }
    CHECK(joined({complaints.begin(), complaints.end()}) == "");
}

TEST_CASE("every precondition has its page") {
    const std::set<std::string> codes = preconditionCodes();
    CHECK(codes.size() >= 40);
    std::set<std::string> pages;
    for (const SourceText& file : projectFiles()) {
        if (file.isIn("resources/preconditions")) {
            pages.insert(std::filesystem::path(file.path).filename().string().substr(0, 5));
        }
    }
    std::vector<std::string> missing;
    for (const std::string& code : codes) {
        if (pages.count(code) == 0) {
            missing.push_back(code + ": no page in resources/preconditions");
        }
    }
    CHECK(joined(missing) == "");
}

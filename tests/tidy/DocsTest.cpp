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

/// Precondition name -> code, as the rows PRECONDITION(id, "code", "name", ...) have them.
std::map<std::string, std::string> preconditions() {
    std::map<std::string, std::string> found;
    const std::regex row("PRECONDITION\\(\\w+,\\s*\"(GL[0-9]{3})\",\\s*\"([a-z0-9-]+)\"");
    for (const SourceText& file : projectFiles()) {
        if (file.path != "analysis/refactor/Preconditions.def") {
            continue;
        }
        for (std::sregex_iterator it(file.text.begin(), file.text.end(), row), end; it != end;
             ++it) {
            found[(*it)[2]] = (*it)[1];
        }
    }
    return found;
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
    const std::map<std::string, std::string> codes = preconditions();
    CHECK(codes.size() >= 40);
    std::vector<std::string> complaints;
    std::set<std::string> pages;
    for (const SourceText& file : projectFiles()) {
        const std::filesystem::path path = file.path;
        if (!file.isIn("resources/preconditions") || path.stem() == "README") {
            continue;
        }
        const auto code = codes.find(path.stem().string());
        if (code == codes.end()) {
            complaints.push_back(file.path + ": no such precondition");
        } else if (file.text.rfind("# " + code->second + " " + code->first + "\n", 0) != 0) {
            complaints.push_back(at(file, 1, "the title is not \"# code name\""));
        }
        pages.insert(path.stem().string());
    }
    for (const auto& [name, code] : codes) {
        if (pages.count(name) == 0) {
            complaints.push_back(code + ": no page resources/preconditions/" + name + ".md");
        }
    }
    CHECK(joined(complaints) == "");
}

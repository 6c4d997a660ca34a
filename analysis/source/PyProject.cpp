#include "analysis/source/PyProject.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace graphlift {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> result;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return result;
}

// The quoted text that begins at or after `at` with nothing but spaces before it; "" without one.
std::string quotedAt(std::string_view text, size_t at) {
    at = text.find_first_not_of(kSpace, at);
    if (at == std::string_view::npos || (text[at] != '\'' && text[at] != '"')) return {};
    const size_t end = text.find(text[at], at + 1);
    if (end == std::string_view::npos) return {};
    return std::string(text.substr(at + 1, end - at - 1));
}

void addRoot(PyProject& project, const std::string& root) {
    if (!root.empty()) project.packageRoots.push_back(root);
}

// where='x' or ('x' behind find_packages.
void readFindPackages(std::string_view text, PyProject& project) {
    for (const std::string_view call : {"find_packages(", "find_namespace_packages("})
        for (size_t at = text.find(call); at != std::string_view::npos;
             at = text.find(call, at + 1)) {
            const size_t begin = at + call.size();
            addRoot(project, quotedAt(text, begin));
            const std::string_view arguments =
                text.substr(begin, std::min(text.find(')', begin), text.size()) - begin);
            if (const size_t where = arguments.find("where="); where != std::string_view::npos)
                addRoot(project, quotedAt(arguments, where + 6));
        }
}

// package_dir={'': 'x'}: the entry of the empty name.
void readPackageDir(std::string_view text, PyProject& project) {
    const size_t at = text.find("package_dir");
    if (at == std::string_view::npos) return;
    const std::string_view rest = text.substr(at, std::min(text.find('}', at), text.size()) - at);
    for (const std::string_view key : {"''", "\"\""})
        if (const size_t empty = rest.find(key); empty != std::string_view::npos)
            if (const size_t colon = rest.find_first_of(":=", empty);
                colon != std::string_view::npos)
                addRoot(project, quotedAt(rest, colon + 1));
}

bool looksLikeRequirement(std::string_view text) {
    if (text.empty() || text.size() > 200 || text.find('\n') != std::string_view::npos)
        return false;
    const auto isName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    const auto end = std::find_if_not(text.begin(), text.end(), isName);
    if (end == text.begin()) return false;
    return end == text.end() || std::string_view(" [<>=!~;").find(*end) != std::string_view::npos;
}

}  // namespace

PyProject parseSetupCfg(std::string_view text) {
    PyProject project;
    std::string section, key;
    for (const std::string_view line : lines(text)) {
        std::string_view value = trimmed(line);
        if (value.empty() || value[0] == '#' || value[0] == ';') continue;
        if (value[0] == '[') {
            section = std::string(value.substr(1, value.find(']') - 1));
            key.clear();
            continue;
        }
        const bool goesOn = line[0] == ' ' || line[0] == '\t';
        const size_t equals = value.find('=');
        if (!goesOn && equals != std::string_view::npos) {
            key = std::string(trimmed(value.substr(0, equals)));
            value = trimmed(value.substr(equals + 1));
        }
        if (section == "options" && key == "package_dir" && value.starts_with('='))
            addRoot(project, std::string(trimmed(value.substr(1))));
        else if (section == "options.packages.find" && key == "where")
            addRoot(project, std::string(value));
        else if (!value.empty() && ((section == "options" && key == "install_requires") ||
                                    section == "options.extras_require"))
            project.requirements.emplace_back(value);
    }
    return project;
}

PyProject parseSetupPy(std::string_view text) {
    PyProject project;
    readPackageDir(text, project);
    readFindPackages(text, project);
    for (size_t at = text.find_first_of("'\""); at != std::string_view::npos;
         at = text.find_first_of("'\"", at)) {
        const size_t end =
            text.find_first_of(std::array<char, 3>{text[at], '\n', 0}.data(), at + 1);
        if (end == std::string_view::npos) break;
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        if (looksLikeRequirement(inside)) project.requirements.emplace_back(inside);
        at = end + 1;
    }
    return project;
}

std::string readIfPresent(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

PyProject describeFolder(const fs::path& folder) {
    PyProject all;
    const auto add = [&](PyProject part) {
        std::move(part.packageRoots.begin(), part.packageRoots.end(),
                  std::back_inserter(all.packageRoots));
        std::move(part.requirements.begin(), part.requirements.end(),
                  std::back_inserter(all.requirements));
    };
    if (auto toml = parsePyProject(readIfPresent(folder / "pyproject.toml"))) add(std::move(*toml));
    add(parseSetupCfg(readIfPresent(folder / "setup.cfg")));
    add(parseSetupPy(readIfPresent(folder / "setup.py")));
    return all;
}

}  // namespace graphlift

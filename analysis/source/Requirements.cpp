#include <algorithm>
#include <set>

#include "analysis/source/ProjectSettings.h"

namespace graphlift {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSpace = " \t\r\n";

// PEP 503: case, '-', '_' and '.' do not tell two distributions apart.
std::string normalizedName(std::string_view name) {
    std::string result;
    for (const char c : name) {
        const bool isMark = c == '-' || c == '_' || c == '.';
        if (isMark && result.ends_with('-')) continue;
        result += isMark ? '-' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return result;
}

struct Named {
    std::string name, specifier;
};

// "name[extra] >=1,<2 ; marker  # comment"
Named parseRequirement(std::string_view text) {
    text = text.substr(0, text.find(" #"));
    text = text.substr(0, text.find(';'));
    const size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    text.remove_prefix(first);
    const size_t end = std::min(text.find_first_of(" \t\r\n[<>=!~^(@"), text.size());
    Named result{normalizedName(text.substr(0, end)), ""};
    std::string_view rest = text.substr(end);
    if (rest.starts_with('[')) rest.remove_prefix(std::min(rest.size(), rest.find(']') + 1));
    for (const char c : rest)
        if (kSpace.find(c) == std::string_view::npos && c != '(' && c != ')') result.specifier += c;
    if (result.specifier.starts_with('@') || result.specifier.starts_with('*'))
        result.specifier.clear();  // a place to get it from, or any version
    return result;
}

// The lines of a requirements file, those of files it includes among them.
void readRequirementsFile(const fs::path& root, const std::string& file,
                          std::set<std::string>& seen,
                          std::vector<std::pair<std::string, std::string>>& out) {
    if (!seen.insert(file).second) return;
    std::string text = readIfPresent(root / file);
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        line.erase(0, std::min(line.find_first_not_of(kSpace), line.size()));
        for (const std::string_view option : {"-r ", "--requirement ", "-c ", "--constraint "})
            if (line.starts_with(option)) {
                std::string name = line.substr(option.size());
                name.erase(name.find_last_not_of(kSpace) + 1);
                const fs::path next = (fs::path(file).parent_path() / name).lexically_normal();
                if (*next.begin() != "..")
                    readRequirementsFile(root, next.generic_string(), seen, out);
            }
        if (!line.empty() && line[0] != '#' && line[0] != '-') out.emplace_back(line, file);
    }
}

// "- name=1.2" of conda, "- name==1.2" of its pip part.
std::vector<std::string> environmentRequirements(const std::string& text) {
    std::vector<std::string> result;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        const size_t dash = line.find_first_not_of(kSpace);
        if (dash == std::string_view::npos || !line.substr(dash).starts_with("- ")) continue;
        std::string item(line.substr(dash + 2));
        const size_t equals = item.find('=');
        const bool isConda =
            equals != std::string::npos && item[equals + 1] != '=' &&
            std::string_view("<>!~=").find(item[equals - 1]) == std::string_view::npos;
        if (isConda) item = item.substr(0, item.find('=', equals + 1)).insert(equals, "=");
        result.push_back(item);
    }
    return result;
}

std::vector<std::pair<std::string, std::string>> allRequirements(const fs::path& root) {
    std::vector<std::pair<std::string, std::string>> all;
    const auto add = [&](const std::vector<std::string>& requirements, const std::string& file) {
        for (const std::string& requirement : requirements) all.emplace_back(requirement, file);
    };
    if (const auto toml = parsePyProject(readIfPresent(root / "pyproject.toml")))
        add(toml->requirements, "pyproject.toml");
    std::set<std::string> seen;
    for (const char* file : {"requirements.txt", "requirements.in", "requirements-dev.txt",
                             "requirements_dev.txt", "requirements/base.txt"})
        readRequirementsFile(root, file, seen, all);
    add(parseSetupCfg(readIfPresent(root / "setup.cfg")).requirements, "setup.cfg");
    add(parseSetupPy(readIfPresent(root / "setup.py")).requirements, "setup.py");
    for (const char* file : {"environment.yml", "environment.yaml"})
        add(environmentRequirements(readIfPresent(root / file)), file);
    return all;
}

std::vector<int> numbers(std::string_view version) {
    std::vector<int> result;
    for (size_t at = 0; at < version.size();) {
        int value = 0;
        size_t digits = 0;
        for (; at < version.size() && version[at] >= '0' && version[at] <= '9' && digits < 6;
             ++at, ++digits)
            value = value * 10 + (version[at] - '0');
        if (digits == 0) break;
        result.push_back(value);
        if (at >= version.size() || version[at] != '.') break;
        ++at;
    }
    return result;
}

std::string joined(const std::vector<int>& parts) {
    std::string result;
    for (const int part : parts) result += (result.empty() ? "" : ".") + std::to_string(part);
    return result;
}

// The newest version below `bound`, as far as numbers tell: 2.5 -> 2.4, 2.5.1 -> 2.5.0, 3 ->
// unknown.
std::vector<int> below(std::vector<int> bound) {
    while (bound.size() > 2 && bound.back() == 0) bound.pop_back();
    if (bound.size() < 2 || bound.back() == 0) return {};
    --bound.back();
    return bound;
}

// What one clause lets be newest; empty where it sets no upper end.
std::vector<int> upperEnd(std::string_view clause) {
    const size_t digit = clause.find_first_of("0123456789");
    if (digit == std::string_view::npos) return {};
    const std::string_view op = clause.substr(0, digit);
    std::vector<int> version = numbers(clause.substr(digit));
    if (op == "==" || op == "===" || op == "<=") return version;
    if (op == "<") return below(std::move(version));
    const bool hasPatch = version.size() > 2;
    if ((op == "~=" || op == "~") && (hasPatch || op == "~") && version.size() > 1)
        return {version[0], version[1]};
    return {};
}

}  // namespace

std::optional<Requirement> findRequirement(const fs::path& root,
                                           const std::vector<std::string>& distributions) {
    const auto all = allRequirements(root);
    for (const std::string& distribution : distributions) {
        std::optional<Requirement> found;
        for (const auto& [text, file] : all) {
            Named named = parseRequirement(text);
            if (named.name != normalizedName(distribution)) continue;
            // A mention without a version says less than a later one with it.
            if (!found || found->specifier.empty())
                found = Requirement{std::move(named.specifier), file};
        }
        if (found) return found;
    }
    return std::nullopt;
}

std::string newestAllowed(std::string_view specifier) {
    std::vector<int> newest;
    while (!specifier.empty()) {
        const size_t comma = std::min(specifier.find(','), specifier.size());
        std::string_view clause = specifier.substr(0, comma);
        specifier.remove_prefix(std::min(specifier.size(), comma + 1));
        clause.remove_prefix(std::min(clause.find_first_not_of(kSpace), clause.size()));
        std::vector<int> end = upperEnd(clause);
        if (!end.empty() && (newest.empty() || end < newest)) newest = std::move(end);
    }
    return joined(newest);
}

}  // namespace graphlift

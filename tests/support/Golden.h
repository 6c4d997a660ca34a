// Goldens: the printed result of a step, kept in a file beside its input. A run with
// UPDATE_GOLDEN=1 in the environment writes them anew; the difference is then reviewed like code.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace graphlift::testing {

inline std::string readFile(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The files of a folder with this extension, sorted.
inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                                  const std::string& extension) {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == extension) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

/// "" when `actual` is what the golden file holds, else the first line that differs.
inline std::string compareGolden(const std::filesystem::path& golden, const std::string& actual) {
    const char* const update = std::getenv("UPDATE_GOLDEN");
    if (update && std::string(update) == "1") {
        std::ofstream(golden, std::ios::binary) << actual;
        return "";
    }
    if (!std::filesystem::exists(golden))
        return golden.string() + " is missing: run with UPDATE_GOLDEN=1";
    std::istringstream expectedLines(readFile(golden)), actualLines(actual);
    std::string expected, got;
    for (int line = 1;; ++line) {
        const bool hasExpected = static_cast<bool>(std::getline(expectedLines, expected));
        const bool hasActual = static_cast<bool>(std::getline(actualLines, got));
        if (!hasExpected && !hasActual) return "";
        if (hasExpected != hasActual || expected != got)
            return golden.string() + ":" + std::to_string(line) + ": expected `" +
                   (hasExpected ? expected : "the end") + "`, got `" +
                   (hasActual ? got : "the end") + "`";
    }
}

}  // namespace graphlift::testing

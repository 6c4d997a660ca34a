// The project's own files as the tidy tests see them: paths, lines, and C++ text taken apart into
// code, string literals and comments. Read once for all tests; nothing here knows a rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace graphlift::tidy {

struct SourceText {
    std::string path;  // from the source root, with '/'
    std::string text;
    [[nodiscard]] std::vector<std::string> lines() const;
    [[nodiscard]] bool isIn(std::string_view folder) const;
    [[nodiscard]] bool endsWith(std::string_view end) const;
    [[nodiscard]] bool isCpp() const { return endsWith(".cpp") || endsWith(".h"); }
};

/// Every text file of the project outside build folders and the Python corpus, by path.
const std::vector<SourceText>& projectFiles();

struct Literal {
    size_t line;  // from 1
    std::string text;
};

/// The string literals of C++ text, raw ones included, comments and character literals left out.
std::vector<Literal> stringLiterals(std::string_view cpp);

/// "path:line: what", the form of every complaint.
std::string at(const SourceText& file, size_t line, const std::string& what);

/// One complaint a line; empty when there is none.
std::string joined(const std::vector<std::string>& complaints);

}  // namespace graphlift::tidy

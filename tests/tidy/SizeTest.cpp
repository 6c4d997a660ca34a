// Files and functions that a person can hold in the head: 400 lines a file, 60 a function. What is
// longer stands in the list below with its reason; an entry that is no longer needed fails too.
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/tidy/Sources.h"

using namespace graphlift::tidy;

namespace {

constexpr size_t kMaxFile = 400;
constexpr size_t kMaxFunction = 60;

// Path -> why it may be longer.
const std::map<std::string, std::string> kLongFiles{};
// "path:first line of the function without its brace" -> why it may be longer.
const std::map<std::string, std::string> kLongFunctions{
    {"analysis/interp/Builtins.cpp:void Interpreter::registerBuiltins()",
     "a table: one row a function of Python"},
    {"analysis/interp/Conversion.cpp:ModelValue Interpreter::atomToModel(Frame& frame, AtomId atom, int depth)",
     "a switch: one case a kind of atom"},
    {"analysis/interp/Conversion.cpp:ValueId Interpreter::fromModel(Frame& frame, const ModelValue& v, ValueId receiver)",
     "a switch: one case a kind of model value"},
    {"analysis/interp/Transfer.cpp:ValueId Interpreter::transfer(Frame& frame, const Inst& inst)",
     "a switch: one case an instruction"},
    {"analysis/facts/Origins.cpp:void OriginPass::step(InstId id, const Inst& inst)",
     "a switch: one case an instruction"},
    {"analysis/flow/Describe.cpp:std::string atomText(const FlowContext& flow, AtomId id)",
     "a switch: one case a kind of atom"},
};

/// A line that opens a block which is no function: these hold functions, or data.
bool opensScope(const std::string& line) {
    static const std::vector<std::string> kWords{"namespace", "class ",  "struct ", "enum ",
                                                 "union ",    "extern ", "template"};
    const size_t begin = line.find_first_not_of(' ');
    for (const std::string& word : kWords) {
        if (line.compare(begin, word.size(), word) == 0) {
            return true;
        }
    }
    return line.find("= {") != std::string::npos || line.find('(') == std::string::npos;
}

struct LongFunction {
    size_t line;
    size_t length;
    std::string head;
};

/// A line that closes a block opened at this column or, after a head of several lines, left of it.
bool closes(const std::string& line, size_t column) {
    const size_t begin = line.find_first_not_of(' ');
    return begin != std::string::npos && line[begin] == '}' && begin <= column;
}

/// Relies on the layout that clang-format gives.
std::vector<LongFunction> longFunctions(const std::vector<std::string>& lines) {
    std::vector<LongFunction> found;
    for (size_t i = 0; i < lines.size(); ++i) {
        const std::string& line = lines[i];
        if (line.empty() || line.back() != '{' || opensScope(line)) {
            continue;
        }
        const size_t column = line.find_first_not_of(' ');
        size_t end = i + 1;
        while (end < lines.size() && !closes(lines[end], column)) {
            ++end;
        }
        if (end - i - 1 > kMaxFunction) {
            found.push_back({i + 1, end - i - 1, line.substr(0, line.size() - 2)});
            i = end;
        }
    }
    return found;
}

std::vector<std::string> unused(const std::map<std::string, std::string>& allowed,
                                const std::set<std::string>& used) {
    std::vector<std::string> complaints;
    for (const auto& [key, reason] : allowed) {
        if (used.count(key) == 0) {
            complaints.push_back(key + ": no longer long, take it off the list");
        }
    }
    return complaints;
}

}  // namespace

TEST_CASE("no file is longer than a reader bears") {
    std::vector<std::string> complaints;
    std::set<std::string> used;
    for (const SourceText& file : projectFiles()) {
        const size_t length = file.isCpp() ? file.lines().size() : 0;
        if (length <= kMaxFile) {
            continue;
        }
        used.insert(file.path);
        if (kLongFiles.count(file.path) == 0) {
            complaints.push_back(file.path + ": " + std::to_string(length) + " lines");
        }
    }
    CHECK(joined(complaints) == "");
    CHECK(joined(unused(kLongFiles, used)) == "");
}

TEST_CASE("no function is longer than a screen") {
    std::vector<std::string> complaints;
    std::set<std::string> used;
    for (const SourceText& file : projectFiles()) {
        if (!file.isCpp()) {
            continue;
        }
        for (const LongFunction& function : longFunctions(file.lines())) {
            const std::string key = file.path + ":" + function.head;
            used.insert(key);
            if (kLongFunctions.count(key) == 0) {
                complaints.push_back(
                    at(file, function.line, std::to_string(function.length) + " lines"));
            }
        }
    }
    CHECK(joined(complaints) == "");
    CHECK(joined(unused(kLongFunctions, used)) == "");
}

TEST_CASE("the size check sees a long function") {
    std::vector<std::string> lines{"namespace a {", "int f(int x) {"};
    lines.insert(lines.end(), 61, "    ++x;");
    lines.insert(lines.end(), {"}", "}  // namespace a"});
    REQUIRE(longFunctions(lines).size() == 1);
    CHECK(longFunctions(lines)[0].line == 2);
    lines.erase(lines.begin() + 2);
    CHECK(longFunctions(lines).empty());
}

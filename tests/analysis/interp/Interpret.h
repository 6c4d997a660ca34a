// Text in, text out: a small program is interpreted, and every `print(x)  # text` in it says what
// the engine must hold for x, joined over the contexts that count.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "analysis/driver/AnalysisHost.h"
#include "analysis/driver/ProgramDump.h"
#include "analysis/driver/ValueText.h"
#include "tests/support/TemporaryFolder.h"

namespace graphlift::test {

/// `texts` by file name.
inline std::shared_ptr<const AnalysisSnapshot> analyzed(
    const std::map<std::string, std::string>& texts, unsigned threads = 1) {
    TemporaryFolder folder;
    for (const auto& [name, text] : texts) folder.write(name, text);
    const auto snapshot = analyzeProject(folder.path().string(), {}, Workers(threads));
    REQUIRE(snapshot);
    REQUIRE(*snapshot != nullptr);
    return *snapshot;
}

inline std::shared_ptr<const AnalysisSnapshot> analyzed(const std::string& text) {
    return analyzed({{"main.py", text}});
}

/// What a `print(x)` of one line is given, by line.
inline std::map<uint32_t, std::string> printedValues(const Program& program) {
    std::map<uint32_t, std::string> values;
    for (uint32_t f = 0; f < program.functions.size(); ++f) {
        const IrFunction& ir = program.ir(FunctionId(f));
        for (uint32_t i = 0; i < ir.insts.size(); ++i) {
            const Inst& inst = ir.insts[i];
            if (inst.kind != InstKind::Call || inst.count != 1) continue;
            const Inst& callee = ir.insts[inst.a];
            if (callee.kind != InstKind::LoadGlobal ||
                program.names->text(callee.nameA()) != "print")
                continue;
            const SourceRange where = program.rangeOf(FunctionId(f), InstId(i));
            const auto line =
                program.files[where.file.index()]->source->position(where.range.begin).line;
            const InstId argument(ir.pool[inst.b + 1]);
            values[static_cast<uint32_t>(line)] =
                printValue(program, program.valueOf(FunctionId(f), argument));
        }
    }
    return values;
}

/// Empty when every expectation of the program is met, else what is not, a line each.
inline std::string differences(const std::string& text) {
    const auto snapshot = analyzed(text);
    const std::map<uint32_t, std::string> values = printedValues(*snapshot->program);
    std::istringstream lines(text);
    std::string wrong;
    uint32_t number = 0, expectations = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const size_t print = line.find("print("), comment = line.find("  # ");
        if (print == std::string::npos || comment == std::string::npos) continue;
        ++expectations;
        const std::string expected = line.substr(comment + 4);
        const auto found = values.find(number);
        const std::string got = found == values.end() ? "no print" : found->second;
        if (got != expected)
            wrong += "line " + std::to_string(number) + ": " + got + ", not " + expected + "\n";
    }
    if (expectations == 0) wrong += "the program expects nothing\n";
    return wrong;
}

/// The paragraph of one function in the dump of the engine: its contexts.
inline std::string contextsOf(const std::string& text, const std::string& function) {
    const std::string dump = printProgram(*analyzed(text)->program);
    std::istringstream lines(dump);
    std::string paragraph;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != ' ')
            inside = line == "main:" + function;
        else if (inside)
            paragraph += line + "\n";
    }
    return paragraph;
}

}  // namespace graphlift::test

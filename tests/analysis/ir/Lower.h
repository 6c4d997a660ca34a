// Text in, IR out; checks that the verifier has nothing to say.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "analysis/ir/Lowering.h"
#include "analysis/ir/Printer.h"
#include "analysis/ir/Verifier.h"
#include "analysis/syntax/Parser.h"

namespace graphlift::testing {

struct Lowered {
    Names names;
    IrFile file;
};

inline void lowerInto(Lowered& out, std::string text) {
    auto source = SourceFile::make("a.py", std::move(text));
    REQUIRE(source);
    Parser parser;
    const ParsedFile parsed = parser.parse(*source);
    out.file = lowerToIr(parsed.tree, out.names);
    const std::vector<std::string> violations = verifyIr(out.file);
    CHECK((violations.empty() ? std::string() : violations[0]) == "");
}

/// The IR of the function with this qualified name.
inline std::string irOf(std::string text, std::string_view function) {
    Lowered lowered;
    lowerInto(lowered, std::move(text));
    for (const IrFunction& candidate : lowered.file.functions)
        if (candidate.qualifiedName == function) return printIr(candidate, lowered.names);
    return "no function " + std::string(function);
}

}  // namespace graphlift::testing

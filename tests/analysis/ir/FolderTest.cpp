// Not run by default: lowers every file of the folder that GRAPHLIFT_IR_FOLDER names and tells how
// fast.
//   GRAPHLIFT_IR_FOLDER=some/python/code test_analysis_ir "[folder]"
#include <chrono>
#include <iostream>

#include "tests/analysis/ir/Lower.h"
#include "tests/support/Golden.h"

using namespace graphlift;
using namespace graphlift::testing;

namespace {

struct Totals {
    double parseSeconds = 0, lowerSeconds = 0;
    size_t files = 0, unreadable = 0, withProblems = 0, lines = 0, nodes = 0, functions = 0,
           insts = 0;
    size_t blocks = 0, params = 0, bytes = 0, violations = 0;
};

void lowerFile(const std::filesystem::path& path, Parser& parser, Names& names, Totals& totals) {
    auto source = SourceFile::make(path.string(), readFile(path));
    if (!source) {
        ++totals.unreadable;
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    const ParsedFile parsed = parser.parse(*source);
    const auto middle = std::chrono::steady_clock::now();
    const IrFile file = lowerToIr(parsed.tree, names);
    const auto end = std::chrono::steady_clock::now();
    totals.parseSeconds += std::chrono::duration<double>(middle - start).count();
    totals.lowerSeconds += std::chrono::duration<double>(end - middle).count();
    ++totals.files;
    totals.withProblems += parsed.problems.empty() ? 0 : 1;
    if (!parsed.problems.empty() && std::getenv("GRAPHLIFT_IR_PROBLEMS"))
        std::cout << path.string() << ":" << parsed.problems[0].position.line << " "
                  << parsed.problems[0].message << "\n";
    totals.lines += (*source)->numLines();
    totals.nodes += parsed.tree.size();
    for (const IrFunction& function : file.functions) {
        ++totals.functions;
        totals.insts += function.insts.size();
        totals.blocks += function.blocks.size();
        totals.bytes += function.insts.size() * sizeof(Inst) + function.pool.size() * 4;
        for (const IrBlock& block : function.blocks) totals.params += block.numParams;
    }
    for (const std::string& violation : verifyIr(file)) {
        std::cout << path.string() << ": " << violation << "\n";
        ++totals.violations;
    }
}

}  // namespace

TEST_CASE("every file of a folder lowers without violations", "[.folder]") {
    const char* const folder = std::getenv("GRAPHLIFT_IR_FOLDER");
    REQUIRE(folder);
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".py") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    Parser parser;
    Names names;
    Totals totals;
    for (const auto& path : paths) lowerFile(path, parser, names, totals);
    std::cout << totals.files << " files, " << totals.unreadable << " unreadable, "
              << totals.withProblems << " with problems, " << totals.lines << " lines, "
              << totals.nodes << " nodes\n"
              << totals.functions << " functions, " << totals.blocks << " blocks, " << totals.insts
              << " instructions, " << totals.params << " block parameters, " << totals.bytes
              << " bytes\n"
              << "parse " << totals.parseSeconds * 1000 << " ms, lower "
              << totals.lowerSeconds * 1000 << " ms\n";
    CHECK(totals.violations == 0);
}

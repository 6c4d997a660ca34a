#include "app/change/SyntaxCheck.h"

#include <algorithm>

#include "analysis/syntax/Parser.h"

namespace graphlift {

namespace {

size_t numErrors(const std::vector<Problem>& problems) {
    return static_cast<size_t>(
        std::count_if(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.code == "syntax-error"; }));
}

std::string placeOf(const Problem& problem) {
    std::string place = problem.file + ":";
    if (problem.position.cell >= 0) place += "cell " + std::to_string(problem.position.cell) + ":";
    return place + std::to_string(problem.position.line) + ":" +
           std::to_string(problem.position.column) + ": ";
}

tl::unexpected<Error> wouldBreak(const Problem& problem) {
    return fail(ErrorCode::Malformed,
                placeOf(problem) + "the changed file would not be Python: " + problem.message);
}

}  // namespace

Result<bool> checkSyntax(const std::string& path, const std::string& before,
                         const std::string& after) {
    const auto changed = SourceFile::decode(path, after);
    if (!changed) return wouldBreak(changed.error());
    Parser parser;
    const std::vector<Problem> problems = parser.parse(*changed).problems;
    const size_t has = numErrors(problems);
    if (has == 0) return true;
    const auto old = SourceFile::decode(path, before);
    if (old && has <= numErrors(parser.parse(*old).problems)) return true;
    return wouldBreak(problems.front());
}

}  // namespace graphlift

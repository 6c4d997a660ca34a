// Syntax trees with errors in all places: the corpus with a piece cut out.
#include "tests/analysis/ir/Lower.h"
#include "tests/support/Golden.h"

using namespace graphlift;
using namespace graphlift::testing;

namespace {

std::string firstViolation(const std::string& text, Parser& parser) {
    auto source = SourceFile::make("a.py", text);
    if (!source) return "";
    Names names;
    const std::vector<std::string> violations =
        verifyIr(lowerToIr(parser.parse(*source).tree, names));
    return violations.empty() ? "" : violations[0];
}

}  // namespace

TEST_CASE("the corpus with a piece cut out lowers without violations") {
    Parser parser;
    for (const auto& path : filesIn("tests/corpus/ir", ".py")) {
        const std::string text = readFile(path);
        for (size_t at = 0; at < text.size(); at += 23)
            for (const size_t length : {size_t{1}, size_t{9}, text.size()}) {
                std::string cut = text;
                cut.erase(at, length);
                const std::string violation = firstViolation(cut, parser);
                if (!violation.empty())
                    FAIL_CHECK(path.string()
                               << " without " << length << " bytes at " << at << ": " << violation);
            }
    }
}

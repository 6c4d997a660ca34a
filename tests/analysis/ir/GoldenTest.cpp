#include "tests/support/Golden.h"

#include "tests/analysis/ir/Lower.h"

using namespace graphlift;
using namespace graphlift::testing;

TEST_CASE("the printed IR of the corpus is the reviewed one") {
    for (const auto& path : filesIn("tests/corpus/ir", ".py")) {
        Lowered lowered;
        lowerInto(lowered, readFile(path));
        CHECK(compareGolden(path.string() + ".ir", printIr(lowered.file, lowered.names)) == "");
    }
}

// The picture of a tensor flow has the size of what stands in it.
#include <catch2/catch.hpp>
#include <string>

#include "tests/app/cli/Program.h"

using namespace graphlift::test;

namespace {

/// The number after `name="` in an SVG's first line.
double attribute(const std::string& svg, const std::string& name) {
    const size_t at = svg.find(" " + name + "=\"");
    return at == std::string::npos ? -1 : std::stod(svg.substr(at + name.size() + 3));
}

void checkSize(const std::string& project, const std::string& function) {
    CAPTURE(function);
    const Outcome outcome = run({"tensors", project, function, "-f", "svg"});
    CHECK(outcome.status == 0);
    CHECK(attribute(outcome.out, "width") > 100);
    CHECK(attribute(outcome.out, "width") < 5000);
    CHECK(attribute(outcome.out, "height") > 50);
    CHECK(attribute(outcome.out, "height") < 5000);
}

}  // namespace

TEST_CASE("Python values that only feed Python values stand beside the graph like any other") {
    const Folder folder;
    folder.write("a.py",
                 "import tensorflow as tf\n\n\nclass Log:\n    def __init__(self):\n        "
                 "self.seen = []\n\n"
                 "    def keep(self, x):\n        name = 'x' + str(len(self.seen))\n"
                 "        self.seen.append(name)\n        return tf.square(x)\n\n\n"
                 "Log().keep(tf.ones([2]))\n");
    checkSize(folder.path("a.py"), "Log.keep");
    for (const char* function : {"GanTrainer.gan_step", "Trainer.train_step", "total_variation"})
        checkSize(GRAPHLIFT_SOURCE_DIR "/resources/example", function);
}

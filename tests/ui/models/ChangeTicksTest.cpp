// Safe edits of the plan come ticked, the others wait; answers outlive an analysis as long as the
// edit is the same.
#include <catch2/catch.hpp>

#include "tests/ui/Projects.h"
#include "ui/models/ChangeTicks.h"

using namespace graphlift;

namespace {

const std::string kSafe = "sketches.training:Trainer.train_step";
const std::string kReview = "sketches.gan:GanTrainer.generator_step";
const std::string kCovered = "sketches.losses:smooth_labels";

std::string scaled(const std::string& call) {
    return "import tensorflow as tf\n\n\ndef scale(x):\n    return tf.exp(x) * 2.0\n\n\n" + call;
}

}  // namespace

TEST_CASE("safe edits of the plan are ticked, needs-review ones wait, covered ones cannot") {
    ChangeTicks ticks;
    ticks.setProject(test::exampleProject());
    CHECK(ticks.isTicked(kSafe));
    CHECK(ticks.canTick(kReview));
    CHECK_FALSE(ticks.isTicked(kReview));
    CHECK_FALSE(ticks.canTick(kCovered));
    CHECK_FALSE(ticks.canTick("no.such:function"));
    CHECK_FALSE(ticks.isAnswered(kSafe));
}

TEST_CASE("an answer tells once and stays when the project is analysed again") {
    ChangeTicks ticks;
    ticks.setProject(test::exampleProject());
    int told = 0;
    QObject::connect(&ticks, &ChangeTicks::changed, [&] { ++told; });
    ticks.setTicked(kReview, true);
    ticks.setTicked(kReview, true);
    ticks.setTicked(kCovered, true);
    CHECK(told == 1);
    CHECK(ticks.isTicked(kReview));
    ticks.setProject(nullptr);
    CHECK_FALSE(ticks.isTicked(kReview));
    ticks.setProject(test::exampleProject());
    CHECK(ticks.isTicked(kReview));
    ticks.reset(kReview);
    CHECK_FALSE(ticks.isTicked(kReview));
}

TEST_CASE("another edit for the same function asks anew") {
    ChangeTicks ticks;
    ticks.setProject(test::analyzedFiles({{"a.py", scaled("scale(tf.constant([1.0]))\n")}}));
    REQUIRE(ticks.isTicked("a:scale"));
    ticks.setTicked("a:scale", false);
    ticks.setProject(
        test::analyzedFiles({{"a.py", scaled("# moved\nscale(tf.constant([1.0]))\n")}}));
    CHECK_FALSE(ticks.isTicked("a:scale"));
    ticks.setProject(test::analyzedFiles({{"a.py", scaled("scale(tf.constant([[1.0]]))\n")}}));
    CHECK(ticks.isTicked("a:scale"));
}

TEST_CASE("applied functions are known by id") {
    ChangeTicks ticks;
    int told = 0;
    QObject::connect(&ticks, &ChangeTicks::changed, [&] { ++told; });
    ticks.setApplied({kSafe});
    ticks.setApplied({kSafe});
    CHECK(told == 1);
    CHECK(ticks.isApplied(kSafe));
}

#include "tests/analysis/edit/EditFixture.h"

using namespace graphlift;
using test::EditFile;

namespace {

const std::string kDef = "\ndef f(): pass\n";

std::string added(const std::string& decorator, const std::string& argument = "new=1") {
    const EditFile file(decorator + kDef);
    const std::string result =
        file.apply(addDecoratorArgument(file.target(), file.decorator("f"), argument));
    REQUIRE(result.ends_with(kDef));
    CHECK(EditFile(result).tree.nodes[0].flags == 0);
    return result.substr(0, result.size() - kDef.size());
}

std::string removed(const std::string& decorator, const std::string& name) {
    const EditFile file(decorator + kDef);
    const std::string result =
        file.apply(removeDecoratorArgument(file.target(), file.decorator("f"), name));
    REQUIRE(result.ends_with(kDef));
    CHECK(EditFile(result).tree.nodes[0].flags == 0);
    return result.substr(0, result.size() - kDef.size());
}

}  // namespace

TEST_CASE("an argument is added to decorators of every shape") {
    CHECK(added("@t.function") == "@t.function(new=1)");
    CHECK(added("@t.function  # why") == "@t.function(new=1)  # why");
    CHECK(added("@t.function()") == "@t.function(new=1)");
    CHECK(added("@t.function( )") == "@t.function(new=1)");
    CHECK(added("@t.function(None)") == "@t.function(None, new=1)");
    CHECK(added("@t.function(a=1,)") == "@t.function(a=1, new=1,)");
    CHECK(added("@t.function(*a, **b)") == "@t.function(*a, **b, new=1)");
    CHECK(added("@p(t.function, a=(1))") == "@p(t.function, a=(1), new=1)");
    CHECK(added("@t.function(\n    # nothing\n)") == "@t.function(\n    # nothing\nnew=1)");
}

TEST_CASE("an argument is added on a line of its own where the others are") {
    CHECK(added("@t.function(\n    a=1,\n)") == "@t.function(\n    a=1,\n    new=1,\n)");
    CHECK(added("@t.function(\n    a=1,  # why\n)") ==
          "@t.function(\n    a=1,  # why\n    new=1,\n)");
    CHECK(added("@t.function(\n    a=1\n)") == "@t.function(\n    a=1,\n    new=1\n)");
    CHECK(added("@t.function(\n    a=1  # why\n)") ==
          "@t.function(\n    a=1,  # why\n    new=1\n)");
    CHECK(added("@t.function(\n    a=1)") == "@t.function(\n    a=1,\n    new=1)");
    CHECK(added("@t.function(\r\n\ta=1,\r\n)") == "@t.function(\r\n\ta=1,\r\n\tnew=1,\r\n)");
    CHECK(added("@t.function(a=1,\n            b=2)") ==
          "@t.function(a=1,\n            b=2,\n            new=1)");
    CHECK(added("@t.function(a=[\n    1,\n])") == "@t.function(a=[\n    1,\n], new=1)");
}

TEST_CASE("a decorator that gets too long is wrapped") {
    const std::string spec = "t.TensorSpec(shape=(None, None, 28), dtype=t.float32)";
    const std::string argument = "input_signature=[" + spec + "]";
    CHECK(added("@t.function", "input_signature=[" + spec + ", " + spec + "]") ==
          "@t.function(\n    input_signature=[\n        " + spec + ",\n        " + spec +
              ",\n    ]\n)");
    CHECK(added("@t.function(jit_compile=True)", argument) ==
          "@t.function(\n    jit_compile=True,\n    " + argument + ",\n)");
    CHECK(added("@t.function(a=1)", "b=2") == "@t.function(a=1, b=2)");
}

TEST_CASE("an argument is renamed or given another value") {
    const EditFile file("@t.function(old = x, other=[old])\ndef f(): pass\n");
    const NodeId decorator = file.decorator("f");
    CHECK(file.apply(renameDecoratorArgument(file.target(), decorator, "old", "new")) ==
          "@t.function(new = x, other=[old])\ndef f(): pass\n");
    CHECK(file.apply(replaceDecoratorArgument(file.target(), decorator, "other", "None")) ==
          "@t.function(old = x, other=None)\ndef f(): pass\n");
    CHECK(renameDecoratorArgument(file.target(), decorator, "none", "b").error().code ==
          ErrorCode::NotFound);
    const EditFile bare("@t.function\ndef f(): pass\n");
    CHECK_FALSE(replaceDecoratorArgument(bare.target(), bare.decorator("f"), "a", "b"));
    CHECK_FALSE(removeDecoratorArgument(bare.target(), bare.decorator("f"), "a"));
}

TEST_CASE("an argument is taken away with its comma") {
    CHECK(removed("@t.function(a=1)", "a") == "@t.function");
    CHECK(removed("@t.function(\n    a=1,\n)", "a") == "@t.function");
    CHECK(removed("@t.function(a=1, b=2, c=3)", "a") == "@t.function(b=2, c=3)");
    CHECK(removed("@t.function(a=1, b=2, c=3)", "b") == "@t.function(a=1, c=3)");
    CHECK(removed("@t.function(a=1, b=2, c=3)", "c") == "@t.function(a=1, b=2)");
    CHECK(removed("@t.function(a=1, b=2,)", "b") == "@t.function(a=1,)");
    CHECK(removed("@t.function(\n    a=1,\n    b=2,  # why\n)", "b") ==
          "@t.function(\n    a=1,\n)");
    CHECK(removed("@t.function(\n    a=1,\n    b=2\n)", "b") == "@t.function(\n    a=1,\n)");
    CHECK(removed("@t.function(\n    a=1,\n    b=2\n)", "a") == "@t.function(\n    b=2\n)");
    CHECK(removed("@t.function(a=1,\n            b=2)", "b") == "@t.function(a=1)");
    CHECK(removed("@t.function(a=1,\n            b=2)", "a") == "@t.function(b=2)");
}

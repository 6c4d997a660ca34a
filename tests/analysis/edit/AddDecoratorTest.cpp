#include "tests/analysis/edit/EditFixture.h"

using namespace graphlift;
using test::EditFile;

namespace {

std::string added(const std::string& text, const std::string& call = "t.function",
                  size_t position = static_cast<size_t>(-1)) {
    const EditFile file(text);
    const std::string with =
        file.apply(addDecorator(file.target(), file.function("f"), call, position));
    // Taking it away again gives the bytes as they were.
    const EditFile after(with);
    const NodeId function = after.function("f");
    for (const NodeId decorator : functionDecorators(after.tree, function))
        if (after.tree.text(decoratorExpression(after.tree, decorator)).starts_with("t.function"))
            CHECK(after.apply(removeDecorator(after.target(), decorator)) == text);
    return with;
}

}  // namespace

TEST_CASE("a decorator stands above the function at its indentation") {
    CHECK(added("def f(x):\n    pass\n") == "@t.function\ndef f(x):\n    pass\n");
    CHECK(added("class C:\n    def f(self): pass\n") ==
          "class C:\n    @t.function\n    def f(self): pass\n");
    CHECK(added("if c:\n  x = 1\n  def f(): return 1") ==
          "if c:\n  x = 1\n  @t.function\n  def f(): return 1");
    CHECK(added("async def f():\n    pass\n") == "@t.function\nasync def f():\n    pass\n");
}

TEST_CASE("tabs and mixed indentation are copied") {
    CHECK(added("class C:\n\tdef f(self):\n\t\tpass\n") ==
          "class C:\n\t@t.function\n\tdef f(self):\n\t\tpass\n");
    CHECK(added("class C:\n \tdef f(self):\n \t\tpass\n") ==
          "class C:\n \t@t.function\n \tdef f(self):\n \t\tpass\n");
    CHECK(added("x = 1\n\f\ndef f():\n  pass\n") == "x = 1\n\f\n@t.function\ndef f():\n  pass\n");
}

TEST_CASE("the line end is that of the line it stands above") {
    CHECK(added("x = 1\r\ndef f():\r\n    pass\r\n") ==
          "x = 1\r\n@t.function\r\ndef f():\r\n    pass\r\n");
    CHECK(added("x = 1\r\ndef f():\n    pass\r\n") ==
          "x = 1\r\n@t.function\ndef f():\n    pass\r\n");
    CHECK(added("x = 1\ndef f():\r\n    pass\n") == "x = 1\n@t.function\r\ndef f():\r\n    pass\n");
    CHECK(added("x = 1\rdef f():\r    pass\r") == "x = 1\r@t.function\rdef f():\r    pass\r");
    CHECK(added("x = 1\r\ndef f(): pass") == "x = 1\r\n@t.function\r\ndef f(): pass");
    CHECK(added("def f(): pass") == "@t.function\ndef f(): pass");
}

TEST_CASE("byte order mark and encoding stay as they are") {
    CHECK(added("\xEF\xBB\xBF"
                "def f(): pass\n") == "\xEF\xBB\xBF@t.function\ndef f(): pass\n");
    CHECK(added("# coding: latin-1\ns = '\xE4\xF6'\ndef f(): pass  # \xE4\n") ==
          "# coding: latin-1\ns = '\xE4\xF6'\n@t.function\ndef f(): pass  # \xE4\n");
    CHECK(added("s = '\xE2\x82\xAC'\ndef f(): pass\n") ==
          "s = '\xE2\x82\xAC'\n@t.function\ndef f(): pass\n");
}

TEST_CASE("it is the innermost unless some decorators are to stay inside") {
    const std::string text =
        "class C:\n    @staticmethod\n    @a(\n        1,  # why\n    )  # b\n    # c\n    def "
        "f(x): pass\n";
    CHECK(added(text) ==
          "class C:\n    @staticmethod\n    @a(\n        1,  # why\n    )  # b\n    # c\n"
          "    @t.function\n    def f(x): pass\n");
    CHECK(added(text, "t.function", 1) ==
          "class C:\n    @staticmethod\n    @t.function\n    @a(\n        1,  # why\n    )  # b\n  "
          "  # c\n"
          "    def f(x): pass\n");
    CHECK(added(text, "t.function", 0) ==
          "class C:\n    @t.function\n    @staticmethod\n    @a(\n        1,  # why\n    )  # b\n  "
          "  # c\n"
          "    def f(x): pass\n");
}

TEST_CASE("comments and docstrings around a function stay in place") {
    CHECK(added("# about f\ndef f():\n    '''doc'''\n") ==
          "# about f\n@t.function\ndef f():\n    '''doc'''\n");
    CHECK(added("def g(): pass\n# end of g\n\n\ndef f(): pass\n") ==
          "def g(): pass\n# end of g\n\n\n@t.function\ndef f(): pass\n");
}

TEST_CASE("nested functions and long headers are decorated where they begin") {
    CHECK(added("def g():\n    def f(a,\n          b): pass\n    return f\n") ==
          "def g():\n    @t.function\n    def f(a,\n          b): pass\n    return f\n");
    CHECK(added("try:\n    pass\nexcept E:\n    def f(): pass\nelse:\n    pass\n") ==
          "try:\n    pass\nexcept E:\n    @t.function\n    def f(): pass\nelse:\n    pass\n");
}

TEST_CASE("a call that is too long is wrapped as black would") {
    const std::string spec = "t.TensorSpec(shape=(None, 28), dtype=t.float32)";
    CHECK(added("def f(x): pass\n", "t.function(input_signature=[" + spec + "])") ==
          "@t.function(input_signature=[" + spec + "])\ndef f(x): pass\n");
    CHECK(added("class C:\n    def f(x): pass\n",
                "t.function(input_signature=[" + spec + ", " + spec + "])") ==
          "class C:\n    @t.function(\n        input_signature=[\n            " + spec +
              ",\n            " + spec + ",\n        ]\n    )\n    def f(x): pass\n");
    CHECK(added("class C:\n\tdef f(x): pass\n",
                "t.function(input_signature=[" + spec + ", " + spec + "])") ==
          "class C:\n\t@t.function(\n\t\tinput_signature=[\n\t\t\t" + spec + ",\n\t\t\t" + spec +
              ",\n\t\t]\n\t)\n\tdef f(x): pass\n");
    CHECK(added("def f(x): pass\r\n", "t.function(input_signature=[" + spec + ", " + spec + "])")
              .find("(\r\n    input_signature=[\r\n") != std::string::npos);
}

TEST_CASE("places where no decorator can stand are refused") {
    const EditFile file("class C: x = 1\n");
    CHECK_FALSE(addDecorator(file.target(), SyntaxTree::root(), "a"));
}

TEST_CASE("the position suits every decorator that is there or there is none") {
    using Side = DecoratorSide;
    CHECK(decoratorPosition({}) == 0u);
    CHECK(decoratorPosition({Side::Outside, Side::Either}) == 2u);
    CHECK(decoratorPosition({Side::Outside, Side::Inside}) == 1u);
    CHECK(decoratorPosition({Side::Inside, Side::Inside}) == 0u);
    CHECK(decoratorPosition({Side::Outside, Side::Inside, Side::Either}) == 1u);
    CHECK_FALSE(decoratorPosition({Side::Inside, Side::Outside}));
}

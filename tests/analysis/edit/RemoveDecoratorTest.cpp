#include "tests/analysis/edit/EditFixture.h"

using namespace graphlift;
using test::EditFile;

namespace {

std::string removed(const std::string& text, size_t index = 0) {
    const EditFile file(text);
    return file.apply(removeDecorator(file.target(), file.decorator("f", index)));
}

}  // namespace

TEST_CASE("a removed decorator leaves nothing behind") {
    CHECK(removed("@t.function\ndef f(): pass\n") == "def f(): pass\n");
    CHECK(removed("class C:\n    @t.function()\n    def f(self): pass\n") ==
          "class C:\n    def f(self): pass\n");
    CHECK(removed("class C:\n\t@t.function  # why\r\n\tdef f(self): pass\n") ==
          "class C:\n\tdef f(self): pass\n");
    CHECK(removed("@t.function   \r\ndef f(): pass\r\n") == "def f(): pass\r\n");
    CHECK(removed("x = 1\r@t.function\rdef f(): pass\r") == "x = 1\rdef f(): pass\r");
    CHECK(removed("\xEF\xBB\xBF@t.function\ndef f(): pass\n") ==
          "\xEF\xBB\xBF"
          "def f(): pass\n");
}

TEST_CASE("brackets and texts and comments over several lines go with it") {
    CHECK(removed("x = 1\n@t.function(\n    a=[1, (2,\n    3)],  # ) not the end\n    "
                  "s=''')\n)''',\n)  # end\n"
                  "def f(): pass\n") == "x = 1\ndef f(): pass\n");
    CHECK(removed("@t \\\n    .function(x)\ndef f(): pass\n") == "def f(): pass\n");
    CHECK(removed("@(\n  t.function\n)\ndef f(): pass\n") == "def f(): pass\n");
}

TEST_CASE("other decorators and comments between them stay") {
    const std::string text =
        "@a\n# about t\n@t.function(1)\n\n# about b\n@b\nasync def f(): pass\n";
    CHECK(removed(text, 0) == "# about t\n@t.function(1)\n\n# about b\n@b\nasync def f(): pass\n");
    CHECK(removed(text, 1) == "@a\n# about t\n\n# about b\n@b\nasync def f(): pass\n");
    CHECK(removed(text, 2) == "@a\n# about t\n@t.function(1)\n\n# about b\nasync def f(): pass\n");
}

TEST_CASE("decorators are found on nested and conditional functions") {
    CHECK(removed("if c:\n    def g():\n        @t.function\n        def f(): pass\n        return "
                  "f\n") == "if c:\n    def g():\n        def f(): pass\n        return f\n");
    const EditFile file("@a\nclass C:\n    def f(self): pass\n");
    CHECK(functionDecorators(file.tree, file.function("f")).empty());
}

#include "analysis/syntax/Views.h"

#include <catch2/catch.hpp>

#include "analysis/syntax/Literals.h"
#include "analysis/syntax/Parser.h"

using namespace graphlift;

namespace {

SyntaxTree parse(std::string text) {
    auto source = SourceFile::make("a.py", std::move(text));
    REQUIRE(source);
    Parser parser;
    return parser.parse(*source).tree;
}

NodeId first(const SyntaxTree& tree, NodeKind kind) {
    for (size_t i = 0; i < tree.size(); ++i)
        if (tree.nodes[i].kind == kind) return NodeId(i);
    return NodeId::none();
}

std::string parametersText(std::string text, NodeKind kind) {
    static constexpr const char* kKinds[] = {"/", "", "*", "=", "**"};
    const SyntaxTree tree = parse(std::move(text));
    std::string out;
    for (const ParameterView& parameter : parametersOf(tree, first(tree, kind))) {
        (out += kKinds[static_cast<size_t>(parameter.kind)]) += tree.text(parameter.name);
        if (parameter.annotation) (out += ':') += tree.text(parameter.annotation);
        if (parameter.value) (out += '=') += tree.text(parameter.value);
        out += ' ';
    }
    return out;
}

std::string valueOf(std::string literal) {
    const SyntaxTree tree = parse("x = " + std::move(literal) + "\n");
    const NodeId whole = first(tree, NodeKind::ConcatenatedString);
    return stringValue(tree, whole ? whole : first(tree, NodeKind::String)).value_or("none");
}

}  // namespace

TEST_CASE("parameters tell kind and name and default") {
    CHECK(parametersText("def f(a, b: int, /, c=1, *args: str, d, e: T = 2, **kw): pass\n",
                         NodeKind::FunctionDefinition) ==
          "/a /b:int c=1 *args:str =d =e:T=2 **kw ");
    CHECK(parametersText("x = lambda a, *, b=1: a\n", NodeKind::Lambda) == "a =b=1 ");
    CHECK(parametersText("def f(): pass\n", NodeKind::FunctionDefinition) == "");
    CHECK(parametersText("def f((a, b), c): pass\n", NodeKind::FunctionDefinition) == "(a, b) c ");
}

TEST_CASE("decorators stand in source order") {
    const SyntaxTree tree = parse("@a.b\n@c(1)\nclass A: pass\n");
    const NodeId decorated = first(tree, NodeKind::DecoratedDefinition);
    const std::vector<NodeId> decorators = decoratorsOf(tree, decorated);
    REQUIRE(decorators.size() == 2);
    CHECK(tree.text(decoratorExpression(tree, decorators[0])) == "a.b");
    CHECK(tree.text(decoratorExpression(tree, decorators[1])) == "c(1)");
    CHECK(tree.kind(definitionOf(tree, decorated)) == NodeKind::ClassDefinition);
    CHECK(decoratorsOf(tree, SyntaxTree::root()).empty());
}

TEST_CASE("docstrings are found and other first statements are not") {
    const SyntaxTree tree = parse("'module'\ndef f():\n    # comment\n    'doc'\ndef g(): f()\n");
    CHECK(tree.text(docstringOf(tree, SyntaxTree::root())) == "'module'");
    CHECK(tree.text(docstringOf(tree, first(tree, NodeKind::FunctionDefinition))) == "'doc'");
    CHECK(docstringOf(tree, first(tree, NodeKind::Parameters)).isNone());
}

TEST_CASE("string literals have the value that Python gives them") {
    CHECK(valueOf("'a\\tb\\x41\\u00e9\\101\\q'") == "a\tbA\u00e9A\\q");
    CHECK(valueOf("r'\\n'") == "\\n");
    CHECK(valueOf("'a' \"b\" '''c\nd'''") == "abc\nd");
    CHECK(valueOf("'line \\\n continued'") == "line  continued");
    CHECK(valueOf("'\\U0001F600'") == "\U0001F600");
    CHECK(valueOf("'{{'") == "{{");
    CHECK(valueOf("f'{{a}}'") == "{a}");
    CHECK(valueOf("f'{a}'") == "none");
    CHECK(valueOf("b'a'") == "none");
    CHECK(valueOf("''") == "");
}

TEST_CASE("number literals have the value that Python gives them") {
    CHECK(numberValue("1_000").integer == 1000);
    CHECK(numberValue("0xFf").integer == 255);
    CHECK(numberValue("0b101").integer == 5);
    CHECK(numberValue("0o17").integer == 15);
    CHECK(numberValue("00").integer == 0);
    CHECK(numberValue("12L").integer == 12);
    CHECK(numberValue("1e3").number == 1000.0);
    CHECK(numberValue(".5").number == 0.5);
    CHECK(numberValue("1_0.5").number == 10.5);
    CHECK(numberValue("1e-999").number == 0.0);
    CHECK(numberValue("2j").kind == NumberLiteral::Kind::Imaginary);
    CHECK(numberValue("0x1e").integer == 30);
    CHECK(numberValue("9223372036854775808").digits == "9223372036854775808");
    CHECK(numberValue("9223372036854775807").kind == NumberLiteral::Kind::Integer);
}

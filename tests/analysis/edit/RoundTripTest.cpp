// Adding and taking away gives the same bytes, for every function of the corpus.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analysis/edit/ImportEdits.h"
#include "tests/analysis/edit/EditFixture.h"

using namespace graphlift;
using test::EditFile;

namespace {

std::string readBytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<NodeId> functionsOf(const SyntaxTree& tree) {
    std::vector<NodeId> functions;
    for (uint32_t i = 0; i < tree.size(); ++i)
        if (tree.nodes[i].kind == NodeKind::FunctionDefinition) functions.emplace_back(i);
    return functions;
}

// Returns how many functions were tried.
size_t checkFile(const std::filesystem::path& path) {
    const std::string bytes = readBytes(path);
    if (!SourceFile::make(path.filename().string(), bytes)) return 0;
    const EditFile file(bytes, path.filename().string());
    const std::vector<NodeId> functions = functionsOf(file.tree);
    for (size_t i = 0; i < functions.size(); ++i) {
        CAPTURE(path, file.tree.text(functions[i]));
        const size_t existing = functionDecorators(file.tree, functions[i]).size();
        for (size_t position = 0; position <= existing; ++position) {
            const auto edit = addDecorator(file.target(), functions[i], "added(1)", position);
            if (!edit) continue;  // broken code around it
            const std::string with = file.apply(edit);
            CHECK(with.size() > bytes.size());
            const EditFile after(with, path.filename().string());
            const std::vector<NodeId> again = functionsOf(after.tree);
            REQUIRE(again.size() == functions.size());
            const auto decorators = functionDecorators(after.tree, again[i]);
            REQUIRE(decorators.size() == existing + 1);
            CHECK(after.apply(removeDecorator(after.target(), decorators[position])) == bytes);
        }
    }
    return functions.size();
}

}  // namespace

TEST_CASE("a decorator put on and taken off gives the same bytes") {
    size_t tried = 0;
    for (const char* folder : {"edits", "input"})
        for (const auto& entry : std::filesystem::directory_iterator(
                 std::filesystem::path(GRAPHLIFT_SOURCE_DIR "/tests/corpus") / folder))
            if (entry.path().extension() == ".py" || entry.path().extension() == ".ipynb")
                tried += checkFile(entry.path());
    CHECK(tried > 80);
}

TEST_CASE("decorators on all functions of a file at once go off again at once") {
    for (const char* name : {"shapes.py", "shapes_crlf.py", "shapes_bom.py"}) {
        const std::string bytes =
            readBytes(std::filesystem::path(GRAPHLIFT_SOURCE_DIR "/tests/corpus/edits") / name);
        const EditFile file(bytes);
        std::vector<TextEdit> edits;
        for (const NodeId function : functionsOf(file.tree))
            if (const auto edit = addDecorator(file.target(), function, "added"))
                edits.push_back(*edit);
        const EditFile after(file.apply(edits));
        CHECK((after.tree.nodes[0].flags & SyntaxTree::kHasError) == 0);
        std::vector<TextEdit> back;
        for (const NodeId function : functionsOf(after.tree))
            back.push_back(
                removeDecorator(after.target(), functionDecorators(after.tree, function).back()));
        CHECK(back.size() == edits.size());
        CHECK(after.apply(back) == bytes);
    }
}

TEST_CASE("imports of several functions become one and the file still parses") {
    const NameRequest request{{"lib"}, {"d"}, {{"lib", ""}}};
    for (const char* name : {"shapes.py", "shapes_crlf.py", "shapes_bom.py"}) {
        const EditFile file(
            readBytes(std::filesystem::path(GRAPHLIFT_SOURCE_DIR "/tests/corpus/edits") / name));
        std::vector<TextEdit> edits;
        for (const NodeId function : functionsOf(file.tree)) {
            const auto plan = planNames(file.target(), function, request);
            REQUIRE(plan);
            edits.insert(edits.end(), plan->edits.begin(), plan->edits.end());
        }
        CHECK(edits.size() == functionsOf(file.tree).size());
        const auto merged = mergeEdits(edits);
        REQUIRE(merged);
        CHECK(merged->size() == 1);
        const std::string result = file.apply(*merged);
        CHECK(result.find("abstractmethod" +
                          std::string(name == std::string("shapes_crlf.py") ? "\r\n" : "\n") +
                          "import lib") != std::string::npos);
    }
}

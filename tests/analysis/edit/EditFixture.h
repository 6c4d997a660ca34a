// One file in memory, its functions by name, and edits applied to it.
#pragma once

#include <catch2/catch.hpp>

#include "analysis/edit/Apply.h"
#include "analysis/edit/DecoratorEdits.h"
#include "analysis/syntax/Parser.h"
#include "analysis/syntax/Views.h"

namespace graphlift::test {

struct EditFile {
    explicit EditFile(const std::string& bytes, const std::string& path = "a.py") {
        auto source = SourceFile::make(path, bytes);
        REQUIRE(source);
        tree = Parser().parse(*source).tree;
    }
    /// The n-th function of that name.
    [[nodiscard]] NodeId function(std::string_view name, int nth = 0) const {
        for (uint32_t i = 0; i < tree.size(); ++i) {
            if (tree.nodes[i].kind != NodeKind::FunctionDefinition) continue;
            if (tree.text(tree.child(NodeId(i), Field::Name)) != name) continue;
            if (nth-- == 0) return NodeId(i);
        }
        FAIL("no function " << name);
        return NodeId::none();
    }
    [[nodiscard]] EditTarget target(size_t width = 88) const { return {tree, FileId(0), width}; }
    [[nodiscard]] NodeId decorator(std::string_view name, size_t index = 0) const {
        return functionDecorators(tree, function(name)).at(index);
    }
    [[nodiscard]] std::string apply(const std::vector<TextEdit>& edits) const {
        const auto result = applyToFile(*tree.source, edits);
        REQUIRE(result);
        return *result;
    }
    [[nodiscard]] std::string apply(const Result<TextEdit>& edit) const {
        REQUIRE(edit);
        return apply(std::vector<TextEdit>{*edit});
    }
    [[nodiscard]] std::string apply(const Result<std::vector<TextEdit>>& edits) const {
        REQUIRE(edits);
        return apply(*edits);
    }

    SyntaxTree tree;
};

}  // namespace graphlift::test

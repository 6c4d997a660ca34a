#include "analysis/syntax/SyntaxProblems.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace graphlift {
namespace {

constexpr size_t kMaxQuoted = 40;

Problem problemAt(const SourceFile& source, uint32_t offset, std::string message) {
    return {source.path(), source.position(offset), Problem::Severity::Error, "syntax-error",
            std::move(message)};
}

/// The first line of a text, shortened between characters.
std::string quoted(std::string_view text) {
    text = text.substr(0, text.find_first_of("\r\n"));
    size_t length = std::min(text.size(), kMaxQuoted);
    while (length < text.size() && length > 0 &&
           (static_cast<uint8_t>(text[length]) & 0xC0) == 0x80)
        --length;
    return "`" + std::string(text.substr(0, length)) + (length < text.size() ? "...`" : "`");
}

std::string errorMessage(const SyntaxTree& tree, NodeId error) {
    const std::string_view text = tree.text(error);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return "The syntax is not understood here. Only this part is left out of the analysis.";
    return "The syntax is not understood near " + quoted(text) +
           ". Only this part is left out of the analysis.";
}

/// The message for Python 2 syntax in this node, else "".
std::string python2Message(const SyntaxTree& tree, NodeId id) {
    switch (tree.kind(id)) {
        case NodeKind::PrintStatement:
            if (tree.kind(tree.firstChild(id)) == NodeKind::Chevron)
                return "";  // legal: print >> file
            return "`print` without parentheses is Python 2. It is analysed as a call.";
        case NodeKind::ExecStatement:
            return "`exec` without parentheses is Python 2. It is analysed as a call.";
        case NodeKind::NotEqualOld:
            return "`<>` is Python 2. It is analysed as `!=`.";
        case NodeKind::Integer: {
            const char last = tree.text(id).back();
            if (last != 'L' && last != 'l') return "";
            return "A number that ends in `L` is Python 2. It is analysed without the `L`.";
        }
        case NodeKind::ExceptClause: {
            const NodeId value = tree.child(id, Field::Value), alias = tree.child(id, Field::Alias);
            if (!value || !alias) return "";
            const uint32_t end = tree.range(value).end;
            const std::string_view between =
                tree.source->text().substr(end, tree.range(alias).begin - end);
            if (between.find(',') == std::string_view::npos) return "";
            return "`except Type, name` is Python 2. It is analysed as `except Type as name`.";
        }
        case NodeKind::Parameters:
            for (NodeId child : tree.children(id))
                if (tree.kind(child) == NodeKind::TuplePattern)
                    return "A tuple as a parameter is Python 2. It is analysed as one parameter.";
            return "";
        default:
            return "";  // the grammar's list is long, and few of it can be Python 2
    }
}

void sortAndCut(std::vector<Problem>& problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.position.cell, a.position.line, a.position.column) <
               std::tie(b.position.cell, b.position.line, b.position.column);
    });
    if (problems.size() <= kMaxProblemsPerFile) return;
    const size_t left = problems.size() - kMaxProblemsPerFile;
    Problem last = problems[kMaxProblemsPerFile];
    last.message =
        "There are " + std::to_string(left) + " more syntax errors in this file from here on.";
    problems.resize(kMaxProblemsPerFile);
    problems.push_back(std::move(last));
}

}  // namespace

Problem missingProblem(const SourceFile& source, uint32_t offset, std::string_view token) {
    const std::string what = token == "identifier" ? "A name" : quoted(token);
    return problemAt(source, offset, what + " is missing here.");
}

void findProblems(const SyntaxTree& tree, std::vector<Problem>& problems) {
    uint32_t insideError = 0;  // nodes that begin before this offset are part of a reported error
    for (size_t i = 0; i < tree.size(); ++i) {
        const NodeId id(i);
        const TextRange range = tree.range(id);
        if (tree.kind(id) == NodeKind::Error) {
            if (range.begin < insideError) continue;
            problems.push_back(problemAt(*tree.source, range.begin, errorMessage(tree, id)));
            insideError = range.end;
            continue;
        }
        std::string message = python2Message(tree, id);
        if (!message.empty())
            problems.push_back(problemAt(*tree.source, range.begin, std::move(message)));
    }
    sortAndCut(problems);
}

}  // namespace graphlift

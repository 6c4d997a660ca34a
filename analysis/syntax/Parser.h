// Text to flat tree. The only user of tree-sitter. One Parser per thread; no state between files.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

struct ParsedFile {
    SyntaxTree tree;
    std::vector<Problem>
        problems;  // syntax errors with their position; at most 20, then one that says so
};

class Parser {
  public:
    Parser();
    ~Parser();
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    /// Never fails: what cannot be parsed becomes Error nodes and problems.
    ParsedFile parse(std::shared_ptr<const SourceFile> source, std::stop_token stop = {});

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace graphlift

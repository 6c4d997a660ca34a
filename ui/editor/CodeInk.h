// What the lexer cannot know and the syntax tree does: which words are the framework's, the
// builtins', `self`, a decorator. Byte ranges of the analysed text, for the editors to colour.
#pragma once

#include <string>
#include <vector>

#include "analysis/interp/Program.h"

namespace graphlift {

struct CodeInk {
    /// Operator: a second sign of one, such as the `>` of `->`. Drawn for itself, or the code font
    /// would make one arrow of two characters.
    enum class Kind : uint8_t { Framework, Builtin, Self, Decorator, Operator };
    TextRange range;
    Kind kind;
};

/// Names that imports of this file bind to the framework or parts of it, as used here: sorted.
std::vector<std::string> frameworkNames(const Program& program, FileId file);

inline constexpr int kNumInks = 5;

/// Without overlaps. Empty for files so large that colours would cost
/// more than they tell.
std::vector<CodeInk> codeInks(const Program& program, FileId file);

}  // namespace graphlift

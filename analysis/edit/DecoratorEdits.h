// Decorators put on, taken off and given other arguments, as the smallest change of the text. What
// a decorator is called and how it is spelled is the caller's: no framework is named here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/edit/TextEdit.h"
#include "analysis/support/Result.h"
#include "analysis/syntax/SyntaxTree.h"

namespace graphlift {

struct EditTarget {
    const SyntaxTree& tree;
    FileId file;
    size_t width = 88;  // of a line, as `black` counts
};

/// The Decorator nodes of a FunctionDefinition, outermost first.
std::vector<NodeId> functionDecorators(const SyntaxTree& tree, NodeId function);

/// What must hold between a decorator that is there and one that is put on.
enum class DecoratorSide : uint8_t {
    Outside,  // stays outside of it: descriptors, and wrappers that must run at every call
    Inside,   // stays inside of it: it changes what the new one is to see
    Either,
};

/// Where to put it: the number of decorators that stay outside. None when no place suits all of
/// them.
std::optional<size_t> decoratorPosition(const std::vector<DecoratorSide>& decorators);

/// Puts `@call` on a FunctionDefinition, inside of the first `position` decorators (all of them by
/// default, which is directly above `def`). Fails (BadCall) where a decorator cannot stand.
Result<TextEdit> addDecorator(const EditTarget& target, NodeId function, std::string_view call,
                              size_t position = static_cast<size_t>(-1));

/// Takes a Decorator away: all its lines with their comments, and nothing else.
TextEdit removeDecorator(const EditTarget& target, NodeId decorator);

/// Adds `name=value` behind the arguments of a decorator: `@f` becomes `@f(name=value)`.
Result<std::vector<TextEdit>> addDecoratorArgument(const EditTarget& target, NodeId decorator,
                                                   std::string_view argument);
/// Gives the keyword argument another name or value; fails (NotFound) when it is not there.
Result<TextEdit> renameDecoratorArgument(const EditTarget& target, NodeId decorator,
                                         std::string_view name, std::string_view newName);
Result<TextEdit> replaceDecoratorArgument(const EditTarget& target, NodeId decorator,
                                          std::string_view name, std::string_view newValue);
/// Takes the keyword argument away with its comma; the last one takes the brackets with it.
Result<TextEdit> removeDecoratorArgument(const EditTarget& target, NodeId decorator,
                                         std::string_view name);

}  // namespace graphlift

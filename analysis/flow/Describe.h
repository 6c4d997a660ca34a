// Words for the nodes of a flow: the author's text, the name a value is given, what it is to
// Python.
#pragma once

#include <string>

#include "analysis/flow/FlowContext.h"

namespace graphlift {

/// What a value is to Python: "int 64", "float 0.125", "bool", "list", "Encoder"; alternatives
/// joined by "or", "" when nothing is known or it is a tensor.
std::string pythonText(const FlowContext& flow, ValueId value);
/// The variables that the statement around `node` assigns its value to, or "".
std::string assignedName(const FlowContext& flow, NodeId node);
/// The head of a condition or loop in one line: "for i in tf.range(n)".
std::string headText(const FlowContext& flow, NodeId statement);
/// The same as a range; of any other statement the whole of it.
TextRange headRange(const SyntaxTree& tree, NodeId statement);
/// The short name of what an instruction does: "matmul", "+", "shape".
std::string operationText(const FlowContext& flow, InstId inst);

/// A comprehension is given its first iterable under a name that nobody wrote.
std::string parameterName(std::string_view name);

}  // namespace graphlift

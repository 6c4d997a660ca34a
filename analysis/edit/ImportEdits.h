// How a member of a library is spelled at one place of a file, and the import that makes it so
// where the file has none. Which library and which members is the caller's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/edit/DecoratorEdits.h"

namespace graphlift {

struct ImportSpelling {
    std::string module;  // "tensorflow"
    std::string alias;   // "tf"; "" for none
};

struct NameRequest {
    std::vector<std::string> modules;     // "tensorflow", and others that have the same members
    std::vector<std::string> members;     // "function", "TensorSpec", "keras.layers"
    std::vector<ImportSpelling> imports;  // what to add, best first; the next where a name is taken
};

struct NamePlan {
    std::map<std::string, std::string> expressions;  // by member: "function" -> "tf.function"
    std::vector<TextEdit> edits;                     // the import, when one is needed
};

/// For the decorators of a FunctionDefinition. Fails (BadCall) when every spelling's name is taken.
Result<NamePlan> planNames(const EditTarget& target, NodeId function, const NameRequest& request);

}  // namespace graphlift

// Steps of reading resources/models; used by ModelReader.cpp only, split by kind of file.
#pragma once

#include <nlohmann/json.hpp>

#include "resources/tools/ModelSource.h"

namespace graphlift::modelc {

using Json = nlohmann::json;

/// Parameters as the data writes them: [name], [name, default], [name, default, kind].
std::vector<SourceParam> readParams(const Json& rows, Source& source);
/// A constant as an expression; none when it is no plain constant.
uint32_t constantExpr(const Json& value, Source& source);
/// Names of the parameters, for expressions.
std::vector<std::string> paramNames(const SourceApi& api);

void readGenerated(const Json& file, Source& source);
/// What uncurated APIs of some modules are: the "defaults" rows, by the module that their file is
/// named after.
using ModuleDefaults = std::map<std::string, uint8_t>;
void readCurated(const Json& rows, const std::string& where, Source& source,
                 std::vector<Problem>& problems, std::map<std::string, bool>& known);
uint8_t traceOf(const std::string& word, const std::string& where, std::vector<Problem>& problems);
uint32_t effectOf(const std::string& word);  // kNone: no such effect

}  // namespace graphlift::modelc

// What the JSON files under resources/models say, read and checked, before it becomes a blob: one
// table of APIs a framework version. Every mistake in the data becomes a problem with the file it
// stands in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/models/Expr.h"

namespace graphlift::modelc {

struct Problem {
    std::string where, what;
};

struct SourceParam {
    std::string name;
    uint8_t kind = 1;  // ParamKind
    bool hasDefault = false;
    uint32_t defaultValue = 0xFFFFFFFF;  // expression
};

struct SourceInvoke {
    uint32_t callee = 0;
    std::vector<uint32_t> args;
    uint32_t flags = 0;
};

struct SourceApi {
    uint8_t kind = 1, trace = 0, dtype = 0;
    bool isCurated = false, signatureKnown = false, isNumpy = false;
    std::vector<std::string> bases;
    std::vector<SourceParam> params;
    uint32_t result = 0xFFFFFFFF;
    std::vector<std::pair<uint32_t, uint32_t>> effects;  // kind, param
    std::vector<SourceInvoke> invokes;
    std::vector<std::string> protocol, tags;
    int nameParam = -1;
};

struct SourceEffect {
    std::string package, assumption;
    uint32_t effect = 0xFFFFFFFF;
    bool isAssumed = false;
};

/// One framework version.
struct Source {
    std::string version;
    uint32_t fromMinor = 0;
    std::map<std::string, SourceApi> apis;
    std::map<std::string, std::string> aliases;
    std::vector<std::string> roles;  // by Role; "" when the framework has no such part
    std::vector<SourceEffect> effects;
    std::vector<std::string> packages;
    // Expressions and strings of this table.
    ExprPool pool;
    std::vector<std::string> strings;
    std::map<std::string, uint32_t, std::less<>> stringIds;

    uint32_t intern(std::string_view text);
    /// The canonical name; "" when neither an API nor an alias is called so.
    [[nodiscard]] std::string canonical(const std::string& name) const;
};

struct Sources {
    std::vector<Source> versions;  // oldest first
    std::vector<Problem> problems;
};

/// Reads generated/, curated/ and frameworks/ below a folder.
Sources readSources(const std::string& folder);
/// The bytes of the whole blob.
std::string writeBlob(Sources& sources);

}  // namespace graphlift::modelc

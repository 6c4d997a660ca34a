#include "resources/tools/ModelSource.h"

namespace graphlift::modelc {

uint32_t Source::intern(std::string_view text) {
    auto found = stringIds.find(text);
    if (found != stringIds.end()) return found->second;
    uint32_t id = static_cast<uint32_t>(strings.size());
    strings.emplace_back(text);
    stringIds.emplace(std::string(text), id);
    return id;
}

std::string Source::canonical(const std::string& name) const {
    std::string at = name;
    for (int steps = 0; steps < 8; ++steps) {  // an alias of an alias, never a circle
        if (apis.find(at) != apis.end()) return at;
        auto alias = aliases.find(at);
        if (alias == aliases.end()) break;
        at = alias->second;
    }
    // A member named through an alias of its class or module.
    size_t dot = at.rfind('.');
    if (dot == std::string::npos) return "";
    std::string owner = canonical(at.substr(0, dot));
    if (owner.empty() || owner == at.substr(0, dot)) return "";
    std::string member = owner + at.substr(dot);
    return apis.find(member) != apis.end() ? member : "";
}

}  // namespace graphlift::modelc

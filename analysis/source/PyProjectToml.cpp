// The parser asserts (and without assertions assumes) what a malformed table header like `[=]` does
// not hold, although it reports that as an error a few lines later: so it may neither assert nor
// assume.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "analysis/source/PyProject.h"

namespace graphlift {

namespace {

using View = toml::node_view<const toml::node>;

std::string text(View node) { return node.value_or(std::string()); }

std::vector<std::string> texts(View node) {
    std::vector<std::string> result;
    if (const toml::array* list = node.as_array())
        for (const toml::node& item : *list)
            if (item.is_string()) result.push_back(item.as_string()->get());
    if (node.is_string()) result.push_back(text(node));
    return result;
}

std::string parentFolder(const std::string& path) {
    const size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

void addRoots(std::vector<std::string>& roots, const std::vector<std::string>& more) {
    roots.insert(roots.end(), more.begin(), more.end());
}

void readPackageRoots(View root, std::vector<std::string>& roots) {
    const View tool = root["tool"];
    addRoots(roots, texts(tool["setuptools"]["package-dir"][""]));
    addRoots(roots, texts(tool["setuptools"]["packages"]["find"]["where"]));
    addRoots(roots, texts(tool["pdm"]["build"]["package-dir"]));
    addRoots(roots, texts(tool["pytest"]["ini_options"]["pythonpath"]));
    for (const std::string& package : texts(tool["hatch"]["build"]["targets"]["wheel"]["packages"]))
        roots.push_back(parentFolder(package));
    if (const toml::array* packages = tool["poetry"]["packages"].as_array())
        for (const toml::node& package : *packages)
            if (const toml::table* table = package.as_table())
                addRoots(roots, texts(View((*table)["from"])));
}

// Poetry writes a table of name = version, where ^ and ~ bound a version from above.
void readPoetry(View dependencies, std::vector<std::string>& requirements) {
    const toml::table* table = dependencies.as_table();
    if (table == nullptr) return;
    for (const auto& [key, value] : *table) {
        const std::string version =
            value.is_string() ? value.as_string()->get() : text(View(value)["version"]);
        const bool isBare = !version.empty() && version[0] >= '0' && version[0] <= '9';
        requirements.push_back(std::string(key.str()) + (isBare ? "==" : "") + version);
    }
}

void readRequirements(View root, std::vector<std::string>& requirements) {
    addRoots(requirements, texts(root["project"]["dependencies"]));
    if (const toml::table* groups = root["project"]["optional-dependencies"].as_table())
        for (const auto& [name, list] : *groups) addRoots(requirements, texts(View(list)));
    const View poetry = root["tool"]["poetry"];
    readPoetry(poetry["dependencies"], requirements);
    readPoetry(poetry["dev-dependencies"], requirements);
    if (const toml::table* groups = poetry["group"].as_table())
        for (const auto& [name, group] : *groups)
            readPoetry(View(group)["dependencies"], requirements);
}

Result<Settings> readSettings(const toml::table& table) {
    Settings settings;
    for (const auto& [name, value] : table) {
        std::string key(name.str());
        std::replace(key.begin(), key.end(), '_', '-');
        if (value.is_boolean()) {
            settings[key] = value.as_boolean()->get();
        } else if (value.is_integer()) {
            settings[key] = value.as_integer()->get();
        } else if (value.is_string()) {
            settings[key] = value.as_string()->get();
        } else if (value.is_array() && texts(View(value)).size() == value.as_array()->size()) {
            settings[key] = texts(View(value));
        } else {
            return fail(ErrorCode::Malformed, "the setting '" + std::string(name.str()) +
                                                  "' must be true, false, a number, a text or a "
                                                  "list of texts");
        }
    }
    return settings;
}

}  // namespace

Result<PyProject> parsePyProject(std::string_view source, bool bareSettings) {
    const toml::parse_result parsed = toml::parse(source);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return fail(ErrorCode::Malformed, "line " + std::to_string(error.source().begin.line) +
                                              ": " + std::string(error.description()));
    }
    const toml::table& table = parsed.table();
    const View root(table);
    PyProject project;
    readPackageRoots(root, project.packageRoots);
    readRequirements(root, project.requirements);
    const toml::table* own = root["tool"]["graphlift"].as_table();
    if (own == nullptr && bareSettings) own = &table;
    if (own == nullptr) return project;
    auto settings = readSettings(*own);
    if (!settings) return tl::unexpected<Error>(settings.error());
    project.settings = std::move(*settings);
    return project;
}

}  // namespace graphlift

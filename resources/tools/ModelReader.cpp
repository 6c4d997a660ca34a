// Walks resources/models: frameworks first (which versions there are), then names, then meaning.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "analysis/models/BlobFormat.h"
#include "resources/tools/Reader.h"

namespace graphlift::modelc {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 20> kRoles = {"GraphDecorator",
                                                     "TensorClass",
                                                     "VariableClass",
                                                     "TensorSpecClass",
                                                     "ShapeClass",
                                                     "DTypeClass",
                                                     "ArrayClass",
                                                     "DatasetClass",
                                                     "LayerClass",
                                                     "ModelClass",
                                                     "MetricClass",
                                                     "OptimizerClass",
                                                     "LossClass",
                                                     "RaggedTensorClass",
                                                     "SparseTensorClass",
                                                     "TensorArrayClass",
                                                     "KerasTensorClass",
                                                     "ModuleClass",
                                                     "NoConversionDecorator",
                                                     "InitScope"};

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// The file as JSON; a null when it does not parse, which is a problem.
Json readJson(const fs::path& path, std::vector<Problem>& problems) {
    std::ifstream in(path, std::ios::binary);
    Json json = Json::parse(in, nullptr, false);
    if (!json.is_discarded()) return json;
    problems.push_back({(path.parent_path().filename() / path.filename()).string(), "this is not JSON"});
    return nullptr;
}

uint32_t minorOf(const std::string& version) {
    size_t dot = version.find('.');
    return dot == std::string::npos ? 0
                                    : static_cast<uint32_t>(std::stoul(version.substr(dot + 1)));
}

Source newSource(const std::string& version, uint32_t fromMinor) {
    Source source;
    source.version = version;
    source.fromMinor = fromMinor;
    return source;
}

std::vector<Source> versionsOf(const Json& framework) {
    std::vector<Source> versions;
    for (const Json& row : framework.at("versions")) {
        std::string version = row.at("version").get<std::string>();
        versions.push_back(newSource(
            version,
            minorOf(row.contains("covers") ? row["covers"].at(0).get<std::string>() : version)));
    }
    std::ranges::sort(versions, {}, &Source::fromMinor);
    return versions;
}

void readRoles(const Json& framework, Source& source, std::vector<Problem>& problems) {
    source.roles.assign(kRoles.size(), "");
    for (const auto& [name, path] : framework.at("roles").items()) {
        auto role = std::ranges::find(kRoles, name);
        if (role == kRoles.end()) {
            problems.push_back({"frameworks", "there is no role " + name});
        } else {
            source.roles[static_cast<size_t>(role - kRoles.begin())] = path.get<std::string>();
        }
    }
}

/// Which APIs a module's files cover: the longest module name that starts the path.
template <class T>
const T* longestPrefix(const std::map<std::string, T>& byModule, std::string path) {
    while (!path.empty()) {
        auto found = byModule.find(path);
        if (found != byModule.end()) return &found->second;
        size_t dot = path.rfind('.');
        path = dot == std::string::npos ? "" : path.substr(0, dot);
    }
    return nullptr;
}

struct PackageOf {
    std::set<std::string> python;  // top modules of the standard library
};

void readEffects(const Json& framework, const PackageOf& packages, Source& source,
                 std::vector<Problem>& problems) {
    for (const Json& row : framework.value("default_effect", Json::array())) {
        SourceEffect effect;
        effect.package = row.at("package").get<std::string>();
        effect.assumption = row.value("assumption", "");
        std::string word = row.value("effect", "none");
        effect.isAssumed = word != "unknown";
        if (word != "none") effect.effect = effectOf(word);
        if (word != "none" && effect.effect == blob::kNone)
            problems.push_back({"frameworks", "there is no effect " + word});
        if (effect.package != "python") {
            source.effects.push_back(effect);
            continue;
        }
        for (const std::string& module : packages.python) {
            effect.package = module;
            source.effects.push_back(effect);
        }
    }
}

/// Uncurated APIs: the trace of their module's file, the effect of their package.
void fillDefaults(Source& source, const ModuleDefaults& traces) {
    std::map<std::string, uint32_t> effects;
    for (const SourceEffect& e : source.effects) effects[e.package] = e.effect;
    for (auto& [path, api] : source.apis) {
        bool isCallable = api.kind >= 1 && api.kind <= 4;
        if (api.isCurated || !isCallable) continue;
        if (const uint8_t* trace = longestPrefix(traces, path)) api.trace = *trace;
        const uint32_t* effect = longestPrefix(effects, path);
        if (effect != nullptr && *effect != blob::kNone)
            api.effects.emplace_back(*effect, blob::kNone);
    }
}

void listPackages(Source& source) {
    std::set<std::string> tops;
    for (const auto& [path, api] : source.apis) tops.insert(path.substr(0, path.find('.')));
    for (const auto& [alias, path] : source.aliases) tops.insert(alias.substr(0, alias.find('.')));
    source.packages.assign(tops.begin(), tops.end());
}

/// A generated file of one framework version belongs to that version only; the others to all.
bool belongsTo(const Json& file, const Json& framework, const Source& source) {
    if (file.at("package") != framework.at("framework")) return true;
    return file.at("version").get<std::string>().starts_with(source.version);
}

}  // namespace

Sources readSources(const std::string& folder) {
    Sources out;
    Json framework;
    for (const fs::path& path : filesIn(fs::path(folder) / "frameworks"))
        framework = readJson(path, out.problems);
    if (!framework.is_object()) {
        out.problems.push_back({"frameworks", "there is no framework descriptor"});
        return out;
    }
    out.versions = versionsOf(framework);
    std::vector<std::pair<std::string, Json>> generated, curated;
    for (const fs::path& path : filesIn(fs::path(folder) / "generated"))
        generated.emplace_back(path.filename().string(), readJson(path, out.problems));
    for (const fs::path& path : filesIn(fs::path(folder) / "curated"))
        curated.emplace_back(path.stem().string(), readJson(path, out.problems));
    std::map<std::string, bool> known;
    for (Source& source : out.versions) {
        source.pool.intern = [&source](std::string_view text) { return source.intern(text); };
        PackageOf packages;
        for (const auto& [name, file] : generated) {
            if (!file.is_object() || !belongsTo(file, framework, source)) continue;
            readGenerated(file, source);
            if (file.at("package") == "python")
                for (const auto& [path, api] : file.at("apis").items())
                    packages.python.insert(path.substr(0, path.find('.')));
        }
        ModuleDefaults traces;
        for (const auto& [module, rows] : curated) {
            if (!rows.is_array()) continue;
            readCurated(rows, "curated/" + module + ".json", source, out.problems, known);
            for (const Json& row : rows)
                if (row.contains("defaults"))
                    traces[module] =
                        traceOf(row["defaults"].value("trace", "neutral"), module, out.problems);
        }
        readRoles(framework, source, out.problems);
        readEffects(framework, packages, source, out.problems);
        fillDefaults(source, traces);
        listPackages(source);
    }
    for (const auto& [name, isKnown] : known)
        if (!isKnown) out.problems.push_back({name, "no framework version has such an API"});
    return out;
}

}  // namespace graphlift::modelc

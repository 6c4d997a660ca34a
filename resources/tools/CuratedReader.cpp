// Reading curated/*.json: what APIs mean. A row is applied to every API it names.
#include <array>

#include "analysis/models/BlobFormat.h"
#include "resources/tools/Reader.h"

namespace graphlift::modelc {

namespace {

constexpr std::array<std::string_view, 7> kTraces = {
    "neutral", "graph", "eager-only", "python-effect", "creates-variable", "reads-host", "host"};
constexpr std::array<std::string_view, 10> kEffects = {
    "output",  "file-system",  "network", "global-state", "mutates",
    "assigns", "random-state", "thread",  "advances",     "unknown"};

struct Row {
    const Json& json;
    const std::string& where;
    Source& source;
    std::vector<Problem>& problems;
    const std::string& defaultTrace;

    void wrong(const std::string& api, const std::string& what) const {
        problems.push_back({where, api + ": " + what});
    }
};

uint32_t minorOf(const std::string& version) {
    size_t dot = version.find('.');
    return dot == std::string::npos ? 0
                                    : static_cast<uint32_t>(std::stoul(version.substr(dot + 1)));
}

bool applies(const Json& row, const Source& source) {
    uint32_t own = minorOf(source.version);
    if (row.contains("since") && own < minorOf(row["since"].get<std::string>())) return false;
    return !row.contains("until") || own <= minorOf(row["until"].get<std::string>());
}

uint32_t paramIndex(const SourceApi& api, const std::string& name) {
    for (size_t i = 0; i < api.params.size(); ++i)
        if (api.params[i].name == name) return static_cast<uint32_t>(i);
    return blob::kNone;
}

uint32_t expression(const Row& row, const std::string& api, const SourceApi& target,
                    const std::string& text) {
    auto parsed = parseExpr(text, paramNames(target), row.source.pool);
    if (parsed) return *parsed;
    row.wrong(api, parsed.error().message);
    return blob::kNone;
}

std::string quoted(const Json& word) {
    std::string text = word.get<std::string>();
    return text.starts_with("'") ? text : "'" + text + "'";
}

/// The expression of what the API gives, as one text; "" when the row does not say.
std::string resultText(const Json& row) {
    if (row.contains("value")) return row["value"].get<std::string>();
    if (!row.contains("shape")) return "";
    std::string text = "tensor(" + row["shape"].get<std::string>() + ", " +
                       (row.contains("dtype") ? row["dtype"].get<std::string>() : "none");
    text += ", " + (row.contains("layout") ? quoted(row["layout"]) : "none");
    return text + ", " + (row.contains("origin") ? quoted(row["origin"]) : "none") + ")";
}

void addEffects(const Row& row, const Json& json, const std::string& name, SourceApi& api) {
    for (const Json& effect : json) {
        std::string word = effect.get<std::string>(), param;
        size_t open = word.find('(');
        if (open != std::string::npos) {
            param = word.substr(open + 1, word.size() - open - 2);
            word.resize(open);
        }
        uint32_t kind = effectOf(word),
                 index = param.empty() ? blob::kNone : paramIndex(api, param);
        if (param == "self" && index == blob::kNone && !api.params.empty()) index = 0;
        if (kind == blob::kNone) row.wrong(name, "there is no effect " + word);
        if (!param.empty() && index == blob::kNone)
            row.wrong(name, "there is no parameter " + param);
        if (kind != blob::kNone) api.effects.emplace_back(kind, index);
    }
}

void addInvokes(const Row& row, const Json& json, const std::string& name, SourceApi& api) {
    for (const Json& entry : json) {
        SourceInvoke invoke;
        std::string callee = entry.at("callee").get<std::string>();
        invoke.callee = paramIndex(api, callee);
        if (invoke.callee == blob::kNone) {
            row.wrong(name, "there is no parameter " + callee);
            continue;
        }
        bool spreads = false;
        for (const Json& arg : entry.value("args", Json::array())) {
            std::string text = arg.get<std::string>();
            spreads = spreads || text.find("tuple_spread(") != std::string::npos;
            invoke.args.push_back(expression(row, name, api, text));
        }
        invoke.flags = (entry.value("traced", false) ? blob::kTraced : 0) |
                       (entry.value("python", false) ? blob::kPython : 0) |
                       (entry.value("stored", false) ? blob::kStored : 0);
        api.invokes.push_back(std::move(invoke));
        if (spreads) api.tags.emplace_back("spreads-tuples");
    }
}

/// One row's facts about one API. `json` is the row, or the "call" part of a class's row.
void apply(const Row& row, const Json& json, const std::string& name, SourceApi& api) {
    if (json.contains("params")) {
        api.params = readParams(json["params"], row.source);
        api.signatureKnown = true;
    }
    bool explicitTrace = json.contains("trace");
    if (explicitTrace || !api.isCurated)
        api.trace = traceOf(explicitTrace ? json["trace"].get<std::string>() : row.defaultTrace,
                            row.where, row.problems);
    if (!api.isCurated) api.effects.clear();
    api.isCurated = true;
    std::string result = resultText(json);
    if (!result.empty()) api.result = expression(row, name, api, result);
    if (json.contains("origin") &&
        json["origin"].get<std::string>().find("numpy") != std::string::npos)
        api.isNumpy = true;
    if (json.contains("effects")) addEffects(row, json["effects"], name, api);
    if (json.contains("invokes")) addInvokes(row, json["invokes"], name, api);
    for (const Json& tag : json.value("tags", Json::array()))
        api.tags.push_back(tag.get<std::string>());
    if (json.contains("call-protocol"))
        api.protocol = json["call-protocol"].get<std::vector<std::string>>();
    if (json.contains("name-param"))
        api.nameParam = static_cast<int>(paramIndex(api, json["name-param"].get<std::string>()));
}

/// The signatures that calling an instance may have: of the class's own or an inherited `call`,
/// then `__call__`.
std::vector<std::vector<SourceParam>> callSignatures(const Source& source,
                                                     const std::string& name) {
    std::vector<std::string> owners{name};
    for (const std::string& base : source.apis.at(name).bases)
        owners.push_back(source.canonical(base));
    std::vector<std::vector<SourceParam>> found;
    for (const char* method : {".call", ".__call__"}) {
        for (const std::string& owner : owners) {
            auto api = source.apis.find(owner + method);
            if (api != source.apis.end() && api->second.signatureKnown &&
                api->second.params.size() > 1)
                found.push_back(api->second.params);
        }
    }
    found.push_back({{"self", 1, false, blob::kNone},
                     {"inputs", 1, false, blob::kNone},
                     {"args", 2, false, blob::kNone},
                     {"kwargs", 4, false, blob::kNone}});
    return found;
}

/// The first signature whose parameters the row's expression names. A layer's first argument may be
/// called `inputs` whatever its name.
std::vector<SourceParam> fittingSignature(const Row& row, const std::string& name,
                                          const std::string& text) {
    auto signatures = callSignatures(row.source, name);
    SourceApi trial;
    for (bool renamed : {false, true}) {
        for (const auto& params : signatures) {
            trial.params = params;
            if (renamed && params[1].kind < 2) trial.params[1].name = "inputs";
            if (text.empty() || parseExpr(text, paramNames(trial), row.source.pool))
                return trial.params;
        }
    }
    return signatures.front();
}

/// What calling an instance does becomes the class's own method `call`, found as `__call__` too.
void applyCall(const Row& row, const std::string& name) {
    Json call = row.json["call"];
    if (call.contains("params")) {
        bool hasSelf = !call["params"].empty() && call["params"][0].at(0) == "self";
        if (!hasSelf) call["params"].insert(call["params"].begin(), Json::array({"self"}));
    }
    std::vector<SourceParam> params = call.contains("params")
                                          ? std::vector<SourceParam>{}
                                          : fittingSignature(row, name, resultText(call));
    SourceApi& api = row.source.apis[name + ".call"];
    api.kind = 3;
    api.params = std::move(params);
    api.signatureKnown = true;
    api.isCurated = false;
    apply(row, call, name + ".call", api);
    row.source.apis.erase(name + ".__call__");
    row.source.aliases[name + ".__call__"] = name + ".call";
}

std::vector<std::string> namesIn(const Json& row) {
    const Json& names = row.contains("api") ? row["api"] : row["class"];
    return names.is_string() ? std::vector<std::string>{names.get<std::string>()}
                             : names.get<std::vector<std::string>>();
}

}  // namespace

uint8_t traceOf(const std::string& word, const std::string& where, std::vector<Problem>& problems) {
    for (size_t i = 0; i < kTraces.size(); ++i)
        if (kTraces[i] == word) return static_cast<uint8_t>(i);
    problems.push_back({where, "there is no trace behaviour " + word});
    return 0;
}

uint32_t effectOf(const std::string& word) {
    for (size_t i = 0; i < kEffects.size(); ++i)
        if (kEffects[i] == word) return static_cast<uint32_t>(i);
    return blob::kNone;
}

void readCurated(const Json& rows, const std::string& where, Source& source,
                 std::vector<Problem>& problems, std::map<std::string, bool>& known) {
    std::string defaultTrace = "neutral";
    for (const Json& json : rows) {
        if (json.contains("defaults")) {
            defaultTrace = json["defaults"].value("trace", defaultTrace);
            continue;
        }
        if (!json.contains("api") && !json.contains("class")) {
            problems.push_back(
                {where, "a row names neither an api nor a class: " + json.dump().substr(0, 80)});
            continue;
        }
        Row row{json, where, source, problems, defaultTrace};
        for (const std::string& name : namesIn(json)) {
            std::string canonical = source.canonical(name);
            bool isExtra = canonical.empty() && json.contains("params");
            bool& isKnown = known[where + ": " + name];
            isKnown = isKnown || !canonical.empty() || isExtra;
            if (!applies(json, source) || (canonical.empty() && !isExtra)) continue;
            std::string path = isExtra ? name : canonical;
            if (isExtra) source.apis[path].kind = json.contains("class") ? 2 : 1;
            Json own = json;
            if (json.contains("call")) own.erase("call");
            apply(row, own, path, source.apis[path]);
            if (json.contains("call")) applyCall(row, path);
        }
    }
}

}  // namespace graphlift::modelc

// Reading generated/*.json: names, kinds, bases, parameters, aliases.
#include <array>
#include <bit>

#include "analysis/values/TensorType.h"
#include "resources/tools/Reader.h"

namespace graphlift::modelc {

namespace {

constexpr std::array<std::string_view, 8> kKinds = {
    "module", "function", "class", "method", "staticmethod", "property", "dtype", "constant"};

uint8_t kindOf(const std::string& word) {
    for (size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == word) return static_cast<uint8_t>(i);
    return 1;
}

uint32_t add(Source& source, ExprKind kind, uint64_t bits = 0) {
    source.pool.nodes.push_back({kind, 0, FunctionCode::Tensor, static_cast<uint32_t>(bits),
                                 static_cast<uint32_t>(bits >> 32)});
    return static_cast<uint32_t>(source.pool.nodes.size() - 1);
}

uint32_t listExpr(const Json& items, Source& source) {
    std::vector<uint32_t> children;
    for (const Json& item : items) {
        uint32_t child = constantExpr(item, source);
        if (child == 0xFFFFFFFF) return child;
        children.push_back(child);
    }
    uint64_t first = source.pool.children.size();
    source.pool.children.insert(source.pool.children.end(), children.begin(), children.end());
    return add(source, ExprKind::List, first | static_cast<uint64_t>(children.size()) << 32);
}

/// A default as Python text: tuples, dtypes, classes.
uint32_t pythonExpr(const std::string& text, Source& source) {
    if (text == "_NoValueType") return add(source, ExprKind::Absent);
    if (text.starts_with("float(")) return add(source, ExprKind::SomeFloat);
    size_t dot = text.rfind('.');
    bool isName = dot != std::string::npos && text.find_first_of("([{'<") == std::string::npos;
    if (isName) {
        auto dtype = findDType(text.substr(dot + 1));
        bool ofPython = text.starts_with("builtins.");
        if (dtype && !ofPython) return add(source, ExprKind::DType, static_cast<uint64_t>(*dtype));
        return add(source, ExprKind::Api, source.intern(text));
    }
    if (text.find_first_of("([") != 0) return 0xFFFFFFFF;
    auto parsed = parseExpr(text, {}, source.pool);
    return parsed ? *parsed : 0xFFFFFFFF;
}

uint8_t parameterKind(const std::string& mark) {
    if (mark == "/") return 0;
    if (mark == "*") return 2;
    if (mark == "k") return 3;
    return mark == "**" ? 4 : 1;
}

/// A constant of which only the type is known.
uint32_t constantOfType(const std::string& type, Source& source) {
    if (type == "builtins.float") return add(source, ExprKind::SomeFloat);
    if (type == "builtins.int") return add(source, ExprKind::SomeInt);
    if (type == "builtins.str") return add(source, ExprKind::SomeString);
    if (type == "builtins.bool") return add(source, ExprKind::SomeBool);
    return 0xFFFFFFFF;
}

uint8_t dtypeOfClass(const std::string& path, const Json& api) {
    if (api.contains("dtype"))
        return static_cast<uint8_t>(
            findDType(api["dtype"].get<std::string>()).value_or(DType::Unknown));
    for (std::string_view name : {"float", "int", "bool", "str", "bytes", "complex"})
        if (path == "builtins." + std::string(name)) return static_cast<uint8_t>(*findDType(name));
    return 0;
}

}  // namespace

uint32_t constantExpr(const Json& value, Source& source) {
    if (value.is_null()) return add(source, ExprKind::None);
    if (value.is_boolean())
        return add(source, value.get<bool>() ? ExprKind::True : ExprKind::False);
    if (value.is_number_integer())
        return add(source, ExprKind::Int, static_cast<uint64_t>(value.get<int64_t>()));
    if (value.is_number())
        return add(source, ExprKind::Float, std::bit_cast<uint64_t>(value.get<double>()));
    if (value.is_string())
        return add(source, ExprKind::String, source.intern(value.get<std::string>()));
    if (value.is_array()) return listExpr(value, source);
    return value.is_object() && value.contains("py")
               ? pythonExpr(value["py"].get<std::string>(), source)
               : 0xFFFFFFFF;
}

std::vector<SourceParam> readParams(const Json& rows, Source& source) {
    std::vector<SourceParam> params;
    for (const Json& row : rows) {
        SourceParam param;
        param.name = row.at(0).get<std::string>();
        if (row.size() > 2) param.kind = parameterKind(row[2].get<std::string>());
        bool required = row.size() < 2 || (row[1].is_object() && row[1].contains("required"));
        param.hasDefault = !required;
        if (!required) param.defaultValue = constantExpr(row[1], source);
        params.push_back(std::move(param));
    }
    return params;
}

std::vector<std::string> paramNames(const SourceApi& api) {
    std::vector<std::string> names;
    for (const SourceParam& p : api.params) names.push_back(p.name);
    return names;
}

void readGenerated(const Json& file, Source& source) {
    std::string package = file.at("package").get<std::string>();
    bool numpy = package == "numpy" || package == "scipy";
    for (const auto& [path, api] : file.at("apis").items()) {
        SourceApi& out = source.apis[path];
        std::string kind = api.at("kind").get<std::string>();
        out.kind = kindOf(kind);
        out.isNumpy = numpy;
        if (api.contains("bases")) out.bases = api["bases"].get<std::vector<std::string>>();
        out.signatureKnown = api.contains("params");
        if (out.signatureKnown) out.params = readParams(api["params"], source);
        if (kind == "property") out.params.push_back({"self", 1, false, 0xFFFFFFFF});
        out.dtype = dtypeOfClass(path, api);
        if (kind == "constant" && api.contains("value"))
            out.result = constantExpr(api["value"], source);
        if (kind == "constant" && api.contains("type")) out.result = constantOfType(api["type"].get<std::string>(), source);
        bool named = kind == "function" && package == "tensorflow";
        for (size_t i = 0; named && i < out.params.size(); ++i)
            if (out.params[i].name == "name") out.nameParam = static_cast<int>(i);
    }
    if (file.contains("aliases"))
        for (const auto& [alias, path] : file["aliases"].items())
            source.aliases[alias] = path.get<std::string>();
}

}  // namespace graphlift::modelc

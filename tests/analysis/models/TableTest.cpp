// Every function of the vocabulary against tests/corpus/shapes/*.txt: expression in, printed value
// out.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

using namespace graphlift;

namespace {

/// Expressions with tensors written `np.float32{2, None}`, and the arguments of the layer that is
/// `self`.
class Bench : public ModelContext {
  public:
    Bench() {
        nodes_.intern = [this](std::string_view text) {
            strings_.emplace_back(text);
            return static_cast<uint32_t>(strings_.size() - 1);
        };
    }
    ModelValue evaluate(const std::string& text) {
        auto node = parseExpr(expanded(text), {}, nodes_);
        if (!node) return textValue(node.error().message);
        Evaluator::Pool pool{nodes_.nodes, nodes_.children,
                             [this](uint32_t id) { return std::string_view(strings_[id]); }};
        std::vector<ModelValue> args{ModelValue::of(ModelValue::Kind::Instance)};
        Defaults defaults = text.starts_with("np_") ? Defaults::NumPy : Defaults::TensorFlow;
        return Evaluator(pool, args, *this, nullptr, defaults).evaluate(*node);
    }
    void setConfig(const std::string& name, ModelValue value) { config_[name] = std::move(value); }
    ModelValue attribute(const ModelValue&, std::string_view name) override {
        auto found = config_.find(std::string(name));
        return found == config_.end() ? ModelValue::absent() : found->second;
    }
    ModelValue resultOf(uint32_t) override { return ModelValue::unknown(); }

  private:
    static std::string tensorText(const std::smatch& match) {
        std::string kind = match[1], dims = match[3], layout = "'dense'", origin = "'tensor'";
        if (kind == "ragged" || kind == "sparse") layout = "'" + kind + "'";
        if (kind == "np") origin = "'numpy'";
        if (kind == "var") origin = "'variable'";
        if (kind == "keras") origin = "'keras'";
        dims = std::regex_replace(dims, std::regex("None"), "dynamic");
        dims = std::regex_replace(dims, std::regex("\\?"), "unresolved");
        dims = std::regex_replace(dims, std::regex("\\br\\b"), "ragged_dim");
        std::string shape = dims == "*" ? "unknown_shape" : "dims(" + dims + ")";
        return "tensor(" + shape + ", " + std::string(match[2]) + ", " + layout + ", " + origin +
               ")";
    }
    static std::string expanded(std::string text) {
        static const std::regex kTensor(
            "(?:(np|var|keras|ragged|sparse)\\.)?([a-z]+[0-9]*)\\{([^}]*)\\}");
        std::smatch match;
        while (std::regex_search(text, match, kTensor))
            text = std::string(match.prefix()) + tensorText(match) + std::string(match.suffix());
        return text;
    }

    ExprPool nodes_;
    std::vector<std::string> strings_;
    std::map<std::string, ModelValue> config_;
};

struct Case {
    std::string where, expression, config, expected;
};

std::string trimmed(const std::string& text) {
    size_t begin = text.find_first_not_of(' '), end = text.find_last_not_of(' ');
    return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

std::vector<Case> casesOf(const std::filesystem::path& path) {
    std::vector<Case> cases;
    std::ifstream in(path);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        size_t arrow = line.rfind(" -> ");
        if (line.empty() || line[0] == '#' || arrow == std::string::npos) continue;
        std::string left = line.substr(0, arrow);
        size_t bar = left.find(" | ");
        cases.push_back({path.filename().string() + ":" + std::to_string(number),
                         left.substr(0, bar), bar == std::string::npos ? "" : left.substr(bar + 3),
                         line.substr(arrow + 4)});
    }
    return cases;
}

std::vector<Case> allCases() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(GRAPHLIFT_SOURCE_DIR "/tests/corpus/shapes"))
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<Case> all;
    for (const auto& file : files)
        for (Case& one : casesOf(file)) all.push_back(std::move(one));
    return all;
}

void readConfig(Bench& bench, std::string text) {
    for (size_t end = 0; end != std::string::npos && !text.empty();) {
        end = text.find(';');
        std::string pair = text.substr(0, end);
        size_t equals = pair.find(" = ");
        bench.setConfig(trimmed(pair.substr(0, equals)),
                        bench.evaluate(trimmed(pair.substr(equals + 3))));
        text = end == std::string::npos ? "" : text.substr(end + 1);
    }
}

}  // namespace

TEST_CASE("shape functions answer as their tables say") {
    for (const Case& one : allCases()) {
        INFO(one.where << ": " << one.expression);
        Bench bench;
        readConfig(bench, one.config);
        CHECK(printValue(bench.evaluate(one.expression)) == one.expected);
    }
}

TEST_CASE("every shape function has a line in a table") {
    std::set<std::string> used;
    for (const Case& one : allCases()) {
        static const std::regex kName("([a-z_0-9]+)\\(");
        for (std::sregex_iterator it(one.expression.begin(), one.expression.end(), kName), end;
             it != end; ++it)
            used.insert((*it)[1]);
    }
    for (const FunctionInfo& function : shapeFunctions()) {
        bool isTested = used.count(std::string(function.name)) != 0 || function.name == "result" ||
                        function.name == "instance" || function.name == "tensor";
        INFO("no table line for " << function.name);
        CHECK(isTested);
    }
}

TEST_CASE("mistakes in an expression are said with their place") {
    Bench bench;
    CHECK(printValue(bench.evaluate("matmul(1")) ==
          "'a comma or a closing bracket is missing, at character 9 of `matmul(1`'");
    CHECK(printValue(bench.evaluate("nothing(1)")) ==
          "'no function is called nothing, at character 9 of `nothing(1)`'");
    CHECK(printValue(bench.evaluate("x")) ==
          "'there is no parameter or constant x, at character 2 of `x`'");
    CHECK(printValue(bench.evaluate("dim(1)")) ==
          "'dim takes other arguments: x, i, at character 7 of `dim(1)`'");
}

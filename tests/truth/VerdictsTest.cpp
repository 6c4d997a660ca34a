// The verdicts of the program against recorded runs under TensorFlow: no wrong safe, and not too
// shy either.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kCorpus = "tests/corpus/truth/";
// Whole projects among the programs: name and folder.
const std::map<std::string, std::string> kProjects{{"example", "resources/example"}};

std::string contentOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// 64-bit FNV-1a, as the script that records computes it.
std::string hashOf(const std::string& text) {
    uint64_t value = 0xCBF29CE484222325ull;
    for (const char c : text) {
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    }
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(value));
    return digits.data();
}

/// The Python text below a folder, in the order of the paths.
std::string textBelow(const fs::path& folder) {
    std::map<std::string, std::string> texts;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".py") {
            texts[entry.path().lexically_relative(folder).generic_string()] =
                contentOf(entry.path());
        }
    }
    std::string result;
    for (const auto& [path, text] : texts) {
        result += text;
    }
    return result;
}

/// Program name -> what graphlift is given: a file of the corpus or the folder of a project.
std::map<std::string, std::string> programs() {
    std::map<std::string, std::string> found = kProjects;
    for (const fs::directory_entry& entry : fs::directory_iterator(kCorpus)) {
        if (entry.path().extension() == ".py") {
            found.emplace(entry.path().filename().string(), entry.path().generic_string());
        }
    }
    return found;
}

std::vector<json> rowsOf(const fs::path& path) {
    std::vector<json> rows;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        rows.push_back(json::parse(line));
    }
    return rows;
}

struct Close {
    void operator()(FILE* pipe) const { pclose(pipe); }
};

std::string outputOf(const std::string& command) {
    const std::unique_ptr<FILE, Close> pipe(popen(command.c_str(), "r"));
    REQUIRE(pipe);
    std::string result;
    std::array<char, 65536> buffer{};
    while (const size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        result.append(buffer.data(), count);
    }
    return result;
}

/// The functions that the report of one program holds, by id.
std::map<std::string, json> functionsOf(const std::string& path) {
    const std::string report = outputOf("'" GRAPHLIFT_BINARY_DIR "/bin/graphlift' analyze '" +
                                        path + "' -f json --framework-version 2.15 --no-cache");
    const json parsed = json::parse(report, nullptr, false);
    INFO(path);
    std::map<std::string, json> functions;
    CHECK_FALSE(parsed.is_discarded());
    if (parsed.is_discarded()) {
        return functions;
    }
    for (const json& function : parsed.at("functions")) {
        functions.emplace(function.at("id").get<std::string>(), function);
    }
    return functions;
}

const std::map<std::string, std::map<std::string, json>>& reports() {
    static const auto kReports = [] {
        std::map<std::string, std::map<std::string, json>> all;
        for (const auto& [name, path] : programs()) {
            all.emplace(name, functionsOf(path));
        }
        return all;
    }();
    return kReports;
}

const json* findFunction(const json& row) {
    const auto program = reports().find(row.at("program").get<std::string>());
    if (program == reports().end()) {
        return nullptr;
    }
    const auto function = program->second.find(row.at("function").get<std::string>());
    return function == program->second.end() ? nullptr : &function->second;
}

bool differs(const json& row) {
    static const std::set<std::string> kHard{"exception", "result", "stdout", "state",
                                             "state-reset"};
    const json& kinds = row.at("kinds");
    const bool endless = row.at("verdict") == "timeout" && row.at("witness").is_string() &&
                         row.at("witness").get<std::string>().rfind("B only", 0) == 0;
    return endless || std::any_of(kinds.begin(), kinds.end(), [](const json& kind) {
               return kHard.count(kind.get<std::string>()) != 0;
           });
}

bool isOffered(const json& function, bool hybrid) {
    const std::string action = function.at("action").get<std::string>();
    return hybrid ? action == "convert-to-eager" : action == "convert-to-graph";
}

bool isSafe(const json& function) { return function.at("applicability") == "safe"; }

/// The row of the run that made exactly the offered change, or of the bare decorator.
const json& runOf(const json& row, const json& function, const std::vector<json>& decorated) {
    std::string edits;
    for (const json& edit : function.value("edits", json::array())) {
        edits += edit.at("replacement").get<std::string>();
    }
    edits.erase(std::remove_if(edits.begin(), edits.end(), isspace), edits.end());
    for (const json& other : decorated) {
        std::string text = other.at("decorator").get<std::string>();
        text.erase(std::remove_if(text.begin(), text.end(), isspace), text.end());
        if (other.at("program") == row.at("program") &&
            other.at("function") == row.at("function") &&
            edits.find("@" + text) != std::string::npos) {
            return other;
        }
    }
    return row;
}

bool takesTensors(const json& row) {
    for (const json& types : row.at("params")) {
        for (const json& type : types) {
            const std::string text = type.get<std::string>();
            const std::string kind = text.substr(0, text.find(' '));
            if (kind == "Tensor" || kind == "Variable" || kind == "EagerTensor") {
                return true;
            }
        }
    }
    return false;
}

const std::vector<json>& recorded() {
    static const std::vector<json> kRows = rowsOf("tests/truth/recorded/corpus.jsonl");
    return kRows;
}

std::string nameOf(const json& row) { return row.at("function").get<std::string>(); }

}  // namespace

TEST_CASE("every program of the truth corpus has fresh records") {
    std::map<std::string, std::string> hashes;
    for (const json& row : recorded()) {
        hashes[row.at("program").get<std::string>()] = row.at("hash").get<std::string>();
    }
    for (const auto& [name, path] : programs()) {
        INFO(name << ": run ./dev truth");
        CHECK(hashes[name] == hashOf(fs::is_directory(path) ? textBelow(path) : contentOf(path)));
    }
    CHECK(programs().size() == hashes.size());
}

TEST_CASE("every safety precondition has its programs") {
    std::map<std::string, size_t> counts;
    for (const auto& [name, path] : programs()) {
        ++counts[name.substr(0, 5)];
    }
    for (int code = 301; code <= 330; ++code) {
        INFO("GL" << code);
        CHECK(counts["gl" + std::to_string(code)] >= 2);
    }
}

TEST_CASE("verdicts stand up to the recorded runs") {
    const std::vector<json> decorated = rowsOf("tests/truth/recorded/decorated.jsonl");
    size_t agreeing = 0;
    size_t offered = 0;
    for (const json& row : recorded()) {
        INFO(nameOf(row));
        const json* function = findFunction(row);
        CHECK(function != nullptr);
        if (function == nullptr) {
            continue;
        }
        const bool hybrid = row.at("hybrid").get<bool>();
        const bool isChanged = isOffered(*function, hybrid);
        const json& run = runOf(row, *function, decorated);
        const bool isWrong = isSafe(*function) && (isChanged || &run != &row) && differs(run);
        INFO("the run of the offered change: " << run.at("witness"));
        CHECK_FALSE(isWrong);
        if (!hybrid && row.at("verdict") == "same" && takesTensors(row)) {
            ++agreeing;
            offered += isChanged ? 1 : 0;
        }
    }
    // A tool that never offers anything is never wrong, and of no use.
    INFO(offered << " of " << agreeing << " functions that agree are offered");
    CHECK(agreeing >= 80);
    CHECK(offered * 10 >= agreeing * 3);
}

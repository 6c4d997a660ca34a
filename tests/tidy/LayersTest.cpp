// Who may include whom: one table, compared with every #include of the project.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/tidy/Sources.h"

using namespace graphlift::tidy;

namespace {

using Folders = std::vector<std::string>;

// Each layer sees the ones before it.
const Folders kChain{"support", "source", "syntax",    "modules", "ir",       "values",
                     "models",  "interp", "callgraph", "facts",   "flow",     "refactor", "driver"};

// Beside the chain: what sees only these, and who sees them.
const std::map<std::string, Folders> kBesideUses{{"diff", {"support", "source"}},
                                                 {"edit", {"support", "source", "syntax"}}};
const std::map<std::string, Folders> kBesideUsers{{"diff", {"driver"}},
                                                  {"edit", {"refactor", "driver"}}};

// Parts of `app` that do not see all that the program sees, and what they see.
const std::map<std::string, Folders> kAppUses{{"app/change", {"analysis", "app/change"}}};

// A third-party header by how it begins, and where alone it may stand (tests may use all).
const std::map<std::string, Folders> kThirdParty{
    {"tree_sitter/api.h", {"analysis/syntax/Parser.cpp"}},
    {"nlohmann/",
     {"analysis/source", "analysis/models", "analysis/driver", "app", "viz/layout",
      "resources/tools"}},
    {"CLI/", {"app/cli"}},
    {"toml++/", {"app", "analysis/source", "analysis/driver"}},
    {"git2", {"analysis/source", "analysis/diff", "app/session"}},
    {"xxhash", {"analysis/support"}},
    {"graphviz/", {"viz/layout/worker"}},
    {"gvc.h", {"viz/layout/worker"}},
    {"tl/expected", {"analysis/support/Result.h"}},
    {"Qsci/", {"ui"}},
    {"Q", {"ui", "app/session", "app/gui"}},
};

bool holds(const Folders& folders, const std::string& name) {
    return std::find(folders.begin(), folders.end(), name) != folders.end();
}

std::string partOf(const std::string& path, size_t depth) {
    size_t end = 0;
    for (size_t i = 0; i < depth && end != std::string::npos; ++i) {
        end = path.find('/', end == 0 ? 0 : end + 1);
    }
    return path.substr(0, end);
}

bool mayUseLayer(const std::string& user, const std::string& used) {
    if (user == used) {
        return true;
    }
    if (kBesideUses.count(user) != 0) {
        return holds(kBesideUses.at(user), used);
    }
    if (kBesideUsers.count(used) != 0) {
        return holds(kBesideUsers.at(used), user);
    }
    const auto place = [](const std::string& layer) {
        return std::find(kChain.begin(), kChain.end(), layer) - kChain.begin();
    };
    return holds(kChain, user) && holds(kChain, used) && place(used) < place(user);
}

bool mayInclude(const std::string& user, const std::string& header) {
    const std::string from = partOf(user, 1);
    const std::string to = partOf(header, 1);
    if (from == "tests" || partOf(user, 2) == "app/session" || partOf(user, 2) == "app/gui") {
        return true;
    }
    if (const auto part = kAppUses.find(partOf(user, 2)); part != kAppUses.end()) {
        return holds(part->second, to) || holds(part->second, partOf(header, 2));
    }
    if (from == "analysis" && to == "analysis") {
        return mayUseLayer(partOf(user, 2).substr(9), partOf(header, 2).substr(9));
    }
    static const std::map<std::string, Folders> kTops{{"analysis", {}},
                                                      {"viz", {"analysis", "viz"}},
                                                      {"ui", {"analysis", "viz", "ui"}},
                                                      {"app", {"analysis", "viz", "app"}}};
    // The window says what reports say, in the same words, and shows what a change will write.
    if (from == "ui" && (partOf(header, 2) == "app/report" || partOf(header, 2) == "app/change")) {
        return true;
    }
    const auto top = kTops.find(from);
    return top == kTops.end() || holds(top->second, to);
}

bool isOurs(const std::string& header) {
    static const Folders kTops{"analysis", "viz", "ui", "app", "tests", "resources"};
    return holds(kTops, partOf(header, 1)) && header.find('/') != std::string::npos;
}

bool mayUseThirdParty(const SourceText& file, const std::string& header) {
    for (const auto& [begin, places] : kThirdParty) {
        const bool isQtClass = begin == "Q" && header.size() > 1 && header[0] == 'Q' &&
                               (std::isupper(static_cast<unsigned char>(header[1])) != 0 ||
                                header.compare(0, 2, "Qt") == 0);
        if (begin == "Q" ? !isQtClass : header.compare(0, begin.size(), begin) != 0) {
            continue;
        }
        return file.isIn("tests") ||
               std::any_of(places.begin(), places.end(), [&file](const std::string& place) {
                   return file.path == place || file.isIn(place);
               });
    }
    return true;
}

/// The header that a line includes, without its quotes or brackets.
std::optional<std::string> includedBy(const std::string& line) {
    if (line.compare(0, 8, "#include") != 0) {
        return std::nullopt;
    }
    const size_t open = line.find_first_of("<\"");
    const size_t close = line.find_first_of(">\"", open + 1);
    if (open == std::string::npos || close == std::string::npos) {
        return std::nullopt;
    }
    return line.substr(open + 1, close - open - 1);
}

std::optional<std::string> complaintAbout(const SourceText& file, const std::string& header,
                                          bool quoted) {
    if (isOurs(header)) {
        return mayInclude(file.path, header)
                   ? std::nullopt
                   : std::optional(partOf(file.path, 2) + " must not use " + partOf(header, 2) +
                                   " (" + header + ")");
    }
    if (quoted && header.find(".inc") == std::string::npos) {
        return "not a full path from the root: " + header;
    }
    return mayUseThirdParty(file, header)
               ? std::nullopt
               : std::optional(partOf(file.path, 2) + " must not use " + header);
}

std::vector<std::string> forbiddenEdges() {
    std::vector<std::string> complaints;
    for (const SourceText& file : projectFiles()) {
        if (!file.isCpp() && !file.endsWith(".def")) {
            continue;
        }
        size_t number = 0;
        for (const std::string& line : file.lines()) {
            ++number;
            const auto header = includedBy(line);
            if (!header) {
                continue;
            }
            const bool quoted = line.find('"') != std::string::npos;
            if (const auto complaint = complaintAbout(file, *header, quoted)) {
                complaints.push_back(at(file, number, *complaint));
            }
        }
    }
    return complaints;
}

}  // namespace

TEST_CASE("no file includes a layer that it may not see") { CHECK(joined(forbiddenEdges()) == ""); }

TEST_CASE("the layer table forbids what it should") {
    CHECK(mayInclude("analysis/ir/Inst.h", "analysis/syntax/SyntaxTree.h"));
    CHECK(mayInclude("analysis/refactor/Verdict.h", "analysis/edit/TextEdit.h"));
    CHECK(mayInclude("app/cli/Main.cpp", "viz/graph/GraphModel.h"));
    CHECK(mayInclude("app/report/ChangeReport.h", "app/change/ChangeWriter.h"));
    CHECK_FALSE(mayInclude("app/change/Undo.h", "app/report/Sink.h"));
    CHECK_FALSE(mayInclude("app/change/Undo.h", "viz/graph/GraphModel.h"));
    CHECK_FALSE(mayInclude("analysis/syntax/Parser.h", "analysis/ir/Inst.h"));
    CHECK_FALSE(mayInclude("analysis/facts/Effects.h", "analysis/edit/TextEdit.h"));
    CHECK_FALSE(mayInclude("analysis/edit/TextEdit.h", "analysis/ir/Inst.h"));
    CHECK_FALSE(mayInclude("analysis/driver/Dump.h", "app/report/Report.h"));
    CHECK_FALSE(mayInclude("viz/graph/GraphModel.h", "ui/window/Docks.h"));
    CHECK_FALSE(mayInclude("analysis/ir/Inst.h", "tests/support/Fixture.h"));
    CHECK_FALSE(mayUseThirdParty({"analysis/ir/Inst.h", ""}, "nlohmann/json.hpp"));
    CHECK_FALSE(mayUseThirdParty({"analysis/ir/Inst.h", ""}, "QString"));
    CHECK_FALSE(mayUseThirdParty({"analysis/ir/Inst.h", ""}, "tree_sitter/api.h"));
    CHECK(mayUseThirdParty({"analysis/syntax/Parser.cpp", ""}, "tree_sitter/api.h"));
    CHECK(mayUseThirdParty({"analysis/ir/Inst.h", ""}, "vector"));
}

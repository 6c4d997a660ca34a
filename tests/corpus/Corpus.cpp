#include "tests/corpus/Corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>

#include "analysis/driver/AnalysisHost.h"

namespace graphlift::corpus {

namespace fs = std::filesystem;

namespace {

struct Expectation {
    std::string file;
    uint32_t line = 0;
    std::string kind;     // "expect" or "action"
    std::string subject;  // "GL301", or the action
    std::string wanted;   // status, or applicability ("" for any)
    std::string quote;
    [[nodiscard]] std::string place() const { return file + ":" + std::to_string(line) + ": "; }
};

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<Expectation> readExpectations(const std::string& file, const std::string& text) {
    static const std::regex kExpect(
        R"re((GL\d{3}) (holds|fails|unknown|not-applicable)(?: "([^"]*)")?)re");
    static const std::regex kAction(R"re(# action: ([a-z-]+)(?: (safe|needs-review))?)re");
    std::vector<Expectation> found;
    uint32_t number = 0;
    for (const std::string& line : linesOf(text)) {
        ++number;
        std::smatch match;
        if (std::regex_search(line, match, kAction))
            found.push_back({file, number, "action", match[1], match[2], ""});
        const size_t mark = line.find("# expect: ");
        if (mark == std::string::npos) continue;
        const std::string rest = line.substr(mark);
        for (std::sregex_iterator it(rest.begin(), rest.end(), kExpect), end; it != end; ++it)
            found.push_back({file, number, "expect", (*it)[1], (*it)[2], (*it)[3]});
    }
    return found;
}

class TemporaryProject {
  public:
    explicit TemporaryProject(const Project& project) {
        std::string pattern = (fs::temp_directory_path() / "graphlift-corpus-XXXXXX").string();
        root_ = mkdtemp(pattern.data());
        for (const auto& [name, text] : project) {
            fs::create_directories((root_ / name).parent_path());
            std::ofstream(root_ / name, std::ios::binary) << text;
        }
    }
    ~TemporaryProject() {
        std::error_code error;
        fs::remove_all(root_, error);
    }
    TemporaryProject(const TemporaryProject&) = delete;
    TemporaryProject& operator=(const TemporaryProject&) = delete;
    [[nodiscard]] std::string path() const { return root_.string(); }

  private:
    fs::path root_;
};

class Checker {
  public:
    Checker(const AnalysisSnapshot& snapshot, std::string page)
        : snapshot_(snapshot), page_(std::move(page)) {}

    std::string check(const Project& project) {
        for (const auto& [name, text] : project) {
            lines_ = linesOf(text);
            for (const Expectation& expectation : readExpectations(name, text))
                checkOne(expectation);
        }
        if (!page_.empty()) checkNames();
        return complaints_;
    }

  private:
    struct Place {
        uint32_t top, def, end;  // lines: first decorator, `def`, last of the body
    };

    [[nodiscard]] const SourceFile& sourceOf(size_t index) const {
        const FunctionId id = snapshot_.facts->functions[index].function;
        return *snapshot_.program->files[snapshot_.program->functions[id].file.index()]->source;
    }

    [[nodiscard]] Place placeOf(size_t index) const {
        const FunctionId id = snapshot_.facts->functions[index].function;
        const IrFunction& ir = snapshot_.program->ir(id);
        const SyntaxTree& tree = snapshot_.program->tree(id);
        const NodeId name = ir.nameNode ? ir.nameNode : ir.node;
        const SourceFile& source = sourceOf(index);
        return {source.position(tree.range(ir.outerNode).begin).line,
                source.position(tree.range(name).begin).line,
                source.position(tree.range(ir.node).end).line};
    }

    /// The line that a comment speaks of: its own, or the next one with code when it stands alone.
    [[nodiscard]] uint32_t spokenLine(uint32_t line) const {
        const auto isComment = [&](uint32_t n) {
            const size_t first = lines_[n - 1].find_first_not_of(" \t");
            return first == std::string::npos || lines_[n - 1][first] == '#';
        };
        while (line < lines_.size() && isComment(line)) ++line;
        return line;
    }

    [[nodiscard]] std::optional<size_t> functionAt(const std::string& file, uint32_t line) const {
        std::optional<size_t> best;
        for (size_t i = 0; i < snapshot_.facts->functions.size(); ++i) {
            if (sourceOf(i).path() != file) continue;
            const Place place = placeOf(i);
            const bool isLambda = snapshot_.facts->functions[i].kind == "lambda";
            if (isLambda || line < place.top || line > place.end) continue;
            if (!best || placeOf(*best).top <= place.top) best = i;
        }
        return best;
    }

    const Finding& findingOf(size_t index, PreconditionId id) const {
        const auto& findings = snapshot_.verdicts[index].findings;
        return *std::find_if(findings.begin(), findings.end(),
                             [&](const Finding& finding) { return finding.id == id; });
    }

    void complain(const std::string& text) { complaints_ += text + "\n"; }

    void checkOne(const Expectation& wanted) {
        const uint32_t line = spokenLine(wanted.line);
        const auto index = functionAt(wanted.file, line);
        if (!index) {
            complain(wanted.place() + "no function stands here");
            return;
        }
        if (wanted.kind == "action")
            checkAction(wanted, snapshot_.verdicts[*index]);
        else
            checkFinding(wanted, *index, line);
    }

    void checkAction(const Expectation& wanted, const Verdict& verdict) {
        const std::string action(text(verdict.action)), level(text(verdict.applicability));
        if (action != wanted.subject || (!wanted.wanted.empty() && level != wanted.wanted))
            complain(wanted.place() + "expected " + wanted.subject + " " + wanted.wanted +
                     ", got " + action + " " + level + openFindings(verdict));
    }

    static std::string openFindings(const Verdict& verdict) {
        std::string out;
        for (const Finding& finding : verdict.findings)
            if (finding.status == Status::Fails || finding.status == Status::Unknown)
                out += " [" + std::string(code(finding.id)) + " " +
                       std::string(text(finding.status)) + ": " + finding.message + finding.reason +
                       "]";
        return out;
    }

    void checkFinding(const Expectation& wanted, size_t index, uint32_t line) {
        const auto id = findPrecondition(wanted.subject);
        if (!id) {
            complain(wanted.place() + "no precondition " + wanted.subject);
            return;
        }
        const Finding& finding = findingOf(index, *id);
        if (text(finding.status) != wanted.wanted) {
            complain(wanted.place() + wanted.subject + " expected " + wanted.wanted + ", got " +
                     std::string(text(finding.status)) + ": " + finding.message + " " +
                     finding.reason);
            return;
        }
        if (!wanted.quote.empty() && !says(finding, wanted.quote))
            complain(wanted.place() + wanted.subject + " does not say \"" + wanted.quote +
                     "\": " + finding.message + " " + finding.reason);
        if (finding.status == Status::Fails && line > placeOf(index).def &&
            !pointsAt(finding, wanted.file, line))
            complain(wanted.place() + wanted.subject + " has no evidence on this line");
    }

    static bool says(const Finding& finding, const std::string& quote) {
        return finding.message.find(quote) != std::string::npos ||
               finding.reason.find(quote) != std::string::npos ||
               std::any_of(finding.evidence.begin(), finding.evidence.end(),
                           [&](const EvidenceStep& step) {
                               return step.message.find(quote) != std::string::npos;
                           });
    }

    [[nodiscard]] bool pointsAt(const Finding& finding, const std::string& file,
                                uint32_t line) const {
        return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                           [&](const EvidenceStep& step) {
                               const SourceFile& source =
                                   *snapshot_.program->files[step.where.file.index()]->source;
                               return source.path() == file &&
                                      source.position(step.where.range.begin).line == line;
                           });
    }

    void checkNames() {
        const auto id = findPrecondition(page_);
        if (!id) {
            complain("no precondition is called " + page_);
            return;
        }
        for (size_t i = 0; i < snapshot_.verdicts.size(); ++i) {
            const FunctionId function = snapshot_.verdicts[i].function;
            const std::string name(
                snapshot_.program->names->text(snapshot_.program->ir(function).name));
            checkName(name, findingOf(i, *id), snapshot_.program->idOf(function));
        }
    }

    void checkName(const std::string& name, const Finding& finding, const std::string& id) {
        const auto ends = [&](std::string_view end) {
            return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
        };
        const Status right = ends("_ok")    ? Status::Holds
                             : ends("_bad") ? Status::Fails
                                            : Status::Unknown;
        if (right == Status::Unknown && !ends("_unknown")) return;
        const bool knownWrong = name.rfind("fp_", 0) == 0 || name.rfind("fn_", 0) == 0;
        const bool agrees = finding.status == right ||
                            (right == Status::Holds && finding.status == Status::NotApplicable);
        if (agrees == knownWrong)
            complain(id + ": " + std::string(code(finding.id)) + " is " +
                     std::string(text(finding.status)) +
                     (knownWrong ? ", which is right now: rename it" : "") + ": " +
                     finding.message + " " + finding.reason);
    }

    const AnalysisSnapshot& snapshot_;
    std::string page_;
    std::vector<std::string> lines_;
    std::string complaints_;
};

}  // namespace

Project splitProject(const std::string& name, const std::string& text) {
    constexpr std::string_view kMark = "# --- ";
    Project project{{name, ""}};
    for (const std::string& line : linesOf(text)) {
        if (line.compare(0, kMark.size(), kMark) == 0)
            project.emplace_back(line.substr(kMark.size()), "");
        project.back().second += line + "\n";
    }
    const bool onlyMarks = project.size() > 1 &&
                           project.front().second.find_first_not_of(" \t\n") == std::string::npos;
    if (onlyMarks) project.erase(project.begin());
    return project;
}

std::string complaintsAbout(const Project& project, const std::string& page) {
    const TemporaryProject folder(project);
    const auto snapshot = analyzeProject(folder.path(), {}, Workers(1));
    if (!snapshot) return snapshot.error().message + "\n";
    return Checker(**snapshot, page).check(project);
}

}  // namespace graphlift::corpus

#include "analysis/driver/Suppressions.h"

#include <algorithm>

namespace graphlift {

namespace {

std::string_view trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t,:-");
    if (begin == std::string_view::npos) return {};
    const size_t end = text.find_last_not_of(" \t\r\n");
    return text.substr(begin, end - begin + 1);
}

/// The codes between the brackets, separated by commas.
std::vector<std::string_view> codesIn(std::string_view list) {
    std::vector<std::string_view> codes;
    while (!list.empty()) {
        const size_t comma = std::min(list.find(','), list.size());
        if (const std::string_view one = trimmed(list.substr(0, comma)); !one.empty())
            codes.push_back(one);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return codes;
}

struct Reader {
    const SourceFile& source;
    std::vector<Suppression>& found;
    std::vector<Problem>& problems;

    void read(std::string_view comment, uint32_t offset) {
        constexpr std::string_view kMark = "graphlift:", kIgnore = "ignore[";
        const size_t mark = comment.find(kMark);
        if (mark == std::string_view::npos) return;
        const size_t open = comment.find(kIgnore, mark + kMark.size());
        const size_t close = comment.find(']', open == std::string_view::npos ? mark : open);
        if (open == std::string_view::npos || close == std::string_view::npos) return;
        const std::string_view list =
            comment.substr(open + kIgnore.size(), close - open - kIgnore.size());
        for (std::string_view code : codesIn(list))
            add(code, trimmed(comment.substr(close + 1)), source.position(offset));
    }

    void add(std::string_view named, std::string_view reason, Position position) {
        const auto id = findPrecondition(named);
        if (!id) {
            problems.push_back({source.path(), position, Problem::Severity::Warning, "unknown-code",
                                "no precondition is called \"" + std::string(named) + "\""});
            return;
        }
        found.push_back({source.path(), position.line, std::string(code(*id)), std::string(reason),
                         position.cell});
    }
};

struct Lines {
    uint32_t begin, end;
    int32_t cell;
    [[nodiscard]] bool hold(const Suppression& s) const {
        return s.cell == cell && begin <= s.line && s.line <= end;
    }
};

/// From the line above the first decorator to the line of `def`.
Lines headOf(const FileFacts& file, const IrFunction& function) {
    const NodeId name = function.nameNode ? function.nameNode : function.node;
    const Position def = file.source->position(file.tree.range(name).begin);
    const Position top = file.source->position(file.tree.range(function.outerNode).begin);
    return {top.line == 1 ? 1 : top.line - 1, def.line, def.cell};
}

}  // namespace

std::vector<Suppression> findSuppressions(const Program& program, std::vector<Problem>& problems) {
    std::vector<Suppression> found;
    for (const auto& file : program.files) {
        if (file->source->text().find("graphlift:") == std::string_view::npos) continue;
        Reader reader{*file->source, found, problems};
        for (size_t i = 0; i < file->tree.size(); ++i)
            if (file->tree.kind(NodeId(i)) == NodeKind::Comment)
                reader.read(file->tree.text(NodeId(i)), file->tree.range(NodeId(i)).begin);
    }
    return found;
}

bool isSuppressed(const AnalysisSnapshot& snapshot, size_t function, const Finding& finding) {
    if (snapshot.suppressions.empty()) return false;
    const Program& program = *snapshot.program;
    const FunctionId id = snapshot.facts->functions[function].function;
    const FileFacts& file = *program.files[program.functions[id].file.index()];
    const Lines head = headOf(file, program.ir(id));
    return std::any_of(
        snapshot.suppressions.begin(), snapshot.suppressions.end(), [&](const Suppression& s) {
            if (s.code != code(finding.id)) return false;
            if (s.file == file.source->path() && head.hold(s)) return true;
            return std::any_of(
                finding.evidence.begin(), finding.evidence.end(), [&](const EvidenceStep& step) {
                    const SourceFile& where = *program.files[step.where.file.index()]->source;
                    const Position at = where.position(step.where.range.begin);
                    return s.file == where.path() && s.line == at.line && s.cell == at.cell;
                });
        });
}

}  // namespace graphlift

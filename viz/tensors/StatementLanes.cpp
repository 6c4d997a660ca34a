#include "viz/tensors/StatementLanes.h"

#include <algorithm>
#include <map>

#include "analysis/support/Utf8.h"

namespace graphlift {

std::vector<LineLane> statementLanes(const AnalysisSnapshot& snapshot, FunctionId function) {
    const Program& program = *snapshot.program;
    const SourceFile& source = *program.tree(function).source;
    const TensorFlow flow = computeTensorFlow(*snapshot.facts, function);
    std::map<std::pair<int32_t, uint32_t>, LineLane> lines;
    const auto add = [&](TextRange range, When when, const std::string& note) {
        const Position begin = source.position(range.begin);
        const Position end = source.position(std::max(range.begin + 1, range.end) - 1);
        for (uint32_t line = begin.line; line <= end.line; ++line) {
            const auto [at, isNew] =
                lines.try_emplace({begin.cell, line}, LineLane{{line, 1, begin.cell}, when, note});
            if (isNew) continue;
            if (at->second.when != when) at->second.when = When::Both;
            if (at->second.note.empty()) at->second.note = note;
        }
    };
    const IrFunction& ir = program.ir(function);
    if (ir.scope == ScopeKind::Function) {
        const uint32_t begin = program.tree(function).range(ir.node).begin;
        add({begin, begin + 1}, When::Trace, "the body runs in Python once per trace");
    }
    for (const FlowStatement& statement : flow.statements) {
        std::string note = statement.note;
        if (!statement.reason.empty())
            note += (note.empty() ? "not known: " : "; not known: ") + statement.reason;
        add(statement.where.range, statement.when, printable(note));
    }
    std::vector<LineLane> out;
    for (auto& [key, line] : lines) out.push_back(std::move(line));
    return out;
}

}  // namespace graphlift

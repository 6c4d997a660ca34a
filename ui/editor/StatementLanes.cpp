// When the statements of a function run, from its tensor flow.
#include "analysis/flow/TensorFlow.h"
#include "ui/editor/SourceMarks.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

Lane laneOf(When when) {
    switch (when) {
        case When::Trace:
            return Lane::Trace;
        case When::Graph:
            return Lane::Graph;
        case When::Both:
            break;
    }
    return Lane::Both;
}

}  // namespace

std::vector<LaneMark> statementLanes(const ProjectView& project, size_t function) {
    const ProgramFacts& facts = *project.snapshot().facts;
    const FunctionSummary& summary = facts.functions[function];
    std::vector<LaneMark> out;
    // Without a tensor there is nothing that a graph would run.
    if (!summary.candidate) return out;
    for (const FlowStatement& statement : computeTensorFlow(facts, summary.function).statements)
        out.push_back({statement.where.range, laneOf(statement.when),
                       shown(statement.reason.empty() ? statement.note : statement.reason)});
    return out;
}

}  // namespace graphlift

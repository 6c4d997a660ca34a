// What the overview says of a project, counted once from a report: verdicts, the reasons that most
// often stand against a change, the files with most candidates. Made on the analysis thread or in a
// test; plain values.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/refactor/Verdict.h"
#include "ui/models/ProjectView.h"

namespace graphlift {

struct ProjectCounts {
    size_t files = 0, lines = 0, functions = 0, candidates = 0, hybrid = 0, inGraph = 0;
    std::array<size_t, kNumActions> actions{};  // by Action; Keep without those in a graph
    struct Reason {
        PreconditionId id;
        size_t functions = 0;
    };
    std::vector<Reason> against;  // candidates in which it fails, most frequent first
    std::vector<Reason> unknown;  // candidates that wait for it
    struct File {
        std::string path;
        size_t candidates = 0;
    };
    std::vector<File> fullest;  // most candidates first
};

ProjectCounts countProject(const ProjectView& view);
/// The same, counted once a project.
std::shared_ptr<const ProjectCounts> countsOf(const ProjectView& view);

}  // namespace graphlift

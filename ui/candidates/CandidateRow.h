// One function as the list of candidates tells it: every column as text, made once when a project
// is published, with the key that the filter searches. Plain values; nothing here changes later.
#pragma once

#include <QString>
#include <memory>
#include <string>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/theme/VerdictLook.h"

namespace graphlift {

/// The cells of the summary; None: not a candidate.
enum class VerdictCell : uint8_t { ToGraph, ToEager, Reconfigure, Undecided, Keep, InGraph, None };
inline constexpr size_t kNumCells = 7;
VerdictCell cellOf(Action action, Mode mode);
Look lookOf(VerdictCell cell);
/// "to graph": the short word of the legend.
QString legendOf(VerdictCell cell);

struct CandidateRow {
    size_t function = 0;  // index in the project's report order
    std::string id;
    VerdictCell cell = VerdictCell::None;
    Applicability applicability = Applicability::None;
    bool covered = false, candidate = false, entered = false;
    Severity severity = Severity::Ok;
    std::vector<PreconditionId> reasons;  // what decided, in order of their codes

    QString name, module, file, place;  // place: "train.py:49"
    QString spot;                       // "line 49", "cell 2, line 4"
    QString verdict;                    // "Convert to graph"
    QString change;                     // what would be written, or what would unblock
    QString reasonText;                 // "GL301 GL303"
    QString confidence;                 // "safe, called in the project"
    QString standing;                   // "safe", "review", "covered", ""
    QString note;                       // the few words of the second line

    QString key, lower;  // every column; for the filter
};

/// One row a function of the report, in report order.
std::vector<CandidateRow> makeCandidateRows(const ProjectView& project);
/// The same, made once a project.
std::shared_ptr<const std::vector<CandidateRow>> candidateRows(const ProjectView& project);

}  // namespace graphlift

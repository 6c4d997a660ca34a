// What the source pane draws beside and in the text of one file: verdicts at the lines of `def`,
// the evidence of the chosen function, when its statements run, what its change would add. Values
// computed from the project; the pane only shows them.
#pragma once

#include <QString>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/theme/VerdictLook.h"

namespace graphlift {

/// When a statement runs: once per trace (Python), at every call (graph), or both.
enum class Lane : uint8_t { None, Trace, Graph, Both };
struct LaneMark {
    TextRange where;  // in the file of the function
    Lane lane = Lane::None;
    QString note;  // a sentence, or ""
};
/// Asked for the function (index in the project) that is chosen.
using LaneProvider = std::function<std::vector<LaneMark>(const ProjectView&, size_t)>;
/// What the tensor flow says of each statement; nothing for functions that are no candidates.
std::vector<LaneMark> statementLanes(const ProjectView& project, size_t function);

struct VerdictSign {
    Look look;
    std::string id;
    QString text;  // of the tooltip
};

struct EvidenceSign {
    TextRange range;
    QString text;
    bool fails = false;  // else it is not known
};

struct GhostLine {
    uint32_t before = 0;  // byte of the line above which it stands
    QString said, code, after;
};

/// Of all candidates of the file: byte of `def` -> verdict.
std::map<uint32_t, VerdictSign> verdictSigns(const ProjectView& project, const std::string& path);
/// Of what decided about the function, as far as it stands in this file.
std::vector<EvidenceSign> evidenceSigns(const ProjectView& project, size_t function,
                                        const std::string& path);
/// Nothing, when the change writes no decorator above this function.
std::optional<GhostLine> ghostLine(const ProjectView& project, size_t function);

/// The byte where the function's `def` stands.
uint32_t definitionOffset(const ProjectView& project, size_t function);

}  // namespace graphlift

// Everything the window says of one function, as values: the verdict in words, and rows of
// sections, preconditions and steps. Made from the same findings and with the same sentences as the
// reports; the pane draws it, the Markdown copy prints it, tests read it.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/models/Selection.h"
#include "ui/theme/VerdictLook.h"

namespace graphlift {

struct ExplainRow {
    enum class Kind : uint8_t {
        Section,       // a label, with a summary at the right
        Precondition,  // an answer
        Fold,          // several preconditions with one answer
        Step,          // of evidence: a place and a sentence
        Field,         // a name and a value in code
        Numbered,      // what would unblock
        Text           // a paragraph
    };
    Kind kind = Kind::Text;
    QString text;    // may hold `code` between back quotes
    QString detail;  // in a quieter ink behind it
    QString right;   // the code, or the summary of a section
    std::optional<Status> status = std::nullopt;
    bool isNote = false;  // a finding that only informs
    std::optional<Severity> severity = std::nullopt;
    std::optional<PreconditionId> page = std::nullopt;  // whose help page it has
    std::optional<CodePlace> place = std::nullopt;
    std::string function = {};  // chosen when the row is opened
    bool open = false;          // its children are shown at first
    bool isProblem = false;     // F8 stops here
    bool isLast = false;        // the step that decides
    std::vector<ExplainRow> children = {};
};

struct Explanation {
    std::string id;
    QString name, place;
    Look look;
    QString title;
    Applicability applicability = Applicability::None;
    QString standing;  // "safe", "needs review", ""
    QString sentence;  // the function's name between back quotes
    bool hasEdit = false;
    std::vector<ExplainRow> rows;
};

/// Of the function with this index in the project.
Explanation explain(const ProjectView& project, size_t index);
QString markdownOf(const Explanation& explanation);

}  // namespace graphlift

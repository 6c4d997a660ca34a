// One function in words: what is advised, why, and what would have to change. Used by the text
// report (what matters only) and by `explain` (everything).
#pragma once

#include "app/report/ReportView.h"
#include "app/report/Style.h"

namespace graphlift {

/// "line 4, column 9" of this function's file, else "other.py, line 4, column 9".
std::string placeText(const ReportView& view, FileId home, const SourceRange& where);

/// The advice in one line: "convert-to-graph (safe): @tf.function above line 12".
std::string adviceText(const ReportView& view, const ReportFunction& function, const Style& style);

/// What the edit writes or removes, in one line; "" without an edit.
std::string editText(const Verdict& verdict);

/// One finding: a line with its code, status and message, then its evidence, indented.
std::string findingText(const ReportView& view, const ReportFunction& function,
                        const Finding& finding, const Style& style);

/// Several unknown findings that wait for the same thing: their codes, then the reason once.
std::string openQuestionsText(const ReportView& view, const ReportFunction& function,
                              const std::vector<const Finding*>& findings, const Style& style);

/// What led to the advice, without what a comment accepts: what fails; of an undecided function
/// also what the decision waits for; of a change that needs a review also what is not known.
std::vector<const Finding*> decisiveFindings(const ReportView& view,
                                             const ReportFunction& function);

}  // namespace graphlift

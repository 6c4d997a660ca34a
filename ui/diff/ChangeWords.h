// What a change does, and what stands in its way, in words for the head of a hunk.
#pragma once

#include "ui/diff/ReviewChange.h"

namespace graphlift {

/// "train_step" of "Trainer.train_step".
QString nameOf(const ReportFunction& function);

/// `hasOwn`: the change has the function's own edits; else only separate ones of its decorator.
Sentence titleOf(const ReportFunction& function, const ShownText& text, bool hasOwn);

/// What is not known: the first finding that keeps it from being safe, with its place.
Sentence questionOf(const ReportView& view, const ReportFunction& function);

/// Of a project with the change made: the first thing that forbids it for one of these functions,
/// in words; "" when there is none.
QString whatSpeaksAgainst(const ProjectView& changed, const std::vector<std::string>& ids);

}  // namespace graphlift

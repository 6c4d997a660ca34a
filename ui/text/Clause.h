// Clauses of the analysis as the window says them: with a capital and a stop, names of code as
// code, names of reasons as words.
#pragma once

#include <QString>
#include <string_view>

namespace graphlift {

/// "calls f" -> "Calls f."; "step_size: not known" -> "`step_size`: not known." A name of code at
/// the beginning keeps its letters.
QString asSentence(const QString& clause);

/// The same within a sentence: only the name becomes code.
QString withCodeName(const QString& clause);

/// What the analysis says (messages, reasons, steps of evidence), as the window shows it: like
/// `shown`, with the names of reasons in words: "x (NON_TENSOR_PARAMETER)" -> "x (a parameter is no
/// tensor)".
QString said(std::string_view clause);

}  // namespace graphlift

// Clauses of the analysis as the window says them: with a capital and a stop, names of code as
// code, names of reasons as words.
#pragma once

#include <QString>

namespace graphlift {

/// "calls f" -> "Calls f."; "step_size: not known" -> "`step_size`: not known." A name of code at
/// the beginning keeps its letters.
QString asSentence(const QString& clause);

/// The same within a sentence: only the name becomes code.
QString withCodeName(const QString& clause);

/// The names that the report gives to absent signatures, in words: "x (NON_TENSOR_PARAMETER)" ->
/// "x (a parameter is no tensor)".
QString withoutReasonNames(QString text);

}  // namespace graphlift

// The verdict of a function in one or two sentences.
#pragma once

#include <QString>

#include "app/report/FunctionText.h"
#include "ui/models/ProjectView.h"

namespace graphlift {

QString titleOf(const ReportFunction& function);
QString sentenceOf(const ProjectView& project, const ReportFunction& function);

/// The sentence of a finding in two parts: what is so, and what it is here.
struct SaidOf {
    QString what, detail;
};
SaidOf saidOf(const Finding& finding);

}  // namespace graphlift

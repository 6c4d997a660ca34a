// What an apply did, or would do, file by file and function by function, with what it left and why;
// and what an undo took back. For people.
#pragma once

#include "app/change/ChangeWriter.h"
#include "app/report/ReportView.h"
#include "app/report/Sink.h"
#include "app/report/Style.h"

namespace graphlift {

struct ChangeReportOptions {
    Colors colors = Colors::Off;
    bool isRehearsal = false;  // nothing was written
    std::string project;       // as the user names it, for the command that takes it back
};

void writeChangeText(Sink& sink, const ReportView& view, const EditSelection& selection,
                     const ChangeReportOptions& options);
void writeUndoText(Sink& sink, const WrittenChange& taken, Colors colors);

}  // namespace graphlift

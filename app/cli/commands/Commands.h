// The commands of the program: each takes the call and says how it ended.
#pragma once

#include "app/cli/Session.h"

namespace graphlift {

Exit runAnalyze(Session& session);
Exit runExplain(Session& session);
Exit runCallGraph(Session& session);
Exit runDiff(Session& session);
Exit runDump(Session& session);
Exit runApply(Session& session);
Exit runUndo(Session& session);
Exit runOpen(Session& session);
Exit runTensors(Session& session);

}  // namespace graphlift

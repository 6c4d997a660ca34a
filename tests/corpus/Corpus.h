// Corpus files: Python with comments that say what is right.
//
//     def step_bad(x):          # expect: GL301 fails "prints"
//         print(x)              # expect: GL301 fails      (some evidence stands on this line)
//     def step_ok(x):           # action: convert-to-graph safe
//
// `# --- name.py` begins another file of the same project. Names that end in _ok, _bad or _unknown
// say the same of the precondition that the folder is named after; names that begin with fp_ or fn_
// mark wrong answers that are known: they must be taken off the list once they are right.
#pragma once

#include <string>
#include <vector>

namespace graphlift::corpus {

/// A project as text: name and content of each file.
using Project = std::vector<std::pair<std::string, std::string>>;

/// Splits at `# --- name.py`; what stands before the first one is `name`.
Project splitProject(const std::string& name, const std::string& text);

/// Analyses the project and compares; one line per complaint. `page`: the precondition that
/// function names speak of, or "".
std::string complaintsAbout(const Project& project, const std::string& page);

}  // namespace graphlift::corpus

// The exit statuses of the program (CONTRACT.md section 2). Scripts rely on them.
#pragma once

namespace graphlift {

enum class Exit : int {
    Done = 0,
    Found = 1,       // something of a --fail-on kind
    BadCall = 2,     // stderr says what and how to mend it
    Incomplete = 3,  // some input could not be read, or a file not written
    Internal = 4,    // a bug
    Interrupted = 130,
};

}  // namespace graphlift

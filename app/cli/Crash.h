// The last word when the program itself is wrong: a message that says so and where to report it,
// and the exit status that scripts can tell from a bad call.
#pragma once

namespace graphlift {

/// Catches fatal signals, stack overflow included.
void installCrashHandler();
/// Prints that this is a bug, with what is known of it.
void sayInternalError(const char* what);

}  // namespace graphlift

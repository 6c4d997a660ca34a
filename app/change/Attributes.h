// What a file has beside its bytes and its name: permissions, owner, extended attributes (access
// lists among them). A file that takes the place of another one has them too.
#pragma once

namespace graphlift {

/// Gives an open file what the file `like` has. Owner and extended attributes as far as the system
/// lets this user; false, with errno, when the permissions could not be set.
bool copyAttributes(const char* like, int descriptor);

}  // namespace graphlift

#include "app/change/Attributes.h"

#include <sys/stat.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cstring>
#include <string>

namespace graphlift {

namespace {

void copyExtended(const char* like, int descriptor) {
    const ssize_t size = ::listxattr(like, nullptr, 0);
    if (size <= 0) return;
    std::string names(static_cast<size_t>(size), '\0');
    const ssize_t got = ::listxattr(like, names.data(), names.size());
    if (got <= 0) return;
    names.resize(static_cast<size_t>(got));
    for (size_t at = 0; at < names.size(); at += std::strlen(names.c_str() + at) + 1) {
        const char* name = names.c_str() + at;
        const ssize_t length = ::getxattr(like, name, nullptr, 0);
        if (length < 0) continue;
        std::string value(static_cast<size_t>(length), '\0');
        if (::getxattr(like, name, value.data(), value.size()) != length) continue;
        if (::fsetxattr(descriptor, name, value.data(), value.size(), 0) != 0) continue;
    }
}

}  // namespace

bool copyAttributes(const char* like, int descriptor) {
    struct stat info {};
    if (::stat(like, &info) != 0) return false;
    // Only the administrator gives files away; the group is tried on its own then.
    if (::fchown(descriptor, info.st_uid, info.st_gid) != 0 &&
        ::fchown(descriptor, static_cast<uid_t>(-1), info.st_gid) != 0) {
        // The new file is this user's: the bytes are what was asked for.
    }
    copyExtended(like, descriptor);
    // Last: a change of owner takes permission bits away.
    return ::fchmod(descriptor, info.st_mode & 07777) == 0;
}

}  // namespace graphlift

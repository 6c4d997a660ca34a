// What can fail outside the analysis (files, caches, arguments) returns Result; the analysis itself
// never fails: it returns a value plus problems.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace graphlift {

enum class ErrorCode { BadCall, NotFound, Unreadable, Unwritable, Malformed, ChangedOnDisk, Internal };

struct Error {
    ErrorCode code;
    std::string message;  // for the user: what is wrong, and how to mend it
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace graphlift

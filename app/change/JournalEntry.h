// One change of a project as it is kept: what was done, and every file before and after it. As one
// file on the disk, so that one flush makes it last and one rename moves it on.
//
//   graphlift journal 1
//   made 2026-03-01T12:00:00Z
//   title 2 functions
//   function pkg.train:step
//   file 0644 1a2b3c4d5e6f7081 120 90817f6e5d4c3b2a 134 pkg/train.py
//   bytes <hash of the lines above and of what follows>
//   <the bytes of each file, before and after>
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/support/Result.h"

namespace graphlift {

struct JournalFile {
    std::string path;           // relative to the project, links resolved
    uint32_t mode = 0;          // permission bits when the change was made
    std::string before, after;  // all bytes
    friend bool operator==(const JournalFile&, const JournalFile&) = default;
};

struct JournalEntry {
    std::string made;                    // UTC, "2026-03-01T12:00:00Z"
    std::string title;                   // one line for people
    std::vector<std::string> functions;  // ids of the functions whose edits were made
    std::vector<JournalFile> files;      // by path
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// The two states that a change leads between.
enum class Side : uint8_t { Before, After };
const std::string& bytesOf(const JournalFile& file, Side side);
Side otherSide(Side side);

std::string printEntry(const JournalEntry& entry);
/// Fails (Malformed) on anything that printEntry does not write; bytes are checked by their hashes.
Result<JournalEntry> parseEntry(std::string_view text);

}  // namespace graphlift

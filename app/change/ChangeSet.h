// A change of a project as it would be written: for each file the bytes that it is to have, and
// what it had when it was analysed. Made from edits of a snapshot, or from texts that a person
// changed by hand. A value: nothing here touches the disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/driver/EditSelection.h"

namespace graphlift {

struct ChangedFile {
    std::string path;           // relative to the project
    uint64_t analysedHash = 0;  // hashBytes() of the file as it was analysed
    std::string bytes;          // what it is to have
};

struct ChangeSet {
    std::string title;                   // one line for people, kept in the journal
    std::vector<std::string> functions;  // ids of the functions whose edits these are
    std::vector<ChangedFile> files;      // by path, each once, none without a change
    bool mayBreak = false;  // a person saves a text of their own: it need not be Python
};

/// A text that somebody made of a file of the snapshot.
struct EditedText {
    std::string path;   // relative to the project
    std::string bytes;  // the whole file
    /// hashBytes() of what is on the disk, where the snapshot was made of an unsaved text instead.
    std::optional<uint64_t> diskHash = std::nullopt;
};

/// Fails (Internal) when edits do not fit their files.
Result<ChangeSet> changeOf(const AnalysisSnapshot& snapshot, const EditSelection& selection);

/// The selection's edits, but for the files in `texts` what stands there: the functions of their
/// edits are named all the same. Fails (BadCall) on a file that the snapshot has not.
Result<ChangeSet> changeOf(const AnalysisSnapshot& snapshot, const EditSelection& selection,
                           const std::vector<EditedText>& texts);

/// Whether every file of a change is as good Python as the one that was analysed: see SyntaxCheck.h.
/// Fails (Malformed) with the first that is not.
Result<bool> checkSyntax(const AnalysisSnapshot& snapshot, const ChangeSet& change);

}  // namespace graphlift

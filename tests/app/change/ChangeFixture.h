// A small project on the disk, a change of it, and processes that die in the middle of one.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/support/Hash.h"
#include "app/change/ChangeWriter.h"
#include "app/change/Journal.h"
#include "tests/support/TemporaryFolder.h"

namespace graphlift::test {

using Files = std::map<std::string, std::string>;  // path -> bytes

/// Files in two folders, one of them with bytes that no text has.
class ChangedProject {
  public:
    ChangedProject();

    [[nodiscard]] const std::filesystem::path& root() const { return folder_.path(); }
    [[nodiscard]] TemporaryFolder& folder() { return folder_; }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
    [[nodiscard]] const Files& before() const { return before_; }
    [[nodiscard]] const Files& after() const { return after_; }
    /// From the one state to the other.
    [[nodiscard]] ChangeSet change() const;
    /// From what `change` made to a third state.
    [[nodiscard]] ChangeSet secondChange() const;
    /// All files as they are now, but for the journal's own.
    [[nodiscard]] Files now() const { return filesIn(root()); }

    static Files filesIn(const std::filesystem::path& root);

  private:
    TemporaryFolder folder_;
    Files before_, after_;
};

ChangeSet changeBetween(const Files& before, const Files& after, const std::string& title);

/// Runs the work in a process of its own that is killed right before step number `step` (from 0).
/// False: it came to its end first, as it should.
bool diesAt(size_t step, const std::function<bool(const StepHook&)>& work);

/// Runs the work once and counts its steps.
std::vector<std::string> stepsOf(const std::function<bool(const StepHook&)>& work);

}  // namespace graphlift::test

// What the locator can find: functions, files, commands and preconditions, prepared once for a
// project so that a key press searches 20,000 names within a frame. Plain values, no widgets.
#pragma once

#include <vector>

#include "ui/models/ProjectView.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"
#include "ui/window/FuzzyMatch.h"

namespace graphlift {

struct LocatorEntry {
    enum class Kind : uint8_t { Function, File, Command, Code };
    Kind kind = Kind::Function;
    QString text = {};    // what is matched
    QString detail = {};  // at the right: place, or keys of a command
    QString icon = {};
    Token token = Token::Ink3;
    QString id = {};      // function id, path, command or code
    QString whyNot = {};  // a command that cannot run now
    bool mono = false;    // a name of code
    bool isCandidate = false;
    FuzzyText key = {};
};

struct LocatorHit {
    const LocatorEntry* entry;
    int score;
};

struct LocatorGroup {
    QString title;
    std::vector<LocatorHit> hits;  // best first
    size_t found = 0;              // all that match, of which `hits` are the best
};

/// What of a project can be gone to.
struct LocatorEntries {
    std::vector<LocatorEntry> functions, files;
};
/// Made once a project.
std::shared_ptr<const LocatorEntries> locatorEntries(const ProjectView& project);

class LocatorIndex {
  public:
    void setProject(const ProjectViewPtr& project);
    /// Commands and their state as they are now.
    void setCommands(const ActionList& actions);
    void setFunctions(std::vector<LocatorEntry> functions);

    /// `typed` may begin with > (commands), # (codes), @ (candidates).
    [[nodiscard]] std::vector<LocatorGroup> find(const QString& typed) const;

  private:
    std::shared_ptr<const LocatorEntries> entries_ = std::make_shared<const LocatorEntries>();
    std::vector<LocatorEntry> commands_, codes_;
};

}  // namespace graphlift

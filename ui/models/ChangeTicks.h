// What is chosen for the change of the project: functions whose edit is ticked, and those whose
// edit was applied. One for all panes: the list shows it, the explanation accepts and rejects, the
// review makes its change set from it.
//
// A fresh project ticks the safe edits of the joint plan; what needs a review waits for a person. A
// person's answer belongs to the edit it was given for: an analysis that offers another edit for
// that function asks anew.
#pragma once

#include <QObject>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/models/ProjectView.h"

namespace graphlift {

class ChangeTicks : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    /// Reads what edits there are; null: none. Tells once.
    void setProject(const ProjectViewPtr& project);

    /// Does the function carry an edit that the change of the project may take? Functions that run
    /// inside the trace of another one do not.
    [[nodiscard]] bool canTick(const std::string& id) const { return offers_.count(id) != 0; }
    [[nodiscard]] bool isTicked(const std::string& id) const;
    /// Has a person answered for the edit that is offered now?
    [[nodiscard]] bool isAnswered(const std::string& id) const;
    [[nodiscard]] bool isApplied(const std::string& id) const { return applied_.count(id) != 0; }
    /// Of the present project, sorted by id.
    [[nodiscard]] std::vector<std::string> ticked() const;
    [[nodiscard]] const std::set<std::string>& applied() const { return applied_; }

    /// Ids that carry no edit are left alone.
    void setTicked(const std::string& id, bool ticked) { setTicked(std::vector{id}, ticked); }
    void setTicked(const std::vector<std::string>& ids, bool ticked);
    /// Back to what the analysis proposes.
    void reset(const std::string& id);
    /// These edits stand in the files now; undo calls it with what is still applied.
    void setApplied(std::set<std::string> ids);

  signals:
    /// Another project comes: the ticks are still those of the one before it.
    void projectChanging();
    void changed();

  private:
    struct Offer {
        std::string edit;  // what is written, without the places
        bool proposed = false;
    };
    struct Answer {
        std::string edit;
        bool ticked = false;
        friend bool operator==(const Answer& a, const Answer& b) {
            return a.edit == b.edit && a.ticked == b.ticked;
        }
    };

    std::map<std::string, Offer> offers_;
    std::map<std::string, Answer> answers_;  // kept while the function is away
    std::set<std::string> applied_;
};

}  // namespace graphlift

// From a decision to the edits that carry it out. What the decorator and its specs are called comes
// from the framework's descriptor; how they are spelled from the file, else from the rest of the
// project.
#pragma once

#include <string>
#include <vector>

#include "analysis/edit/ImportEdits.h"
#include "analysis/refactor/DecisionTable.h"
#include "analysis/refactor/Precondition.h"

namespace graphlift {

class Transformations {
  public:
    explicit Transformations(const ProgramFacts& facts);

    /// Empty where the decision changes nothing or the change has no place.
    [[nodiscard]] std::vector<FileEdit> editsFor(const FunctionView& function,
                                                 const Decision& decision) const;
    /// R2: new names for arguments that are out of date; no edits where there are none.
    [[nodiscard]] ExtraEdit currentArguments(const FunctionView& function,
                                             const std::vector<Finding>& findings) const;

  private:
    [[nodiscard]] std::vector<FileEdit> addDecoratorEdits(const FunctionView& function,
                                                          DecoratorForm form) const;
    [[nodiscard]] std::vector<FileEdit> removeDecoratorEdits(const FunctionView& function) const;
    [[nodiscard]] std::vector<FileEdit> reconfigureEdits(const FunctionView& function,
                                                         DecoratorForm form) const;
    [[nodiscard]] EditTarget targetOf(const FunctionView& function) const;
    [[nodiscard]] std::vector<NodeId> graphDecorators(const FunctionView& function) const;
    /// The names that a signature needs, spelled for this function; fails when one cannot be.
    [[nodiscard]] Result<NamePlan> spell(const FunctionView& function,
                                         std::vector<std::string> members) const;
    void findSpelling();

    const ProgramFacts& facts_;
    std::string module_, decorator_;         // "package", "member" of the graph decorator
    std::vector<ImportSpelling> spellings_;  // as the project imports the package, best first
};

/// The members in a signature text that the package's alias stands before, sorted:
/// "[p.Spec(shape=(None,), dtype=p.float32)]" -> Spec, float32.
std::vector<std::string> membersIn(std::string_view signature);
/// The same text with each "alias.member" as the plan spells it.
std::string respell(std::string_view signature, const NamePlan& plan);

}  // namespace graphlift

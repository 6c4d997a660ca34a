#include "ui/diff/ReviewSteps.h"

namespace graphlift {

namespace {

bool isOneKey(const std::string& text) {
    return text.size() == 1 && text[0] != '\n' && text[0] != '\r';
}

uint32_t sizeOf(const std::string& text) { return static_cast<uint32_t>(text.size()); }

}  // namespace

ReviewModel::TickStep::TickStep(ReviewModel& model, const QString& name,
                                std::vector<std::string> ids, std::vector<bool> before,
                                std::vector<bool> after)
    : QUndoCommand(name.isEmpty() ? ReviewModel::tr("ticks of a file")
                                  : ReviewModel::tr("tick of %1").arg(name)),
      model_(model),
      ids_(std::move(ids)),
      before_(std::move(before)),
      after_(std::move(after)) {}

ReviewModel::TextStep::TextStep(ReviewModel& model, Edit edit)
    : QUndoCommand(ReviewModel::tr("typing")), model_(model), edit_(std::move(edit)) {}

void ReviewModel::TextStep::undo() {
    model_.replaceText(edit_.file, edit_.at, sizeOf(edit_.added), edit_.removed,
                       edit_.placesBefore);
    isMade_ = false;
}

void ReviewModel::TextStep::redo() {
    if (!isMade_)
        model_.replaceText(edit_.file, edit_.at, sizeOf(edit_.removed), edit_.added,
                           edit_.placesAfter);
    isMade_ = true;
}

bool ReviewModel::TextStep::mergeWith(const QUndoCommand* other) {
    const auto* next = dynamic_cast<const TextStep*>(other);
    if (!next || next->edit_.file != edit_.file) return false;
    const bool typesOn = edit_.removed.empty() && next->edit_.removed.empty() &&
                         isOneKey(next->edit_.added) &&
                         next->edit_.at == edit_.at + sizeOf(edit_.added);
    const bool erasesOn = edit_.added.empty() && next->edit_.added.empty() &&
                          isOneKey(next->edit_.removed) && next->edit_.at + 1 == edit_.at;
    if (!typesOn && !erasesOn) return false;
    if (typesOn) edit_.added += next->edit_.added;
    if (erasesOn) {
        edit_.removed = next->edit_.removed + edit_.removed;
        edit_.at = next->edit_.at;
    }
    edit_.placesAfter = next->edit_.placesAfter;
    return true;
}

}  // namespace graphlift

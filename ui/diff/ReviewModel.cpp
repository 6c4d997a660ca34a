#include "ui/diff/ReviewModel.h"

#include <algorithm>
#include <utility>

#include "analysis/diff/UnifiedPatch.h"
#include "ui/diff/ReviewSteps.h"
#include "ui/text/QtText.h"

namespace graphlift {

ReviewModel::ReviewModel(Selection& selection, QObject* parent)
    : QObject(parent), selection_(selection) {
    connect(this, &ReviewModel::textChanged, this, [this](size_t file) { outcomes_[file].reset(); });
    followTicks();
    connect(&selection_, &Selection::functionChanged, this, &ReviewModel::followSelection);
}

// The stack tells of its end when nobody is there to hear it any more.
ReviewModel::~ReviewModel() { undo_.blockSignals(true); }

void ReviewModel::setTicks(ChangeTicks* ticks) {
    disconnect(ticks_, nullptr, this, nullptr);
    ticks_ = ticks;
    followTicks();
    undo_.clear();
    emit ticksChanged();
}

// What was written of a text that somebody typed in is known by the ticks of that time only.
void ReviewModel::followTicks() {
    connect(ticks_, &ChangeTicks::changed, this, &ReviewModel::ticksChanged);
    connect(ticks_, &ChangeTicks::projectChanging, this, [this] { kept_ = keptTexts(); });
}

std::vector<ReviewModel::Kept> ReviewModel::keptTexts() const {
    std::vector<Kept> kept;
    for (size_t i = 0; i < results_.size(); ++i) {
        if (!isEditedByHand(i)) continue;
        const ResultText& result = *results_[i];
        kept.push_back({set_.files[i].path, result.base(), result.text(), result.compose(ticks()),
                        result.places()});
    }
    return kept;
}

// A text belongs to what it was made from. When that was written, it is done with.
void ReviewModel::putBack(const Kept& kept) {
    const size_t file = fileOf(kept.path);
    if (file < results_.size()) {
        ResultText& result = resultOf(file);
        if (result.base() == kept.composed) return;
        if (result.base() == kept.base && result.parts().size() == kept.places.size())
            return result.restore(kept.text, kept.places);
    }
    if (!isWritten(kept)) emit textLost(shown(kept.path), toQt(kept.text));
}

// A file of which nothing more is to be changed is in no change set.
bool ReviewModel::isWritten(const Kept& kept) const {
    if (!project_) return false;
    return std::ranges::any_of(project_->snapshot().program->files, [&](const auto& file) {
        return file->source->path() == kept.path && file->source->text() == kept.composed;
    });
}

void ReviewModel::setProject(ProjectViewPtr project) {
    if (ticks_ == &own_) own_.setProject(project);
    const std::vector<Kept> kept = kept_ ? std::move(*kept_) : keptTexts();
    kept_.reset();
    project_ = std::move(project);
    undo_.clear();
    set_ = project_ ? *preparedSetOf(*project_) : ReviewSet();
    results_.clear();
    results_.resize(set_.files.size());
    outcomes_.assign(results_.size(), std::nullopt);
    carried_.assign(results_.size(), false);
    isComparison_ = false;
    for (const Kept& text : kept) putBack(text);
    chosen_.reset();
    if (!set_.changes.empty()) chosen_ = 0;
    for (size_t i = 0; i < set_.changes.size(); ++i)
        if (set_.changes[i].id == selection_.functionId()) chosen_ = i;
    emit reset();
}

void ReviewModel::showTexts(const std::vector<ComparedText>& texts) {
    undo_.clear();
    set_ = {};
    results_.clear();
    for (const ComparedText& text : texts) {
        auto shown = std::make_shared<ShownText>(text.before);
        results_.push_back(
            std::make_unique<ResultText>(shown->text(), std::vector<PlacedEdit>{}));
        results_.back()->restore(text.after, {});
        set_.files.push_back({{}, text.before->path(), std::move(shown), {}, {}, {}});
    }
    outcomes_.assign(results_.size(), std::nullopt);
    carried_.assign(results_.size(), false);
    isComparison_ = true;
    chosen_.reset();
    emit reset();
}

bool ReviewModel::canEdit(size_t file) const {
    return !isComparison_ && !set_.files[file].shown->file().isNotebook();
}

ResultText& ReviewModel::resultOf(size_t file) const {
    std::unique_ptr<ResultText>& result = results_[file];
    if (!result)
        result =
            std::make_unique<ResultText>(set_.files[file].shown->text(), set_.files[file].edits);
    return *result;
}

bool ReviewModel::isEditedByHand(size_t file) const {
    return results_[file] && results_[file]->isEditedByHand();
}

bool ReviewModel::isTicked(size_t change) const {
    return !set_.changes[change].isGone && ticks_->isTicked(set_.changes[change].id);
}

IsTicked ReviewModel::ticks() const {
    return [this](size_t change) { return isTicked(change); };
}

size_t ReviewModel::numTicked() const {
    size_t count = 0;
    for (size_t i = 0; i < set_.changes.size(); ++i) count += isTicked(i);
    return count;
}

size_t ReviewModel::numTicked(size_t file) const {
    const auto& changes = set_.files[file].changes;
    return static_cast<size_t>(std::count_if(changes.begin(), changes.end(), ticks()));
}

void ReviewModel::setTicked(const std::vector<size_t>& changes, bool ticked) {
    std::vector<std::string> ids;
    std::vector<bool> before;
    for (size_t change : changes) {
        if (isTicked(change) == ticked || set_.changes[change].isGone) continue;
        ids.push_back(set_.changes[change].id);
        before.push_back(!ticked);
    }
    if (ids.empty()) return;
    const QString name = ids.size() == 1 ? set_.changes[changes.front()].name : QString();
    const std::vector<bool> after(ids.size(), ticked);
    undo_.push(new TickStep(*this, name, std::move(ids), std::move(before), after));
}

void ReviewModel::toggleFile(size_t file) {
    const bool all = numTicked(file) == set_.files[file].changes.size();
    setTicked(set_.files[file].changes, !all);
}

void ReviewModel::applyTicks(const std::vector<std::string>& ids, const std::vector<bool>& states) {
    std::vector<std::string> on, off;
    for (size_t i = 0; i < ids.size(); ++i) (states[i] ? on : off).push_back(ids[i]);
    if (!on.empty()) ticks_->setTicked(on, true);
    if (!off.empty()) ticks_->setTicked(off, false);
}

void ReviewModel::choose(size_t change) {
    if (change >= set_.changes.size()) return;
    const bool isNew = chosen_ != change;
    chosen_ = change;
    const ReviewChange& at = set_.changes[change];
    const ReportFunction function = project_->report().function(at.function);
    const TextRange body = function.file.tree.range(function.ir.node);
    selection_.select(at.id, {set_.files[at.file].path, {body.begin, body.begin}});
    if (isNew) emit chosenChanged();
}

void ReviewModel::followSelection(const std::string& id) {
    if (chosen_ && set_.changes[*chosen_].id == id) return;
    for (size_t i = 0; i < set_.changes.size(); ++i) {
        if (set_.changes[i].id != id) continue;
        chosen_ = i;
        emit chosenChanged();
        return;
    }
}

void ReviewModel::step(int by) {
    if (set_.changes.empty()) return;
    const auto last = static_cast<int>(set_.changes.size()) - 1;
    const int now = chosen_ ? static_cast<int>(*chosen_) : -1;
    choose(static_cast<size_t>(std::clamp(now + by, 0, last)));
}

void ReviewModel::textInserted(size_t file, uint32_t at, const std::string& text) {
    ResultText& result = resultOf(file);
    auto before = result.places();
    result.insert(at, text);
    undo_.push(new TextStep(*this, {file, at, "", text, std::move(before), result.places()}));
    emit textChanged(file);
}

void ReviewModel::textErased(size_t file, uint32_t at, uint32_t length) {
    ResultText& result = resultOf(file);
    const std::string text = result.text().substr(at, length);
    auto before = result.places();
    result.erase(at, length);
    undo_.push(new TextStep(*this, {file, at, text, "", std::move(before), result.places()}));
    emit textChanged(file);
}

void ReviewModel::replaceText(size_t file, uint32_t at, uint32_t removed, const std::string& added,
                              const std::vector<TextRange>& places) {
    ResultText& result = resultOf(file);
    if (removed != 0) result.erase(at, removed);
    if (!added.empty()) result.insert(at, added);
    result.setPlaces(places);
    emit textReplaced(file, at, removed, added);
    emit textChanged(file);
}

// "lift train_step", "lift train_step and 3 more": what Undo will name.
std::string ReviewModel::titleOfChange() const {
    std::vector<QString> names;
    for (size_t i = 0; i < set_.changes.size(); ++i)
        if (isTicked(i)) names.push_back(set_.changes[i].name);
    if (names.empty()) return tr("edits by hand").toStdString();
    const auto more = static_cast<int>(names.size()) - 1;
    const QString first = tr("change of %1").arg(names.front());
    return (more == 0 ? first : tr("%1 and %2 more").arg(first).arg(more)).toStdString();
}

std::vector<bool> ReviewModel::ticksOf(size_t file) const {
    std::vector<bool> ticks;
    for (const size_t change : set_.files[file].changes) ticks.push_back(isTicked(change));
    return ticks;
}

bool ReviewModel::isKnown(size_t file) const {
    return outcomes_[file] && outcomes_[file]->ticks == ticksOf(file);
}

ReviewModel::Outcome ReviewModel::workOut(size_t file) const {
    Outcome outcome{ticksOf(file)};
    const bool isPlain = std::ranges::find(outcome.ticks, true) == outcome.ticks.end() &&
                         !isEditedByHand(file);
    if (isPlain) return outcome;
    outcome.bytes = resultBytes(set_.files[file], result(file), ticks());
    if (!outcome.bytes) return outcome;
    outcome.isChanged = *outcome.bytes != set_.files[file].shown->file().bytes();
    outcome.keepsTheRest = keepsTheRest(set_.files[file], *outcome.bytes, ticks());
    return outcome;
}

const ReviewModel::Outcome& ReviewModel::outcomeOf(size_t file) const {
    if (!isKnown(file)) outcomes_[file] = workOut(file);
    return *outcomes_[file];
}

bool ReviewModel::reckon(std::chrono::milliseconds budget) const {
    const auto end = std::chrono::steady_clock::now() + budget;
    for (size_t file = 0; file < results_.size(); ++file) {
        if (isKnown(file)) continue;
        if (std::chrono::steady_clock::now() >= end) return false;
        outcomes_[file] = workOut(file);
    }
    return true;
}

std::optional<size_t> ReviewModel::unwritable() const {
    for (size_t i = 0; i < set_.files.size(); ++i)
        if (!outcomeOf(i).bytes) return i;
    return std::nullopt;
}

Result<ChangeSet> ReviewModel::change() const {
    ChangeSet change{titleOfChange(), tickedIds(), {}};
    for (size_t i = 0; i < set_.files.size(); ++i) {
        const ReviewFile& file = set_.files[i];
        const Outcome& outcome = outcomeOf(i);
        if (!outcome.bytes)
            return fail(outcome.bytes.error().code,
                        file.path + ": " + outcome.bytes.error().message);
        if (outcome.isChanged)
            change.files.push_back({file.path, file.shown->file().contentHash(), *outcome.bytes});
    }
    return change;
}

bool ReviewModel::hasConflict() const {
    return std::ranges::any_of(set_.files,
                               [](const ReviewFile& file) { return file.numLeftOut != 0; });
}

size_t ReviewModel::fileOf(std::string_view path) const {
    size_t index = 0;
    while (index < set_.files.size() && set_.files[index].path != path) ++index;
    return index;
}

Result<std::string> ReviewModel::patch() const {
    const auto made = change();
    if (!made) return tl::unexpected(made.error());
    std::string patch;
    for (const ChangedFile& file : made->files)
        patch += unifiedPatch(file.path, set_.files[fileOf(file.path)].shown->file().bytes(),
                              file.bytes);
    return patch;
}

QString ReviewModel::brokenSeal() const {
    QStringList edited, broken;
    for (size_t i = 0; i < set_.files.size(); ++i) {
        const Outcome& outcome = outcomeOf(i);
        const QString path = shown(set_.files[i].path);
        if (!outcome.bytes)
            return tr("%1 cannot be written: %2").arg(path, toQt(outcome.bytes.error().message));
        if (outcome.keepsTheRest) continue;
        (isEditedByHand(i) ? edited : broken) += path;
    }
    if (!broken.isEmpty())
        return tr("Bytes outside the ticked changes differ: %1").arg(broken.join(", "));
    if (!edited.isEmpty())
        return tr("Edited by hand beside the ticked changes: %1").arg(edited.join(", "));
    return {};
}

Seal ReviewModel::seal() const {
    if (const QString broken = brokenSeal(); !broken.isEmpty()) return {false, broken};
    const auto count = static_cast<int>(numTicked());
    if (count == 0) return {true, tr("No change is ticked: every byte stays as it is")};
    return {true, count == 1
                      ? tr("Outside the ticked change every byte stays as it is")
                      : tr("Outside the %1 ticked changes every byte stays as it is").arg(count)};
}

std::vector<std::string> ReviewModel::tickedIds() const {
    std::vector<std::string> ids;
    for (size_t i = 0; i < set_.changes.size(); ++i)
        if (isTicked(i)) ids.push_back(set_.changes[i].id);
    return ids;
}

}  // namespace graphlift

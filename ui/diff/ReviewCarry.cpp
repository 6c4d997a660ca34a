// A planned result on the text that its file has by now.
#include "analysis/source/Encoding.h"
#include "ui/diff/CarryOver.h"
#include "ui/diff/ReviewModel.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

/// The edits as places in the bytes of the file.
Result<std::vector<TextEdit>> inBytes(const std::vector<PlacedEdit>& edits, FileId file,
                                      const SourceFile& source) {
    std::vector<TextEdit> out;
    const std::string_view cookie = encodingCookie(source.bytes());
    for (const PlacedEdit& edit : edits) {
        auto replacement = encodeText(edit.replacement, cookie);
        if (!replacement) return tl::unexpected(replacement.error());
        out.push_back({file,
                       {source.byteOffset(edit.range.begin), source.byteOffset(edit.range.end)},
                       std::move(*replacement),
                       -1});
    }
    return out;
}

}  // namespace

// Unticks them; their names.
QStringList ReviewModel::leaveOut(const std::set<size_t>& changes, const Sentence& question) {
    QStringList names;
    std::vector<std::string> ids;
    for (const size_t change : changes) {
        ReviewChange& left = set_.changes[change];
        left.isSafe = false;
        left.question = question;
        names += left.name;
        ids.push_back(left.id);
    }
    if (!ids.empty()) ticks_->setTicked(ids, false);
    return names;
}

Result<CarryReport> ReviewModel::carryOver(size_t file,
                                           const std::shared_ptr<const SourceFile>& onDisk) {
    if (onDisk->isNotebook())
        return fail(ErrorCode::BadCall,
                    "the cells of a notebook are not merged; analyse the project again");
    ReviewFile& known = set_.files[file];
    const ResultText& planned = result(file);
    auto text = std::make_shared<ShownText>(onDisk);
    const auto carried = graphlift::carryOver(planned, text->text());
    if (!carried) return tl::unexpected(carried.error());
    auto bytes = inBytes(carried->edits, known.file, *onDisk);
    if (!bytes) return tl::unexpected(bytes.error());
    auto made = std::make_unique<ResultText>(text->text(), carried->edits);
    const auto typed = carryTyping(planned, *made);
    if (!typed) return tl::unexpected(typed.error());

    CarryReport report;
    report.keptTyping = *typed;
    for (const size_t change : known.changes) {
        set_.changes[change].isSafe = false;
        set_.changes[change].question = {{tr("it was planned before the file changed on disk."), false}};
    }
    for (const size_t change : carried->lost) set_.changes[change].isGone = true;
    report.gone = leaveOut(
        carried->lost, {{tr("It has no place in the text on disk, or is made there already."), false}});
    report.conflicts = leaveOut(
        carried->conflicts, {{tr("the same lines were changed on disk, and stay as they are there."), false}});
    const QString lost = toQt(planned.text());
    undo_.clear();
    known.shown = std::move(text);
    known.edits = carried->edits;
    known.fileEdits = std::move(*bytes);
    known.numLeftOut = made->numLeftOut();
    results_[file] = std::move(made);
    outcomes_[file].reset();
    carried_[file] = true;
    emit reset();
    if (!report.keptTyping) emit textLost(shown(known.path), lost);
    return report;
}

}  // namespace graphlift

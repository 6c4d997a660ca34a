#include "app/session/ChangeService.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <exception>
#include <utility>

#include "app/change/ChangeWriter.h"
#include "app/change/Undo.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

Result<WrittenChange> guarded(const std::function<Result<WrittenChange>()>& work) {
    try {
        return work();
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal,
                    std::string("the change stopped by an error of its own: ") + error.what());
    }
}

}  // namespace

ChangeService::ChangeService(QObject* parent) : QObject(parent) {}

void ChangeService::tell(const Result<WrittenChange>& result,
                         const std::vector<Refusal>& refusals, Told done) {
    busy_ = false;
    if (result) return emit(this->*done)(*result);
    if (!refusals.empty()) return emit refused(refusals);
    emit failed(toQt(result.error().message));
}

void ChangeService::run(Work work, Told done, Look whyNot) {
    if (busy_) {
        emit failed(tr("Another change is being written."));
        return;
    }
    busy_ = true;
    const QPointer<ChangeService> self(this);
    QThreadPool::globalInstance()->start(
        [self, work = std::move(work), done, whyNot = std::move(whyNot)] {
            const Result<WrittenChange> result = guarded(work);
            std::vector<Refusal> refusals;
            if (!result && whyNot) refusals = whyNot();
            QMetaObject::invokeMethod(
                qApp,
                [self, result, refusals = std::move(refusals), done] {
                    if (self) self->tell(result, refusals, done);
                },
                Qt::QueuedConnection);
        });
}

void ChangeService::apply(const std::string& root, const ChangeSet& change) {
    run([root, change] { return writeChange(root, change); }, &ChangeService::applied,
        [root, change] { return refusalsOf(root, change); });
}

void ChangeService::undo(const std::string& root) {
    run([root] { return undoLast(root); }, &ChangeService::undone);
}

void ChangeService::rehearse(const std::string& root, const ChangeSet& change) {
    const auto look = [root, change]() -> Result<WrittenChange> {
        const auto checked = checkChange(root, change);
        if (!checked) return tl::unexpected(checked.error());
        WrittenChange would;
        for (const ChangedFile& file : change.files) would.files.push_back(file.path);
        return would;
    };
    run(look, &ChangeService::rehearsed);
}

}  // namespace graphlift

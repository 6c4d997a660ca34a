#include "app/session/LayoutService.h"

#include "ui/text/QtText.h"
#include "viz/layout/LayoutProcess.h"
#include "viz/layout/LayoutProtocol.h"

namespace graphlift {

LayoutService::LayoutService(QObject* parent, const QString& program,
                             std::chrono::milliseconds timeout)
    : LayoutRunner(parent), program_(program.isEmpty() ? toQt(layoutProgramPath()) : program) {
    timeout_.setSingleShot(true);
    timeout_.setInterval(timeout);
    connect(&timeout_, &QTimer::timeout, this, [this] {
        const QString words = tr("The layout of %1 took more than %2 s and was stopped.")
                                  .arg(sizeText())
                                  .arg(timeout_.interval() / 1000.0);
        drop();
        fail(words);
    });
}

LayoutService::~LayoutService() { drop(); }

void LayoutService::start(const LayoutRequest& request) {
    drop();
    request_ = request;
    process_ = new QProcess(this);
    process_->setStandardErrorFile(QProcess::nullDevice());
    connect(process_, &QProcess::finished, this, &LayoutService::end);
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;  // a crash is told by finished()
        drop();
        fail(tr("The layout program %1 cannot be started. It belongs beside this program; a new "
                "installation brings it back.")
                 .arg(program_));
    });
    process_->start(program_, QStringList());
    if (process_ == nullptr) return;  // it failed at once, and said so
    const std::string text = writeRequest(request_);
    process_->write(text.data(), static_cast<qint64>(text.size()));
    process_->closeWriteChannel();
    timeout_.start();
}

void LayoutService::cancel() { drop(); }

// The process is not waited for: it goes by itself once it is dead.
void LayoutService::drop() {
    timeout_.stop();
    if (process_ == nullptr) return;
    QProcess* const old = process_;
    process_ = nullptr;
    disconnect(old, nullptr, this, nullptr);
    if (old->state() == QProcess::NotRunning) {
        old->deleteLater();
        return;
    }
    old->setParent(nullptr);
    connect(old, &QProcess::finished, old, &QObject::deleteLater);
    old->kill();
}

void LayoutService::end() {
    const bool crashed = process_->exitStatus() == QProcess::CrashExit;
    const QByteArray answer = process_->readAllStandardOutput();
    drop();
    if (crashed) {
        fail(tr("The layout program crashed on %1.").arg(sizeText()));
        return;
    }
    const auto layout =
        readAnswer({answer.constData(), static_cast<size_t>(answer.size())}, request_);
    if (!layout) {
        fail(tr("The layout of %1 failed: %2.").arg(sizeText(), shown(layout.error().message)));
        return;
    }
    emit finished(*layout);
}

void LayoutService::fail(const QString& reason) { emit failed(reason); }

QString LayoutService::sizeText() const {
    return tr("%1 nodes and %2 calls").arg(request_.sizes.size()).arg(request_.edges.size());
}

}  // namespace graphlift

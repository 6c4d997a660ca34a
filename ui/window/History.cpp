#include "ui/window/History.h"

#include <QTimer>

#include "ui/text/QtText.h"

namespace graphlift {

QString textOf(const HistoryStep& step) {
    if (step.functionId.empty()) return step.place ? shown(step.place->file) : QString();
    const size_t colon = step.functionId.find(':');
    const std::string_view id = step.functionId;
    const QString function = shown(colon == std::string::npos ? id : id.substr(colon + 1));
    return step.place ? QStringLiteral("%1, %2").arg(function, shown(step.place->file)) : function;
}

History::History(Selection& selection, int settle, QObject* parent)
    : QObject(parent), selection_(selection), settle_(new QTimer(this)) {
    settle_->setSingleShot(true);
    settle_->setInterval(settle);
    connect(settle_, &QTimer::timeout, this, [this] { note(); });
    const auto later = [this] {
        if (!walking_) settle_->start();
    };
    connect(&selection, &Selection::functionChanged, this, later);
    connect(&selection, &Selection::placeChanged, this, later);
}

void History::note() {
    settle_->stop();
    const HistoryStep step{selection_.functionId(), selection_.place()};
    if (step.functionId.empty() && !step.place) return;
    if (!steps_.empty() && steps_[at_] == step) return;
    if (!steps_.empty()) steps_.resize(at_ + 1);
    steps_.push_back(step);
    if (steps_.size() > kMostSteps) steps_.erase(steps_.begin());
    at_ = steps_.size() - 1;
    emit changed();
}

void History::go(size_t step) {
    if (settle_->isActive()) note();
    if (step >= steps_.size() || step == at_) return;
    at_ = step;
    walking_ = true;
    const HistoryStep& to = steps_[at_];
    if (to.place)
        selection_.select(to.functionId, *to.place);
    else
        selection_.selectFunction(to.functionId);
    walking_ = false;
    emit changed();
}

void History::goBack() {
    if (settle_->isActive()) note();
    if (canGoBack()) go(at_ - 1);
}

void History::goForward() {
    if (canGoForward()) go(at_ + 1);
}

void History::clear() {
    settle_->stop();
    steps_.clear();
    at_ = 0;
    emit changed();
}

}  // namespace graphlift

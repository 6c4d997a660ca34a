#include "ui/models/Selection.h"

#include <utility>

namespace graphlift {

void Selection::set(const std::string& id, std::optional<CodePlace> place) {
    const bool otherFunction = id != functionId_;
    const bool otherPlace = place != place_;
    functionId_ = id;
    place_ = std::move(place);
    if (otherFunction) emit functionChanged(functionId_);
    if (otherPlace) emit placeChanged();
}

void Selection::selectFunction(const std::string& id) {
    if (id != functionId_) set(id, std::nullopt);
}

void Selection::showPlace(const CodePlace& place) { set(functionId_, place); }

void Selection::select(const std::string& id, const CodePlace& place) { set(id, place); }

void Selection::openPlace(const CodePlace& place) {
    set(functionId_, place);
    emit placeOpened();
}

}  // namespace graphlift

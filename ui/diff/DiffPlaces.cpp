// Which files have their section, and where each stands in the page.
#include <algorithm>

#include "ui/diff/DiffEditor.h"

namespace graphlift {

namespace {

constexpr int kAhead = 900;  // px above and below the view in which editors are kept
constexpr int kFileHead = 40;
constexpr uint32_t kLinesAround = 5;  // unchanged ones beside a change

}  // namespace

std::vector<FileSection*> DiffEditor::sections() const {
    std::vector<FileSection*> made;
    for (const Place& place : places_)
        if (place.section) made.push_back(place.section);
    return made;
}

FileSection* DiffEditor::sectionOf(size_t file) {
    if (!places_[file].section) {
        makeSection(file);
        restack();
    }
    return places_[file].section;
}

void DiffEditor::rebuild() {
    for (const Place& place : places_) delete place.section;
    places_.assign(model_.set().files.size(), {});
    allOpen_.reset();
    scrollBar()->setValue(0);
    stack();
    if (isVisible()) showChosen();
}

void DiffEditor::makeSection(size_t file) {
    auto* section = new FileSection(theme_, model_, file, content_);
    section->setHasHead(file != 0);
    if (allOpen_) section->setAllOpen(*allOpen_);
    section->setTextOffset(sideways_->value());
    section->setTabWidth(tabWidth_);
    connect(section, &FileSection::heightChanged, this, &DiffEditor::sectionGrew);
    connect(section, &FileSection::chosen, &model_, &ReviewModel::choose);
    connect(section, &FileSection::whyAsked, this, &DiffEditor::whyAsked);
    connect(section, &FileSection::sideScrolled, this, &DiffEditor::setTextOffset);
    connect(section, &FileSection::caretMoved, this,
            [this](FileSection*, CodePane* pane) { keepCaretInView(pane); });
    connect(section, &FileSection::refreshed, this, [this] {
        measureSoon_.start();
        emit refreshed();
    });
    section->setGeometry(0, places_[file].top, area_->viewport()->width(), places_[file].height);
    section->setRowHeight(rowHeight());
    section->show();
    places_[file].section = section;
    places_[file].height = section->contentHeight();
}

// As the section would lay it out when its changes lie apart from each other.
int DiffEditor::reckonedHeight(size_t file) const {
    const ReviewFile& known = model_.set().files[file];
    uint32_t units = 1;  // the fold before the first change
    for (const PlacedEdit& edit : known.edits)
        units += static_cast<uint32_t>(std::ranges::count(edit.replacement, '\n')) + kLinesAround + 1;
    for (size_t change : known.changes)
        units += kHeadUnits + (model_.isTicked(change) ? 0 : kReasonUnits);
    if (allOpen_.value_or(false)) units += known.shown->file().numLines();
    return (file == 0 ? 0 : theme_.px(kFileHead)) + static_cast<int>(units) * rowHeight();
}

// Everything anew: sizes and all heights.
void DiffEditor::stack() {
    const int width = area_->viewport()->width();
    for (size_t file = 0; file < places_.size(); ++file) {
        Place& place = places_[file];
        if (place.section) {
            place.section->setRowHeight(rowHeight());
            place.section->resize(width, place.section->contentHeight());
        }
        place.height = place.section ? place.section->contentHeight() : reckonedHeight(file);
    }
    restack();
    makeVisible();
    updateMarks();
    updateSideways();
}

// Sections one below the other; each as high as it says.
void DiffEditor::restack() {
    const int width = area_->viewport()->width();
    int y = 0;
    for (Place& place : places_) {
        place.top = y;
        if (place.section) place.section->setGeometry(0, y, width, place.height);
        y += place.height;
    }
    content_->resize(width, std::max(y, area_->viewport()->height()));
}

void DiffEditor::sectionGrew(FileSection* section, int) {
    Place& place = places_[section->file()];
    if (place.section != section) return;
    // What is above the view must not move what is in it.
    const bool isAbove = place.top + place.height <= scrollBar()->value();
    const int grown = section->contentHeight() - place.height;
    place.height = section->contentHeight();
    restack();
    if (isAbove) scrollBar()->setValue(scrollBar()->value() + grown);
    makeVisible();
    measureSoon_.start();
}

bool DiffEditor::isNear(const Place& place, int ahead) const {
    const int top = scrollBar()->value(), bottom = top + area_->viewport()->height();
    return place.top < bottom + ahead && place.top + place.height > top - ahead;
}

// Makes the sections in the view and `ahead` of it, `most` of them at once; whether all are there.
bool DiffEditor::readyNear(int ahead, size_t most) {
    for (size_t file = 0; file < places_.size(); ++file) {
        if (!isNear(places_[file], ahead)) continue;
        const FileSection* section = places_[file].section;
        if (section && section->isLive() && !section->isStale()) continue;
        if (most-- == 0) return false;
        const int before = places_[file].height;
        const bool isAbove = places_[file].top + before <= scrollBar()->value();
        if (!section) makeSection(file);
        places_[file].section->setLive(true);
        if (places_[file].section->isStale()) places_[file].section->refresh();
        places_[file].height = places_[file].section->contentHeight();
        const int grown = places_[file].height - before;
        restack();
        if (isAbove && grown != 0) scrollBar()->setValue(scrollBar()->value() + grown);
    }
    return true;
}

// What is in the view is made now, what is near it with the next events, and what is far away
// gives its editors back.
void DiffEditor::makeVisible() {
    if (isMaking_ || !isVisible()) return;
    isMaking_ = true;
    readyNear(0, places_.size());
    for (const Place& place : places_) {
        if (!place.section || !place.section->isLive() || isNear(place, kAhead)) continue;
        if (!place.section->isAncestorOf(focusWidget())) place.section->setLive(false);
    }
    isMaking_ = false;
    aheadSoon_.start();
    updateView();
}

void DiffEditor::makeAhead() {
    if (isMaking_ || !isVisible()) return;
    isMaking_ = true;
    const bool isReady = readyNear(kAhead, 1);
    isMaking_ = false;
    if (!isReady) aheadSoon_.start();
    measureSoon_.start();
    updateView();
}

}  // namespace graphlift

// The rows between the lines of a file's section: heads, reasons and folds.
#include <algorithm>

#include "ui/diff/FileSection.h"

namespace graphlift {

namespace {

constexpr uint32_t kFewLines = 10;  // of a fold that is opened bit by bit

}  // namespace

SentenceRow* FileSection::nextSentence(size_t& used) {
    if (used == sentences_.size()) sentences_.push_back(new SentenceRow(theme_, this));
    return sentences_[used++];
}

void FileSection::placeHead(const ViewItem& item, const QRect& where) {
    HunkHead*& head = heads_[item.change];
    if (!head) {
        head = new HunkHead(theme_, this);
        const size_t change = item.change;
        connect(head, &HunkHead::chosen, this, [this, change] { emit chosen(change); });
        connect(head, &HunkHead::whyAsked, this, &FileSection::whyAsked);
        head->setWhy(whyOf(*model_.project(), model_.set().changes[change]));
        connect(head, &QAbstractButton::clicked, this, [this, change] {
            model_.toggle(change);
            heads_[change]->setChecked(model_.isTicked(change));
        });
    }
    head->setGeometry(where);
    head->setChecked(model_.isTicked(item.change));
    head->setChosen(model_.chosen() == item.change);
    head->setChange(model_.set().changes[item.change], item.change + 1,
                    model_.set().changes.size());
}

void FileSection::placeFold(const ViewItem& item, const QRect& where, size_t index) {
    if (index == folds_.size()) {
        auto* made = new FoldRow(theme_, this);
        connect(made, &FoldRow::asked, this, [this, index](FoldRow::Part part) {
            size_t at = 0;
            for (const ViewItem& known : items_)
                if (known.kind == ViewItem::Kind::Fold && at++ == index)
                    return openFold(known, part);
        });
        folds_.push_back(made);
    }
    folds_[index]->setGeometry(where);
    folds_[index]->setCount(item.numRows);
}

void FileSection::placeItems() {
    size_t usedSentences = 0, usedFolds = 0;
    for (const ViewItem& item : items_) {
        const QRect where(0, unitTop(item.unit), width(),
                          static_cast<int>(item.numUnits) * rowHeight_);
        switch (item.kind) {
            case ViewItem::Kind::Row:
                break;
            case ViewItem::Kind::Head:
                placeHead(item, where);
                break;
            case ViewItem::Kind::PartHead: {
                SentenceRow* row = nextSentence(usedSentences);
                row->setGeometry(where);
                const auto& part = model_.result(file_).parts()[static_cast<size_t>(item.part)];
                row->say(titleOf(part, model_.set()), "down", Token::Ink3, Token::Panel);
                break;
            }
            case ViewItem::Kind::Reason: {
                SentenceRow* row = nextSentence(usedSentences);
                row->setGeometry(where);
                const ReviewChange& change = model_.set().changes[item.change];
                const bool waits = !change.isSafe && !change.isGone;
                row->say(reasonOf(change), waits ? "s-unknown" : "s-na",
                         waits ? Token::SUnknown : Token::SNa, Token::Canvas);
                break;
            }
            case ViewItem::Kind::Fold:
                placeFold(item, where, usedFolds++);
                break;
        }
    }
    for (size_t i = usedSentences; i < sentences_.size(); ++i) sentences_[i]->hide();
    for (size_t i = usedFolds; i < folds_.size(); ++i) folds_[i]->hide();
}

void FileSection::openFold(ViewItem fold, FoldRow::Part part) {
    const uint32_t few = std::min(kFewLines, fold.numRows);
    const uint32_t from = part == FoldRow::Part::End ? fold.numRows - few : 0;
    const uint32_t to = part == FoldRow::Part::Begin ? few : fold.numRows;
    for (uint32_t i = from; i < to; ++i) opened_.insert(aligned_.rows[fold.row + i].oldLine);
    refresh();
}

void FileSection::setAllOpen(bool open) {
    opened_.clear();
    if (open)
        for (const ReviewRow& row : aligned_.rows) opened_.insert(row.oldLine);
    setStale();
}

void FileSection::openAll(bool open) {
    setAllOpen(open);
    refresh();
}

int FileSection::headTop(size_t change) const {
    for (const ViewItem& item : items_)
        if (item.kind == ViewItem::Kind::Head && item.change == change) return unitTop(item.unit);
    return 0;
}

HunkHead* FileSection::head(size_t change) const {
    const auto found = heads_.find(change);
    return found == heads_.end() ? nullptr : found->second;
}

}  // namespace graphlift

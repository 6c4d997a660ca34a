#include "ui/diff/FileSection.h"

#include <algorithm>
#include <limits>

#include "analysis/models/ModelRegistry.h"
#include "analysis/syntax/Parser.h"
#include "ui/diff/DiffLook.h"
#include "ui/diff/PaneLooks.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr uint32_t kFewLines = 10;  // of a fold that is opened bit by bit
constexpr int kFileHead = 40;
constexpr uint32_t kAroundEvidence = 2;  // lines shown with a line of evidence
constexpr int kCheckAfter = 300;  // ms without a key before the result is parsed

uint32_t columnOffset(std::string_view line, uint32_t column) {
    uint32_t at = 0;
    for (uint32_t i = 1; i < column && at < line.size(); ++i) do
            ++at;
        while (at < line.size() && (line[at] & 0xC0) == 0x80);
    return at;
}

// Columns that a line takes: letters, each as wide as the widest script needs, tabs to their stops.
size_t columnsOf(std::string_view line, size_t tabWidth) {
    size_t columns = 0;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == '\t')
            columns += tabWidth - columns % tabWidth;
        else if (byte >= 0xE3)  // the scripts that are two columns wide, and everything behind them
            columns += 2;
        else if (byte != '\n' && byte != '\r' && (byte & 0xC0) != 0x80)
            ++columns;
    }
    return columns;
}

}  // namespace

FileSection::FileSection(const Theme& theme, ReviewModel& model, size_t file, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(model), file_(file) {
    refreshSoon_.setSingleShot(true);
    refreshSoon_.setInterval(0);
    connect(&refreshSoon_, &QTimer::timeout, this, &FileSection::refresh);
    checkSoon_.setSingleShot(true);
    checkSoon_.setInterval(kCheckAfter);
    connect(&checkSoon_, &QTimer::timeout, this, &FileSection::checkSyntax);
    connect(&model_, &ReviewModel::textChanged, this, [this](size_t changed) {
        if (changed != file_) return;
        isTextNew_ = true;
        refreshSoon_.start();
        checkSoon_.start();
    });
    connect(&model_, &ReviewModel::textReplaced, this,
            [this](size_t changed, uint32_t at, uint32_t removed, const std::string& added) {
                if (changed == file_ && right_) right_->replace(at, removed, added);
            });
    layOutItems();
}

void FileSection::setRowHeight(int height) {
    rowHeight_ = height;
    marks_.reset();
    placeAll();
}

void FileSection::setHasHead(bool hasHead) {
    hasHead_ = hasHead;
    marks_.reset();
}

int FileSection::unitTop(uint32_t unit) const {
    return (hasHead_ ? theme_.px(kFileHead) : 0) + static_cast<int>(unit) * rowHeight_;
}

int FileSection::contentHeight() const { return unitTop(numUnitsOf(items_)); }
int FileSection::gutterWidth() const { return theme_.px(44); }
int FileSection::gutterLeft() const { return (width() - gutterWidth()) / 2; }

CodePane* FileSection::pane(PaneSide side) const { return side == PaneSide::Left ? left_ : right_; }

// A change has its head where its last edit is: imports come before what needs them.
std::vector<std::vector<size_t>> FileSection::headsOfParts() const {
    const auto& parts = model_.result(file_).parts();
    std::vector<std::vector<size_t>> heads(parts.size());
    for (size_t change : model_.set().files[file_].changes)
        for (size_t part = parts.size(); part-- > 0;) {
            const auto& serves = parts[part].changes;
            if (std::find(serves.begin(), serves.end(), change) == serves.end()) continue;
            heads[part].push_back(change);
            break;
        }
    return heads;
}

void FileSection::layOutItems() {
    const ResultText& result = model_.result(file_);
    aligned_ = alignRows(result);
    ViewRequest request{headsOfParts(), model_.ticks(), opened_, std::nullopt};
    if (right_ && right_->hasFocus()) request.caretLine = right_->caretLine() + 1;
    items_ = layOut(aligned_, request);
    leftLook_ = paneLook(aligned_, items_, result, PaneSide::Left, model_.ticks());
    rightLook_ = paneLook(aligned_, items_, result, PaneSide::Right, model_.ticks());
    rightLook_.errors = errors_;
    markEvidence();
    if (model_.isComparison())
        for (PaneLine& line : rightLook_.lines) line.byHand = false;
    marks_.reset();
    longest_.reset();
    isStale_ = false;
}

void FileSection::refresh() {
    const int before = contentHeight();
    layOutItems();
    showLooks();
    placeAll();
    if (contentHeight() != before) emit heightChanged(this, before);
    emit refreshed(this);
}

void FileSection::placeAll() {
    placePanes();
    placeItems();
    update();
}

void FileSection::setLive(bool live) {
    if (live == isLive()) return;
    if (live) {
        makePanes();
        showLooks();
        placePanes();
        placeItems();
        return;
    }
    delete leftClip_;
    delete rightClip_;
    leftClip_ = rightClip_ = nullptr;
    left_ = right_ = nullptr;
}

// The names that the file imports the framework by: its calls have a colour of their own.
std::vector<std::string> FileSection::apiNames() const {
    if (!model_.project()) return {};
    const Program& program = *model_.project()->snapshot().program;
    const ApiId decorator = program.registry->role(Role::GraphDecorator);
    if (decorator.isNone()) return {};
    const std::string& path = (*program.registry)[decorator].path;
    const std::string package = path.substr(0, path.find('.'));
    std::vector<std::string> names;
    const FileId id = model_.set().files[file_].file;
    for (const ImportDecl& import : program.files[id.index()]->decls.imports) {
        const std::string module(program.names->text(import.module));
        if (module != package && !module.starts_with(package + ".")) continue;
        if (import.alias) names.emplace_back(program.names->text(import.alias));
        if (import.name && !import.alias) names.emplace_back(program.names->text(import.name));
        if (!import.alias && !import.name) names.push_back(package);
    }
    return names;
}

void FileSection::makePanes() {
    leftClip_ = new QWidget(this);
    rightClip_ = new QWidget(this);
    left_ = new CodePane(theme_, PaneSide::Left, leftClip_);
    right_ = new CodePane(theme_, PaneSide::Right, rightClip_);
    const ReviewFile& file = model_.set().files[file_];
    left_->setCode(file.shown->text(), apiNames());
    right_->setCode(model_.result(file_).text(), apiNames());
    right_->setReadOnly(!model_.canEdit(file_));
    left_->setAccessibleName(tr("%1 before, read only").arg(shown(file.path)));
    right_->setAccessibleName(tr("%1 after").arg(shown(file.path)));
    for (CodePane* pane : {left_, right_}) {
        pane->setTabWidth(tabWidth_);
        pane->setTextOffset(textOffset_);
        connect(pane, &CodePane::sideScrolled, this, &FileSection::sideScrolled);
        connect(pane, &CodePane::caretMoved, this, [this, pane] { emit caretMoved(this, pane); });
        connect(pane, &CodePane::undoAsked, &model_.undoStack(), &QUndoStack::undo);
        connect(pane, &CodePane::redoAsked, &model_.undoStack(), &QUndoStack::redo);
    }
    connect(right_, &CodePane::inserted, this,
            [this](uint32_t at, const std::string& text) { model_.textInserted(file_, at, text); });
    connect(right_, &CodePane::erased, this,
            [this](uint32_t at, uint32_t length) { model_.textErased(file_, at, length); });
    leftClip_->lower();
    rightClip_->lower();
    leftClip_->show();
    rightClip_->show();
}

void FileSection::showLooks() {
    if (!isLive()) return;
    if (isTextNew_) right_->recolour();
    isTextNew_ = false;
    left_->setLook(leftLook_);
    right_->setLook(rightLook_);
}

void FileSection::updateChosen() {
    for (const auto& [change, head] : heads_) head->setChosen(model_.chosen() == change);
}

void FileSection::placePanes() {
    if (!isLive()) return;
    const int top = unitTop(0), height = contentHeight() - top;
    const int middle = gutterLeft(), right = middle + gutterWidth();
    leftClip_->setGeometry(0, top, middle, height);
    rightClip_->setGeometry(right, top, width() - right, height);
    for (CodePane* pane : {left_, right_})
        pane->setGeometry(0, pane->offset(), pane->parentWidget()->width(), pane->contentHeight());
}

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

void FileSection::markEvidence() {
    if (evidence_ == 0) return;
    for (const ReviewRow& row : aligned_.rows) {
        if (row.oldLine != evidence_) continue;
        for (PaneLine& line : leftLook_.lines) line.isEvidence = line.line + 1 == row.oldLine;
        for (PaneLine& line : rightLook_.lines) line.isEvidence = line.line + 1 == row.newLine;
        return;
    }
}

void FileSection::setEvidence(uint32_t oldLine) {
    if (evidence_ == oldLine) return;
    evidence_ = oldLine;
    const uint32_t first = oldLine < kAroundEvidence ? 1 : oldLine - kAroundEvidence;
    if (oldLine != 0)
        for (uint32_t line = first; line <= oldLine + kAroundEvidence; ++line) opened_.insert(line);
    refresh();
}

int FileSection::evidenceTop() const {
    for (const ViewItem& item : items_)
        if (item.kind == ViewItem::Kind::Row && aligned_.rows[item.row].oldLine == evidence_)
            return unitTop(item.unit);
    return 0;
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

const std::vector<FileSection::Mark>& FileSection::marks() const {
    if (marks_) return *marks_;
    std::vector<Mark> marks;
    const auto& parts = model_.result(file_).parts();
    std::map<uint32_t, uint32_t> units;  // of shown rows
    for (const ViewItem& item : items_)
        if (item.kind == ViewItem::Kind::Row) units[item.row] = item.unit;
    for (const RowRun& run : runsOf(aligned_)) {
        if (run.count == 0) continue;
        const size_t change = run.part < 0 ? std::numeric_limits<size_t>::max()
                                           : parts[static_cast<size_t>(run.part)].changes.front();
        marks.push_back({unitTop(units[run.first]), unitTop(units[run.first + run.count - 1] + 1),
                         kindOf(run.numOld, run.numNew),
                         isPartTicked(model_.result(file_), run.part, model_.ticks()), change});
    }
    return marks_.emplace(std::move(marks));
}

std::vector<std::pair<uint32_t, uint32_t>> FileSection::pairedLines() const {
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const ViewItem& item : items_) {
        if (item.kind != ViewItem::Kind::Row) continue;
        const ReviewRow& row = aligned_.rows[item.row];
        if (row.oldLine != 0 && row.newLine != 0)
            pairs.emplace_back(row.oldLine - 1, row.newLine - 1);
    }
    return pairs;
}

size_t FileSection::longestColumns() const {
    const auto& oldLines = model_.result(file_).oldLines();
    const auto newLines = splitLines(model_.result(file_).text());
    const auto tab = static_cast<size_t>(tabWidth_);
    size_t longest = 0;
    for (const ViewItem& item : items_) {
        if (item.kind != ViewItem::Kind::Row) continue;
        const ReviewRow& row = aligned_.rows[item.row];
        if (row.oldLine != 0 && row.oldLine <= oldLines.size())
            longest = std::max(longest, columnsOf(oldLines[row.oldLine - 1], tab));
        if (row.newLine != 0 && row.newLine <= newLines.size())
            longest = std::max(longest, columnsOf(newLines[row.newLine - 1], tab));
    }
    return longest;
}

int FileSection::longestLine() const {
    if (!longest_) longest_ = longestColumns();
    const QFontMetricsF metrics(theme_.font(TextStyle::Code));
    return static_cast<int>(static_cast<double>(*longest_) * metrics.horizontalAdvance('0'));
}

void FileSection::setTextOffset(int pixels) {
    textOffset_ = pixels;
    if (!isLive()) return;
    left_->setTextOffset(pixels);
    right_->setTextOffset(pixels);
}

void FileSection::setTabWidth(int columns) {
    tabWidth_ = columns;
    longest_.reset();
    if (!isLive()) return;
    left_->setTabWidth(columns);
    right_->setTabWidth(columns);
}

// The text as shown, since that is what the person is working on; unticked changes parse anyway.
void FileSection::checkSyntax() {
    errors_.clear();
    const std::string& text = model_.result(file_).text();
    const auto source = SourceFile::make(model_.set().files[file_].path, text);
    if (source) {
        const auto lines = splitLines(text);
        uint32_t begin = 0, number = 0;
        for (const Problem& problem : Parser().parse(*source).problems) {
            if (problem.code != "syntax-error" || problem.position.line > lines.size()) continue;
            for (; number + 1 < problem.position.line; ++number)
                begin += static_cast<uint32_t>(lines[number].size());
            const std::string_view line = lines[number];
            const uint32_t at = columnOffset(line, problem.position.column);
            const auto end = static_cast<uint32_t>(line.find_last_not_of("\r\n") + 1);
            errors_.push_back({begin + std::min(at, end == 0 ? 0 : end - 1), begin + end});
        }
    }
    refresh();
}

void FileSection::resizeEvent(QResizeEvent*) { placeAll(); }

}  // namespace graphlift

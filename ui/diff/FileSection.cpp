#include "ui/diff/FileSection.h"

#include <algorithm>

#include "analysis/models/ModelRegistry.h"
#include "ui/diff/PaneLooks.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr int kFileHead = 40;
constexpr int kCheckAfter = 300;  // ms without a key before the result is parsed

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

void FileSection::resizeEvent(QResizeEvent*) { placeAll(); }

}  // namespace graphlift

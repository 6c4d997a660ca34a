#include "ui/diff/DiffEditor.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>

#include "ui/diff/DiffHeader.h"
#include "ui/diff/DiffLook.h"
#include "ui/text/QtText.h"

namespace graphlift {

DiffEditor::DiffEditor(const Theme& theme, ReviewModel& model, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      model_(model),
      header_(new DiffHeader(theme, this)),
      area_(new QScrollArea(this)),
      content_(new QWidget),
      overview_(new Overview(theme, this)),
      sideways_(new QScrollBar(Qt::Horizontal, this)),
      ruler_(new CodePane(theme, PaneSide::Left, this)) {
    ruler_->hide();
    area_->setFrameShape(QFrame::NoFrame);
    area_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    content_->setProperty("paper", "canvas");
    area_->setWidget(content_);
    area_->viewport()->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Changes, before and after"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(header_, 0, 0, 1, 2);
    grid->addWidget(area_, 1, 0);
    grid->addWidget(overview_, 1, 1);
    grid->addWidget(sideways_, 2, 0);
    sideways_->hide();

    connect(header_, &DiffHeader::stepAsked, this, &DiffEditor::stepAsked);
    connect(scrollBar(), &QScrollBar::valueChanged, this, &DiffEditor::makeVisible);
    connect(overview_, &Overview::asked, this, [this](int middle) {
        scrollBar()->setValue(middle - area_->viewport()->height() / 2);
    });
    connect(sideways_, &QScrollBar::valueChanged, this, &DiffEditor::setTextOffset);
    connect(&model_, &ReviewModel::reset, this, &DiffEditor::rebuild);
    connect(&model_, &ReviewModel::ticksChanged, this, &DiffEditor::ticksChanged);
    connect(&model_, &ReviewModel::chosenChanged, this, [this] {
        for (FileSection* section : sections()) {
            section->setEvidence(0);
            section->updateChosen();
        }
        showChosen();
        moveKeyboard();
    });
    measureSoon_.setSingleShot(true);
    measureSoon_.setInterval(0);
    connect(&measureSoon_, &QTimer::timeout, this, [this] {
        updateMarks();
        updateSideways();
    });
    aheadSoon_.setSingleShot(true);
    aheadSoon_.setInterval(0);
    connect(&aheadSoon_, &QTimer::timeout, this, &DiffEditor::makeAhead);
    connect(&theme_, &Theme::changed, this, [this] {
        scrollBar()->setSingleStep(rowHeight());
        stack();
    });
    scrollBar()->setSingleStep(rowHeight());
}

DiffEditor::~DiffEditor() = default;

void DiffEditor::setSides(const QString& left, const QString& right) {
    header_->setSides(left, right);
}

void DiffEditor::updateView() {
    const int top = scrollBar()->value();
    overview_->setView(top, area_->viewport()->height());
    const auto& files = model_.set().files;
    const auto below = std::upper_bound(places_.begin(), places_.end(), top,
                                        [](int y, const Place& place) { return y < place.top; });
    if (below != places_.begin()) {
        const auto current = static_cast<size_t>(below - places_.begin()) - 1;
        const ReviewFile& file = files[current];
        header_->setFile(shown(file.path), shown(file.shown->format()), !model_.canEdit(current),
                         model_.isCarried(current));
    } else {
        header_->setFile({}, {}, false, false);
    }
    header_->setPosition(model_.chosen() ? *model_.chosen() + 1 : 0, model_.set().changes.size());
}

Token DiffEditor::inkOf(size_t change, DiffRow::Kind kind, bool isTicked) const {
    const bool waits = change < model_.set().changes.size() && !isTicked &&
                       !model_.set().changes[change].isSafe;
    return waits ? Token::SUnknown : (isTicked ? changeLook(kind).ink : Token::Edge);
}

// Where there is no section, the changes are spread over its reckoned height.
void DiffEditor::addReckonedMarks(size_t file, std::vector<Overview::Mark>& marks) const {
    const Place& place = places_[file];
    const auto& changes = model_.set().files[file].changes;
    const int step = place.height / static_cast<int>(changes.size() + 1);
    int y = place.top;
    for (const size_t change : changes) {
        y += step;
        marks.push_back({y, y + rowHeight(),
                         inkOf(change, DiffRow::Kind::Added, model_.isTicked(change))});
    }
}

void DiffEditor::updateMarks() {
    std::vector<Overview::Mark> marks;
    for (size_t file = 0; file < places_.size(); ++file) {
        const Place& place = places_[file];
        if (!place.section) {
            addReckonedMarks(file, marks);
            continue;
        }
        for (const FileSection::Mark& mark : place.section->marks())
            marks.push_back({place.top + mark.top, place.top + mark.bottom,
                             inkOf(mark.change, mark.kind, mark.isTicked)});
    }
    overview_->setMarks(std::move(marks), content_->height());
}

void DiffEditor::ticksChanged() {
    for (size_t file = 0; file < places_.size(); ++file) {
        Place& place = places_[file];
        if (place.section)
            place.section->setStale();
        else
            place.height = reckonedHeight(file);
    }
    restack();
    makeVisible();
    measureSoon_.start();
}

void DiffEditor::openAll(bool open) {
    allOpen_ = open;
    for (FileSection* section : sections()) section->setAllOpen(open);
    stack();
}

void DiffEditor::setTabWidth(int columns) {
    tabWidth_ = columns;
    for (FileSection* section : sections()) section->setTabWidth(columns);
    updateSideways();
}

void DiffEditor::showPlace(size_t file, uint32_t offset) {
    FileSection* section = sectionOf(file);
    for (FileSection* each : sections())
        if (each != section) each->setEvidence(0);
    section->setEvidence(model_.result(file).baseLineAt(offset) + 1);
    const int top = places_[file].top + section->evidenceTop();
    const int now = scrollBar()->value(), height = area_->viewport()->height();
    if (top < now || top + 2 * rowHeight() > now + height) scrollBar()->setValue(top - height / 3);
    updateView();
}

// From the head of the change before to that of this one: Space ticks what has the ring.
void DiffEditor::moveKeyboard() {
    const auto* head = qobject_cast<HunkHead*>(QApplication::focusWidget());
    if (!head || !isAncestorOf(head) || !model_.chosen()) return;
    const size_t change = *model_.chosen();
    HunkHead* next = places_[model_.set().changes[change].file].section->head(change);
    if (next) next->setFocus();
}

// In a view of this height.
bool DiffEditor::isChosenSeen(int height) const {
    if (!model_.chosen() || places_.empty()) return false;
    const size_t change = *model_.chosen();
    const Place& place = places_[model_.set().changes[change].file];
    if (!place.section) return false;
    const int top = place.top + place.section->headTop(change) - scrollBar()->value();
    return top >= 0 && top < height;
}

void DiffEditor::showChosen() {
    if (!model_.chosen() || places_.empty()) return updateView();
    const size_t change = *model_.chosen();
    const size_t file = model_.set().changes[change].file;
    if (file >= places_.size()) return;
    FileSection* section = sectionOf(file);
    if (section->isStale()) section->refresh();
    const int top = places_[file].top + section->headTop(change);
    const int now = scrollBar()->value(), height = area_->viewport()->height();
    const bool isInView = top >= now && top + 8 * rowHeight() <= now + height;
    if (!isInView) scrollBar()->setValue(top - (file == 0 ? 0 : rowHeight()));
    updateView();
}

void DiffEditor::keepCaretInView(CodePane* pane) {
    const QRect caret = pane->caretRect();
    const int top = pane->mapTo(content_, caret.topLeft()).y();
    area_->ensureVisible(0, top + caret.height() / 2, 0, 2 * rowHeight());
}

void DiffEditor::setTextOffset(int pixels) {
    const int kept = std::clamp(pixels, 0, sideways_->maximum());
    if (sideways_->value() != kept) sideways_->setValue(kept);
    for (FileSection* section : sections()) section->setTextOffset(kept);
}

void DiffEditor::updateSideways() {
    int longest = 0;
    for (const FileSection* section : sections())
        longest = std::max(longest, section->longestLine());
    const int column = (area_->viewport()->width() - theme_.px(44)) / 2 - theme_.px(62 + 8);
    sideways_->setRange(0, std::max(0, longest - column));
    sideways_->setPageStep(std::max(1, column));
    sideways_->setVisible(longest > column);
    setTextOffset(sideways_->value());
}

// The area's own size counts, which it gets after this widget's.
bool DiffEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == area_->viewport() && event->type() == QEvent::Resize) {
        const bool wasSeen = isChosenSeen(static_cast<QResizeEvent*>(event)->oldSize().height());
        stack();
        // A bar that takes room does not take the change away that is looked at.
        if (wasSeen) showChosen();
    }
    return QWidget::eventFilter(watched, event);
}

void DiffEditor::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    makeVisible();
    showChosen();
}

}  // namespace graphlift

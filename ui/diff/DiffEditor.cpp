#include "ui/diff/DiffEditor.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <algorithm>

#include "ui/diff/DiffHeader.h"
#include "ui/diff/DiffLook.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr int kAhead = 900;  // px above and below the view in which editors are kept

}  // namespace

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
        for (FileSection* section : sections_) section->updateChosen();
        showChosen();
    });
    measureSoon_.setSingleShot(true);
    measureSoon_.setInterval(0);
    connect(&measureSoon_, &QTimer::timeout, this, [this] {
        updateMarks();
        updateSideways();
    });
    connect(&theme_, &Theme::changed, this, [this] {
        scrollBar()->setSingleStep(rowHeight());
        stack();
    });
    scrollBar()->setSingleStep(rowHeight());
}

DiffEditor::~DiffEditor() = default;

void DiffEditor::rebuild() {
    for (FileSection* section : sections_) delete section;
    sections_.clear();
    for (size_t file = 0; file < model_.set().files.size(); ++file) {
        auto* section = new FileSection(theme_, model_, file, content_);
        section->setHasHead(file != 0);
        connect(section, &FileSection::heightChanged, this, &DiffEditor::sectionGrew);
        connect(section, &FileSection::chosen, &model_, &ReviewModel::choose);
        connect(section, &FileSection::sideScrolled, this, &DiffEditor::setTextOffset);
        connect(section, &FileSection::caretMoved, this, &DiffEditor::keepCaretInView);
        connect(section, &FileSection::refreshed, this, [this] {
            measureSoon_.start();
            emit refreshed();
        });
        section->show();
        sections_.push_back(section);
    }
    stack();
    scrollBar()->setValue(0);
    updateView();
}

// Sections one below the other; each as high as it says.
void DiffEditor::stack() {
    const int width = area_->viewport()->width();
    int y = 0;
    for (FileSection* section : sections_) {
        section->setRowHeight(rowHeight());
        section->setGeometry(0, y, width, section->contentHeight());
        y += section->contentHeight();
    }
    content_->resize(width, std::max(y, area_->viewport()->height()));
    makeVisible();
    updateMarks();
    updateSideways();
}

void DiffEditor::sectionGrew(FileSection* section, int before) {
    // What is above the view must not move what is in it.
    const bool isAbove = section->y() + before <= scrollBar()->value();
    const int grown = section->contentHeight() - before;
    int y = 0;
    for (FileSection* each : sections_) {
        each->setGeometry(0, y, area_->viewport()->width(), each->contentHeight());
        y += each->contentHeight();
    }
    content_->resize(content_->width(), std::max(y, area_->viewport()->height()));
    if (isAbove) scrollBar()->setValue(scrollBar()->value() + grown);
    makeVisible();
    measureSoon_.start();
}

void DiffEditor::makeVisible() {
    const int top = scrollBar()->value(), bottom = top + area_->viewport()->height();
    for (FileSection* section : sections_) {
        const bool near =
            section->y() < bottom + kAhead && section->y() + section->height() > top - kAhead;
        const bool hasKeyboard = section->isLive() && section->isAncestorOf(focusWidget());
        section->setLive(near || hasKeyboard);
    }
    updateView();
}

void DiffEditor::updateView() {
    const int top = scrollBar()->value();
    overview_->setView(top, area_->viewport()->height());
    const auto& files = model_.set().files;
    const FileSection* current = nullptr;
    for (const FileSection* section : sections_)
        if (!current || section->y() <= top) current = section;
    if (current && current->file() < files.size()) {
        const ReviewFile& file = files[current->file()];
        header_->setFile(shown(file.path), shown(file.shown->format()),
                         !model_.canEdit(current->file()));
    } else {
        header_->setFile({}, {}, false);
    }
    header_->setPosition(model_.chosen() ? *model_.chosen() + 1 : 0, model_.set().changes.size());
}

void DiffEditor::updateMarks() {
    std::vector<Overview::Mark> marks;
    for (const FileSection* section : sections_)
        for (const FileSection::Mark& mark : section->marks()) {
            const bool waits = mark.change < model_.set().changes.size() && !mark.isTicked &&
                               !model_.set().changes[mark.change].isSafe;
            const Token ink =
                waits ? Token::SUnknown : (mark.isTicked ? changeLook(mark.kind).ink : Token::Edge);
            marks.push_back({section->y() + mark.top, section->y() + mark.bottom, ink});
        }
    overview_->setMarks(std::move(marks), content_->height());
}

void DiffEditor::ticksChanged() {
    for (FileSection* section : sections_) section->refresh();
}

void DiffEditor::showChosen() {
    updateView();
    if (!model_.chosen()) return;
    const size_t change = *model_.chosen();
    const size_t file = model_.set().changes[change].file;
    if (file >= sections_.size()) return;
    const FileSection* section = sections_[file];
    const int top = section->y() + section->headTop(change);
    const int now = scrollBar()->value(), height = area_->viewport()->height();
    const bool isInView = top >= now && top + 8 * rowHeight() <= now + height;
    if (!isInView) scrollBar()->setValue(top - (section->file() == 0 ? 0 : rowHeight()));
}

void DiffEditor::keepCaretInView(FileSection* section, CodePane* pane) {
    const QRect caret = pane->caretRect();
    const int top = pane->mapTo(content_, caret.topLeft()).y();
    area_->ensureVisible(0, top + caret.height() / 2, 0, 2 * rowHeight());
    Q_UNUSED(section);
}

void DiffEditor::setTextOffset(int pixels) {
    const int kept = std::clamp(pixels, 0, sideways_->maximum());
    if (sideways_->value() != kept) sideways_->setValue(kept);
    for (FileSection* section : sections_) section->setTextOffset(kept);
}

void DiffEditor::updateSideways() {
    int longest = 0;
    for (const FileSection* section : sections_)
        longest = std::max(longest, section->longestLine());
    const int column = (area_->viewport()->width() - theme_.px(44)) / 2 - theme_.px(62 + 8);
    sideways_->setRange(0, std::max(0, longest - column));
    sideways_->setPageStep(std::max(1, column));
    sideways_->setVisible(longest > column);
    setTextOffset(sideways_->value());
}

// The area's own size counts, which it gets after this widget's.
bool DiffEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == area_->viewport() && event->type() == QEvent::Resize) stack();
    return QWidget::eventFilter(watched, event);
}

}  // namespace graphlift

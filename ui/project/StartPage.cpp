#include "ui/project/StartPage.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "ui/project/RecentList.h"
#include "ui/project/TopicRow.h"

namespace graphlift {

namespace {

QLabel* label(const QString& text, const char* type, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("type", type);
    return made;
}

// Rich text only for the distance of its lines, which plain text cannot have.
QLabel* leadLabel(const QString& text, QWidget* parent) {
    auto* made = new QLabel(
        QStringLiteral("<p style='line-height: 132%'>%1</p>").arg(text.toHtmlEscaped()), parent);
    made->setTextFormat(Qt::RichText);
    made->setProperty("type", "lead");
    made->setWordWrap(true);
    return made;
}

constexpr int kFolder = 15, kFolderGap = 5;  // px; the style adds a little

/// A glyph with room to its right: the style puts text closer to an icon than reads well.
QIcon withGap(const QIcon& icon, QSize whole, double dpr) {
    QPixmap drawn(whole * dpr);
    drawn.setDevicePixelRatio(dpr);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    icon.paint(&painter, QRect(0, 0, whole.height(), whole.height()));
    painter.end();
    return QIcon(drawn);
}

QPushButton* bigButton(const QString& text, const char* role, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setProperty("big", true);
    made->setProperty("role", role);
    return made;
}

}  // namespace

StartPage::StartPage(const Theme& theme, QWidget* parent)
    : QScrollArea(parent), theme_(theme), page_(new QWidget(this)), grid_(new QGridLayout(page_)) {
    setAccessibleName(tr("Start"));
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setProperty("paper", "canvas");
    page_->setProperty("paper", "canvas");
    page_->setAttribute(Qt::WA_StyledBackground);
    grid_->addWidget(makeHead(), 1, 1, 1, 3);
    grid_->addWidget(makeRecent(), 3, 1, Qt::AlignTop);
    learn_ = makeLearn();
    grid_->addWidget(learn_, 3, 3, Qt::AlignTop);
    grid_->addWidget(makePromises(), 5, 1, 1, 3);
    grid_->setColumnStretch(0, 1);
    grid_->setColumnStretch(4, 1);
    grid_->setRowStretch(6, 1);
    setWidget(page_);
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
    setRecent({}, {});
}

QWidget* StartPage::makeHead() {
    auto* head = new QWidget(page_);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(label(tr("Open a TensorFlow project"), "display", head));
    column->addWidget(
        lead_ = leadLabel(
            tr("See which functions can run as graphs, why the others should not, and what "
               "the change would be. Nothing is written until you apply it."),
            head));
    column->addSpacing(16);
    openFolder_ = bigButton(tr("Open folder…"), "main", head);
    openFile_ = bigButton(tr("Open file or notebook…"), "second", head);
    openFolder_->setToolTip(tr("Ctrl+O"));
    connect(openFolder_, &QPushButton::clicked, this, &StartPage::openFolderClicked);
    connect(openFile_, &QPushButton::clicked, this, &StartPage::openFileClicked);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(openFolder_);
    row->addWidget(openFile_);
    row->addSpacing(8);
    row->addWidget(label(tr("or drop it anywhere on this window"), "small", head));
    row->addStretch(1);
    column->addLayout(row);
    return head;
}

QWidget* StartPage::makeRecent() {
    auto* part = new QWidget(page_);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    recentTitle_ = label(tr("Recent"), "label", part);
    clearMissing_ = new QPushButton(tr("Clear missing"), part);
    clearMissing_->setProperty("role", "plainlink");
    connect(clearMissing_, &QPushButton::clicked, this, &StartPage::clearMissingClicked);
    head->addWidget(recentTitle_);
    head->addStretch(1);
    head->addWidget(clearMissing_);
    column->addLayout(head);
    recent_ = new RecentList(theme_, part);
    recent_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(recent_, &RecentList::openRequested, this, &StartPage::openRequested);
    connect(recent_, &RecentList::removeRequested, this, &StartPage::removeRequested);
    column->addWidget(recent_);
    noRecent_ = label(tr("Projects that you open appear here."), "small", part);
    column->addWidget(noRecent_);
    return part;
}

QWidget* StartPage::makeLearn() {
    auto* part = new QWidget(page_);
    topics_ = new QVBoxLayout(part);
    topics_->setContentsMargins(0, 0, 0, 0);
    topics_->setSpacing(0);
    topics_->addWidget(label(tr("Learn"), "label", part));
    topics_->addSpacing(8);
    return part;
}

QWidget* StartPage::makePromises() {
    auto* part = new QWidget(page_);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(24);
    auto* rule = new QWidget(part);
    rule->setProperty("rule", "hair");
    rule->setAttribute(Qt::WA_StyledBackground);
    rule->setFixedHeight(1);
    column->addWidget(rule);
    auto* row = new QGridLayout;
    row->setHorizontalSpacing(48);
    row->setVerticalSpacing(3);
    const struct {
        const char* icon;
        QString title, text;
    } promises[] = {
        {"seal", tr("Reads only"), tr("Your code is parsed and never run.")},
        {"lock", tr("Stays here"), tr("No network, no account, no telemetry.")},
        {"undo", tr("Comes back"), tr("Undo restores every byte, in all files.")},
    };
    int at = 0;
    for (const auto& promise : promises) {
        auto* glyph = new QLabel(part);
        glyphs_.emplace_back(glyph, promise.icon);
        auto* head = new QHBoxLayout;
        head->setSpacing(7);
        head->addWidget(glyph);
        QLabel* title = label(promise.title, "small", part);
        title->setProperty("type", "promise");
        head->addWidget(title, 1);
        row->addLayout(head, 0, at);
        row->addWidget(label(promise.text, "small", part), 1, at);
        row->setColumnStretch(at++, 1);
    }
    column->addLayout(row);
    return part;
}

void StartPage::setRecent(const std::vector<RecentProject>& projects, const QDateTime& now) {
    recent_->setProjects(projects, now);
    recent_->setVisible(!projects.empty());
    noRecent_->setVisible(projects.empty());
    clearMissing_->setVisible(std::any_of(projects.begin(), projects.end(),
                                          [](const RecentProject& one) { return !one.isThere; }));
    restyle();
}

QWidget* StartPage::firstField() const {
    return recent_->isHidden() ? static_cast<QWidget*>(openFolder_) : recent_;
}

void StartPage::setTopics(const std::vector<StartTopic>& topics, const QString& all) {
    int number = 0;
    for (const StartTopic& topic : topics) {
        auto* row = new TopicRow(theme_, ++number, topic.title, topic.note, learn_);
        connect(row, &QPushButton::clicked, this, [this, id = topic.id] { emit topicClicked(id); });
        topics_->addWidget(row);
    }
    if (all.isEmpty()) return;
    auto* link = new QPushButton(all, learn_);
    link->setProperty("role", "plainlink");
    connect(link, &QPushButton::clicked, this, [this] { emit topicClicked({}); });
    topics_->addSpacing(10);
    topics_->addWidget(link, 0, Qt::AlignLeft);
}

void StartPage::restyle() {
    const QSize folder(theme_.px(kFolder + kFolderGap), theme_.px(kFolder));
    openFolder_->setIcon(
        withGap(theme_.icon("folder", Token::InkInv), folder, openFolder_->devicePixelRatioF()));
    openFolder_->setIconSize(folder);
    // A label that wraps asks for its height too late for the grid.
    lead_->ensurePolished();
    lead_->setFixedSize(theme_.px(560), lead_->heightForWidth(theme_.px(560)));
    grid_->setRowMinimumHeight(0, theme_.px(96));
    grid_->setRowMinimumHeight(2, theme_.px(48));
    grid_->setRowMinimumHeight(4, theme_.px(64));
    grid_->setColumnMinimumWidth(2, theme_.px(96));
    recent_->setFixedHeight(recent_->sizeHint().height());
    for (QWidget* part : {recent_->parentWidget()}) part->setFixedWidth(theme_.px(544));
    learn_->setFixedWidth(theme_.px(412));
    for (const auto& [glyph, icon] : glyphs_)
        glyph->setPixmap(theme_.pixmap(icon, Token::SHolds, 15, devicePixelRatioF()));
}

}  // namespace graphlift

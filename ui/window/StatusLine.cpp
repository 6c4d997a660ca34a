#include "ui/window/StatusLine.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include "ui/text/Counted.h"
#include "ui/window/WorkBar.h"

namespace graphlift {

StatusLine::StatusLine(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      rest_(new QWidget(this)),
      work_(new QWidget(this)),
      bar_(new WorkBar(theme, this)),
      problems_(new QToolButton(this)),
      cancel_(new QPushButton(tr("Cancel"), this)),
      ticker_(new QTimer(this)) {
    setObjectName("statusLine");
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 1, 14, 0);
    row->setSpacing(18);
    auto* rest = new QHBoxLayout(rest_);
    auto* work = new QHBoxLayout(work_);
    for (QHBoxLayout* inner : {rest, work}) inner->setContentsMargins(0, 0, 0, 0);
    rest->setSpacing(5);
    work->setSpacing(8);
    seal_ = add(rest, "seal");
    promise_ = add(rest, "promise");
    rest->addSpacing(13);
    framework_ = add(rest, "framework");
    work->addWidget(bar_);
    what_ = add(work, "what");
    work->addSpacing(10);
    file_ = add(work, "file");
    work->addSpacing(10);
    seconds_ = add(work, "seconds");
    work->addSpacing(10);
    cancel_->setProperty("role", "link");
    cancel_->setProperty("type", "place");
    cancel_->setAccessibleDescription(tr("Stops the analysis that is running"));
    work->addWidget(cancel_);
    row->addWidget(rest_);
    row->addWidget(work_);
    tip_ = add(row, "tip");
    row->addStretch(1);
    row->addWidget(problems_);
    git_ = add(row, "git");
    place_ = add(row, "place");
    encoding_ = add(row, "encoding");
    work_->hide();
    tip_->hide();
    problems_->setProperty("plain", true);
    problems_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    problems_->setFocusPolicy(Qt::TabFocus);
    problems_->hide();
    ticker_->setInterval(200);
    connect(ticker_, &QTimer::timeout, this, [this] { refresh(); });
    connect(cancel_, &QPushButton::clicked, this, &StatusLine::cancelClicked);
    connect(problems_, &QToolButton::clicked, this, &StatusLine::problemsClicked);
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
    restyle();
}

QLabel* StatusLine::add(QHBoxLayout* row, const char* name) {
    auto* label = new QLabel(this);
    label->setObjectName(QStringLiteral("status-") + name);
    label->setProperty("type", "place");
    label->setTextFormat(Qt::PlainText);
    row->addWidget(label);
    return label;
}

void StatusLine::restyle() {
    setFixedHeight(theme_.px(26));
    seal_->setPixmap(theme_.pixmap(icon_, Token::Ink2, 13, devicePixelRatioF()));
    problems_->setIcon(theme_.icon("warning", Token::SUnknown));
    problems_->setIconSize(QSize(theme_.px(13), theme_.px(13)));
}

void StatusLine::setPromise(const QString& text, const QString& icon) {
    icon_ = icon;
    promise_->setText(text);
    seal_->setVisible(!icon.isEmpty());
    restyle();
}

void StatusLine::setFramework(const QString& text) {
    framework_->setText(text);
    framework_->setVisible(!text.isEmpty());
}

void StatusLine::setProblems(int count) {
    problems_->setText(counted(count, tr("1 problem"), tr("%1 problems")));
    problems_->setToolTip(tr("Show what could not be read or understood (Ctrl+6)"));
    problems_->setVisible(count > 0);
}

void StatusLine::setGit(const QString& text) {
    git_->setText(text);
    git_->setVisible(!text.isEmpty());
}

void StatusLine::setPlace(const QString& text) {
    place_->setText(text);
    place_->setVisible(!text.isEmpty());
}

void StatusLine::setEncoding(const QString& text) {
    encoding_->setText(text);
    encoding_->setVisible(!text.isEmpty());
}

void StatusLine::showTip(const QString& text) {
    tip_->setText(text);
    tip_->setVisible(!text.isEmpty());
    rest_->setVisible(text.isEmpty() && !busy_);
    work_->setVisible(text.isEmpty() && busy_);
}

void StatusLine::start() {
    busy_ = true;
    since_.start();
    progress_ = {tr("Looking for files"), 0, 0, {}, -1};
    cancel_->setEnabled(true);
    ticker_->start();
    rest_->hide();
    work_->show();
    refresh();
}

void StatusLine::show(const WorkProgress& progress) {
    progress_ = progress;
    refresh();
}

void StatusLine::stop() {
    busy_ = false;
    ticker_->stop();
    work_->hide();
    rest_->show();
}

QString StatusLine::workText() const {
    if (progress_.total == 0) return progress_.what;
    const QLocale locale;
    return tr("%1 %2 of %3")
        .arg(progress_.what, locale.toString(progress_.done), locale.toString(progress_.total));
}

void StatusLine::refresh() {
    if (!busy_) return;
    bar_->setShare(progress_.share);
    what_->setText(workText());
    file_->setText(fontMetrics().elidedText(progress_.file, Qt::ElideMiddle, theme_.px(320)));
    file_->setVisible(!progress_.file.isEmpty());
    const qint64 seconds = since_.elapsed() / 1000;
    seconds_->setText(tr("%1 s").arg(seconds));
    seconds_->setVisible(seconds > 0);
}

}  // namespace graphlift

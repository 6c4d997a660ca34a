#include "ui/window/BusyPanel.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/window/Ghosts.h"
#include "ui/window/WorkBar.h"

namespace graphlift {

namespace {
constexpr int kQuietFor = 1000;  // milliseconds in which most projects are read
}

BusyPanel::BusyPanel(const Theme& theme, QWidget* over)
    : QWidget(over),
      theme_(theme),
      card_(new QFrame(this)),
      title_(new QLabel(card_)),
      text_(new QLabel(card_)),
      bar_(new WorkBar(theme, card_)),
      cancel_(new QPushButton(tr("Cancel"), card_)),
      ticker_(new QTimer(this)) {
    title_->setProperty("type", "head");
    text_->setProperty("type", "small");
    for (QLabel* label : {title_, text_}) label->setTextFormat(Qt::PlainText);
    bar_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    card_->setObjectName("busyCard");
    auto* column = new QVBoxLayout(card_);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addSpacing(8);
    column->addWidget(bar_);
    column->addSpacing(10);
    column->addWidget(cancel_, 0, Qt::AlignLeft);
    ticker_->setInterval(200);
    connect(ticker_, &QTimer::timeout, this, [this] { refresh(); });
    connect(cancel_, &QPushButton::clicked, this, &BusyPanel::cancelClicked);
    over->installEventFilter(this);
    hide();
}

void BusyPanel::start(const QString& project) {
    project_ = project;
    progress_ = {};
    running_ = true;
    since_.start();
    ticker_->start();
    card_->hide();
    showOrHide();
}

void BusyPanel::show(const WorkProgress& progress) { progress_ = progress; }

void BusyPanel::stop() {
    ticker_->stop();
    running_ = false;
    showOrHide();
}

void BusyPanel::setCovering(bool covering) {
    covering_ = covering;
    showOrHide();
}

void BusyPanel::showOrHide() {
    setVisible(running_ && covering_);
    if (!isVisible()) return;
    place();
    raise();
}

void BusyPanel::refresh() {
    if (since_.elapsed() < kQuietFor) return;
    title_->setText(tr("Analysing %1").arg(project_));
    const QLocale locale;
    const QString seconds = tr("%1 s so far").arg(since_.elapsed() / 1000);
    text_->setText(progress_.total == 0
                       ? tr("%1, %2. Nothing of it is run.").arg(progress_.what, seconds)
                       : tr("%1 %2 of %3, %4. Nothing of it is run.")
                             .arg(progress_.what, locale.toString(progress_.done),
                                  locale.toString(progress_.total), seconds));
    setAccessibleName(title_->text());
    setAccessibleDescription(text_->text());
    bar_->setShare(progress_.share);
    card_->show();
    place();
}

void BusyPanel::place() {
    setGeometry(parentWidget()->rect());
    card_->resize(theme_.px(400), card_->layout()->sizeHint().height());
    card_->move((width() - card_->width()) / 2, height() * 2 / 5 - card_->height() / 2);
}

bool BusyPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void BusyPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGhosts(painter, theme_, rect());
}

}  // namespace graphlift

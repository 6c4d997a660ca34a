#include "ui/window/BusyPanel.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/window/WorkBar.h"

namespace graphlift {

namespace {
constexpr int kQuietFor = 1000;  // milliseconds in which most projects are read
}

BusyPanel::BusyPanel(const Theme& theme, QWidget* over)
    : QWidget(over),
      theme_(theme),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      bar_(new WorkBar(theme, this)),
      cancel_(new QPushButton(tr("Cancel"), this)),
      ticker_(new QTimer(this)) {
    title_->setProperty("type", "head");
    text_->setProperty("type", "small");
    for (QLabel* label : {title_, text_}) label->setTextFormat(Qt::PlainText);
    bar_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
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
    since_.start();
    ticker_->start();
}

void BusyPanel::show(const WorkProgress& progress) { progress_ = progress; }

void BusyPanel::stop() {
    ticker_->stop();
    hide();
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
    place();
    raise();
    QWidget::show();
}

void BusyPanel::place() {
    const QWidget* over = parentWidget();
    resize(theme_.px(380), layout()->sizeHint().height());
    move((over->width() - width()) / 2, over->height() * 2 / 5 - height() / 2);
}

bool BusyPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void BusyPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.color(Token::Edge));
    painter.setBrush(theme_.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.px(8),
                            theme_.px(8));
}

}  // namespace graphlift

#include "ui/project/ProblemsPane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "analysis/interp/Program.h"
#include "analysis/support/Utf8.h"
#include "ui/text/QtText.h"
#include "ui/window/EmptyState.h"

namespace graphlift {

namespace {

enum Role { Place = Qt::UserRole + 1, Severity, Row };

QString placeText(const Problem& problem) {
    if (problem.file.empty()) return ProblemsPane::tr("project");
    if (problem.position.cell >= 0)
        return QStringLiteral("%1[%2]:%3")
            .arg(shown(problem.file))
            .arg(problem.position.cell)
            .arg(problem.position.line);
    return QStringLiteral("%1:%2").arg(shown(problem.file)).arg(problem.position.line);
}

QString wordOf(Problem::Severity severity) {
    switch (severity) {
        case Problem::Severity::Error:
            return ProblemsPane::tr("Error");
        case Problem::Severity::Warning:
            return ProblemsPane::tr("Warning");
        case Problem::Severity::Note:
            break;
    }
    return ProblemsPane::tr("Note");
}

class RowPainter : public QStyledItemDelegate {
  public:
    RowPainter(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {theme_.px(200), theme_.px(26)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool chosen = option.state & QStyle::State_Selected;
        const bool focused = option.state & QStyle::State_Active && option.widget->hasFocus();
        painter->save();
        if (chosen) {
            painter->fillRect(option.rect,
                              theme_.color(focused ? Token::Selected : Token::SelectedIdle));
            painter->fillRect(
                QRect(option.rect.topLeft(), QSize(theme_.px(3), option.rect.height())),
                theme_.color(Token::Ink));
        }
        const auto severity = static_cast<Problem::Severity>(index.data(Severity).toInt());
        const bool error = severity == Problem::Severity::Error;
        QRect row = option.rect.adjusted(theme_.px(16), 0, -theme_.px(16), 0);
        painter->drawPixmap(
            row.left(), row.center().y() - theme_.px(7),
            theme_.pixmap(error ? "s-fails" : "warning", error ? Token::SFails : Token::SUnknown,
                          15, painter->device()->devicePixelRatioF()));
        row.setLeft(row.left() + theme_.px(26));
        painter->setFont(theme_.font(TextStyle::CodeSmall));
        painter->setPen(theme_.color(chosen ? Token::Ink2 : Token::Ink3));
        const QString place = painter->fontMetrics().elidedText(index.data(Place).toString(),
                                                                Qt::ElideMiddle, row.width() / 2);
        painter->drawText(row, Qt::AlignVCenter, place);
        row.setLeft(row.left() +
                    std::max(theme_.px(180),
                             painter->fontMetrics().horizontalAdvance(place) + theme_.px(16)));
        painter->setFont(theme_.font(TextStyle::Body));
        painter->setPen(theme_.color(Token::Ink));
        painter->drawText(row, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            row.width()));
        painter->restore();
    }

  private:
    const Theme& theme_;
};

}  // namespace

std::optional<CodePlace> placeOf(const Problem& problem, const ProjectView& view) {
    for (const auto& file : view.report().program().files) {
        const SourceFile& source = *file->source;
        if (source.path() != problem.file) continue;
        if (problem.position.cell >= 0) return CodePlace{problem.file, {0, 0}};
        if (problem.position.line > source.numLines()) return CodePlace{problem.file, {0, 0}};
        const std::string_view line = source.line(problem.position.line);
        const auto begin = static_cast<uint32_t>(line.data() - source.text().data());
        return CodePlace{problem.file, {begin, begin + static_cast<uint32_t>(line.size())}};
    }
    return std::nullopt;
}

ProblemsPane::ProblemsPane(const Theme& theme, Selection& selection, ActionList& actions,
                           QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      selection_(selection),
      list_(new QListView(this)),
      empty_(new EmptyState(theme, this)),
      stack_(new QStackedLayout(this)),
      rows_(new QStandardItemModel(this)) {
    list_->setModel(rows_);
    list_->setItemDelegate(new RowPainter(theme, this));
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setAccessibleName(tr("Problems"));
    list_->setWhatsThis(
        tr("Files and lines that could not be read or understood. Everything else "
           "is analysed; Enter opens the place."));
    stack_->addWidget(empty_);
    stack_->addWidget(list_);
    empty_->say("s-holds", tr("No problems"), tr("Every file of the project could be read."));
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { open(index); });
    connect(list_, &QListView::activated, this, [this](const QModelIndex& index) { open(index); });
    actions.add({.id = "problems.copy",
                 .text = tr("Copy problems"),
                 .keys = {QKeySequence::Copy},
                 .menu = MenuId::None,
                 .help = tr("Copies all problems as text"),
                 .pane = this},
                [this] { QGuiApplication::clipboard()->setText(copyText()); });
    connect(&theme, &Theme::changed, list_, [this] { list_->doItemsLayout(); });
}

void ProblemsPane::setProject(const ProjectViewPtr& project) {
    project_ = project;
    rows_->clear();
    if (project) {
        int number = 0;
        for (const Problem& problem : project->report().problems()) {
            auto* item = new QStandardItem(shown(problem.message));
            item->setData(placeText(problem), Place);
            item->setData(static_cast<int>(problem.severity), Severity);
            item->setData(number++, Row);
            item->setToolTip(shown(problem.message));
            item->setData(
                QStringLiteral("%1, %2: %3")
                    .arg(wordOf(problem.severity), placeText(problem), shown(problem.message)),
                Qt::AccessibleTextRole);
            rows_->appendRow(item);
        }
    }
    stack_->setCurrentWidget(rows_->rowCount() > 0 ? static_cast<QWidget*>(list_) : empty_);
}

int ProblemsPane::count() const { return rows_->rowCount(); }

QString ProblemsPane::copyText() const {
    QString out;
    for (int i = 0; i < rows_->rowCount(); ++i) {
        const QModelIndex index = rows_->index(i, 0);
        out += index.data(Qt::AccessibleTextRole).toString() + '\n';
    }
    return out;
}

void ProblemsPane::open(const QModelIndex& index) {
    if (!project_ || !index.isValid()) return;
    const Problem& problem =
        project_->report().problems()[static_cast<size_t>(index.data(Row).toInt())];
    if (const auto place = placeOf(problem, *project_)) selection_.openPlace(*place);
}

}  // namespace graphlift

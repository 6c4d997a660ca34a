#include "ui/project/OverviewPane.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "ui/text/Counted.h"
#include "ui/text/QtText.h"
#include "ui/theme/VerdictLook.h"

namespace graphlift {

namespace {
constexpr size_t kMostRows = 8;

QLabel* label(const QString& text, const char* type, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setProperty("type", type);
    return made;
}
}  // namespace

QString wordsOf(PreconditionId id) {
    QString words = toQt(name(id));
    words.replace('-', ' ');
    return words;
}

OverviewPane::OverviewPane(const Theme& theme, Selection&, ActionList&, QWidget* parent)
    : QScrollArea(parent), theme_(theme) {
    setWidgetResizable(true);
    setProperty("paper", "canvas");
    setFocusPolicy(Qt::NoFocus);  // its rows have the keyboard
    setWhatsThis(
        tr("How much there is in the project and how the verdicts fall. Every number "
           "leads to the candidates that it counts."));
    connect(&theme, &Theme::changed, this, [this] { build(); });
    build();
}

void OverviewPane::setProject(const ProjectViewPtr& project) {
    project_ = project;
    build();
}

QWidget* OverviewPane::firstRow() const { return findChild<CountRow*>(); }

void OverviewPane::build() {
    auto* page = new QWidget;
    page->setProperty("paper", "canvas");
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(theme_.px(20), theme_.px(16), theme_.px(20), theme_.px(20));
    column->setSpacing(theme_.px(2));
    if (project_) {
        const std::shared_ptr<const ProjectCounts> kept = countsOf(*project_);
        const ProjectCounts& counts = *kept;
        const QString size =
            QStringList{counted(static_cast<qint64>(counts.files), tr("1 file"), tr("%1 files")),
                        counted(static_cast<qint64>(counts.lines), tr("1 line"), tr("%1 lines")),
                        counted(static_cast<qint64>(counts.functions), tr("1 function"),
                                tr("%1 functions")),
                        counted(static_cast<qint64>(counts.hybrid), tr("1 runs as a graph today"),
                                tr("%1 run as graphs today"))}
                .join(", ");
        column->addWidget(label(shown(project_->snapshot().projectName), "title", page));
        column->addWidget(label(size, "small", page));
        addLines(*column, tr("Verdicts"), verdictLines(counts));
        addLines(*column, tr("Preconditions that fail most often"), reasonLines(counts.against));
        addLines(*column, tr("Preconditions that undecided functions wait for"),
                 reasonLines(counts.unknown));
        addLines(*column, tr("Files with most candidates"), fileLines(counts));
    }
    column->addStretch(1);
    alignNumbers(*page);
    setWidget(page);
}

void OverviewPane::alignNumbers(QWidget& page) const {
    int widest = theme_.px(28);
    const auto rows = page.findChildren<CountRow*>();
    for (const CountRow* row : rows) widest = std::max(widest, row->numberWidth());
    for (CountRow* row : rows) row->setRoomForNumber(widest);
}

void OverviewPane::addLines(QVBoxLayout& column, const QString& title,
                            const std::vector<CountLine>& lines) {
    if (lines.empty()) return;
    QWidget* page = column.parentWidget();
    column.addSpacing(theme_.px(16));
    column.addWidget(label(title, "label", page));
    column.addSpacing(theme_.px(4));
    for (const CountLine& line : lines) {
        auto* row = new CountRow(theme_, line, page);
        row->setMaximumWidth(theme_.px(620));
        connect(row, &QPushButton::clicked, this,
                [this, filter = line.filter] { emit filterRequested(filter); });
        column.addWidget(row);
    }
}

std::vector<CountLine> OverviewPane::verdictLines(const ProjectCounts& counts) const {
    std::vector<CountLine> lines;
    const auto add = [&](Action action, Mode mode, size_t number, const QString& filter) {
        const Look look = lookOf(action, mode);
        lines.push_back({.icon = look.icon,
                         .token = look.token,
                         .words = look.word,
                         .number = static_cast<qint64>(number),
                         .filter = filter});
    };
    for (const Action action : {Action::ConvertToGraph, Action::ConvertToEager, Action::Reconfigure,
                                Action::Undecided, Action::Keep})
        add(action, Mode::Eager, counts.actions[static_cast<size_t>(action)], toQt(text(action)));
    add(Action::Keep, Mode::Traced, counts.inGraph, "in-graph");
    return lines;
}

std::vector<CountLine> OverviewPane::reasonLines(
    const std::vector<ProjectCounts::Reason>& reasons) {
    std::vector<CountLine> lines;
    for (const ProjectCounts::Reason& reason : reasons) {
        if (lines.size() == kMostRows) break;
        lines.push_back({.code = toQt(code(reason.id)),
                         .words = wordsOf(reason.id),
                         .number = static_cast<qint64>(reason.functions),
                         .share = static_cast<double>(reason.functions) /
                                  static_cast<double>(reasons.front().functions),
                         .filter = toQt(code(reason.id))});
    }
    return lines;
}

std::vector<CountLine> OverviewPane::fileLines(const ProjectCounts& counts) {
    std::vector<CountLine> lines;
    for (const ProjectCounts::File& file : counts.fullest) {
        if (lines.size() == kMostRows) break;
        lines.push_back({.words = shown(file.path),
                         .number = static_cast<qint64>(file.candidates),
                         .share = static_cast<double>(file.candidates) /
                                  static_cast<double>(counts.fullest.front().candidates),
                         .filter = toQt(file.path)});
    }
    return lines;
}

}  // namespace graphlift

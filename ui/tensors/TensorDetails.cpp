#include "ui/tensors/TensorDetails.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QRegularExpression>
#include <QTableWidget>
#include <QVBoxLayout>

#include "analysis/flow/ShapeEvidence.h"
#include "ui/tensors/StepRows.h"
#include "ui/text/Counted.h"
#include "ui/text/Clause.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr int kColumns = 4;
constexpr QChar kMayBreak(0x200b);

/// A long name of code may go on in the next line behind a dot, a bracket or an underscore.
QString breakable(QString name) {
    static const QRegularExpression joint("([._(,\\[])");
    return name.replace(joint, QString("\\1") + kMayBreak);
}

QString laneWords(When when) {
    switch (when) {
        case When::Trace:
            return TensorDetails::tr("Python, once per trace");
        case When::Graph:
            return TensorDetails::tr("graph, at every call");
        case When::Both:
            return TensorDetails::tr("both lanes");
    }
    return {};
}

QString typesOf(const FlowNode& node) {
    QString out;
    for (const TensorType& type : node.types)
        out += (out.isEmpty() ? "" : "\n") + shown(typeText(type));
    if (out.isEmpty()) out = shown(node.python);
    return out.isEmpty() ? TensorDetails::tr("unknown") : out;
}

/// Shapes alone, for the table: "[?, 72, 64]".
QString shapeOf(const FlowNode& node) {
    if (node.types.empty()) return shown(node.python);
    const std::string text = typeText(node.types.front());
    return shown(text.substr(text.find('[')));
}

}  // namespace

TensorDetails::TensorDetails(const Theme& theme, Selection& selection, QWidget* parent)
    : QFrame(parent), theme_(theme), selection_(selection) {
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(6);
    title_ = addLabel(TextStyle::CardName, Token::Ink);
    place_ = addLabel(TextStyle::Small, Token::Ink3);
    type_ = addLabel(TextStyle::CodeSmall, Token::Ink2);
    sentence_ = addLabel(TextStyle::Small, Token::Ink2);
    stepsHead_ = addLabel(TextStyle::Label, Token::Ink3);
    stepsHead_->setText(tr("How the shape is known"));
    steps_ = new QListWidget(this);
    steps_->setAccessibleName(tr("How the shape is known"));
    steps_->setFrameShape(QFrame::NoFrame);
    steps_->setItemDelegate(new StepRows(theme, steps_));
    steps_->setMouseTracking(true);
    steps_->setWordWrap(true);  // rows are measured again when the width changes
    steps_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    steps_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(steps_, 1);
    pathHead_ = addLabel(TextStyle::Label, Token::Ink3);
    pathHead_->setText(tr("Along the path"));
    path_ = new QTableWidget(0, kColumns, this);
    path_->setAccessibleName(tr("Types along the path"));
    path_->setHorizontalHeaderLabels({tr("line"), tr("step"), tr("in"), tr("out")});
    path_->setFrameShape(QFrame::NoFrame);
    path_->setShowGrid(false);
    path_->verticalHeader()->hide();
    path_->horizontalHeader()->setStretchLastSection(true);
    path_->horizontalHeader()->setHighlightSections(false);
    path_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    path_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    path_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    path_->setSelectionBehavior(QAbstractItemView::SelectRows);
    path_->setSelectionMode(QAbstractItemView::SingleSelection);
    path_->setTabKeyNavigation(false);
    column->addWidget(path_, 1);
    column->addStretch(0);
    connect(steps_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        const auto row = static_cast<size_t>(steps_->row(item));
        if (row < stepPlaces_.size()) selection_.openPlace(stepPlaces_[row]);
    });
    connect(path_, &QTableWidget::cellActivated, this, [this](int row, int) {
        if (row >= 0 && static_cast<size_t>(row) < pathCards_.size())
            emit cardChosen(pathCards_[static_cast<size_t>(row)]);
    });
    connect(&theme, &Theme::changed, this, &TensorDetails::restyle);
    restyle();
}

QLabel* TensorDetails::addLabel(TextStyle style, Token token) {
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);  // a long name must not push the picture away
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout()->addWidget(label);
    labels_.push_back({label, style, token});
    return label;
}

void TensorDetails::restyle() {
    for (const Styled& styled : labels_) {
        styled.label->setFont(theme_.font(styled.style));
        QPalette palette = styled.label->palette();
        palette.setColor(QPalette::WindowText, theme_.color(styled.token));
        styled.label->setPalette(palette);
    }
    QPalette ground = palette();
    ground.setColor(QPalette::AlternateBase, theme_.color(Token::Panel));
    setPalette(ground);
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(steps_), static_cast<QAbstractItemView*>(path_)}) {
        QPalette colors = view->palette();
        colors.setColor(QPalette::Base, theme_.color(Token::Panel));
        colors.setColor(QPalette::Text, theme_.color(Token::Ink2));
        colors.setColor(QPalette::Highlight, theme_.color(Token::Selected));
        colors.setColor(QPalette::HighlightedText, theme_.color(Token::Ink));
        view->setPalette(colors);
    }
    steps_->setFont(theme_.font(TextStyle::Small));
    path_->setFont(theme_.font(TextStyle::CodeSmall));
    path_->horizontalHeader()->setFont(theme_.font(TextStyle::Place));
    path_->verticalHeader()->setDefaultSectionSize(theme_.px(22));
}

QString TensorDetails::title() const { return title_->text().remove(kMayBreak); }
QString TensorDetails::sentence() const { return sentence_->text(); }

void TensorDetails::present(const ProjectViewPtr& project, const TensorPicture* picture, int card) {
    project_ = project;
    setVisible(picture != nullptr && project != nullptr);
    if (!isVisibleTo(parentWidget())) return;
    const bool chosen = card >= 0;
    for (QWidget* part : {static_cast<QWidget*>(type_), static_cast<QWidget*>(stepsHead_),
                          static_cast<QWidget*>(steps_), static_cast<QWidget*>(pathHead_),
                          static_cast<QWidget*>(path_)})
        part->setVisible(chosen);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setAlignment(chosen ? Qt::Alignment() : Qt::AlignTop);
    if (chosen)
        presentCard(*picture, static_cast<uint32_t>(card));
    else
        presentWhole(*picture);
}

void TensorDetails::presentWhole(const TensorPicture& picture) {
    size_t graph = 0, trace = 0, effects = 0;
    for (const FlowNode& node : picture.flow.nodes) {
        graph += node.kind == FlowNode::Kind::Operation || node.kind == FlowNode::Kind::Call;
        trace += node.kind == FlowNode::Kind::Value;
        effects += node.effect == FlowNode::Effect::Python;
    }
    const std::string& title = picture.diagram.title;
    title_->setText(breakable(shown(title.substr(title.rfind(':') + 1))));
    const auto number = [](size_t count) { return static_cast<qint64>(count); };
    place_->setText(counted(number(graph), tr("1 operation at every call"),
                            tr("%1 operations at every call")) +
                    ", " +
                    counted(number(trace), tr("1 Python value once per trace"),
                            tr("%1 Python values once per trace")));
    QString sentence = tr("Choose a card to see where its shape comes from and where it goes.");
    if (effects > 0)
        sentence = counted(number(effects),
                           tr("1 Python effect happens once per trace, not at every call."),
                           tr("%1 Python effects happen once per trace, not at every call.")) +
                   " " + sentence;
    sentence_->setText(sentence);
    sentence_->show();
}

void TensorDetails::presentCard(const TensorPicture& picture, uint32_t card) {
    const TensorCard& shownCard = picture.diagram.cards[card];
    const FlowNode& node = picture.flow.nodes[shownCard.nodes.front()];
    title_->setText(breakable(shown(shownCard.name)));
    place_->setText(tr("line %1, %2").arg(shown(shownCard.line), laneWords(node.when)));
    type_->setText(typesOf(node));
    QString sentence = node.label == shownCard.name ? QString() : shown(node.label);
    if (!node.note.empty()) sentence += "\n" + shown(node.note) + ".";
    if (!node.reason.empty()) sentence += "\n" + tr("Not known: %1.").arg(shown(node.reason));
    sentence = sentence.trimmed();
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
    fillSteps(picture, card);
    fillPath(picture, card);
    for (QWidget* part : {static_cast<QWidget*>(stepsHead_), static_cast<QWidget*>(steps_)})
        part->setVisible(steps_->count() > 0);
    for (QWidget* part : {static_cast<QWidget*>(pathHead_), static_cast<QWidget*>(path_)})
        part->setVisible(path_->rowCount() > 0);
    const bool any = steps_->count() > 0 || path_->rowCount() > 0;
    static_cast<QVBoxLayout*>(layout())->setAlignment(any ? Qt::Alignment() : Qt::AlignTop);
}

void TensorDetails::fillSteps(const TensorPicture& picture, uint32_t card) {
    steps_->clear();
    stepPlaces_.clear();
    const ReportView& report = project_->report();
    for (const EvidenceStep& step : shapeEvidence(*project_->snapshot().facts, picture.flow,
                                                  picture.diagram.cards[card].nodes.front())) {
        const Position at = report.positionOf(step.where.file, step.where.range.begin);
        const std::string& path = report.pathOf(step.where.file);
        const QString place =
            shown(path.substr(path.rfind('/') + 1)) + ":" + QString::number(at.line);
        auto* item = new QListWidgetItem(said(step.message), steps_);
        item->setData(StepRows::kPlaceRole, place);
        item->setData(Qt::AccessibleTextRole, place + ", " + item->text());
        stepPlaces_.push_back({path, step.where.range});
    }
}

void TensorDetails::fillPath(const TensorPicture& picture, uint32_t card) {
    const TensorState state = stateOf(picture.diagram, card);
    pathCards_.clear();
    for (uint32_t i = 0; i < picture.diagram.cards.size(); ++i) {
        const FlowNode& node = picture.flow.nodes[picture.diagram.cards[i].nodes.front()];
        const bool step = node.kind == FlowNode::Kind::Operation ||
                          node.kind == FlowNode::Kind::Call || !node.types.empty();
        if (state.path[i] && step && picture.diagram.cards[i].lane == TensorLane::Graph)
            pathCards_.push_back(static_cast<int>(i));
    }
    path_->setRowCount(static_cast<int>(pathCards_.size()));
    for (int row = 0; row < path_->rowCount(); ++row) {
        const auto index = static_cast<uint32_t>(pathCards_[static_cast<size_t>(row)]);
        const TensorCard& step = picture.diagram.cards[index];
        QString in;
        for (const TensorLine& line : picture.diagram.lines)
            if (line.to == index && line.kind == TensorLine::Kind::Tensor && !line.again)
                in += (in.isEmpty() ? "" : "  ") +
                      shapeOf(picture.flow.nodes[picture.diagram.cards[line.from].nodes.front()]);
        const QString cells[kColumns] = {
            shown(step.line),
            shown(step.name + (step.operation.empty() ? "" : " " + step.operation)), in,
            shapeOf(picture.flow.nodes[step.nodes.front()])};
        for (int column = 0; column < kColumns; ++column)
            path_->setItem(row, column, new QTableWidgetItem(cells[column]));
        if (index == card) path_->selectRow(row);
    }
    path_->resizeColumnsToContents();
}

}  // namespace graphlift

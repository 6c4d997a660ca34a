#include "ui/tensors/TensorFlowPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/graph/GraphView.h"
#include "ui/tensors/TensorDetails.h"
#include "ui/tensors/TensorLegend.h"
#include "ui/text/QtText.h"
#include "ui/window/EmptyState.h"

namespace graphlift {

TensorFlowPanel::TensorFlowPanel(const Theme& theme, Selection& selection, ActionList& actions,
                                 QWidget* parent)
    : QWidget(parent), theme_(theme), selection_(selection), actions_(actions) {
    scene_ = new TensorScene(theme, this);
    crumbs_ = new QLabel(this);
    crumbs_->setTextFormat(Qt::PlainText);
    split_ = new QSplitter(Qt::Horizontal, this);
    view_ = new GraphView(theme, *scene_, split_);
    view_->setAccessibleName(tr("Tensor flow"));
    details_ = new TensorDetails(theme, selection, split_);
    split_->setStretchFactor(0, 1);
    split_->setStretchFactor(1, 0);
    split_->setSizes({700, theme.px(320)});
    legend_ = new TensorLegend(scene_->look(), this);
    empty_ = new EmptyState(theme, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(crumbs_);
    column->addWidget(legend_);
    column->addWidget(split_, 1);
    column->addWidget(empty_, 1);
    connect(scene_, &TensorScene::currentChanged, this, &TensorFlowPanel::cardChosen);
    connect(view_, &GraphView::nodeClicked, scene_, &TensorScene::setCurrent);
    connect(view_, &GraphView::groundClicked, this, [this] { scene_->setCurrent(-1); });
    connect(view_, &GraphView::nodeOpened, this, [this](int card) {
        scene_->setCurrent(card);
        const FlowNode* node = currentNode();
        node != nullptr && !node->callee.isNone() ? goInto() : openSource();
    });
    connect(view_, &GraphView::rested, this, [this](int card, int line, const QPoint& at) {
        const TensorPicture* picture = scene_->picture();
        if (picture == nullptr || (card < 0 && line < 0)) return;
        const std::string& text = card >= 0
                                      ? picture->diagram.cards[static_cast<size_t>(card)].tooltip
                                      : picture->diagram.lines[static_cast<size_t>(line)].argument;
        QStringList lines;
        for (const QString& part : toQt(text).split('\n')) lines << shown(part.toStdString());
        QToolTip::showText(
            view_->viewport()->mapToGlobal(at + QPoint(12, 12)),
            "<qt>" + lines.join('\n').toHtmlEscaped().replace('\n', "<br>") + "</qt>", view_);
    });
    connect(view_, &GraphView::left, this, [] { QToolTip::hideText(); });
    connect(details_, &TensorDetails::cardChosen, this, [this](int card) {
        scene_->setCurrent(card);
        view_->reveal(card);
    });
    connect(&selection, &Selection::functionChanged, this, [this] { follow(); });
    connect(&selection, &Selection::placeChanged, this, &TensorFlowPanel::placeChosen);
    connect(&theme, &Theme::changed, this, &TensorFlowPanel::restyle);
    addCommands();
    restyle();
    follow();
}

TensorFlowPanel::~TensorFlowPanel() = default;

void TensorFlowPanel::restyle() {
    crumbs_->setFont(theme_.font(TextStyle::Small));
    crumbs_->setContentsMargins(theme_.px(16), theme_.px(7), theme_.px(16), theme_.px(7));
    QPalette palette = crumbs_->palette();
    palette.setColor(QPalette::WindowText, theme_.color(Token::Ink2));
    crumbs_->setPalette(palette);
    palette = this->palette();
    palette.setColor(QPalette::Window, theme_.color(Token::Canvas));
    setAutoFillBackground(true);
    setPalette(palette);
    split_->setHandleWidth(1);
}

void TensorFlowPanel::setLayoutRunner(LayoutRunner* runner) {
    runner_ = runner;
    runner->setParent(this);
    connect(runner, &LayoutRunner::finished, this, &TensorFlowPanel::take);
    connect(runner, &LayoutRunner::failed, this, &TensorFlowPanel::tellFailure);
    showFunction();
}

void TensorFlowPanel::setProject(const ProjectViewPtr& project) {
    if (project_ == project) return;
    project_ = project;
    if (project_ == nullptr) {
        legend_->present(nullptr);
        scene_->show(nullptr);
    }
    // A callee that was gone into may be no more.
    while (stack_.size() > 1 && (project_ == nullptr || !project_->indexOf(stack_.back())))
        stack_.pop_back();
    showFunction();
}

std::string TensorFlowPanel::shownFunction() const { return stack_.empty() ? "" : stack_.back(); }

void TensorFlowPanel::follow() {
    stack_.clear();
    if (!selection_.functionId().empty()) stack_ = {selection_.functionId()};
    showFunction();
}

void TensorFlowPanel::showFunction() {
    if (runner_ != nullptr) runner_->cancel();
    busy_ = false;
    next_ = nullptr;
    if (project_ == nullptr)
        return tell(tr("No project is open"),
                    tr("Open one to see what flows through its functions."));
    if (stack_.empty())
        return tell(tr("No function is chosen"),
                    tr("Choose one in the list or in the code to see which of its lines run once "
                       "per trace and which at every call."));
    const auto index = project_->indexOf(stack_.back());
    if (!index)
        return tell(tr("This is no function"), tr("Choose a function or a method of the project."));
    const AnalysisSnapshot& snapshot = project_->snapshot();
    next_ = std::make_shared<TensorPicture>();
    next_->flow = computeTensorFlow(*snapshot.facts, snapshot.facts->functions[*index].function);
    next_->diagram = makeTensorDiagram(*snapshot.program, next_->flow);
    if (next_->diagram.cards.empty()) {
        next_ = nullptr;
        return tell(tr("Nothing flows here"),
                    tr("The function takes no argument, computes nothing and returns nothing."));
    }
    const LayoutRequest request = requestTensorLayout(next_->diagram);
    if (request.sizes.empty()) return take({});
    if (runner_ == nullptr) return tellFailure(tr("There is nothing that lays pictures out."));
    busy_ = true;
    view_->setFaded(true);
    runner_->start(request);
}

void TensorFlowPanel::take(const GraphLayout& answer) {
    if (next_ == nullptr) return;
    next_->layout = layOutTensors(next_->diagram, answer);
    busy_ = false;
    view_->setFaded(false);
    empty_->hide();
    split_->show();
    crumbs_->show();
    legend_->present(nullptr);  // the picture it shows goes
    scene_->show(next_);
    next_ = nullptr;
    showTitle();
    legend_->present(&scene_->picture()->diagram);
    layout()->activate();
    view_->place(0);
    placeChosen();
    updateCommands();
    emit settled();
}

void TensorFlowPanel::showTitle() {
    QString text;
    for (const std::string& id : stack_) {
        const size_t colon = id.rfind(':');
        text += (text.isEmpty() ? "" : " \u203A ") + shown(id.substr(colon + 1));
    }
    if (const FlowNode* node = currentNode())
        text += " \u203A " + shown(node->name.empty() ? node->label : node->name);
    crumbs_->setText(text);
}

void TensorFlowPanel::tell(const QString& title, const QString& sentence) {
    legend_->present(nullptr);
    scene_->show(nullptr);
    split_->hide();
    crumbs_->hide();
    empty_->say("lane-graph", title, sentence);
    empty_->show();
    updateCommands();
    emit settled();
}

void TensorFlowPanel::tellFailure(const QString& reason) {
    busy_ = false;
    view_->setFaded(false);
    next_ = nullptr;
    tell(tr("The picture could not be made"), reason);
}

const FlowNode* TensorFlowPanel::currentNode() const {
    const TensorPicture* picture = scene_->picture();
    if (picture == nullptr || scene_->current() < 0) return nullptr;
    const TensorCard& card = picture->diagram.cards[static_cast<size_t>(scene_->current())];
    return &picture->flow.nodes[card.nodes.front()];
}

void TensorFlowPanel::cardChosen(int card) {
    details_->present(project_, scene_->picture(), card);
    showTitle();
    updateCommands();
    const FlowNode* node = currentNode();
    const TensorPicture* picture = scene_->picture();
    view_->setAccessibleDescription(
        node == nullptr
            ? QString()
            : toQt(picture->diagram.cards[static_cast<size_t>(card)].tooltip).replace('\n', ", "));
    if (node == nullptr || own_ || project_ == nullptr) return;
    own_ = true;
    selection_.showPlace({project_->report().pathOf(node->where.file), node->where.range});
    own_ = false;
}

/// The smallest card whose source holds the place.
void TensorFlowPanel::placeChosen() {
    const TensorPicture* picture = scene_->picture();
    if (own_ || picture == nullptr || project_ == nullptr || !selection_.place()) return;
    const CodePlace& place = *selection_.place();
    int best = -1;
    uint32_t bestSize = 0xFFFFFFFF;
    for (size_t i = 0; i < picture->diagram.cards.size(); ++i)
        for (uint32_t index : picture->diagram.cards[i].nodes) {
            const FlowNode& node = picture->flow.nodes[index];
            if (project_->report().pathOf(node.where.file) != place.file) continue;
            const TextRange own = node.where.range;
            const bool holds = own.begin <= place.range.begin && place.range.begin < own.end;
            const bool isHeld = place.range.begin <= own.begin && own.end <= place.range.end;
            // A whole line chooses what is largest on it, a spot what is smallest around it.
            const uint32_t size = holds ? own.end - own.begin : 0x80000000 - (own.end - own.begin);
            if ((holds || isHeld) && size < bestSize) {
                best = static_cast<int>(i);
                bestSize = size;
            }
        }
    own_ = true;
    scene_->setCurrent(best);
    view_->reveal(best);
    own_ = false;
}

}  // namespace graphlift

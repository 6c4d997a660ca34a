#include "ui/graph/GraphPanel.h"

#include <QFuture>
#include <QLocale>
#include <QMenu>
#include <QPromise>
#include <QResizeEvent>
#include <QThreadPool>
#include <QVBoxLayout>
#include <utility>

#include "ui/graph/GraphNotice.h"
#include "ui/graph/GraphTip.h"
#include "ui/graph/GraphTools.h"
#include "ui/graph/GraphView.h"
#include "ui/graph/LegendBar.h"
#include "ui/text/QtText.h"
#include "viz/callgraph/CallGraphDiagram.h"
#include "viz/layout/EdgeRouting.h"

namespace graphlift {

namespace {

constexpr int kFadeMs = 250, kBusyMs = 1000;  // after so long the wait is shown, and explained

}  // namespace

GraphPanel::GraphPanel(const Theme& theme, Selection& selection, ActionList& actions,
                       QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      selection_(selection),
      actions_(actions),
      scene_(new GraphScene(theme, this)),
      tools_(new GraphTools(theme, this)),
      legend_(new LegendBar(theme, this)),
      view_(new GraphView(theme, *scene_, this)),
      notice_(new GraphNotice(theme, view_)),
      tip_(new GraphTip(theme, view_)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools_);
    column->addWidget(legend_);
    column->addWidget(view_, 1);
    view_->setAccessibleName(tr("Call graph"));
    fade_.setSingleShot(true);
    fade_.setInterval(kFadeMs);
    busyTick_.setInterval(kBusyMs);
    connect(&fade_, &QTimer::timeout, this, [this] { view_->setFaded(true); });
    connect(&busyTick_, &QTimer::timeout, this, &GraphPanel::tellBusy);
    connect(view_, &GraphView::nodeClicked, this, &GraphPanel::choose);
    connect(view_, &GraphView::nodeOpened, this, &GraphPanel::openSource);
    connect(view_, &GraphView::rested, this, &GraphPanel::showTip);
    connect(view_, &GraphView::left, tip_, &QWidget::hide);
    connect(view_, &GraphView::menuRequested, this, [this](int node, const QPoint& at) {
        if (node >= 0) choose(node);
        QMenu* const menu = makeMenu(node);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
    });
    connect(scene_, &GraphScene::currentChanged, this, &GraphPanel::describeCurrent);
    connect(&selection_, &Selection::functionChanged, this, &GraphPanel::followSelection);
    addCommands();
    fillTools();
    setProject(nullptr);
}

GraphPanel::~GraphPanel() = default;

void GraphPanel::setLayoutRunner(LayoutRunner* runner) {
    delete runner_;
    runner_ = runner;
    runner_->setParent(this);
    connect(runner_, &LayoutRunner::finished, this, &GraphPanel::take);
    connect(runner_, &LayoutRunner::failed, this, &GraphPanel::tellFailure);
    if (whole_) refocus();
}

void GraphPanel::setProject(const ProjectViewPtr& project) {
    project_ = project;
    ++wholeNumber_;
    making_ = false;
    if (!project_) {
        cancelLayout();
        whole_ = nullptr;
        scene_->show({});
        legend_->setEntries({});
        history_.clear();
        focus_ = fittedFocus_ = {};
        callers_ = firstCallers_;
        callees_ = firstCallees_;
        grouping_ = Grouping::None;
        placed_ = false;
        showDepths(callers_, callees_);
        tellNoProject();
        updateCommands();
        return;
    }
    makeWhole();
}

/// On a thread of the pool: a big project's graph takes longer than a frame.
void GraphPanel::makeWhole() {
    hideNotice();
    making_ = true;
    auto promise = std::make_shared<QPromise<Whole>>();
    const uint64_t number = wholeNumber_;
    promise->future().then(this, [this, number](const Whole& whole) {
        if (number == wholeNumber_) takeWhole(whole);
    });
    QThreadPool::globalInstance()->start([promise, snapshot = project_->shared()] {
        promise->start();
        auto model = std::make_shared<const GraphModel>(makeCallGraphDiagram(*snapshot));
        const WholeFit fit = fitWhole(*model);
        promise->addResult(Whole{std::move(model), fit});
        promise->finish();
    });
}

void GraphPanel::takeWhole(const Whole& whole) {
    making_ = false;
    whole_ = whole.model;
    wholeFit_ = whole.fit;
    const std::string& chosen = selection_.functionId();
    const bool lost =
        !focus_.center.empty() && indexOf(*whole_, focus_.center) == whole_->nodes.size();
    if (lost || scene_->model().nodes.empty()) {
        focus_ = focusAround(chosen);
        placed_ = false;
    }
    refocus();
}

void GraphPanel::setLayoutChoice(LayoutEngine engine, LayoutDirection direction) {
    const bool other = engine != choice_.engine || direction != choice_.direction;
    choice_.engine = engine;
    choice_.direction = direction;
    checkLayoutCommands();
    if (!other) return;
    placed_ = false;
    if (whole_) refocus();
}

void GraphPanel::setFirstDepths(unsigned callers, unsigned callees) {
    if (callers == firstCallers_ && callees == firstCallees_) return;
    firstCallers_ = callers_ = callers;
    firstCallees_ = callees_ = callees;
    if (!project_)
        showDepths(callers_, callees_);
    else if (!focus_.center.empty())
        change(focusAround(focus_.center));
}

void GraphPanel::setCenter(const std::string& id) {
    if (id != focus_.center) change(focusAround(id));
}

/// The whole project is shown by its packages, what is around a function one by one.
Focus GraphPanel::focusAround(const std::string& id) const {
    Focus focus = focus_;
    focus.callers = callers_;
    focus.callees = callees_;
    focus.grouping = id.empty() ? Grouping::Package : grouping_;
    focus.packageDepth = 0;
    focus.center = id;
    focus.readable = true;
    return focus;
}

/// What is shown, to be changed on purpose: no more is left out than must be.
Focus GraphPanel::deliberate() const {
    Focus focus = fittedFocus_;
    focus.filter = focus_.filter;
    focus.readable = false;
    if (focus_.packageDepth == 0 && focus.center.empty()) focus.packageDepth = 0;
    return focus;
}

bool GraphPanel::isCollapsed() const {
    return fittedFocus_.grouping == Grouping::Module || fittedFocus_.grouping == Grouping::Package;
}

/// Another focus, with a way back to this one.
void GraphPanel::change(const Focus& focus) {
    history_.push_back(focus_);
    if (focus.center != focus_.center) placed_ = false;
    focus_ = focus;
    if (whole_) refocus();
}

void GraphPanel::refocus() {
    FittedFocus fitted = fitFocus(*whole_, focus_, wholeFit_);
    fitted.fewerSteps = false;  // the boxes of depths say so
    fitted_ = toQt(text(fitted));
    fittedFocus_ = fitted.focus;
    model_ = std::make_shared<const GraphModel>(std::move(fitted.model));
    showDepths(fittedFocus_.callers, fittedFocus_.callees);
    if (model_->nodes.empty())
        tellEmpty();
    else
        layOut();
    updateCommands();
}

void GraphPanel::showDepths(unsigned callers, unsigned callees) {
    const QSignalBlocker quietCallers(tools_->callers()), quietCallees(tools_->callees());
    tools_->callers().setSteps(callers);
    tools_->callees().setSteps(callees);
}

void GraphPanel::layOut() {
    if (runner_ == nullptr) return;
    choice_.center = focus_.center;
    request_ = requestLayout(*model_, choice_);
    busy_ = true;
    since_.start();
    fade_.start();
    busyTick_.start();
    runner_->start(request_);
}

void GraphPanel::take(const GraphLayout& answer) {
    GraphLayout finished = answer;
    finishLayout(*model_, request_, finished);
    hideNotice();
    shown_ = focus_;
    shownFitted_ = fittedFocus_;
    scene_->show({model_, std::move(finished), focus_.center});
    chooseShown();
    legend_->setEntries(legendOf(*model_));
    layout()->activate();  // the legend may have got another row
    view_->updateBounds();
    if (placed_)
        view_->reveal(scene_->current());
    else
        view_->place(scene_->current());
    placed_ = true;
    search(tools_->search().text());
    showCounts();
    updateCommands();
    emit settled();
}

/// What was opened or closed stays where the keyboard is; without a centre, the first card has it.
void GraphPanel::chooseShown() {
    const std::string toggled = std::exchange(toggled_, "");
    const GraphModel& model = scene_->model();
    if (!toggled.empty()) {
        int node = scene_->find(toggled);
        for (const GraphCluster& cluster : model.clusters)
            if (node < 0 && cluster.id == toggled && !cluster.members.empty())
                node = static_cast<int>(cluster.members.front());
        if (node >= 0) scene_->setCurrent(node);
    }
    if (scene_->current() < 0 && !model.nodes.empty()) scene_->setCurrent(0);
}

void GraphPanel::hideNotice() {
    busy_ = false;
    fade_.stop();
    busyTick_.stop();
    view_->setFaded(false);
    notice_->hide();
}

/// Back to the picture that is still there.
void GraphPanel::cancelLayout() {
    if (runner_ != nullptr) runner_->cancel();
    hideNotice();
    if (scene_->model().nodes.empty()) return;
    focus_ = shown_;
    fittedFocus_ = shownFitted_;
    model_ = scene_->picture().model;
    updateCommands();
}

void GraphPanel::tellBusy() {
    const QString sentence = tr("%1 nodes and %2 calls, for %3 s.")
                                 .arg(request_.sizes.size())
                                 .arg(request_.edges.size())
                                 .arg(since_.elapsed() / 1000);
    if (notice_->isVisible()) {
        notice_->setSentence(sentence);
        return;
    }
    Notice notice{"call-graph", Token::Ink3, tr("Laying out the graph"), sentence, {}, true};
    notice.ways.emplace_back(tr("Cancel"), [this] { cancelLayout(); });
    if (!isCollapsed())
        notice.ways.emplace_back(tr("Collapse to modules"),
                                 [this] { setGrouping(Grouping::Module); });
    notice_->present(notice);
}

void GraphPanel::tellFailure(const QString& reason) {
    hideNotice();
    Notice notice{"warning", Token::SFails, tr("The graph could not be laid out"), reason,
                  {},        true};
    notice.ways.emplace_back(tr("Try again"), [this] { refocus(); });
    if (!isCollapsed())
        notice.ways.emplace_back(tr("Collapse to modules"),
                                 [this] { setGrouping(Grouping::Module); });
    if (choice_.engine == LayoutEngine::Layered)
        notice.ways.emplace_back(tr("Radial layout"), [this] {
            setLayoutChoice(LayoutEngine::Radial, choice_.direction);
        });
    view_->setFaded(true);
    notice_->present(notice);
    emit settled();
}

void GraphPanel::tellEmpty() {
    hideNotice();
    scene_->show({});
    legend_->setEntries({});
    const bool none = whole_->nodes.empty();
    Notice notice{
        "call-graph",
        Token::Ink3,
        none ? tr("No function found") : tr("Nothing is left to show"),
        none ? tr("The project has no function and no call. Open a folder with Python code.")
             : tr("All there is has been hidden or filtered out."),
        {},
        false};
    if (!none)
        notice.ways.emplace_back(tr("Show everything again"), [this] {
            Focus focus = deliberate();
            focus.filter = {};
            focus.hidden.clear();
            change(focus);
        });
    notice_->present(notice);
    showCounts();
    emit settled();
}

void GraphPanel::tellNoProject() {
    notice_->present({"call-graph",
                      Token::Ink3,
                      tr("No project is open"),
                      tr("Open a folder to see who calls whom."),
                      {},
                      false});
    showCounts();
}

void GraphPanel::showCounts() {
    if (!whole_ || scene_->model().nodes.empty()) {
        tools_->setCount({});
        return;
    }
    const QLocale english(QLocale::English);
    const QString count = tr("%1 of %2 nodes")
                              .arg(english.toString(static_cast<int>(scene_->model().nodes.size())),
                                   english.toString(static_cast<int>(whole_->nodes.size())));
    tools_->setCount(fitted_.isEmpty() ? count : tr("%1, %2").arg(count, fitted_));
}

void GraphPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    notice_->settle();
}

}  // namespace graphlift

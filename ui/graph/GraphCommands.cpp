// The commands of the graph, as members of GraphPanel. Keys work while the canvas has the keyboard.
#include <QAction>
#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <algorithm>

#include "ui/graph/GraphPanel.h"
#include "ui/graph/GraphTools.h"
#include "ui/graph/GraphView.h"
#include "ui/graph/LegendBar.h"

namespace graphlift {

QAction* GraphPanel::command(const QString& id, const QString& text,
                             const QList<QKeySequence>& keys, std::function<void()> run,
                             bool checkable) {
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.keys = keys;
    spec.pane = view_;
    spec.checkable = checkable;
    return actions_.add(spec, std::move(run));
}

void GraphPanel::addCommands() {
    addViewCommands();
    addLayoutCommands();
    addWalkCommands();
    addFocusCommands();
    addFilterCommands();
    addSearchCommands();
    addExportCommands();
}

void GraphPanel::addViewCommands() {
    command("graph.zoom.in", tr("Zoom in"), {QKeySequence("+"), QKeySequence("=")},
            [this] { view_->zoomIn(); });
    command("graph.zoom.out", tr("Zoom out"), {QKeySequence("-")}, [this] { view_->zoomOut(); });
    command("graph.zoom.fit", tr("Fit the graph"), {QKeySequence("F"), QKeySequence("W")},
            [this] { view_->fit(); });
    command("graph.zoom.normal", tr("100 %"), {QKeySequence("0")}, [this] { view_->setZoom(1); });
    const auto pan = [this](const char* id, const QString& text, const char* key, int dx, int dy) {
        command(id, text, {QKeySequence(key)}, [this, dx, dy] { view_->panBy(dx, dy); });
    };
    constexpr int kPan = 80;
    pan("graph.pan.left", tr("Pan to the left"), "Ctrl+Left", kPan, 0);
    pan("graph.pan.right", tr("Pan to the right"), "Ctrl+Right", -kPan, 0);
    pan("graph.pan.up", tr("Pan up"), "Ctrl+Up", 0, kPan);
    pan("graph.pan.down", tr("Pan down"), "Ctrl+Down", 0, -kPan);
    QAction* legend = command(
        "graph.legend", tr("Legend"), {QKeySequence("L")}, [] {}, true);
    legend->setChecked(true);
    connect(legend, &QAction::toggled, legend_, &QWidget::setVisible);
}

namespace {

struct EngineRow {
    const char* id;
    const char* key;
    LayoutEngine engine;
};
constexpr EngineRow kEngines[] = {{"graph.engine.layered", "1", LayoutEngine::Layered},
                                  {"graph.engine.radial", "2", LayoutEngine::Radial},
                                  {"graph.engine.force", "3", LayoutEngine::Force}};

}  // namespace

void GraphPanel::addLayoutCommands() {
    command(
        "graph.direction", tr("From top to bottom"), {QKeySequence("D")},
        [this] {
            const bool down = actions_.find("graph.direction")->isChecked();
            setLayoutChoice(choice_.engine,
                            down ? LayoutDirection::TopToBottom : LayoutDirection::LeftToRight);
            emit layoutChosen();
        },
        true);
    auto* engines = new QActionGroup(this);
    const QString texts[] = {tr("Layered layout"), tr("Radial layout"), tr("Force layout")};
    for (const EngineRow& row : kEngines)
        engines->addAction(command(
            row.id, texts[static_cast<size_t>(row.engine)], {QKeySequence(row.key)},
            [this, engine = row.engine] {
                setLayoutChoice(engine, choice_.direction);
                emit layoutChosen();
            },
            true));
    checkLayoutCommands();
}

void GraphPanel::checkLayoutCommands() {
    actions_.find("graph.direction")
        ->setChecked(choice_.direction == LayoutDirection::TopToBottom);
    for (const EngineRow& row : kEngines)
        actions_.find(row.id)->setChecked(row.engine == choice_.engine);
}

void GraphPanel::addWalkCommands() {
    struct Row {
        const char* name;
        const char* key;
        WalkTo to;
        QString nearest, along;
    };
    const std::initializer_list<Row> rows{
        {"left", "Left", WalkTo::Left, tr("Card to the left"), tr("Along a line to the left")},
        {"right", "Right", WalkTo::Right, tr("Card to the right"), tr("Along a line to the right")},
        {"up", "Up", WalkTo::Up, tr("Card above"), tr("Along a line upwards")},
        {"down", "Down", WalkTo::Down, tr("Card below"), tr("Along a line downwards")}};
    for (const Row& row : rows) {
        const WalkTo to = row.to;
        command(QString("graph.walk.%1").arg(row.name), row.nearest, {QKeySequence(row.key)},
                [this, to] { walk(to, false); });
        command(QString("graph.follow.%1").arg(row.name), row.along,
                {QKeySequence(QString("Shift+%1").arg(row.key))}, [this, to] { walk(to, true); });
    }
    command("graph.center", tr("Centre here"),
            {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
            [this] { centerOnCurrent(); });
    command("graph.open", tr("Open the source"),
            {QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter"), QKeySequence("O")},
            [this] { openSource(scene_->current()); });
    command("graph.back", tr("Back to the picture before"), {QKeySequence(Qt::Key_Escape)},
            [this] { goBack(); });
}

void GraphPanel::addFocusCommands() {
    const auto deeper = [](unsigned steps) {
        return steps >= DepthBox::kAll - 1 ? Focus::kAll : steps + 1;
    };
    const auto nearer = [](unsigned steps) {
        return steps == Focus::kAll ? DepthBox::kAll - 1u : steps - (steps > 0 ? 1 : 0);
    };
    command("graph.callees.more", tr("More callees"), {QKeySequence("]")},
            [this, deeper] { setDepths(fittedFocus_.callers, deeper(fittedFocus_.callees)); });
    command("graph.callees.fewer", tr("Fewer callees"), {QKeySequence("[")},
            [this, nearer] { setDepths(fittedFocus_.callers, nearer(fittedFocus_.callees)); });
    command("graph.callers.more", tr("More callers"),
            {QKeySequence("}"), QKeySequence("Shift+]"), QKeySequence("Shift+}")},
            [this, deeper] { setDepths(deeper(fittedFocus_.callers), fittedFocus_.callees); });
    command("graph.callers.fewer", tr("Fewer callers"),
            {QKeySequence("{"), QKeySequence("Shift+["), QKeySequence("Shift+{")},
            [this, nearer] { setDepths(nearer(fittedFocus_.callers), fittedFocus_.callees); });
    command("graph.group.toggle", tr("Expand or collapse"), {QKeySequence(Qt::Key_Space)},
            [this] { toggleGroup(); });
    command("graph.group.modules", tr("Collapse to modules"), {QKeySequence("M")},
            [this] { setGrouping(Grouping::Module); });
    command("graph.group.classes", tr("Collapse to classes"), {},
            [this] { setGrouping(Grouping::Class); });
    command("graph.group.cycles", tr("Collapse cycles of calls"), {},
            [this] { setGrouping(Grouping::Cycle); });
    command("graph.group.none", tr("Expand everything"), {QKeySequence("Shift+M")},
            [this] { setGrouping(Grouping::None); });
    command("graph.whole", tr("Whole project"), {QKeySequence("P")}, [this] { setCenter(""); });
    command(
        "graph.pin", tr("Keep this centre"), {QKeySequence("Shift+P")},
        [this] {
            pinned_ = actions_.find("graph.pin")->isChecked();
            if (!pinned_) followSelection(selection_.functionId());
        },
        true);
}

void GraphPanel::addFilterCommands() {
    const auto filter = [this](const QString& name, const QString& text, bool GraphFilter::*part) {
        const QString id = "graph.show." + name;
        QAction* action = command(
            id, text, {},
            [this, id, part] {
                Focus focus = deliberate();
                focus.filter.*part = actions_.find(id)->isChecked();
                change(focus);
            },
            true);
        action->setChecked(GraphFilter().*part);
    };
    filter("libraries", tr("Library functions"), &GraphFilter::libraries);
    filter("builtins", tr("Builtins"), &GraphFilter::builtins);
    filter("tests", tr("Tests"), &GraphFilter::tests);
    filter("dunders", tr("Special methods"), &GraphFilter::dunders);
    filter("unresolved", tr("Calls that are not resolved"), &GraphFilter::unresolved);
    filter("modules", tr("Module code"), &GraphFilter::moduleCode);
    command("graph.hide", tr("Hide this card"), {QKeySequence("H"), QKeySequence(Qt::Key_Delete)},
            [this] { hideCurrent(); });
    command("graph.unhide", tr("Show hidden cards"), {QKeySequence("Shift+H")}, [this] {
        Focus focus = deliberate();
        focus.hidden.clear();
        change(focus);
    });
}

void GraphPanel::addSearchCommands() {
    command("graph.find", tr("Search in the graph"), {QKeySequence::Find, QKeySequence("/")},
            [this] {
                tools_->search().setFocus(Qt::ShortcutFocusReason);
                tools_->search().selectAll();
            });
    command("graph.find.next", tr("Next hit"), {QKeySequence(Qt::Key_F3), QKeySequence("N")},
            [this] { nextHit(1); });
    command("graph.find.previous", tr("Previous hit"),
            {QKeySequence("Shift+F3"), QKeySequence("Shift+N")}, [this] { nextHit(-1); });
    // Esc clears what was searched for, then leads back to the cards; so it does from the depths.
    for (QWidget* field : std::initializer_list<QWidget*>{&tools_->search(), &tools_->callers(),
                                                          &tools_->callees()}) {
        auto* leave = new QShortcut(QKeySequence(Qt::Key_Escape), field);
        leave->setContext(Qt::WidgetWithChildrenShortcut);
        connect(leave, &QShortcut::activated, this, [this, field] {
            if (field == &tools_->search() && !tools_->search().text().isEmpty())
                tools_->search().clear();
            else
                view_->setFocus(Qt::OtherFocusReason);
        });
    }
    connect(&tools_->search(), &QLineEdit::textChanged, this, &GraphPanel::search);
    connect(&tools_->search(), &QLineEdit::returnPressed, this, [this] { nextHit(1); });
}

void GraphPanel::addExportCommands() {
    const auto whole = [this](const char* id, const QString& text, const char* key,
                              ExportKind kind) {
        actions_.add({.id = id,
                      .text = text,
                      .keys = {QKeySequence(key)},
                      .menu = MenuId::File,
                      .help = tr("The whole call graph that is shown, as a file")},
                     [this, kind] { askExport(kind, false); });
    };
    whole("graph.export.svg", tr("Export the graph as SVG…"), "Ctrl+Shift+E", ExportKind::Svg);
    whole("graph.export.png", tr("Export the graph as PNG…"), "Ctrl+Shift+I", ExportKind::Png);
    whole("graph.export.dot", tr("Export the graph as DOT…"), "Ctrl+Shift+G", ExportKind::Dot);
    const auto add = [this](const char* id, const QString& text, ExportKind kind, bool part) {
        command(id, text, {}, [this, kind, part] { askExport(kind, part); });
    };
    add("graph.export.part.svg", tr("Export what is seen as SVG"), ExportKind::Svg, true);
    add("graph.export.part.png", tr("Export what is seen as PNG"), ExportKind::Png, true);
    add("graph.export.part.dot", tr("Export what is seen as DOT"), ExportKind::Dot, true);
}

void GraphPanel::fillTools() {
    const auto menuOf = [this](std::initializer_list<const char*> ids) {
        auto* menu = new QMenu(this);
        for (const char* id : ids) {
            if (QAction* action = actions_.find(id))
                menu->addAction(action);
            else
                menu->addSeparator();
        }
        return menu;
    };
    tools_->addMenuButton(menuOf({"graph.show.libraries", "graph.show.builtins", "graph.show.tests",
                                  "graph.show.dunders", "graph.show.unresolved",
                                  "graph.show.modules", "", "graph.hide", "graph.unhide"}),
                          "filter", tr("What is shown"));
    tools_->addButton(actions_.find("graph.pin"), "pin");
    tools_->addButton(actions_.find("graph.zoom.fit"), "fit");
    tools_->addMenuButton(
        menuOf({"graph.whole", "graph.group.modules", "graph.group.classes", "graph.group.cycles",
                "graph.group.none", "", "graph.direction", "graph.engine.layered",
                "graph.engine.radial", "graph.engine.force", "", "graph.legend", "",
                "graph.export.svg", "graph.export.png", "graph.export.dot", "graph.export.part.svg",
                "graph.export.part.png", "graph.export.part.dot"}),
        "more", tr("More about the graph"));
    const auto depths = [this] { setDepths(tools_->callers().steps(), tools_->callees().steps()); };
    connect(&tools_->callers(), &QSpinBox::valueChanged, this, depths);
    connect(&tools_->callees(), &QSpinBox::valueChanged, this, depths);
}

QMenu* GraphPanel::makeMenu(int node) {
    auto* menu = new QMenu(this);
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            if (QAction* action = actions_.find(id)) menu->addAction(action);
        menu->addSeparator();
    };
    if (node >= 0) {
        add({"graph.center", "graph.open", "graph.group.toggle", "graph.hide"});
        add({"view.pane.explanation", "view.pane.tensors", "view.pane.source",
             "view.pane.candidates"});
        add({"graph.callers.more", "graph.callers.fewer", "graph.callees.more",
             "graph.callees.fewer"});
    }
    add({"graph.back", "graph.whole", "graph.group.modules", "graph.group.none", "graph.unhide"});
    add({"graph.zoom.fit", "graph.zoom.normal", "graph.legend", "graph.find"});
    add({"graph.export.svg", "graph.export.png", "graph.export.dot"});
    return menu;
}

void GraphPanel::updateCommands() {
    const bool shown = !scene_->model().nodes.empty();
    const bool current = scene_->current() >= 0;
    const QString noPicture = tr("There is no graph to show.");
    for (QAction* action : actions_.all())
        if (ActionList::idOf(*action).startsWith("graph."))
            actions_.setEnabled(ActionList::idOf(*action), shown || whole_, noPicture);
    for (const char* id : {"graph.center", "graph.open", "graph.group.toggle", "graph.hide"})
        actions_.setEnabled(id, current, tr("Choose a card first."));
    for (const char* id : {"graph.find.next", "graph.find.previous"})
        actions_.setEnabled(id, !scene_->hits().empty(), tr("The search has no hit."));
    actions_.setEnabled("graph.back",
                        !history_.empty() || busy_ || !tools_->search().text().isEmpty(),
                        tr("There was no picture before this one."));
    actions_.setEnabled("graph.unhide", !focus_.hidden.empty(), tr("No card is hidden."));
    actions_.setEnabled("graph.whole", whole_ && !focus_.center.empty(),
                        tr("The whole project is shown."));
    for (const char* id :
         {"graph.callers.more", "graph.callers.fewer", "graph.callees.more", "graph.callees.fewer"})
        actions_.setEnabled(id, !focus_.center.empty(), tr("Centre on a function first."));
    tools_->callers().setEnabled(!focus_.center.empty());
    tools_->callees().setEnabled(!focus_.center.empty());
}

}  // namespace graphlift

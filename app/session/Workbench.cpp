#include "app/session/Workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <algorithm>

#include "analysis/interp/Program.h"
#include "app/change/ChangeWriter.h"
#include "app/session/LayoutService.h"
#include "app/session/StaleFiles.h"
#include "ui/diff/ReviewPane.h"
#include "ui/editor/SourcePane.h"
#include "ui/graph/GraphPanel.h"
#include "ui/project/ProblemsPane.h"
#include "ui/project/ProjectCounts.h"
#include "ui/settings/PreferencesDialog.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "ui/text/Counted.h"
#include "ui/text/QtText.h"
#include "ui/window/Desk.h"
#include "ui/window/History.h"
#include "ui/window/InfoBar.h"
#include "ui/window/Toast.h"

namespace graphlift {

namespace {

Workbench::Unsaved askAboutUnsaved(const QStringList& files, QWidget& window) {
    QMessageBox box(&window);
    box.setWindowTitle(Workbench::tr("Unsaved changes"));
    box.setText(files.size() == 1
                    ? Workbench::tr("One file has changes that are not saved.")
                    : Workbench::tr("%1 files have changes that are not saved.").arg(files.size()));
    box.setInformativeText(files.join('\n'));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
        case QMessageBox::Save:
            return Workbench::Unsaved::Save;
        case QMessageBox::Discard:
            return Workbench::Unsaved::Discard;
        default:
            return Workbench::Unsaved::Cancel;
    }
}

}  // namespace

Workbench::Workbench(Theme& theme, SettingsStore& settings)
    : theme_(theme), settings_(settings), preferences_(settings.preferences()) {
    theme_.setScheme(preferences_.scheme);
    theme_.setScale(preferences_.scale);
    window_ = std::make_unique<MainWindow>(theme_, selection_, actions_);
    window_->mayClose = [this] { return mayClose(); };
    window_->panes().graph->setLayoutRunner(new LayoutService(this));
    window_->panes().tensors->setLayoutRunner(new LayoutService(this));
    review_ = std::make_unique<ReviewDesk>(*window_, selection_, changes_, documents_);
    connect(review_.get(), &ReviewDesk::analyzeAsked, this, [this] { open(path_); });
    stale_ = std::make_unique<StaleFiles>(*window_, *review_, documents_);
    window_->panes().source->editor()->setTabWidth(preferences_.tabWidth);
    window_->panes().review->diff()->setTabWidth(preferences_.tabWidth);
    window_->panes().graph->setFirstDepths(preferences_.graph.callers, preferences_.graph.callees);
    connectWindow();
    connectAnalysis();
    connectDocuments();
    connectChanges();
    askUnsaved = [this](const QStringList& files) { return askAboutUnsaved(files, *window_); };
    refreshRecent();
}

Workbench::~Workbench() {
    stale_.reset();
    review_.reset();
    window_.reset();
}

void Workbench::connectWindow() {
    MainWindow* window = window_.get();
    connect(window, &MainWindow::openRequested, this, [this](const QString& path) { open(path); });
    connect(window, &MainWindow::closeProjectRequested, this, [this] { closeProject(); });
    connect(window, &MainWindow::cancelRequested, this, [this] { analysis_.cancel(); });
    connect(window, &MainWindow::analyzeRequested, this, [this] { open(path_); });
    connect(window, &MainWindow::preferencesRequested, this, [this] { showPreferences(); });
    connect(window, &MainWindow::removeRecentRequested, this, [this](const QString& path) {
        settings_.removeRecent(path);
        refreshRecent();
    });
    connect(window, &MainWindow::clearMissingRequested, this, [this] {
        for (const RecentProject& project : settings_.recent())
            if (!project.isThere) settings_.removeRecent(project.path);
        refreshRecent();
    });
    // Kept at each step and not only at the end: a program may be killed.
    connect(&window->history(), &History::changed, this, [this] { keepState(); });
    connect(window->panes().graph, &GraphPanel::layoutChosen, this, [this] { keepState(); });
    connect(&theme_, &Theme::changed, this, [this] {
        preferences_.scheme = theme_.scheme();
        preferences_.scale = theme_.scale();
        settings_.setPreferences(preferences_);
    });
}

void Workbench::connectAnalysis() {
    connect(&analysis_, &AnalysisService::progressed, window_.get(), &MainWindow::showWork);
    connect(&analysis_, &AnalysisService::finished, this,
            [this](const ProjectViewPtr& project, const ProjectNotes& notes) {
                showResult(project, notes);
            });
    connect(&analysis_, &AnalysisService::recovered, this, [this](const QString& what) {
        window_->bars().say({.id = "recovered", .text = what});
    });
    connect(&analysis_, &AnalysisService::failed, this,
            [this](const QString& path, const QString& what) {
                window_->stopWork();
                window_->showFailure(what, path);
                emit settled();
            });
    connect(&analysis_, &AnalysisService::cancelled, this, [this](const QString& path) {
        window_->stopWork();
        if (!window_->project()) {
            closeProject();
        } else {
            window_->bars().say({.id = "cancelled",
                                 .text = tr("Cancelled. What is shown is from the run before."),
                                 .quiet = true,
                                 .actions = {{tr("Analyze again"), [this, path] { open(path); }}}});
        }
        emit settled();
    });
}

void Workbench::connectDocuments() {
    connect(&documents_, &DocumentStore::changedOnDisk, this,
            [this](const QStringList& paths) {
                // The run that is under way reads them, or finds them out when it is done.
                if (!analysis_.isRunning()) stale_->show(paths);
            });
    connect(stale_.get(), &StaleFiles::analyzeAsked, this, [this] { open(path_); });
    connect(stale_.get(), &StaleFiles::reloadAsked, this, &Workbench::reload);
    connect(&documents_, &DocumentStore::unsavedChanged, this,
            [this] { window_->setUnsaved(documents_.unsavedFiles()); });
    // Where folders cannot be watched, coming back to the window is when somebody may have saved.
    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState now) {
                if (now == Qt::ApplicationActive && !documents_.isWatching()) documents_.check();
            });
}

void Workbench::reload(const QStringList& paths) {
    for (const QString& path : paths) documents_.dropUnsaved(toUtf8(path));
    open(path_);
}

void Workbench::trackFiles(const ProjectView& project) {
    std::vector<TrackedFile> files;
    for (const auto& file : project.report().program().files)
        files.push_back({file->source->path(), file->source->contentHash()});
    documents_.track(project.snapshot().root, std::move(files));
    documents_.check();
    if (!documents_.isWatching())
        window_->bars().say({.id = "watching",
                             .text = tr("The system cannot watch all folders of this project. "
                                        "Changes are looked for when you come back to the window."),
                             .quiet = true});
}

void Workbench::open(const QString& path, const std::optional<StartPlace>& place) {
    const QString full = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (full != path_ && window_->project()) closeProject();
    path_ = full;
    place_ = place;
    window_->bars().close("failure");
    stale_->clear();
    window_->bars().close("cancelled");
    window_->startWork(QFileInfo(full).fileName());
    analysis_.start({toUtf8(full), preferences_.settings()});
}

void Workbench::closeProject() {
    keepState();
    analysis_.cancel();
    path_.clear();
    documents_.clear();
    selection_.selectFunction({});
    window_->stopWork();
    window_->setProject(nullptr);
    review_->setProject({});
    refreshRecent();
}

void Workbench::showResult(const ProjectViewPtr& project, const ProjectNotes& notes) {
    const bool first = window_->project() == nullptr;
    window_->stopWork();
    if (first) {
        const ProjectState state = settings_.state(path_);
        window_->panes().graph->setLayoutChoice(
            state.engine.value_or(preferences_.graph.engine),
            state.direction.value_or(preferences_.graph.direction));
    }
    window_->setProject(project);
    window_->setNotes(notes);
    remember(*project);
    trackFiles(*project);
    review_->setProject(project->snapshot().root);
    const auto unreadable = std::count_if(
        project->snapshot().problems.begin(), project->snapshot().problems.end(),
        [](const Problem& problem) { return problem.severity == Problem::Severity::Error; });
    if (unreadable > 0)
        window_->bars().say(
            {.id = "problems",
             .text = unreadable == 1
                         ? tr("1 place could not be read. Everything else is analysed.")
                         : tr("%1 places could not be read. Everything else is analysed.")
                               .arg(unreadable),
             .actions = {{tr("Show them"), [this] { window_->desk().reveal(PaneId::Problems); }}}});
    else
        window_->bars().close("problems");
    if (place_)
        showStartPlace();
    else if (first)
        restoreSelection();
    emit settled();
}

void Workbench::showStartPlace() {
    const StartPlace place = *place_;
    place_.reset();
    Problem at;
    at.file = place.file;
    at.position.line = place.line;
    const auto code = placeOf(at, *window_->project());
    if (!code) {
        window_->bars().say(
            {.id = "place", .text = tr("%1 is no file of this project.").arg(shown(place.file))});
        return;
    }
    const auto function = window_->project()->functionAt(code->file, code->range.begin);
    if (function) selection_.selectFunction(window_->project()->idOf(*function));
    selection_.openPlace(*code);
}

void Workbench::restoreSelection() {
    const ProjectView& project = *window_->project();
    const ProjectState state = settings_.state(path_);
    if (project.indexOf(state.functionId)) {
        if (state.file.isEmpty())
            selection_.selectFunction(state.functionId);
        else
            selection_.select(state.functionId, {toUtf8(state.file), {state.begin, state.end}});
        return;
    }
    if (const auto first = firstToLookAt(project)) selection_.selectFunction(project.idOf(*first));
}

void Workbench::remember(const ProjectView& project) {
    const std::shared_ptr<const ProjectCounts> counts = countsOf(project);
    const auto number = [&](Action action) {
        return static_cast<int>(counts->actions[static_cast<size_t>(action)]);
    };
    RecentProject recent;
    recent.path = path_;
    recent.opened = QDateTime::currentDateTime();
    recent.toGraph = number(Action::ConvertToGraph);
    recent.toEager = number(Action::ConvertToEager);
    recent.reconfigure = number(Action::Reconfigure);
    recent.undecided = number(Action::Undecided);
    recent.counted = true;
    settings_.addRecent(recent);
    refreshRecent();
}

void Workbench::refreshRecent() { window_->setRecent(settings_.recent()); }

void Workbench::showPreferences() {
    auto* dialog = new PreferencesDialog(theme_, preferences_, window_.get());
    connect(dialog, &PreferencesDialog::applied, this,
            [this](const Preferences& chosen) { applyPreferences(chosen); });
    dialog->open();
}

void Workbench::applyPreferences(const Preferences& preferences) {
    const bool analyzeAgain = preferences.settings() != preferences_.settings();
    followGraph(preferences.graph);
    preferences_ = preferences;
    settings_.setPreferences(preferences_);
    theme_.setScheme(preferences.scheme);
    theme_.setScale(preferences.scale);
    window_->panes().source->editor()->setTabWidth(preferences.tabWidth);
    window_->panes().review->diff()->setTabWidth(preferences.tabWidth);
    if (analyzeAgain && !path_.isEmpty()) open(path_);
}

// What was chosen for this project stays; what was as preferred is as preferred from now on.
void Workbench::followGraph(const GraphChoice& wanted) {
    GraphPanel& panel = *window_->panes().graph;
    const LayoutChoice now = panel.layoutChoice();
    const GraphChoice& before = preferences_.graph;
    panel.setLayoutChoice(now.engine == before.engine ? wanted.engine : now.engine,
                          now.direction == before.direction ? wanted.direction : now.direction);
    panel.setFirstDepths(wanted.callers, wanted.callees);
}

void Workbench::restore(bool withProject) {
    if (!window_->restoreGeometry(settings_.geometry())) window_->resize(1600, 1000);
    window_->show();
    window_->desk().setLayouts(settings_.layouts());
    const QString last = settings_.lastProject();
    if (withProject && preferences_.reopenLast && QFileInfo::exists(last)) open(last);
}

void Workbench::save() {
    settings_.setGeometry(window_->saveGeometry());
    settings_.setLayouts(window_->desk().layouts());
    settings_.setLastProject(path_);
    keepState();
    settings_.sync();
}

std::string Workbench::root() const {
    return window_->project() ? window_->project()->snapshot().root : std::string();
}

void Workbench::connectChanges() {
    connect(&changes_, &ChangeService::applied, this, [this](const WrittenChange& written) {
        const auto files = static_cast<qint64>(written.files.size());
        window_->toast().say(counted(files, tr("Applied: 1 file. Undo: Ctrl+Shift+Z"),
                                    tr("Applied: %1 files. Undo: Ctrl+Shift+Z")),
                             [this] { undoChange(); });
        open(path_);
    });
    connect(&changes_, &ChangeService::undone, this, [this](const WrittenChange& written) {
        const auto files = static_cast<qint64>(written.files.size());
        window_->toast().say(
            counted(files, tr("Taken back in 1 file"), tr("Taken back in %1 files")));
        open(path_);
    });
}

void Workbench::undoChange() { changes_.undo(root()); }

// In the window's way of writing: all files or none, only over what was read.
bool Workbench::saveUnsaved() {
    const auto saved = review_->saveEdited();
    if (!saved) window_->bars().say({.id = "change", .text = toQt(saved.error().message)});
    return saved.has_value();
}

void Workbench::keepState() {
    if (path_.isEmpty() || !window_->project()) return;
    const auto& place = selection_.place();
    settings_.setLastProject(path_);
    ProjectState state;
    state.functionId = selection_.functionId();
    if (place) {
        state.file = toQt(place->file);
        state.begin = place->range.begin;
        state.end = place->range.end;
    }
    const LayoutChoice& layout = window_->panes().graph->layoutChoice();
    if (layout.engine != preferences_.graph.engine) state.engine = layout.engine;
    if (layout.direction != preferences_.graph.direction) state.direction = layout.direction;
    settings_.setState(path_, state);
}

bool Workbench::mayClose() {
    const QStringList files = documents_.unsavedFiles();
    if (!files.isEmpty()) switch (askUnsaved(files)) {
            case Unsaved::Cancel:
                return false;
            case Unsaved::Save:
                if (!saveUnsaved()) return false;
                break;
            case Unsaved::Discard:
                break;
        }
    save();
    analysis_.cancel();
    return true;
}

}  // namespace graphlift

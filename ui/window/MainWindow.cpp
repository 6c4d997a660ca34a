#include "ui/window/MainWindow.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusTipEvent>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "analysis/interp/Program.h"
#include "ui/editor/SourcePane.h"
#include "ui/project/LearnPane.h"
#include "ui/project/OverviewPane.h"
#include "ui/project/ProblemsPane.h"
#include "ui/project/StartPage.h"
#include "ui/text/QtText.h"
#include "ui/theme/FocusRing.h"
#include "ui/window/BusyPanel.h"
#include "ui/window/Desk.h"
#include "ui/window/History.h"
#include "ui/window/InfoBar.h"
#include "ui/window/Locator.h"
#include "ui/window/Toast.h"

namespace graphlift {

namespace {
constexpr int kSettle = 350;  // milliseconds after which a chosen row is a step of the history

// "UTF-8 LF", "UTF-8 CRLF": of the bytes, which an edit keeps.
QString encodingOf(const ProjectView& project, const std::string& path) {
    for (const auto& file : project.report().program().files) {
        if (file->source->path() != path) continue;
        const std::string& bytes = file->source->bytes();
        const bool crlf = bytes.find("\r\n") != std::string::npos;
        const bool recoded = file->source->text().data() != bytes.data();
        return MainWindow::tr("%1 %2").arg(file->source->isNotebook() ? MainWindow::tr("Notebook")
                                           : recoded ? MainWindow::tr("not plain UTF-8")
                                                     : QStringLiteral("UTF-8"),
                                           crlf ? QStringLiteral("CRLF") : QStringLiteral("LF"));
    }
    return {};
}

bool isProjectPath(const QString& path) {
    const QFileInfo info(path);
    return info.isDir() || path.endsWith(".py") || path.endsWith(".ipynb");
}
}  // namespace

MainWindow::MainWindow(Theme& theme, Selection& selection, ActionList& actions)
    : theme_(theme),
      selection_(selection),
      actions_(actions),
      top_(new TopBar(theme, this)),
      pages_(new QStackedWidget),
      start_(new StartPage(theme, pages_)),
      history_(new History(selection, kSettle, this)) {
    setObjectName("frame");
    setAcceptDrops(true);
    actions_.setWindow(this);
    panes_ = makePanes(theme, selection, actions, this);
    layOut();
    addCommands();
    makeMenus();
    new FocusRing(theme, this);
    connect(start_, &StartPage::openFolderClicked, this, [this] { chooseFolder(); });
    connect(start_, &StartPage::openFileClicked, this, [this] { chooseFile(); });
    connect(start_, &StartPage::openRequested, this, &MainWindow::openRequested);
    connect(start_, &StartPage::removeRequested, this, &MainWindow::removeRecentRequested);
    connect(start_, &StartPage::clearMissingClicked, this, &MainWindow::clearMissingRequested);
    connect(status_, &StatusLine::cancelClicked, this, &MainWindow::cancelRequested);
    connect(status_, &StatusLine::problemsClicked, this,
            [this] { desk_->reveal(PaneId::Problems); });
    connect(top_->modes(), &ModeSwitch::chosen, desk_, &Desk::setMode);
    connect(desk_, &Desk::modeChanged, top_->modes(), &ModeSwitch::setMode);
    connect(desk_, &Desk::modeChanged, this, [this](WorkMode mode) {
        // The handbook can be read without a project; from there the way back is the start page.
        if (!project_ && !status_->isBusy() && mode != WorkMode::Learn) showStart(true);
    });
    connect(desk_, &Desk::modeChanged, busy_,
            [this](WorkMode mode) { busy_->setCovering(mode != WorkMode::Learn); });
    connect(history_, &History::changed, this, [this] { updateCommands(); });
    connect(&selection_, &Selection::functionChanged, this, [this] { updateTitle(); });
    connect(&selection_, &Selection::placeChanged, this, [this] { updateTitle(); });
    const auto learn = [this](const QString& page) { showPage(page); };
    connect(locator_, &Locator::codeChosen, this, learn);
    connect(start_, &StartPage::topicClicked, this, learn);
    start_->setTopics(LearnPane::topics(), {});
    connect(panes_.overview, &OverviewPane::filterRequested, this,
            [this] { desk_->reveal(PaneId::Candidates); });
    connect(panes_.source, &SourcePane::caretPositionChanged, this, [this] { sayCaret(); });
    setProject(nullptr);
}

void MainWindow::sayCaret() {
    if (!project_ || panes_.source->file().empty()) return setEditorState({}, {});
    const Position at = panes_.source->caretPosition();
    const QString place = tr("Ln %1, Col %2").arg(at.line).arg(at.column);
    setEditorState(at.cell < 0 ? place : tr("Cell %1, %2").arg(at.cell).arg(place),
                   encodingOf(*project_, panes_.source->file()));
}

void MainWindow::showPage(const QString& page) {
    if (!panes_.learn->showPage(page)) return;
    pages_->setCurrentIndex(1);
    top_->setProject(projectName_.isEmpty() ? tr("Graphlift") : projectName_);
    desk_->reveal(PaneId::Learn);
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut() {
    setMenuWidget(top_);
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* work = new QWidget(pages_);
    auto* inner = new QVBoxLayout(work);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    bars_ = new InfoBars(theme_, work);
    desk_ = new Desk(theme_, panes_, actions_, work);
    inner->addWidget(bars_);
    inner->addWidget(desk_, 1);
    pages_->addWidget(start_);
    pages_->addWidget(work);
    status_ = new StatusLine(theme_, body);
    column->addWidget(pages_, 1);
    column->addWidget(status_);
    setCentralWidget(body);
    toast_ = new Toast(theme_, body);
    toast_->setFoot(status_->height());
    busy_ = new BusyPanel(theme_, work);
    connect(busy_, &BusyPanel::cancelClicked, this, &MainWindow::cancelRequested);
    locator_ = new Locator(theme_, selection_, actions_, this);
    connect(top_->locatorField(), &QPushButton::clicked, this, [this] { locator_->open({}); });
}

bool MainWindow::isProjectShown() const { return pages_->currentWidget() != start_; }

void MainWindow::showStart(bool start) {
    const bool turns = start != (pages_->currentWidget() == start_) || !isVisible();
    pages_->setCurrentIndex(start ? 0 : 1);
    top_->setProject(start ? QString() : projectName_);
    status_->setPromise(start ? tr("Ready") : tr("Reads only. Nothing of the project is run."),
                        start ? QString() : QStringLiteral("seal"));
    updateTitle();
    updateCommands();
    if (!turns) return;
    // Somewhere the arrow keys work at once.
    if (start)
        start_->firstField()->setFocus(Qt::OtherFocusReason);
    else
        panes_.focus(PaneId::Candidates);
}

void MainWindow::setProject(const ProjectViewPtr& project) {
    const bool first = project && !project_;
    project_ = project;
    panes_.setProject(project);
    locator_->setProject(project);
    status_->setProblems(panes_.problems->count());
    if (project) {
        projectName_ = shown(project->snapshot().projectName);
        sayCaret();
        showStart(false);
        // The list is there now; who has gone elsewhere meanwhile stays there.
        const QWidget* has = focusWidget();
        const QWidget* candidates = panes_.widget(PaneId::Candidates);
        if (first && (!has || has == candidates || candidates->isAncestorOf(has)))
            panes_.focus(PaneId::Candidates);
    } else {
        projectName_.clear();
        history_->clear();
        bars_->closeAll();
        setNotes({});
        setEditorState({}, tr("Graphlift %1").arg(toQt(kVersion)));
        status_->setFramework({});
        showStart(true);
    }
}

void MainWindow::setNotes(const ProjectNotes& notes) {
    status_->setFramework(notes.framework);
    status_->setGit(notes.git);
}

void MainWindow::setRecent(const std::vector<RecentProject>& projects) {
    recent_ = projects;
    start_->setRecent(projects, QDateTime::currentDateTime());
}

void MainWindow::startWork(const QString& projectName) {
    projectName_ = projectName;
    percent_ = 0;
    status_->start();
    top_->setProgress(0);
    if (!project_) busy_->start(projectName);
    showStart(false);
}

void MainWindow::showWork(const WorkProgress& progress) {
    status_->show(progress);
    busy_->show(progress);
    const double share = std::max(0.0, progress.share);
    top_->setProgress(share);
    percent_ = static_cast<int>(share * 100);
    updateTitle();
}

void MainWindow::stopWork() {
    percent_ = -1;
    status_->stop();
    busy_->stop();
    top_->setProgress(-1);
    updateTitle();
    updateCommands();
}

void MainWindow::showFailure(const QString& what, const QString& path) {
    if (!project_) showStart(false);
    bars_->say({.id = "failure", .text = what, .actions = {{tr("Try again"), [this, path] {
                                                                emit openRequested(path);
                                                            }}}});
}

void MainWindow::setUnsaved(const QStringList& files) {
    unsaved_ = files;
    updateTitle();  // first: the mark has its place in the title
    setWindowModified(!files.isEmpty());
}

void MainWindow::setEditorState(const QString& place, const QString& encoding) {
    status_->setPlace(place);
    status_->setEncoding(encoding);
}

void MainWindow::updateTitle() {
    QStringList parts;
    if (isProjectShown() && !projectName_.isEmpty())
        parts += percent_ >= 0 && status_->isBusy() ? tr("%1, %2 %").arg(projectName_).arg(percent_)
                                                    : projectName_;
    if (isProjectShown() && selection_.place())
        parts += shown(selection_.place()->file) + "[*]";
    else if (!unsaved_.isEmpty())
        parts += tr("unsaved") + "[*]";
    parts += QStringLiteral("Graphlift");
    setWindowTitle(parts.join(QStringLiteral(" — ")));
}

void MainWindow::chooseFolder() {
    const QString path = QFileDialog::getExistingDirectory(this, tr("Open a folder"));
    if (!path.isEmpty()) emit openRequested(path);
}

void MainWindow::chooseFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a file or notebook"), {},
                                                      tr("Python (*.py *.ipynb)"));
    if (!path.isEmpty()) emit openRequested(path);
}

void MainWindow::closeEvent(QCloseEvent* event) { event->setAccepted(!mayClose || mayClose()); }

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && isProjectPath(urls.front().toLocalFile()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !isProjectPath(urls.front().toLocalFile())) return;
    event->acceptProposedAction();
    emit openRequested(urls.front().toLocalFile());
}

void MainWindow::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton) history_->goBack();
    if (event->button() == Qt::ForwardButton) history_->goForward();
    QMainWindow::mousePressEvent(event);
}

// Esc that no pane has a use for closes the newest bar.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && bars_->closeLast()) return;
    QMainWindow::keyPressEvent(event);
}

bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::StatusTip) {
        status_->showTip(static_cast<QStatusTipEvent*>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

}  // namespace graphlift

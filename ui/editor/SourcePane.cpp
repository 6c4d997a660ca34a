#include "ui/editor/SourcePane.h"

#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/text/QtText.h"

namespace graphlift {

SourcePane::SourcePane(const Theme& theme, Selection& selection, ActionList& actions,
                       QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      selection_(selection),
      actions_(actions),
      stack_(new QStackedWidget(this)),
      head_(new SourceHead(theme, this)),
      editor_(new PythonEditor(theme, this)),
      margin_(new SourceMargin(theme, *editor_, this)),
      findBar_(new FindBar(theme, this)),
      lineField_(new SearchField(theme, tr("Go to line"), this)),
      empty_(new EmptyState(theme, this)) {
    setAccessibleName(tr("Source"));
    setWhatsThis(
        tr("The source as it was analysed. Flags mark what speaks against the change, the "
           "bars beside the text tell when a line runs."));
    build();
    registerCommands();
    connect(&selection_, &Selection::functionChanged, this, [this] { follow(); });
    connect(&selection_, &Selection::placeChanged, this, [this] { follow(); });
    connect(&selection_, &Selection::placeOpened, this,
            [this] { editor_->setFocus(Qt::OtherFocusReason); });
    connect(editor_, &PythonEditor::caretMoved, this, &SourcePane::moved);
    connect(editor_, &QsciScintilla::cursorPositionChanged, this,
            [this] { emit caretPositionChanged(); });
    connect(editor_, &QsciScintillaBase::SCN_DWELLSTART, this, [this](int at, int x, int y) {
        const QString text = at < 0 ? QString() : tooltipAt(static_cast<uint32_t>(at));
        if (!text.isEmpty())
            QToolTip::showText(editor_->viewport()->mapToGlobal(QPoint(x, y + 12)), text, editor_);
    });
    connect(editor_, &QsciScintillaBase::SCN_DWELLEND, this, [] { QToolTip::hideText(); });
    connect(margin_, &SourceMargin::verdictClicked, this,
            [this](const std::string& id) { selection_.selectFunction(id); });
    connect(margin_, &SourceMargin::lineClicked, this, [this](int line) {
        editor_->reveal(editor_->lineStart(line));
        moved(editor_->caret());
        editor_->setFocus();
    });
    showEmpty();
}

void SourcePane::build() {
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(margin_);
    row->addWidget(editor_, 1);
    auto* inner = new QVBoxLayout(page);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(head_);
    inner->addLayout(row, 1);
    inner->addWidget(findBar_);
    inner->addWidget(lineField_);
    lineField_->hide();
    stack_->addWidget(page);
    stack_->addWidget(empty_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    editor_->setAccessibleName(tr("Source text"));
    setAutoFillBackground(true);
    const auto restyle = [this] {
        QPalette palette = this->palette();
        palette.setColor(QPalette::Window, theme_.color(Token::Canvas));
        setPalette(palette);
        // The ghost line keeps the colours it was made with.
        if (project_) markFunction();
    };
    connect(&theme_, &Theme::changed, this, restyle);
    restyle();

    connect(findBar_, &FindBar::hitsChanged, this, [this](const std::vector<TextRange>& hits) {
        editor_->setMarks(PythonEditor::Mark::Hit, hits);
        editor_->setMarks(PythonEditor::Mark::CurrentHit, {});
    });
    connect(findBar_, &FindBar::hitChosen, this, [this](const TextRange& hit) {
        editor_->setMarks(PythonEditor::Mark::CurrentHit, {hit});
        editor_->reveal(hit.begin);
        updateCrumb();
    });
    connect(findBar_, &FindBar::stepped, this,
            [this](int direction) { findBar_->step(direction, editor_->caret()); });
    connect(findBar_, &FindBar::closed, this, [this] {
        findBar_->hide();
        editor_->setMarks(PythonEditor::Mark::Hit, {});
        editor_->setMarks(PythonEditor::Mark::CurrentHit, {});
        editor_->setFocus();
    });
    connect(lineField_->edit(), &QLineEdit::returnPressed, this, [this] {
        bool isNumber = false;
        const int line = lineField_->text().toInt(&isNumber);
        if (!isNumber) return lineField_->setNote(tr("not a number"), true);
        lineField_->hide();
        goToLine(line);
    });
    connect(lineField_, &SearchField::left, this, [this] {
        lineField_->hide();
        editor_->setFocus();
    });
}

void SourcePane::registerCommands() {
    addFindCommands();
    actions_.add({.id = "editor.goToLine",
                  .text = tr("Go to line"),
                  .keys = {QKeySequence("Ctrl+L")},
                  .menu = MenuId::Go,
                  .help = tr("Type the number of a line")},
                 [this] { askForLine(); });
    actions_.add({.id = "editor.goToFunction",
                  .text = tr("Go to the chosen function"),
                  .keys = {QKeySequence("Ctrl+D")},
                  .menu = MenuId::Go,
                  .help = tr("Shows its definition and gives the source the keyboard")},
                 [this] {
                     const auto index = chosen();
                     if (!index) return;
                     load(project_->report().function(*index).file.source->path());
                     revealFunction(*index);
                     updateCrumb();
                     editor_->setFocus();
                 });
}

void SourcePane::addFindCommands() {
    actions_.add({.id = "editor.find",
                  .text = tr("Find in the source"),
                  .keys = {QKeySequence::Find},
                  .menu = MenuId::Edit,
                  .help = tr("Searches the file that is shown"),
                  .pane = this},
                 [this] {
                     const QString chosen = editor_->selectedText();
                     findBar_->setText(facts() ? facts()->source->text() : std::string_view());
                     findBar_->open(chosen.contains('\n') ? QString() : chosen);
                 });
    actions_.add({.id = "editor.findNext",
                  .text = tr("Find next"),
                  .keys = {QKeySequence(Qt::Key_F3)},
                  .menu = MenuId::Edit,
                  .help = tr("Goes to the next hit"),
                  .pane = this},
                 [this] { findBar_->step(1, editor_->caret()); });
    actions_.add({.id = "editor.findPrevious",
                  .text = tr("Find previous"),
                  .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F3)},
                  .menu = MenuId::Edit,
                  .help = tr("Goes to the hit before"),
                  .pane = this},
                 [this] { findBar_->step(-1, editor_->caret()); });
}

void SourcePane::setProject(ProjectViewPtr project) {
    const uint32_t caret = path_.empty() ? 0 : editor_->caret();
    const long first = editor_->SendScintilla(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    const std::string before = std::exchange(path_, {});
    project_ = std::move(project);
    shownId_.clear();
    shownPlace_.reset();
    // The same file again stays where it was.
    if (project_ && !before.empty()) load(before);
    if (!path_.empty()) {
        editor_->reveal(caret);
        editor_->SendScintilla(QsciScintilla::SCI_SETFIRSTVISIBLELINE,
                               static_cast<unsigned long>(first));
        ownMove_ = true;
    }
    follow();
    ownMove_ = false;
    if (path_.empty()) showEmpty();
}

void SourcePane::setLaneProvider(LaneProvider provider) {
    lanes_ = std::move(provider);
    if (project_) markFunction();
}

void SourcePane::openFile(const std::string& path) { load(path); }

void SourcePane::goToLine(int line) {
    const auto count = static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETLINECOUNT));
    editor_->reveal(editor_->lineStart(std::clamp(line, 1, count) - 1));
    editor_->setFocus();
    moved(editor_->caret());
}

void SourcePane::askForLine() {
    lineField_->edit()->clear();
    lineField_->setNote({});
    lineField_->show();
    lineField_->edit()->setFocus(Qt::ShortcutFocusReason);
}

const FileFacts* SourcePane::facts() const {
    if (!project_) return nullptr;
    for (const auto& file : project_->snapshot().program->files)
        if (file->source->path() == path_) return file.get();
    return nullptr;
}

std::optional<size_t> SourcePane::chosen() const {
    return project_ ? project_->indexOf(selection_.functionId()) : std::nullopt;
}

Position SourcePane::caretPosition() const {
    const FileFacts* file = facts();
    return file ? file->source->position(editor_->caret()) : Position{};
}

QString SourcePane::tooltipAt(uint32_t offset) const {
    QStringList parts;
    for (const EvidenceSign& sign : evidence_)
        if (offset >= sign.range.begin && offset < sign.range.end)
            parts += "<p>" + sign.text.toHtmlEscaped() + "</p>";
    return parts.join("");
}

void SourcePane::follow() {
    if (!project_) return showEmpty();
    if (shownId_ == selection_.functionId() && shownPlace_ == selection_.place()) return;
    const bool otherFunction = shownId_ != selection_.functionId();
    shownId_ = selection_.functionId();
    shownPlace_ = selection_.place();
    const auto index = chosen();
    if (shownPlace_)
        load(shownPlace_->file);
    else if (index)
        load(project_->report().function(*index).file.source->path());
    if (otherFunction || shownPlace_) markFunction();
    markPlace();
    if (ownMove_ || path_.empty()) return updateCrumb();
    if (shownPlace_ && shownPlace_->file == path_)
        editor_->reveal(shownPlace_->range.begin);
    else if (index)
        revealFunction(*index);
    updateCrumb();
}

void SourcePane::revealFunction(size_t index) {
    const ReportFunction function = project_->report().function(index);
    const TextRange range = function.file.tree.range(function.ir.node);
    editor_->reveal(range.begin, range.end);
}

void SourcePane::load(const std::string& path) {
    if (path == path_) return;
    const auto& files = project_->snapshot().program->files;
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const auto& file) { return file->source->path() == path; });
    if (found == files.end()) return;
    path_ = path;
    const FileId id(static_cast<size_t>(found - files.begin()));
    const Program& program = *project_->snapshot().program;
    const SourceFile& source = *(*found)->source;
    editor_->setSource(source.text(), frameworkNames(program, id), codeInks(program, id));
    std::map<int, VerdictSign> signs;
    for (auto& [offset, sign] : verdictSigns(*project_, path))
        signs.emplace(editor_->lineOf(offset), std::move(sign));
    margin_->setVerdicts(std::move(signs));
    std::vector<QString> labels;
    if (source.isNotebook()) {
        const auto lines =
            static_cast<int>(editor_->SendScintilla(QsciScintilla::SCI_GETLINECOUNT));
        for (int line = 0; line < lines; ++line)
            labels.push_back(QString::number(source.position(editor_->lineStart(line)).line));
    }
    margin_->setLabels(std::move(labels));
    findBar_->setText(source.text());
    stack_->setCurrentIndex(0);
    markFunction();
}

void SourcePane::markFunction() {
    std::map<int, EvidenceSign> evidence;
    std::map<int, LaneMark> lanes;
    std::vector<TextRange> ranges;
    std::vector<int> lines;
    editor_->clearGhost();
    evidence_.clear();
    const auto index = chosen();
    if (index && !path_.empty()) {
        evidence_ = evidenceSigns(*project_, *index, path_);
        for (const EvidenceSign& sign : evidence_) {
            const int line = editor_->lineOf(sign.range.begin);
            if (sign.fails) {
                ranges.push_back(sign.range);
                lines.push_back(line);
            }
            const auto [at, isNew] = evidence.emplace(line, sign);
            if (isNew) continue;
            at->second.text += "\n" + sign.text;
            at->second.fails = at->second.fails || sign.fails;
        }
        const ReportFunction function = project_->report().function(*index);
        if (function.file.source->path() == path_) {
            if (const auto ghost = ghostLine(*project_, *index))
                editor_->showGhost(editor_->lineOf(ghost->before), ghost->said, ghost->code,
                                   ghost->after);
            if (lanes_)
                for (LaneMark& lane : lanes_(*project_, *index))
                    for (int line = editor_->lineOf(lane.where.begin);
                         line <= editor_->lineOf(std::max(lane.where.end, 1U) - 1); ++line)
                        lanes.emplace(line, lane);
        }
    }
    editor_->setMarks(PythonEditor::Mark::Evidence, ranges);
    editor_->setEvidenceLines(lines);
    margin_->setEvidence(std::move(evidence));
    head_->setLegend(!lanes.empty());
    margin_->setLanes(std::move(lanes));
}

void SourcePane::markPlace() {
    std::vector<TextRange> ranges;
    const auto isWholeFunction = [this](const TextRange& range) {
        const auto index = chosen();
        if (!index) return false;
        const ReportFunction function = project_->report().function(*index);
        const TextRange whole = function.file.tree.range(function.ir.node);
        return whole.begin == range.begin && whole.end == range.end;
    };
    // A function that somebody went to is where the caret is; marked as a whole it is hard to read.
    if (shownPlace_ && shownPlace_->file == path_ && !isWholeFunction(shownPlace_->range))
        ranges.push_back(shownPlace_->range);
    editor_->setMarks(PythonEditor::Mark::Place, ranges);
}

void SourcePane::updateCrumb() {
    const FileFacts* file = facts();
    if (!file) return;
    QString crumb;
    const size_t slash = path_.rfind('/');
    if (slash != std::string::npos) crumb = shown(path_.substr(0, slash)).replace("/", " / ");
    const uint32_t caret = editor_->caret();
    if (file->source->isNotebook())
        crumb += tr("  cell %1").arg(file->source->position(caret).cell);
    if (const auto index = project_->functionAt(path_, caret))
        crumb += (crumb.isEmpty() ? "" : " / ") +
                 shown(project_->report().function(*index).ir.qualifiedName);
    head_->setPlace(shown(slash == std::string::npos ? path_ : path_.substr(slash + 1)), crumb);
}

void SourcePane::moved(uint32_t offset) {
    updateCrumb();
    emit caretPositionChanged();
    if (!project_) return;
    const auto index = project_->functionAt(path_, offset);
    if (!index) return;
    ownMove_ = true;
    selection_.selectFunction(project_->idOf(*index));
    ownMove_ = false;
}

void SourcePane::showEmpty() {
    empty_->say(project_ ? "file" : "folder",
                project_ ? tr("No file is shown") : tr("No project is open"),
                project_ ? tr("Choose a function, and its source stands here.")
                         : tr("Open a folder with Python files to read them here."));
    stack_->setCurrentIndex(1);
    path_.clear();
}

}  // namespace graphlift

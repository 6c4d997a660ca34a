#include "tests/ui/workflows/ReviewStage.h"

#include <QPushButton>
#include <QTest>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "ui/window/Desk.h"
#include "ui/window/InfoBar.h"

namespace graphlift::test {

namespace {

namespace fs = std::filesystem;

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

Tree treeOf(const QString& folder) {
    Tree tree;
    const fs::path root = folder.toStdString();
    for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
        const std::string name = at->path().filename().string();
        if (at->is_directory() && (name == ".graphlift" || name == ".git"))
            at.disable_recursion_pending();
        else if (at->is_regular_file())
            tree[at->path().lexically_relative(root).string()] = bytesOf(at->path());
    }
    return tree;
}

Tree exampleFiles() { return treeOf(QString(GRAPHLIFT_SOURCE_DIR) + "/resources/example"); }

ReviewStage::ReviewStage(const QString& name) : Stage(name), project_(ownCopy()) { open(); }

ReviewStage::ReviewStage(const QString& name, const Tree& files) : Stage(name) {
    for (const auto& [path, bytes] : files) own_.write(path, bytes);
    project_ = QString::fromStdString(own_.path().string());
    open();
}

void ReviewStage::open() {
    QObject::connect(&workbench(), &Workbench::settled, &window(), [this] { ++numSettled_; });
    openByDrop(project_);
    numAwaited_ = numSettled_;
    key(Qt::Key_3, Qt::AltModifier);
    settle();
    REQUIRE(window().desk().mode() == WorkMode::Review);
    REQUIRE(pane().isVisible());
    // The change of the function that was chosen is in view; then to the first one.
    const size_t chosen = model().chosen().value();
    click(*pane().diff()->sectionOf(model().set().changes[chosen].file)->head(chosen));
    key(Qt::Key_Home, Qt::AltModifier);
    settle();
    REQUIRE(model().chosen() == size_t{0});
}

std::string ReviewStage::read(const std::string& path) const {
    return bytesOf(fs::path(project_.toStdString()) / path);
}

void ReviewStage::write(const std::string& path, const std::string& bytes) const {
    // As editors do: nobody sees half of it.
    const fs::path file = fs::path(project_.toStdString()) / path;
    std::ofstream(file.string() + ".new", std::ios::binary) << bytes;
    fs::rename(file.string() + ".new", file);
}

size_t ReviewStage::changeOf(const std::string& idEnd) {
    const auto& changes = model().set().changes;
    size_t i = 0;
    while (i < changes.size() && !changes[i].id.ends_with(idEnd)) ++i;
    REQUIRE(i < changes.size());
    return i;
}

void ReviewStage::choose(size_t change) {
    while (model().chosen().value() < change) key(Qt::Key_Down, Qt::AltModifier);
    while (model().chosen().value() > change) key(Qt::Key_Up, Qt::AltModifier);
    settle();
}

CodePane& ReviewStage::result() {
    const size_t file = model().set().changes[model().chosen().value()].file;
    return *pane().diff()->sectionOf(file)->pane(PaneSide::Right);
}

void ReviewStage::clickBehind(const std::string& text) {
    CodePane& editor = result();
    const std::string whole = editor.text().toStdString();
    const size_t found = whole.find(text);
    REQUIRE(found != std::string::npos);
    const long end = static_cast<long>(found + text.size());
    const int top = static_cast<int>(
        editor.SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, end));
    click(*editor.viewport(), {editor.textLeft() + 4, top + editor.rowHeight() / 2});
    key(Qt::Key_End);
    REQUIRE(hasKeyboard(editor));
    REQUIRE(editor.SendScintilla(QsciScintillaBase::SCI_GETCURRENTPOS) == end);
}

QStringList ReviewStage::bars() { return pane().notes()->texts(); }

bool ReviewStage::hasBar(const QString& part) {
    return bars().join('\n').contains(part);
}

std::string ReviewStage::answers() {
    QStringList words;
    for (const auto* button : pane().notes()->findChildren<QPushButton*>())
        if (button->isVisible()) words += button->text();
    return words.join(", ").toStdString();
}

void ReviewStage::answer(const QString& words) {
    const auto offered = [&]() -> QPushButton* {
        for (auto* button : pane().notes()->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == words) return button;
        return nullptr;
    };
    INFO("no bar offers " << words.toStdString() << " but " << answers());
    REQUIRE(until([&] { return offered() != nullptr; }));
    settle();  // a bar that is new moves what stands below it
    click(*offered());
    settle();
}

void ReviewStage::awaitResults() {
    REQUIRE(until([&] { return numSettled_ > numAwaited_; }, 60000));
    numAwaited_ = numSettled_;
    settle();
}

void ReviewStage::apply() {
    key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(until([&] { return pane().bar()->isAsking(); }));
    settle();
    key(Qt::Key_Return);
    CHECK(until([&] { return !pane().bar()->isAsking(); }));
}

}  // namespace graphlift::test

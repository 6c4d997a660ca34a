// What a person does in the review, and what the files of the project are: for the tests that walk
// through it.
#pragma once

#include <map>
#include <string>

#include "tests/ui/workflows/Stage.h"
#include "ui/diff/ReviewPane.h"

class QPushButton;

namespace graphlift::test {

using Tree = std::map<std::string, std::string>;  // path -> bytes

/// Every file below a folder but for what Graphlift and git keep for themselves.
Tree treeOf(const QString& folder);
/// Of the example that is delivered, whatever project is walked through.
Tree exampleFiles();

class ReviewStage : public Stage {
  public:
    /// Opens a copy of the project and goes to the review by keys.
    explicit ReviewStage(const QString& name);
    /// The same for files that are given.
    ReviewStage(const QString& name, const Tree& files);

    [[nodiscard]] const QString& project() const { return project_; }
    [[nodiscard]] std::string read(const std::string& path) const;
    void write(const std::string& path, const std::string& bytes) const;

    ReviewPane& pane() { return *panes().review; }
    ReviewModel& model() { return pane().model(); }
    [[nodiscard]] size_t changeOf(const std::string& idEnd);
    /// Goes to the change with Alt+Down and Alt+Up.
    void choose(size_t change);
    /// The editor of the result around the chosen change.
    CodePane& result();
    /// A click into the first line of the result that ends in the text, and the key to its end.
    void clickBehind(const std::string& text);

    /// The bars above the diff, oldest first.
    [[nodiscard]] QStringList bars();
    [[nodiscard]] bool hasBar(const QString& part);
    /// A click on a way out that a bar offers.
    void answer(const QString& words);
    [[nodiscard]] std::string answers();  // "Compare, Keep"
    /// Until the new results are shown.
    void awaitResults();
    /// Ctrl+Return and Return: everything that is ticked is written, or refused.
    void apply();

  private:
    void open();

    TemporaryFolder own_;
    QString project_;
    int numSettled_ = 0, numAwaited_ = 0;  // results that were shown, and waited for
};

}  // namespace graphlift::test

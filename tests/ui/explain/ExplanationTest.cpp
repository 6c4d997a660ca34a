// What the explanation says, as values and as Markdown, and that its model is one to Qt.
#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSet>
#include <catch2/catch.hpp>

#include "tests/ui/Projects.h"
#include "ui/explain/ExplanationModel.h"

using namespace graphlift;
using Kind = ExplainRow::Kind;

namespace {

Explanation explained(const ProjectViewPtr& project, const std::string& id) {
    const auto index = project->indexOf(id);
    REQUIRE(index);
    return explain(*project, *index);
}

/// Precondition and fold rows, as "fails GL301: text".
QStringList answers(const Explanation& explanation) {
    QStringList out;
    for (const ExplainRow& row : explanation.rows)
        if (row.kind == Kind::Precondition || row.kind == Kind::Fold)
            out += (row.isNote ? QString("note") : lookOf(*row.status).word) + " " + row.right +
                   ": " + row.text;
    return out;
}

const ExplainRow* find(const std::vector<ExplainRow>& rows, const QString& text) {
    for (const ExplainRow& row : rows) {
        if (row.text.contains(text)) return &row;
        if (const ExplainRow* found = find(row.children, text)) return found;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a safe conversion: sentence, signature, groups that hold fold") {
    const auto said = explained(test::exampleProject(), "sketches.training:Trainer.train_step");
    CHECK(said.title == "Convert to graph");
    CHECK(said.standing == "safe");
    CHECK(
        said.sentence ==
        "`Trainer.train_step` computes with tensors, and nothing in it or in what it calls stands "
        "against a graph. There is no bound to the traces that its calls make.");
    CHECK(said.place == "training.py:14");
    CHECK(said.hasEdit);
    CHECK(said.rows.front().text.startsWith("Signature, from"));
    const ExplainRow* images = find(said.rows, "images");
    REQUIRE(images);
    CHECK(images->detail == "float32 [?, 12, 12, 1]");
    const ExplainRow* safety = find(said.rows, "Safety, all");
    REQUIRE(safety);
    CHECK(safety->right == "GL301 to 329");
    CHECK_FALSE(safety->open);
    CHECK(find(said.rows, "If you convert it"));
    CHECK(find(said.rows, "smooth_labels"));
}

TEST_CASE("what fails comes first, with its steps; then unknown, holds, does not apply") {
    const auto said = explained(test::exampleProject(), "sketches.gan:GanTrainer.gan_step");
    CHECK(said.title == "Keep as it is");
    CHECK(
        said.sentence.startsWith("`GanTrainer.gan_step` would behave differently as a graph: it "
                                 "has a Python side effect, it reads"));
    QStringList order;
    for (const QString& answer : answers(said)) {
        const QString word = answer.section(' ', 0, 0);
        if (order.isEmpty() || order.back() != word) order += word;
    }
    CHECK((order == QStringList{"fails", "holds", "does"} ||
           order == QStringList{"fails", "note", "holds", "does"} ||
           order == QStringList{"fails", "unknown", "holds", "does"}));
    const ExplainRow* effect = find(said.rows, "It has a Python side effect");
    REQUIRE(effect);
    CHECK(effect->open);
    CHECK(effect->severity == Severity::Blocked);
    REQUIRE_FALSE(effect->children.empty());
    const ExplainRow& step = effect->children.front();
    CHECK(step.kind == Kind::Step);
    CHECK(step.detail == "gan.py:49");
    CHECK(step.isLast);
    REQUIRE(step.place);
    CHECK(step.place->file == "sketches/gan.py");
    CHECK(find(said.rows, "What would unblock it"));
}

TEST_CASE("unknown answers that wait for one thing are one row that says what would settle it") {
    const auto project = test::analyzedFiles(
        {{"a.py",
          "import tensorflow as tf\nimport mystery\n\n\ndef step(x):\n    mystery.sink(x)\n    "
          "return tf.exp(x)\n\n\nstep(tf.constant([1.0]))\n"}});
    REQUIRE(project);
    const auto said = explained(project, "a:step");
    const ExplainRow* shared = find(said.rows, "unknown, all for one reason");
    REQUIRE(shared);
    CHECK(shared->kind == Kind::Fold);
    CHECK(shared->right.startsWith("GL"));
    CHECK(shared->right.contains(" to "));
    CHECK(find(shared->children, "What would settle it"));
    const ExplainRow* which = find(shared->children, "Which these are");
    REQUIRE(which);
    CHECK_FALSE(which->open);
    int members = 0;
    for (const ExplainRow& row : which->children) members += row.kind == Kind::Precondition ? 1 : 0;
    CHECK(members == shared->text.section(' ', 0, 0).toInt());
}

TEST_CASE("functions that are no candidates are explained too") {
    const auto said = explained(test::exampleProject(), "train:parse_arguments");
    CHECK(said.title == "Not a candidate");
    CHECK(said.sentence.contains("no parameter of it can hold a tensor"));
    CHECK_FALSE(said.hasEdit);
}

TEST_CASE("every function of the example has a title, a sentence and answers") {
    const auto project = test::exampleProject();
    for (size_t i = 0; i < project->numFunctions(); ++i) {
        const Explanation said = explain(*project, i);
        INFO(said.id << ": " << said.sentence.toStdString());
        CHECK_FALSE(said.title.isEmpty());
        CHECK(said.sentence.startsWith("`"));
        CHECK(said.sentence.endsWith("."));
        CHECK_FALSE(said.sentence.contains("  "));
        CHECK_FALSE(said.sentence.contains(": ."));
        CHECK_FALSE(answers(said).isEmpty());
    }
}

TEST_CASE("rows say answer and weight in words") {
    const auto said = explained(test::exampleProject(), "sketches.gan:GanTrainer.gan_step");
    const ExplainRow* effect = find(said.rows, "It has a Python side effect");
    REQUIRE(effect);
    CHECK(spokenText(*effect).startsWith("fails, blocked: It has a Python side effect"));
    CHECK(spokenText(*effect).endsWith("GL301"));
}

TEST_CASE("the copy is Markdown that keeps names as they are") {
    const auto said = explained(test::exampleProject(), "sketches.gan:GanTrainer.gan_step");
    const QString text = markdownOf(said);
    CHECK(text.startsWith("## `GanTrainer.gan_step`: Keep as it is\n"));
    CHECK(text.contains("### Preconditions ("));
    CHECK(text.contains("- **fails, blocked** It has a Python side effect"));
    CHECK(text.contains("(GL301)"));
    CHECK(text.contains("  - `gan.py:49`"));
}

TEST_CASE("an explanation's model is one to Qt") {
    const auto project = test::exampleProject();
    ExplanationModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (size_t i = 0; i < project->numFunctions(); ++i) model.setExplanation(explain(*project, i));
    model.setExplanation({});
    CHECK(model.rowCount({}) == 0);
}

namespace {

/// Every text of a row and of what is below it.
void collectTexts(const std::vector<ExplainRow>& rows, QStringList& out) {
    for (const ExplainRow& row : rows) {
        out << row.text << row.detail << row.right;
        collectTexts(row.children, out);
    }
}

}  // namespace

TEST_CASE("no explanation has the name of a reason in it, nor a list that ends in a comma") {
    const auto project = test::exampleProject();
    static const QRegularExpression odd("\\b(?:HETEROGENEOUS|UNKNOWN|NON|TENSOR|TYPE|DEFAULTED|"
                                        "SPECULATIVE|WITHHELD|NOT)_[A-Z_]+\\b|, [\\])]");
    int absent = 0;
    for (size_t i = 0; i < project->numFunctions(); ++i) {
        QStringList texts;
        collectTexts(explain(*project, i).rows, texts);
        CHECK(texts.filter(odd).join('\n').toStdString() == "");
        for (const Finding& finding : project->report().function(i).verdict.findings)
            absent += finding.reason.find("_PARAMETER") != std::string::npos ||
                      finding.message.find("_PARAMETER") != std::string::npos;
    }
    CHECK(absent > 0);  // the report itself keeps the names
}

TEST_CASE("what would unblock several preconditions is said once") {
    const auto project = test::analyzedFiles(
        {{"a.py",
          "import tensorflow as tf\nimport mystery\n\n\ndef step(x):\n    mystery.sink(x)\n    "
          "return tf.exp(x)\n\n\nstep(tf.constant([1.0]))\n"}});
    const auto said = explained(project, "a:step");
    QStringList edits;
    QString codes;
    for (const ExplainRow& row : said.rows)
        if (row.kind == Kind::Numbered) {
            edits << row.text;
            codes += row.right + '\n';
        }
    REQUIRE(!edits.empty());
    CHECK(QSet<QString>(edits.begin(), edits.end()).size() == edits.size());
    CHECK(codes.contains(','));
}

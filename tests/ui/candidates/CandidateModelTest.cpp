// The list as data: what Qt asks of a model holds in every arrangement, rows move only when asked,
// and every row says what the JSON report says of the same project.
#include <QAbstractItemModelTester>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/report/JsonReport.h"
#include "tests/ui/Projects.h"
#include "ui/candidates/CandidateModel.h"

using namespace graphlift;

namespace {

using Fatal = QAbstractItemModelTester::FailureReportingMode;

QStringList namesShown(const CandidateModel& model) {
    QStringList out;
    for (int group = 0; group < model.rowCount({}); ++group) {
        const QModelIndex parent = model.index(group, 0, {});
        if (const CandidateRow* row = model.rowAt(parent)) {
            out += row->name;
            continue;
        }
        for (int i = 0; i < model.rowCount(parent); ++i)
            out += model.rowAt(model.index(i, 0, parent))->name;
    }
    return out;
}

QStringList groupTitles(const CandidateModel& model) {
    QStringList out;
    for (int group = 0; group < model.rowCount({}); ++group)
        out += model.index(group, 0, {}).data().toString();
    return out;
}

void checkAgainstReport(const ProjectViewPtr& project) {
    REQUIRE(project);
    StringSink sink;
    writeJsonReport(sink, project->report(), {Detail::Full, false});
    const auto report = nlohmann::json::parse(sink.text());
    const auto rows = makeCandidateRows(*project);
    REQUIRE(rows.size() == report["functions"].size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto& function = report["functions"][i];
        INFO(rows[i].id);
        CHECK(function["id"] == rows[i].id);
        CHECK(function["candidate"] == rows[i].candidate);
        CHECK(function["reached"] == (rows[i].entered ? "entered" : "swept"));
        CHECK(function["file"] == rows[i].file.toStdString());
        const Verdict& verdict = project->snapshot().verdicts[i];
        CHECK(function["action"] == std::string(text(verdict.action)));
        CHECK(cellOf(verdict.action, project->report().function(i).summary.mode) == rows[i].cell);
        const std::string applicability(text(rows[i].applicability));
        CHECK((function["applicability"].is_null() ? "" : function["applicability"]) ==
              applicability);
        CHECK(rows[i].covered ==
              (function["plan"].is_object() && function["plan"].contains("covered_by")));
        for (const PreconditionId id : rows[i].reasons) {
            const auto found = std::find_if(
                function["preconditions"].begin(), function["preconditions"].end(),
                [&](const auto& finding) { return finding["id"] == std::string(code(id)); });
            REQUIRE(found != function["preconditions"].end());
            CHECK(((*found)["status"] == "fails" || (*found)["status"] == "unknown"));
        }
        for (const auto& finding : function["preconditions"])
            if (finding["status"] == "fails" && finding["group"] != "signature" &&
                finding["group"] != "note" && !finding.contains("suppressed"))
                CHECK(rows[i].reasonText.contains(
                    QString::fromStdString(finding["id"].get<std::string>())));
    }
}

}  // namespace

TEST_CASE("the list says what the report says: the example") {
    checkAgainstReport(test::exampleProject());
}

TEST_CASE("the list says what the report says: a training project") {
    checkAgainstReport(
        test::analyzed(std::string(GRAPHLIFT_SOURCE_DIR) + "/tests/projects/training"));
}

TEST_CASE("a candidate's model is one to Qt in every arrangement") {
    Theme theme;
    ChangeTicks ticks;
    const auto project = test::exampleProject();
    CandidateModel model(theme);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    model.setTicks(&ticks);
    ticks.setProject(project);
    model.setProject(project);
    for (int by = 0; by < kNumGroupings; ++by) {
        model.setGroupBy(static_cast<GroupBy>(by));
        for (const char* text : {"loss", "nothing like this", ""}) {
            CandidateFilter filter;
            filter.text = text;
            filter.all = by % 2 == 0;
            model.setFilter(filter);
        }
        model.setSort({{CandidateColumn::Severity, false}, {CandidateColumn::Function, true}});
        ticks.setTicked("sketches.gan:GanTrainer.generator_step", by % 2 == 0);
    }
    model.setProject(nullptr);
    CHECK(model.rowCount({}) == 0);
}

TEST_CASE("candidates stand by file in report order, others only when asked for") {
    Theme theme;
    CandidateModel model(theme);
    model.setProject(test::exampleProject());
    CHECK(model.numAll() == 24);
    CHECK(model.numFunctions() == 37);
    CHECK(groupTitles(model).front().startsWith("sketches/data.py"));
    CHECK(namesShown(model).contains("Trainer.train_step"));
    CHECK_FALSE(namesShown(model).contains("parse_arguments"));
    CandidateFilter filter;
    filter.all = true;
    model.setFilter(filter);
    CHECK(namesShown(model).contains("parse_arguments"));
}

TEST_CASE("a row says verdict, standing, reasons, and what would unblock it") {
    Theme theme;
    CandidateModel model(theme);
    model.setProject(test::exampleProject());
    const CandidateRow* safe = model.rowAt(model.indexOf("sketches.training:Trainer.train_step"));
    REQUIRE(safe);
    CHECK(safe->standing == "safe");
    CHECK(safe->note == "with its signature");
    CHECK(safe->severity == Severity::Ok);
    CHECK(safe->confidence == "safe, called in the project");
    const CandidateRow* kept = model.rowAt(model.indexOf("sketches.data:draw_stroke"));
    REQUIRE(kept);
    CHECK(kept->reasonText == "GL301 GL312 GL313 GL401");
    CHECK(kept->severity == Severity::Blocked);
    CHECK(kept->change.startsWith("would need: move the effect to the caller"));
    const CandidateRow* covered = model.rowAt(model.indexOf("sketches.losses:smooth_labels"));
    REQUIRE(covered);
    CHECK(covered->standing == "covered");
    CHECK(covered->note == "by Trainer.train_step");
    const CandidateRow* open = model.rowAt(model.indexOf("sketches.data:batches"));
    REQUIRE(open);
    CHECK(open->cell == VerdictCell::Undecided);
    CHECK(open->note == "it is not known what batch_size gets");
}

TEST_CASE("the filter searches every column, with or without case, as text or expression") {
    Theme theme;
    CandidateModel model(theme);
    model.setProject(test::exampleProject());
    const auto shown = [&](const QString& text, bool matchCase, bool isRegex) {
        CandidateFilter filter;
        filter.text = text;
        filter.matchCase = matchCase;
        filter.isRegex = isRegex;
        model.setFilter(filter);
        return namesShown(model);
    };
    CHECK(shown("TRAINER.train_step", false, false).contains("Trainer.train_step"));
    CHECK(shown("TRAINER.train_step", true, false).isEmpty());
    CHECK(shown("GL312", false, false).contains("draw_stroke"));
    CHECK(shown("losses.py", false, false).size() == 5);
    CHECK(shown("^smooth_\\w+\t", true, true) == QStringList{"smooth_labels"});
    CHECK(shown("would need", false, false).contains("draw_stroke"));
    CandidateFilter wrong;
    wrong.text = "(";
    wrong.isRegex = true;
    model.setFilter(wrong);
    CHECK(model.numShown() == 0);
    CHECK_FALSE(wrong.error().isEmpty());
}

TEST_CASE("facets of one kind are alternatives, kinds combine") {
    Theme theme;
    CandidateModel model(theme);
    model.setProject(test::exampleProject());
    CandidateFilter filter;
    filter.cells = {VerdictCell::Keep, VerdictCell::Undecided};
    model.setFilter(filter);
    const size_t both = model.numShown();
    filter.reasons = {PreconditionId::NoPythonSideEffects};
    model.setFilter(filter);
    CHECK(model.numShown() < both);
    CHECK(model.numShown() > 0);
    for (const QString& name : namesShown(model)) CHECK(name != "batches");
}

TEST_CASE("several keys sort one after the other") {
    Theme theme;
    CandidateModel model(theme);
    model.setProject(test::exampleProject());
    model.setGroupBy(GroupBy::None);
    model.setSort({{CandidateColumn::Verdict, true}, {CandidateColumn::Function, false}});
    const CandidateRow* last = nullptr;
    for (int i = 0; i < model.rowCount({}); ++i) {
        const CandidateRow* row = model.rowAt(model.index(i, 0, {}));
        if (last) {
            CHECK(last->cell <= row->cell);
            if (last->cell == row->cell) CHECK(last->name.toLower() >= row->name.toLower());
        }
        last = row;
    }
    CHECK(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString() ==
          QString("Function \u21932"));
}

TEST_CASE("a tick changes the cell and moves nothing until somebody asks") {
    Theme theme;
    ChangeTicks ticks;
    const auto project = test::exampleProject();
    ticks.setProject(project);
    CandidateModel model(theme);
    model.setTicks(&ticks);
    model.setProject(project);
    model.setGroupBy(GroupBy::Status);
    const std::string review = "sketches.gan:GanTrainer.generator_step";
    const QStringList before = namesShown(model);
    CHECK(model.indexOf(review).parent().data().toString().startsWith("open"));
    ticks.setTicked(review, true);
    CHECK(namesShown(model) == before);
    const QModelIndex status =
        model.indexOf(review).siblingAtColumn(static_cast<int>(CandidateColumn::Status));
    CHECK(status.data().toString() == "ticked");
    model.rearrange();
    CHECK(model.indexOf(review).parent().data().toString().startsWith("ticked"));
}

TEST_CASE("names of the analysed code cannot turn a row around") {
    const auto project =
        test::analyzedFiles({{"a\u202e.py",
                              "import tensorflow as tf\ndef f(x):\n    return tf.exp(x)\n"
                              "f(tf.constant([1.0]))\n"}});
    REQUIRE(project);
    for (const CandidateRow& row : makeCandidateRows(*project)) {
        CHECK_FALSE(row.key.contains(QChar(0x202e)));
        CHECK(row.file.contains("\\u202e"));
    }
}

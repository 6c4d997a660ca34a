// Pictures of the three panes in one frame, for the eye: `test_ui_candidates [.picture]` writes
// them to the folder in GRAPHLIFT_PICTURES. Project, function, theme and ratio come from the
// environment.
#include <QApplication>
#include <QHBoxLayout>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/Projects.h"
#include "ui/candidates/CandidatesPane.h"
#include "ui/editor/SourcePane.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/theme/StyleSheet.h"

using namespace graphlift;

TEST_CASE("the three panes in one frame", "[.picture]") {
    const QString folder = qEnvironmentVariable("GRAPHLIFT_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    const QString given = qEnvironmentVariable("GRAPHLIFT_PROJECT");
    const auto project =
        given.isEmpty() ? test::exampleProject() : test::analyzed(given.toStdString());
    REQUIRE(project);
    Theme theme(qEnvironmentVariable("GRAPHLIFT_THEME") == "dark" ? Scheme::Dark : Scheme::Light);
    wear(*static_cast<QApplication*>(QApplication::instance()), theme);
    Selection selection;
    ActionList actions;
    ChangeTicks ticks;
    QWidget frame;
    actions.setWindow(&frame);
    actions.add({"review.show", "Preview change"}, [] {});
    auto* row = new QHBoxLayout(&frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    auto* candidates = new CandidatesPane(theme, selection, actions, &frame);
    auto* source = new SourcePane(theme, selection, actions, &frame);
    auto* explanation = new ExplanationPane(theme, selection, actions, &frame);
    candidates->setFixedWidth(344);
    explanation->setFixedWidth(360);
    row->addWidget(candidates);
    row->addWidget(source, 1);
    row->addWidget(explanation);
    candidates->setTicks(&ticks);
    explanation->setTicks(&ticks);
    frame.resize(1600, 1000);
    frame.show();
    ticks.setProject(project);
    candidates->setProject(project);
    source->setProject(project);
    explanation->setProject(project);
    const QString functions = qEnvironmentVariable("GRAPHLIFT_FUNCTIONS",
                                                   "sketches.training:Trainer.train_step,sketches."
                                                   "gan:GanTrainer.gan_step,sketches.data:batches");
    int number = 0;
    for (const QString& id : functions.split(',')) {
        selection.selectFunction(id.toStdString());
        QTest::qWait(50);
        if (qEnvironmentVariableIsSet("GRAPHLIFT_KEYS"))
            for (int i = 0; i < qEnvironmentVariableIntValue("GRAPHLIFT_KEYS"); ++i)
                actions.find("explain.next")->trigger();
        QTest::qWait(20);
        CHECK(frame.grab().save(folder + QString("/panes-%1.png").arg(++number)));
    }
}

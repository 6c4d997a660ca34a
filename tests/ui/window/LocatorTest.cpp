// The locator: what letters find, how fast among 20,000 names, and that keys do everything.
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "tests/support/Analysed.h"
#include "ui/window/Locator.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

std::optional<int> score(const char* typed, const char* text) {
    return fuzzyScore(FuzzyPattern(typed), FuzzyText(text));
}

/// Of this thread, in ms: what else runs on the machine does not count.
double ownTime() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// A window with a field to have the keyboard before, and the locator over it.
struct Bench {
    QWidget window;
    QLineEdit* field = new QLineEdit(&window);
    Theme theme;
    Selection selection;
    ActionList actions;
    Locator* locator = nullptr;
    int ran = 0;

    Bench() {
        window.resize(1000, 700);
        actions.add({.id = "x.run", .text = "Run the thing"}, [this] { ++ran; });
        actions.add({.id = "x.undo", .text = "Undo last apply"}, [this] { ran += 100; });
        actions.setEnabled("x.undo", false, "nothing applied yet");
        locator = new Locator(theme, selection, actions, &window);
        window.show();
    }
};

}  // namespace

TEST_CASE("letters in their order match, beginnings of words and runs count more") {
    CHECK(score("trn st", "Trainer.train_step"));
    CHECK(!score("zz", "Trainer.train_step"));
    CHECK(!score("pets", "step"));
    CHECK(*score("ts", "train_step") > *score("ts", "results"));
    CHECK(*score("step", "train_step") > *score("step", "s_t_e_p"));
    CHECK(*score("fit", "fit") > *score("fit", "fit_all_of_it"));
    CHECK(score("", "anything") == std::optional<int>(0));
}

TEST_CASE("the places of the match spell the pattern") {
    for (const char* typed : {"trn st", "tts", "step", "TRAIN", "er.t"}) {
        const FuzzyPattern pattern(typed);
        const FuzzyText text("Trainer.train_step");
        const std::vector<int> places = fuzzyPlaces(pattern, text);
        INFO(typed);
        REQUIRE(places.size() == static_cast<size_t>(pattern.letters.size()));
        CHECK(std::is_sorted(places.begin(), places.end()));
        QString spelled;
        for (const int at : places) spelled += text.lower[at];
        CHECK(spelled == pattern.letters);
    }
}

TEST_CASE("a search of 20,000 functions answers within 50 ms") {
    LocatorIndex index;
    std::vector<LocatorEntry> functions;
    for (int i = 0; i < 20000; ++i) {
        LocatorEntry entry;
        entry.text = QStringLiteral("Layer%1.apply_attention_to_batch_%2").arg(i % 311).arg(i);
        entry.id = entry.text;
        entry.key = FuzzyText(entry.text);
        functions.push_back(entry);
    }
    functions[12345].text = "Trainer.train_step";
    functions[12345].key = FuzzyText("Trainer.train_step");
    index.setFunctions(std::move(functions));
    double slowest = 0;
    for (const char* typed : {"t", "tr", "trn", "trn s", "trn st", "attbat", "zzzz"}) {
        const double before = ownTime();
        const auto groups = index.find(typed);
        slowest = std::max(slowest, ownTime() - before);
        if (QString(typed) == "trn st") {
            REQUIRE(!groups.empty());
            CHECK(groups[0].hits[0].entry->text == "Trainer.train_step");
        }
    }
    WARN("slowest search of 20,000 names: " << slowest << " ms");
    CHECK(slowest < 50);
}

TEST_CASE("a function is chosen by letters and Enter, and the keyboard goes back by Esc") {
    Bench bench;
    REQUIRE(QTest::qWaitForWindowActive(&bench.window));
    const ProjectViewPtr project = analysedExample();
    bench.locator->setProject(project);
    bench.field->setFocus();
    bench.locator->open({});
    QTest::keyClicks(bench.locator->field(), "trn st");
    QSignalSpy opened(&bench.selection, &Selection::placeOpened);
    QTest::keyClick(bench.locator->field(), Qt::Key_Return);
    CHECK(bench.selection.functionId() == "sketches.training:Trainer.train_step");
    CHECK(opened.count() == 1);
    CHECK(!bench.locator->isVisible());
    bench.locator->open({});
    QTest::keyClick(bench.locator->field(), Qt::Key_Escape);
    CHECK(!bench.locator->isVisible());
    CHECK(bench.field->hasFocus());
}

TEST_CASE("commands run from the locator, a disabled one stays listed and does nothing") {
    Bench bench;
    REQUIRE(QTest::qWaitForWindowActive(&bench.window));
    bench.locator->open(">");
    QTest::keyClicks(bench.locator->field(), "run");
    QTest::keyClick(bench.locator->field(), Qt::Key_Return);
    CHECK(bench.ran == 1);
    bench.locator->open(">undo");
    CHECK(bench.locator->list()->model()->rowCount() >= 2);
    QTest::keyClick(bench.locator->field(), Qt::Key_Return);
    CHECK(bench.ran == 1);
    CHECK(bench.locator->isVisible());
}

TEST_CASE("prefixes search one kind: codes and candidates") {
    LocatorIndex index;
    index.setProject(analysedExample());
    const auto codes = index.find("#301");
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].hits[0].entry->id == "GL301");
    for (const LocatorGroup& group : index.find("@"))
        for (const LocatorHit& hit : group.hits) CHECK(hit.entry->isCandidate);
    CHECK(index.find("@").size() == 1);
    CHECK(index.find("no such thing at all").empty());
}

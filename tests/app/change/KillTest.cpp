// A process that is killed at any step of a change leaves whole files, and the next one finds all
// of them as before the change or all of them as after it.
#include <catch2/catch.hpp>

#include "app/change/Undo.h"
#include "tests/app/change/ChangeFixture.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

bool apply(const ChangedProject& project, const ChangeSet& change, const StepHook& hook = {}) {
    const auto written = writeChange(project.root(), change, {.stop = {}, .hook = hook});
    return written && !written->stopped;
}

bool undo(const ChangedProject& project, const StepHook& hook = {}) {
    return undoLast(project.root(), {.stop = {}, .hook = hook}).has_value();
}

bool recoverAll(const ChangedProject& project, const StepHook& hook = {}) {
    const Disk disk(project.root(), hook);
    const auto journal = Journal::openExisting(disk);
    return journal && (*journal == nullptr || recover(disk, **journal));
}

/// No file is anything but the one or the other; new files wait under their own names.
void checkWhole(const ChangedProject& project) {
    for (const auto& [path, bytes] : project.now()) {
        if (path.find(".graphlift-") != std::string::npos) continue;
        CAPTURE(path);
        const bool isWhole =
            bytes == project.before().at(path) || bytes == project.after().at(path);
        CHECK(isWhole);
    }
}

/// All or none, the history fits, and everything works from there on.
void checkSettled(const ChangedProject& project) {
    CHECK_FALSE(hasUnfinishedChange(project.root()));
    const bool isBefore = project.now() == project.before();
    const bool isAfter = project.now() == project.after();
    REQUIRE((isBefore || isAfter));
    CHECK(undoState(project.root()).numChanges == (isBefore ? 0 : 1));
    CHECK((std::filesystem::status(project.root() / "a.py").permissions() ==
           std::filesystem::perms(0750)));
    if (isBefore) CHECK(apply(project, project.change()));
    CHECK(project.now() == project.after());
    CHECK(undo(project));
    CHECK(project.now() == project.before());
    CHECK(undoState(project.root()).numChanges == 0);
}

}  // namespace

TEST_CASE("an apply that is killed at any step is all or none") {
    size_t killed = 0;
    for (bool died = true; died; ++killed) {
        const ChangedProject project;
        CAPTURE(killed);
        died = diesAt(killed,
                      [&](const StepHook& hook) { return apply(project, project.change(), hook); });
        checkWhole(project);
        CHECK(recoverAll(project));
        checkSettled(project);
    }
    WARN("killed at " << killed - 1 << " steps of an apply");
    CHECK(killed > 20);
}

TEST_CASE("an undo that is killed at any step is all or none") {
    size_t killed = 0;
    for (bool died = true; died; ++killed) {
        const ChangedProject project;
        CAPTURE(killed);
        REQUIRE(apply(project, project.change()));
        died = diesAt(killed, [&](const StepHook& hook) { return undo(project, hook); });
        checkWhole(project);
        CHECK(recoverAll(project));
        checkSettled(project);
    }
    WARN("killed at " << killed - 1 << " steps of an undo");
    CHECK(killed > 15);
}

TEST_CASE("a recovery that is killed at any step can be done again") {
    size_t pairs = 0;
    for (const bool ofUndo : {false, true}) {
        const auto change = [&](const ChangedProject& project, const StepHook& hook) {
            return ofUndo ? undo(project, hook) : apply(project, project.change(), hook);
        };
        bool died = true;
        for (size_t first = 0; died; ++first) {
            bool diedAgain = true;
            for (size_t second = 0; died && diedAgain; ++second) {
                const ChangedProject project;
                CAPTURE(ofUndo, first, second);
                if (ofUndo) REQUIRE(apply(project, project.change()));
                died = diesAt(first, [&](const StepHook& hook) { return change(project, hook); });
                diedAgain =
                    diesAt(second, [&](const StepHook& hook) { return recoverAll(project, hook); });
                if (diedAgain) ++pairs;
                checkWhole(project);
                CHECK(recoverAll(project));
                checkSettled(project);
            }
        }
    }
    WARN("killed at " << pairs << " pairs of steps: of a change, and of the recovery from it");
    CHECK(pairs > 100);
}

TEST_CASE("the next apply or undo recovers by itself and says so") {
    const ChangedProject example;
    const auto steps =
        stepsOf([&](const StepHook& hook) { return apply(example, example.change(), hook); });
    size_t recovered = 0;
    for (size_t step = 0; step < steps.size(); ++step) {
        const ChangedProject project;
        CAPTURE(steps[step]);
        REQUIRE(diesAt(
            step, [&](const StepHook& hook) { return apply(project, project.change(), hook); }));
        const bool isUnfinished = hasUnfinishedChange(project.root());
        const bool wasDone = undoState(project.root()).numChanges != 0;
        const auto taken = undoLast(project.root());
        CHECK(project.now() == project.before());
        if (isUnfinished) {
            ++recovered;
            REQUIRE(taken);
            REQUIRE(taken->recovered);
            CHECK(taken->recovered->message.find("the first) was interrupted") !=
                  std::string::npos);
        } else {
            CHECK(taken.has_value() == wasDone);
        }
    }
    WARN("the next undo met " << recovered << " unfinished applies of " << steps.size()
                              << " killed ones");
    CHECK(recovered > 10);
}

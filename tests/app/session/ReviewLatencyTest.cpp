// The review of 5,000 files has no event that works for 100 ms, neither when it gets its results nor
// when somebody uses it.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>
#include <string>

#include "app/session/Workbench.h"
#include "tests/app/session/ManyFiles.h"
#include "ui/diff/ReviewPane.h"
#include "ui/window/Desk.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

/// Longest turns of the event loop, by what was done.
struct Turns {
    double most = 0;
    std::string slowest;

    template <class Do>
    void time(const char* what, Do work) {
        const double before = workOfThread();
        work();
        const double took = workOfThread() - before;
        if (took <= most) return;
        most = took;
        slowest = what;
    }
    /// Until nothing waits any more; each turn for itself.
    void settle(const char* what) {
        QElapsedTimer quiet;
        quiet.start();
        while (quiet.elapsed() < 120)
            time(what, [&] {
                QCoreApplication::sendPostedEvents();
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            });
    }
};

void useReview(Workbench& workbench, Turns& turns) {
    ReviewPane& pane = *workbench.window().panes().review;
    const auto key = [&](const char* what, Qt::Key which, Qt::KeyboardModifiers modifiers = {}) {
        turns.time(what, [&] { QTest::keyClick(&pane, which, modifiers); });
        turns.settle(what);
    };
    turns.time("results", [&] { pane.setProject(workbench.window().project()); });
    turns.settle("after the results");
    turns.time("shown", [&] { workbench.window().desk().setMode(WorkMode::Review); });
    turns.settle("after it is shown");
    pane.diff()->setFocus();
    REQUIRE(pane.model().set().changes.size() > 1000);
    for (int i = 0; i < 20; ++i) key("next change", Qt::Key_Down, Qt::AltModifier);
    key("last change", Qt::Key_End, Qt::AltModifier);
    CHECK(pane.model().chosen() == pane.model().set().changes.size() - 1);
    key("tick", Qt::Key_Space);
    key("untick", Qt::Key_Space);
    key("first change", Qt::Key_Home, Qt::AltModifier);
    CHECK(pane.model().chosen() == 0);
    for (int i = 1; i < 20; ++i) {
        turns.time("scroll", [&] {
            QScrollBar* bar = pane.diff()->scrollBar();
            bar->setValue(bar->maximum() / 20 * i);
        });
        turns.settle("after a scroll");
    }
    key("all lines", Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
    key("folded lines", Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    CHECK(pane.model().seal().isWhole);
}

}  // namespace

TEST_CASE("the review of 5,000 files has no event of 100 ms") {
    TemporaryFolder folder, settingsFolder;
    fillWithCopies(folder, 5000);
    Theme theme;
    SettingsStore settings(QString::fromStdString((settingsFolder.path() / "s.ini").string()));
    Workbench workbench(theme, settings);
    workbench.window().resize(1600, 1000);
    workbench.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&workbench.window()));
    QSignalSpy settled(&workbench, &Workbench::settled);
    workbench.open(QString::fromStdString(folder.path().string()));
    REQUIRE((settled.count() > 0 || settled.wait(300000)));
    REQUIRE(workbench.window().project());
    Turns turns;
    useReview(workbench, turns);
    const ReviewSet& set = workbench.window().panes().review->model().set();
    WARN("review of " << set.files.size() << " files, " << set.changes.size()
                      << " changes: longest turn " << turns.most << " ms (" << turns.slowest
                      << ")");
    CHECK(turns.most < 100);
}

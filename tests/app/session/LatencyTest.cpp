// The window stays responsive while 5,000 files are read: between two events of 99 in 100 it works
// less than 100 ms, and no pane takes longer than that to show them.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "app/session/Workbench.h"
#include "tests/app/session/ManyFiles.h"
#include "ui/candidates/CandidatesPane.h"
#include "ui/diff/ReviewPane.h"
#include "ui/editor/SourcePane.h"
#include "ui/explain/ExplanationPane.h"
#include "ui/graph/GraphPanel.h"
#include "ui/models/ChangeTicks.h"
#include "ui/project/OverviewPane.h"
#include "ui/project/ProblemsPane.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "ui/window/Locator.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

double at(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Times between events of the thread it lives on, in ms: by the clock, and what the thread itself
/// worked, which a busy machine does not change.
struct Heartbeat {
    QTimer timer;
    QElapsedTimer since;
    std::vector<double> gaps, work;
    double before = workOfThread();

    Heartbeat() {
        timer.setTimerType(Qt::PreciseTimer);
        timer.setInterval(5);
        QObject::connect(&timer, &QTimer::timeout, [this] {
            gaps.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
            since.restart();
            const double now = workOfThread();
            work.push_back(now - before);
            before = now;
        });
        since.start();
        timer.start();
    }
};

/// What this thread works for it, in ms: a busy machine does not count.
template <class Run>
double worked(Run run) {
    const double before = workOfThread();
    run();
    return workOfThread() - before;
}

/// Resident memory of this program, in MB.
long memory() {
    std::ifstream status("/proc/self/statm");
    long pages = 0, resident = 0;
    status >> pages >> resident;
    return resident * 4096 / 1'000'000;
}

void checkPanes(Workbench& workbench) {
    const ProjectViewPtr project = workbench.window().project();
    const PaneSet& panes = workbench.window().panes();
    const double candidates = worked([&] { panes.candidates->setProject(project); });
    const double overview = worked([&] { panes.overview->setProject(project); });
    const double locator = worked([&] { workbench.window().locator().setProject(project); });
    const double problems = worked([&] { panes.problems->setProject(project); });
    const double graph = worked([&] { panes.graph->setProject(project); });
    const double ticks = worked([&] { panes.ticks->setProject(project); });
    const double review = worked([&] { panes.review->setProject(project); });
    const double source = worked([&] { panes.source->setProject(project); });
    const double explanation = worked([&] { panes.explanation->setProject(project); });
    const double tensors = worked([&] { panes.tensors->setProject(project); });
    WARN("ticks " << ticks << " ms, review " << review << " ms, source " << source
                  << " ms, explanation " << explanation << " ms, tensors " << tensors << " ms");
    WARN("at once: candidates " << candidates << " ms, overview " << overview << " ms, locator "
                                << locator << " ms, problems " << problems << " ms, graph "
                                << graph << " ms");
    for (const double one : {candidates, overview, locator, problems, graph}) CHECK(one < 100);
}

}  // namespace

TEST_CASE("the event loop answers within 100 ms while 5,000 files are analysed") {
    TemporaryFolder folder, settingsFolder;
    const int files = fillWithCopies(folder, 5000);
    QElapsedTimer start;
    start.start();
    Theme theme;
    SettingsStore settings(QString::fromStdString((settingsFolder.path() / "s.ini").string()));
    Workbench workbench(theme, settings);
    workbench.window().resize(1600, 1000);
    workbench.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&workbench.window()));
    workbench.window().grab();
    const auto shown = start.elapsed();
    QSignalSpy settled(&workbench, &Workbench::settled);
    QElapsedTimer whole;
    whole.start();
    Heartbeat heart;
    workbench.open(QString::fromStdString(folder.path().string()));
    REQUIRE((settled.count() > 0 || settled.wait(300000)));
    QTest::qWait(300);  // panes may finish what the result began
    heart.timer.stop();
    REQUIRE(workbench.window().project());
    const double p50 = at(heart.gaps, 0.5), p99 = at(heart.gaps, 0.99), most = at(heart.gaps, 1);
    const double worked99 = at(heart.work, 0.99), workedMost = at(heart.work, 1);
    WARN("work of the window between two events: p99 " << worked99 << " ms, max " << workedMost
                                                       << " ms");
    WARN("window drawn after " << shown << " ms; memory with the results " << memory() << " MB");
    WARN(files << " files, " << workbench.window().project()->numFunctions() << " functions in "
               << whole.elapsed() << " ms; gap p50 " << p50 << " ms, p99 " << p99 << " ms, max "
               << most << " ms");
    CHECK(p99 < 100);
    CHECK(worked99 < 100);
    checkPanes(workbench);
}

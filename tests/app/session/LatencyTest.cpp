// The window stays responsive while 5,000 files are read: a timer that should fire every 5 ms is
// late by less than 100 ms in 99 of 100 cases, and no pane takes longer than that to show them.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <vector>

#include "app/session/Workbench.h"
#include "tests/support/TemporaryFolder.h"
#include "ui/candidates/CandidatesPane.h"
#include "ui/graph/GraphPanel.h"
#include "ui/project/OverviewPane.h"
#include "ui/project/ProblemsPane.h"
#include "ui/window/Locator.h"

using namespace graphlift;
using namespace graphlift::test;

namespace fs = std::filesystem;

namespace {

/// Copies of the example until there are `count` files.
int fillWithCopies(const TemporaryFolder& folder, int count) {
    const fs::path example = fs::path(GRAPHLIFT_SOURCE_DIR) / "resources/example";
    int files = 0;
    for (int copy = 0; files < count; ++copy) {
        const fs::path to = folder.path() / ("part" + std::to_string(copy));
        fs::copy(example, to, fs::copy_options::recursive);
        for (const auto& entry : fs::recursive_directory_iterator(to))
            files += entry.path().extension() == ".py" ? 1 : 0;
    }
    return files;
}

/// Waiting times between events of the thread it lives on, in ms.
struct Heartbeat {
    QTimer timer;
    QElapsedTimer since;
    std::vector<double> gaps;

    Heartbeat() {
        timer.setTimerType(Qt::PreciseTimer);
        timer.setInterval(5);
        QObject::connect(&timer, &QTimer::timeout, [this] {
            gaps.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
            since.restart();
        });
        since.start();
        timer.start();
    }
    double at(double share) {
        std::sort(gaps.begin(), gaps.end());
        return gaps[static_cast<size_t>(share * static_cast<double>(gaps.size() - 1))];
    }
};

/// What this thread works for it, in ms: a busy machine does not count.
template <class Run>
double worked(Run run) {
    const auto now = [] {
        timespec at{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
    };
    const double before = now();
    run();
    return now() - before;
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
    const double p50 = heart.at(0.5), p99 = heart.at(0.99), most = heart.at(1);
    WARN("window drawn after " << shown << " ms; memory with the results " << memory() << " MB");
    WARN(files << " files, " << workbench.window().project()->numFunctions() << " functions in "
               << whole.elapsed() << " ms; gap p50 " << p50 << " ms, p99 " << p99 << " ms, max "
               << most << " ms");
    CHECK(p99 < 100);
    checkPanes(workbench);
}

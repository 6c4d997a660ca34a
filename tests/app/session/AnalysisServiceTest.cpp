// The analysis in the background: results and failures as signals, cancelling at once, newest wins.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "app/session/AnalysisService.h"
#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

const std::string kExample = std::string(GRAPHLIFT_SOURCE_DIR) + "/resources/example";

struct Heard {
    std::vector<ProjectViewPtr> finished;
    std::vector<QString> failed, cancelled;
    std::vector<WorkProgress> progressed;
    ProjectNotes notes;

    explicit Heard(AnalysisService& service) {
        QObject::connect(&service, &AnalysisService::finished,
                         [this](const ProjectViewPtr& project, const ProjectNotes& said) {
                             finished.push_back(project);
                             notes = said;
                         });
        QObject::connect(&service, &AnalysisService::failed,
                         [this](const QString&, const QString& what) { failed.push_back(what); });
        QObject::connect(&service, &AnalysisService::cancelled,
                         [this](const QString& path) { cancelled.push_back(path); });
        QObject::connect(&service, &AnalysisService::progressed,
                         [this](const WorkProgress& progress) { progressed.push_back(progress); });
    }
    [[nodiscard]] size_t ends() const { return finished.size() + failed.size() + cancelled.size(); }
};

TemporaryFolder& manyFiles(TemporaryFolder& folder, int count) {
    for (int i = 0; i < count; ++i)
        folder.write("pkg/m" + std::to_string(i) + ".py",
                     "import tensorflow as tf\n\n\ndef f" + std::to_string(i) +
                         "(x):\n    y = tf.matmul(x, x)\n    return tf.nn.relu(y) + " +
                         std::to_string(i) + "\n\n\nf" + std::to_string(i) + "(tf.ones([2, 2]))\n");
    return folder;
}

}  // namespace

TEST_CASE("an analysis ends in a project, its notes and growing shares") {
    AnalysisService service;
    Heard heard(service);
    service.start({.path = kExample});
    CHECK(service.isRunning());
    REQUIRE(QTest::qWaitFor([&] { return heard.ends() == 1; }, 20000));
    REQUIRE(heard.finished.size() == 1);
    CHECK(!service.isRunning());
    CHECK(heard.finished[0]->numFunctions() > 20);
    CHECK(heard.notes.framework == "TensorFlow 2.15, from requirements.txt");
    REQUIRE(!heard.progressed.empty());
    for (size_t i = 1; i < heard.progressed.size(); ++i)
        CHECK(heard.progressed[i].share >= heard.progressed[i - 1].share);
}

TEST_CASE("what cannot be opened fails with a sentence") {
    AnalysisService service;
    Heard heard(service);
    service.start({.path = "/no/such/folder"});
    REQUIRE(QTest::qWaitFor([&] { return heard.ends() == 1; }, 20000));
    REQUIRE(heard.failed.size() == 1);
    CHECK(heard.failed[0].contains("/no/such/folder"));
}

TEST_CASE("settings that cannot be read fail with a sentence, not with the program") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n").write("pyproject.toml", "[tool.graphlift]\nspeculate = 3\n");
    AnalysisService service;
    Heard heard(service);
    service.start({.path = folder.path().string()});
    REQUIRE(QTest::qWaitFor([&] { return heard.ends() == 1; }, 20000));
    CHECK(heard.failed.size() == 1);
}

TEST_CASE("cancelling answers within half a second and publishes nothing") {
    TemporaryFolder folder;
    manyFiles(folder, 1500);
    for (const int after : {0, 30, 200}) {
        AnalysisService service;
        Heard heard(service);
        service.start({.path = folder.path().string()});
        QTest::qWait(after);
        if (heard.ends() != 0) continue;
        QElapsedTimer timer;
        timer.start();
        service.cancel();
        REQUIRE(QTest::qWaitFor([&] { return heard.ends() == 1; }, 5000));
        WARN("cancelled after " << timer.elapsed() << " ms");
        CHECK(heard.cancelled.size() + heard.finished.size() == 1);
        CHECK(timer.elapsed() < 500);
    }
}

TEST_CASE("the newest request wins") {
    TemporaryFolder folder;
    manyFiles(folder, 300);
    AnalysisService service;
    Heard heard(service);
    service.start({.path = folder.path().string()});
    service.start({.path = folder.path().string()});
    service.start({.path = kExample});
    REQUIRE(QTest::qWaitFor([&] { return !heard.finished.empty(); }, 20000));
    QTest::qWait(50);
    REQUIRE(heard.finished.size() == 1);
    CHECK(heard.finished[0]->snapshot().projectName == "example");
    CHECK(heard.cancelled.empty());
}

TEST_CASE("an unsaved text is analysed in place of the file") {
    TemporaryFolder folder;
    folder.write("a.py", "def f(x):\n    return x\n");
    AnalysisService service;
    Heard heard(service);
    service.start(
        {.path = folder.path().string(),
         .unsaved = {{"a.py", "def f(x):\n    return x\n\n\ndef g(x):\n    return x\n"}}});
    REQUIRE(QTest::qWaitFor([&] { return heard.ends() == 1; }, 20000));
    REQUIRE(heard.finished.size() == 1);
    CHECK(heard.finished[0]->numFunctions() == 2);
}

TEST_CASE("what is no longer shown is destroyed on the analysis thread") {
    AnalysisService service;
    Heard heard(service);
    service.start({.path = kExample});
    REQUIRE(QTest::qWaitFor([&] { return heard.finished.size() == 1; }, 20000));
    std::weak_ptr<const ProjectView> first = heard.finished[0];
    service.start({.path = kExample});
    REQUIRE(QTest::qWaitFor([&] { return heard.finished.size() == 2; }, 20000));
    heard.finished[0].reset();  // here it would die, were this the last owner
    CHECK(!first.expired());
    CHECK(QTest::qWaitFor([&] { return first.expired(); }, 5000));
}

// The program itself: a picture without a display, the same each time; without a display and
// without a picture a message and a status.
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <catch2/catch.hpp>

#include "tests/support/TemporaryFolder.h"

using namespace graphlift::test;

namespace {

struct Outcome {
    int status;
    QString err;
};

Outcome run(const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(GRAPHLIFT_BINARY_DIR "/bin/graphlift-workbench"), arguments);
    REQUIRE(process.waitForFinished(120000));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace

TEST_CASE("without a display the program says so and ends") {
    const Outcome outcome = run({QStringLiteral(GRAPHLIFT_SOURCE_DIR "/resources/example")});
    CHECK(outcome.status == 2);
    CHECK(outcome.err.contains("no display"));
}

TEST_CASE("a project that is not there is a wrong call") {
    CHECK(run({"/no/such/project"}).status == 2);
}

TEST_CASE("the same call draws the same picture, at twice the pixels when asked") {
    TemporaryFolder folder;
    const QString example = QStringLiteral(GRAPHLIFT_SOURCE_DIR "/resources/example");
    const auto file = [&](const char* name) {
        return QString::fromStdString((folder.path() / name).string());
    };
    for (const char* name : {"a.png", "b.png"})
        REQUIRE(
            run({example, "--screenshot", file(name), "--size", "1000x700", "--state", "overview"})
                .status == 0);
    const QImage a(file("a.png"));
    CHECK(a.size() == QSize(1000, 700));
    CHECK(a == QImage(file("b.png")));
    REQUIRE(run({example, "--screenshot", file("c.png"), "--size", "1000x700", "--scale", "2",
                 "--theme", "dark"})
                .status == 0);
    const QImage c(file("c.png"));
    CHECK(c.size() == QSize(2000, 1400));
    CHECK(c.pixelColor(1000, 20).lightness() < 60);
}

TEST_CASE("a picture that cannot be written is said") {
    CHECK(run({"--screenshot", "/no/such/folder/a.png"}).status == 3);
}

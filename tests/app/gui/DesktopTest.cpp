// What a desktop reads of the program is valid, where its tools are there to say so.
#include <QProcess>
#include <QStandardPaths>
#include <catch2/catch.hpp>

namespace {

const QString kFolder = QStringLiteral(GRAPHLIFT_SOURCE_DIR "/resources/desktop/");

/// -1: the tool is not there.
int run(const QString& tool, const QStringList& arguments) {
    if (QStandardPaths::findExecutable(tool).isEmpty()) {
        WARN(tool.toStdString() << " is not installed: nothing was checked");
        return -1;
    }
    return QProcess::execute(tool, arguments);
}

}  // namespace

TEST_CASE("the desktop file is valid") {
    CHECK(run("desktop-file-validate", {kFolder + "org.graphlift.Workbench.desktop"}) <= 0);
}

TEST_CASE("the metainfo is valid") {
    CHECK(run("appstreamcli",
              {"validate", "--no-net", kFolder + "org.graphlift.Workbench.metainfo.xml"}) <= 0);
}

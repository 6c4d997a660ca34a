// Catch2's main for tests of the window: a QApplication around it, offscreen unless told otherwise,
// since Catch2 lists the tests by running the program while building.
#define CATCH_CONFIG_RUNNER
#include <QApplication>
#include <QStandardPaths>
#include <catch2/catch.hpp>
#include <clocale>

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", "/tmp");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("graphlift-tests");
    QApplication::setStyle("Fusion");
    std::setlocale(LC_NUMERIC, "C");
    return Catch::Session().run(argc, argv);
}

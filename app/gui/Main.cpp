// graphlift-workbench: reads its call, looks for a display, makes the window and runs until it is
// closed.
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/gui/Arguments.h"
#include "app/gui/Screenshot.h"
#include "app/session/SettingsStore.h"
#include "app/session/Workbench.h"
#include "ui/text/QtText.h"
#include "ui/theme/StyleSheet.h"

namespace {

using namespace graphlift;

constexpr int kBadCall = 2;

bool isSet(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

// Without a display the window system ends the program by itself, without a word that helps.
bool hasDisplay() {
    return isSet("QT_QPA_PLATFORM") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
}

void prepareForPicture(const GuiCall& call) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", call.scale == 2 ? "2" : "1");
    // What the platform without a display lacks is of no interest here.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fprintf(stderr, "graphlift-workbench: %s\n", qUtf8Printable(text));
    });
    if (!isSet("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", QDir::tempPath().toUtf8());
}

int run(int count, char** arguments, const GuiCall& call) {
    QApplication application(count, arguments);
    QApplication::setApplicationName("graphlift-workbench");
    QApplication::setApplicationDisplayName("Graphlift");
    QApplication::setDesktopFileName("org.graphlift.Workbench");
    std::setlocale(LC_NUMERIC, "C");
    Theme theme;
    QApplication::setWindowIcon(theme.icon("brand", Token::VGraph));
    wear(application, theme);
    if (!call.screenshot.empty()) return takeScreenshot(theme, call);
    SettingsStore settings;
    Workbench workbench(theme, settings);
    if (const auto scheme = schemeOf(toQt(call.theme))) theme.setScheme(*scheme);
    workbench.restore(call.project.empty());
    if (!call.project.empty()) workbench.open(toQt(call.project), readPlace(toQt(call.place)));
    return QApplication::exec();
}

}  // namespace

int main(int count, char** arguments) {
    const GuiOutcome outcome = readGuiArguments(count, arguments);
    if (!outcome.call) {
        std::fputs(outcome.message.c_str(), outcome.isError ? stderr : stdout);
        return outcome.isError ? kBadCall : 0;
    }
    const GuiCall& call = *outcome.call;
    if (!call.project.empty() && !QFileInfo::exists(toQt(call.project))) {
        std::fprintf(stderr, "graphlift-workbench: there is no %s\n", call.project.c_str());
        return kBadCall;
    }
    if (!call.screenshot.empty()) {
        prepareForPicture(call);
    } else if (!hasDisplay()) {
        std::fputs(
            "graphlift-workbench: there is no display. Without one, `graphlift analyze PROJECT` "
            "prints the report, and --screenshot FILE draws the window into a file.\n",
            stderr);
        return kBadCall;
    }
    return run(count, arguments, call);
}

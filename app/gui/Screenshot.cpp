#include "app/gui/Screenshot.h"

#include <QApplication>
#include <QDialog>
#include <QEventLoop>
#include <QPainter>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>

#include "app/session/SettingsStore.h"
#include "app/session/Workbench.h"
#include "ui/text/QtText.h"
#include "ui/window/Desk.h"
#include "ui/window/Help.h"
#include "ui/window/Locator.h"

namespace graphlift {

namespace {

constexpr int kMostWait = 120000, kSettle = 700;  // milliseconds

void waitFor(Workbench& workbench) {
    QEventLoop loop;
    QObject::connect(&workbench, &Workbench::settled, &loop, &QEventLoop::quit);
    QTimer::singleShot(kMostWait, &loop, &QEventLoop::quit);
    loop.exec();
}

void settle() {
    QEventLoop loop;
    QTimer::singleShot(kSettle, &loop, &QEventLoop::quit);
    loop.exec();
}

void trigger(MainWindow& window, const char* id) {
    if (QAction* action = window.actions().find(id)) action->trigger();
}

void showState(Workbench& workbench, const std::string& state) {
    MainWindow& window = workbench.window();
    if (state == "start") workbench.closeProject();
    if (state == "overview") window.desk().reveal(PaneId::Overview);
    if (state == "problems") window.desk().reveal(PaneId::Problems);
    if (state == "learn") window.desk().setMode(WorkMode::Learn);
    if (state == "review") window.desk().setMode(WorkMode::Review);
    if (state == "locator") window.locator().open("st");
    if (state == "commands") window.locator().open(">");
    if (state == "preferences") trigger(window, "app.preferences");
    if (state == "shortcuts") trigger(window, "help.shortcuts");
    if (state == "about") trigger(window, "help.about");
    if (state == "busy") {
        window.startWork(window.project() ? toQt(window.project()->snapshot().projectName)
                                          : QStringLiteral("project"));
        window.showWork({MainWindow::tr("Reading"), 412, 1204, "zoo/heads/segmenter.py", 0.34});
    }
}

// Dialogs are windows of their own: they are laid over the picture where a screen would show them.
QPixmap pictureOf(MainWindow& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (const QWidget* top : QApplication::topLevelWidgets()) {
        const auto* dialog = qobject_cast<const QDialog*>(top);
        if (!dialog || !dialog->isVisible()) continue;
        const QPixmap grabbed = const_cast<QDialog*>(dialog)->grab();
        const QSize size = dialog->size();
        const QPoint corner((window.width() - size.width()) / 2,
                            (window.height() - size.height()) / 2);
        painter.drawPixmap(corner, grabbed);
        painter.setPen(window.palette().color(QPalette::Dark));
        painter.drawRect(QRect(corner, size).adjusted(0, 0, -1, -1));
    }
    return picture;
}

}  // namespace

int takeScreenshot(Theme& theme, const GuiCall& call) {
    const QTemporaryDir folder;
    SettingsStore settings(folder.filePath("settings.ini"));
    Workbench workbench(theme, settings);
    theme.setScheme(schemeOf(toQt(call.theme)).value_or(Scheme::Light));
    MainWindow& window = workbench.window();
    window.resize(call.width, call.height);
    window.show();
    settle();
    if (!call.project.empty()) {
        workbench.open(toQt(call.project), readPlace(toQt(call.place)));
        waitFor(workbench);
    }
    showState(workbench, call.state);
    settle();
    if (pictureOf(window).save(toQt(call.screenshot), "PNG")) return 0;
    std::fprintf(stderr, "graphlift-workbench: %s could not be written\n", call.screenshot.c_str());
    return 3;
}

}  // namespace graphlift

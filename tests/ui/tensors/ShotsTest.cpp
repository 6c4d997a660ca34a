// Pictures for eyes: with GRAPHLIFT_SHOTS=FOLDER and GRAPHLIFT_SHOT_PROJECTS="PROJECT=FUNCTION;..."
// each function is grabbed light and dark, at one and two times the pixels. Without, nothing runs.
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <catch2/catch.hpp>

#include "tests/ui/Projects.h"
#include "ui/graph/GraphView.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "viz/layout/LayoutProcess.h"

using namespace graphlift;

namespace {

class NowRunner : public LayoutRunner {
  public:
    void start(const LayoutRequest& request) override {
        const auto layout = runLayout(request, layoutProgramPath(), std::chrono::seconds(30));
        if (layout)
            emit finished(*layout);
        else
            emit failed(QString::fromStdString(layout.error().message));
    }
    void cancel() override {}
};

void grab(const QString& file, const ProjectViewPtr& project, const std::string& id, Scheme scheme,
          double ratio, int card) {
    Theme theme(scheme);
    Selection selection;
    ActionList actions;
    TensorFlowPanel panel(theme, selection, actions, nullptr);
    panel.setAutoFillBackground(true);
    panel.resize(1400, 900);
    panel.show();
    panel.setLayoutRunner(new NowRunner);
    panel.setProject(project);
    selection.selectFunction(id);
    if (panel.scene().picture() != nullptr && card >= 0) panel.scene().setCurrent(card);
    panel.view().fit();
    QImage image(panel.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.color(Token::Canvas));
    panel.render(&image);
    CHECK(image.save(file));
}

}  // namespace

TEST_CASE("shots of the tensor flow") {
    const QString folder = qEnvironmentVariable("GRAPHLIFT_SHOTS");
    if (folder.isEmpty()) {
        SUCCEED("no pictures are asked for");
        return;
    }
    int number = 0;
    for (const QString& entry : qEnvironmentVariable("GRAPHLIFT_SHOT_PROJECTS").split(';')) {
        const QStringList parts = entry.split('=');
        if (parts.size() < 2) continue;
        const auto project = test::analyzed(parts[0].toStdString());
        REQUIRE(project != nullptr);
        const int card = parts.size() > 2 ? parts[2].toInt() : -1;
        const QString name = folder + QString("/shot%1").arg(++number);
        grab(name + "-light.png", project, parts[1].toStdString(), Scheme::Light, 1, card);
        grab(name + "-dark.png", project, parts[1].toStdString(), Scheme::Dark, 1, card);
        grab(name + "-dark2x.png", project, parts[1].toStdString(), Scheme::Dark, 2, card);
    }
}

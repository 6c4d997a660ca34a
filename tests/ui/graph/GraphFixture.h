// A graph panel in a window without a display, with a layout runner that tests can hold or break.
#pragma once

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <memory>
#include <string>

#include "tests/ui/Projects.h"
#include "ui/graph/GraphNotice.h"
#include "ui/graph/GraphPanel.h"
#include "ui/graph/GraphTools.h"
#include "ui/graph/GraphView.h"
#include "ui/graph/LegendBar.h"
#include "ui/text/QtText.h"
#include "viz/layout/LayoutProcess.h"

namespace graphlift::test {

/// Asks the real layout program, from the event loop.
class TestRunner : public LayoutRunner {
  public:
    enum class Answer { Layout, Failure, Nothing };
    Answer answer = Answer::Layout;
    int started = 0, cancelled = 0;
    LayoutRequest last;

    void start(const LayoutRequest& request) override {
        ++started;
        last = request;
        const int number = ++number_;
        QTimer::singleShot(0, this, [this, number, request] {
            if (number != number_) return;
            if (answer == Answer::Failure) emit failed("it went wrong");
            if (answer != Answer::Layout) return;
            const auto layout = runLayout(request, layoutProgramPath(), std::chrono::seconds(30));
            if (layout)
                emit finished(*layout);
            else
                emit failed(toQt(layout.error().message));
        });
    }
    void cancel() override {
        ++cancelled;
        ++number_;
    }

  private:
    int number_ = 0;
};

class Bench {
  public:
    Theme theme;
    Selection selection;
    ActionList actions;
    GraphPanel panel{theme, selection, actions, nullptr};
    TestRunner* runner = new TestRunner;

    explicit Bench(const ProjectViewPtr& project = nullptr, const std::string& center = "") {
        panel.resize(1200, 700);
        panel.setLayoutRunner(runner);
        panel.show();
        panel.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&panel));
        if (!center.empty()) selection.selectFunction(center);
        if (project) open(project);
    }

    bool open(const ProjectViewPtr& project) {
        return settled([&] { panel.setProject(project); });
    }

    /// Does it and waits for the picture that comes of it.
    template <class Deed>
    bool settled(Deed deed) {
        QSignalSpy spy(&panel, &GraphPanel::settled);
        deed();
        return spy.count() > 0 || spy.wait(20000);
    }

    bool run(const char* id) {
        QAction* action = actions.find(id);
        if (action == nullptr || !action->isEnabled()) return false;
        action->trigger();
        return true;
    }

    [[nodiscard]] std::string currentId() const {
        const int node = panel.scene().current();
        return node < 0 ? "" : panel.scene().model().nodes[node].id;
    }
    [[nodiscard]] bool shows(const std::string& id) const { return panel.scene().find(id) >= 0; }
    /// The middle of a card in the view.
    [[nodiscard]] QPoint spot(const std::string& id) const {
        return panel.view().mapFromScene(panel.scene().nodeRect(panel.scene().find(id)).center());
    }
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        panel.view().setFocus();
        QTest::keyClick(&panel.view(), static_cast<Qt::Key>(code), modifiers);
    }
    void click(const std::string& id) {
        QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, spot(id));
    }
};

}  // namespace graphlift::test

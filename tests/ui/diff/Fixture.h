// A review of a small project, shown as in the window.
#pragma once

#include <QTest>

#include "tests/ui/Projects.h"
#include "ui/diff/ReviewPane.h"

namespace graphlift::test {

struct ReviewFixture {
    Theme theme;
    Selection selection;
    ChangeTicks ticks;
    ActionList actions;
    ReviewPane pane{theme, selection, actions};

    explicit ReviewFixture(const ProjectViewPtr& project, QSize size = {1200, 900}) {
        pane.setTicks(&ticks);
        ticks.setProject(project);
        pane.setProject(project);
        pane.resize(size);
        pane.show();
        (void)QTest::qWaitForWindowActive(&pane);
        QTest::qWait(10);
    }

    ReviewModel& model() { return pane.model(); }
    [[nodiscard]] size_t fileAt(const std::string& path) {
        const auto& files = model().set().files;
        size_t i = 0;
        while (i < files.size() && files[i].path != path) ++i;
        return i;
    }
    [[nodiscard]] size_t changeOf(const std::string& idEnd) {
        const auto& changes = model().set().changes;
        size_t i = 0;
        while (i < changes.size() && !changes[i].id.ends_with(idEnd)) ++i;
        return i;
    }
    void key(QWidget* on, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(on, key, modifiers);
        QTest::qWait(5);
    }
};

/// A function that is lifted for certain, with some lines before and behind it.
inline std::string liftable(const std::string& name) {
    return "def " + name + "(x):\n    return tf.matmul(x, x) + 1.0\n\n\n";
}

}  // namespace graphlift::test

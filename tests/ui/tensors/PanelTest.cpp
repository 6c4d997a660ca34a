// The tensor flow pane, by real keys and clicks: it follows the selection and sets it, walks, goes
// into callees, explains, exports, and says what to do when there is nothing to show.
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/Projects.h"
#include "ui/graph/GraphView.h"
#include "ui/tensors/TensorDetails.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "ui/window/EmptyState.h"
#include "viz/layout/LayoutProcess.h"

using namespace graphlift;

namespace {

/// Lays out with the real program, at the next turn of the event loop.
class DirectRunner : public LayoutRunner {
  public:
    using LayoutRunner::LayoutRunner;
    void start(const LayoutRequest& request) override {
        const int number = ++number_;
        QMetaObject::invokeMethod(
            this,
            [this, request, number] {
                if (number != number_) return;
                const auto layout =
                    runLayout(request, layoutProgramPath(), std::chrono::seconds(20));
                if (layout)
                    emit finished(*layout);
                else
                    emit failed(QString::fromStdString(layout.error().message));
            },
            Qt::QueuedConnection);
    }
    void cancel() override { ++number_; }

  private:
    int number_ = 0;
};

class BrokenRunner : public LayoutRunner {
  public:
    void start(const LayoutRequest&) override { emit failed("It gave up."); }
    void cancel() override {}
};

const char* const kCode =
    "import tensorflow as tf\n"
    "w = tf.Variable(tf.ones([3, 4]))\n"
    "\n"
    "def double(z):\n"
    "    return z * 2.0\n"
    "\n"
    "def f(x):\n"
    "    n = x.shape[0]\n"
    "    print(n)\n"
    "    y = tf.matmul(x, w)\n"
    "    z = double(y)\n"
    "    return tf.reduce_mean(z) / float(n)\n"
    "\n"
    "f(tf.ones([2, 3]))\n";

struct Desk {
    Theme theme;
    Selection selection;
    ActionList actions;
    TensorFlowPanel panel{theme, selection, actions, nullptr};

    explicit Desk(LayoutRunner* runner = new DirectRunner) {
        panel.resize(1200, 900);
        panel.show();
        panel.setLayoutRunner(runner);
        panel.setProject(test::analyzedFiles({{"a.py", kCode}}));
    }
    void choose(const std::string& id) {
        QSignalSpy settled(&panel, &TensorFlowPanel::settled);
        selection.selectFunction(id);
        while (panel.isBusy() && settled.wait(20000)) {
        }
        REQUIRE_FALSE(panel.isBusy());
    }
    void settle() {
        QSignalSpy settled(&panel, &TensorFlowPanel::settled);
        while (panel.isBusy() && settled.wait(20000)) {
        }
    }
    [[nodiscard]] int card(const std::string& name) const {
        const auto& cards = panel.scene().picture()->diagram.cards;
        for (size_t i = 0; i < cards.size(); ++i)
            if (cards[i].name == name) return static_cast<int>(i);
        return -1;
    }
    [[nodiscard]] std::string current() const {
        const int at = panel.scene().current();
        return at < 0 ? "" : panel.scene().picture()->diagram.cards[static_cast<size_t>(at)].name;
    }
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        panel.view().setFocus();
        QTest::keyClick(&panel.view(), static_cast<Qt::Key>(key), with);
    }
};

CodePlace placeOf(const std::string& text) {
    const std::string code = kCode;
    const auto at = static_cast<uint32_t>(code.find(text));
    return {"a.py", {at, at + static_cast<uint32_t>(text.size())}};
}

}  // namespace

TEST_CASE("the pane shows the flow of the chosen function in two lanes") {
    Desk desk;
    desk.choose("a:f");
    const TensorPicture* picture = desk.panel.scene().picture();
    REQUIRE(picture != nullptr);
    CHECK(picture->layout.rule > 0);
    for (size_t i = 0; i < picture->diagram.cards.size(); ++i) {
        const bool left = picture->layout.cards[i].right() < picture->layout.rule;
        CHECK(left == (picture->diagram.cards[i].lane == TensorLane::Trace));
    }
    CHECK(desk.card("x") >= 0);
    CHECK(desk.card("result") >= 0);
}

TEST_CASE("a clicked card shows its place, a place in the code chooses its card") {
    Desk desk;
    desk.choose("a:f");
    const int y = desk.card("y");
    REQUIRE(y >= 0);
    desk.panel.view().fit();
    const QPoint at = desk.panel.view().mapFromScene(desk.panel.scene().nodeRect(y).center());
    QTest::mouseClick(desk.panel.view().viewport(), Qt::LeftButton, {}, at);
    CHECK(desk.current() == "y");
    REQUIRE(desk.selection.place());
    CHECK(*desk.selection.place() == placeOf("tf.matmul(x, w)"));
    CHECK(desk.selection.functionId() == "a:f");
    desk.selection.showPlace(placeOf("double(y)"));
    CHECK(desk.current() == "z");
    CHECK(desk.panel.view().accessibleDescription().contains("double(y)"));
}

TEST_CASE("arrow keys walk along the lines, Return goes to the code") {
    Desk desk;
    desk.choose("a:f");
    desk.panel.scene().setCurrent(desk.card("y"));
    desk.press(Qt::Key_Down);
    CHECK(desk.current() == "z");
    desk.press(Qt::Key_Up);
    CHECK(desk.current() == "y");
    QSignalSpy opened(&desk.selection, &Selection::placeOpened);
    desk.press(Qt::Key_Return);
    CHECK(opened.count() == 1);
    desk.press(Qt::Key_Escape);
    CHECK(desk.current().empty());
}

TEST_CASE("a call is gone into in place, Backspace comes back") {
    Desk desk;
    desk.choose("a:f");
    desk.panel.scene().setCurrent(desk.card("z"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.settle();
    CHECK(desk.panel.shownFunction() == "a:double");
    CHECK(desk.selection.functionId() == "a:f");
    desk.press(Qt::Key_Backspace);
    desk.settle();
    CHECK(desk.panel.shownFunction() == "a:f");
}

TEST_CASE("the details say how a shape is known and how types change") {
    Desk desk;
    desk.choose("a:f");
    desk.panel.scene().setCurrent(desk.card("y"));
    const QListWidget& steps = desk.panel.details().steps();
    REQUIRE(steps.count() >= 3);
    QString all;
    for (int i = 0; i < steps.count(); ++i) all += steps.item(i)->text() + "\n";
    CHECK(all.contains("passes float32 [2, 3] as x"));
    CHECK(all.contains("w is a variable of float32 [3, 4]"));
    CHECK(all.contains("tf.matmul(x, w) gives float32 [2, 4]"));
    CHECK(desk.panel.details().path().rowCount() >= 3);
    QSignalSpy opened(&desk.selection, &Selection::placeOpened);
    emit desk.panel.details().steps().itemActivated(desk.panel.details().steps().item(0));
    CHECK(opened.count() == 1);
}

TEST_CASE("the picture is saved as SVG, PNG and DOT") {
    Desk desk;
    desk.choose("a:f");
    QTemporaryDir folder;
    for (const char* name : {"f.svg", "f.png", "f.dot"}) {
        CHECK(desk.panel.exportTo(folder.filePath(name)).isEmpty());
        CHECK(QFile(folder.filePath(name)).size() > 500);
    }
    QFile svg(folder.filePath("f.svg"));
    REQUIRE(svg.open(QIODevice::ReadOnly));
    CHECK(svg.readAll().contains("float32 [2, 4]"));
    CHECK_FALSE(desk.panel.exportTo(folder.filePath("no/such/f.svg")).isEmpty());
}

TEST_CASE("without a function, a project or a layout the pane says what to do") {
    Desk desk;
    CHECK(desk.panel.empty().isVisible());
    desk.choose("a:f");
    CHECK_FALSE(desk.panel.empty().isVisible());
    desk.choose("a:no_such");
    CHECK(desk.panel.empty().isVisible());
    CHECK(desk.panel.scene().picture() == nullptr);
    desk.choose("a:f");
    desk.panel.setProject(nullptr);
    CHECK(desk.panel.empty().isVisible());
    CHECK(!desk.actions.find("tensors.fit")->isEnabled());
    Desk broken(new BrokenRunner);
    broken.choose("a:f");
    CHECK(broken.panel.empty().isVisible());
    CHECK(broken.panel.scene().picture() == nullptr);
}

TEST_CASE("names of the analysed code cannot leave their card") {
    Desk desk;
    const std::string code =
        "import tensorflow as tf\n\ndef f(x):\n    return tf.strings.join([x, "
        "\"<b>\\u202e</b>\"])\n\n"
        "f(tf.constant('a'))\n";
    desk.panel.setProject(test::analyzedFiles({{"a.py", code}}));
    desk.choose("a:f");
    REQUIRE(desk.panel.scene().picture() != nullptr);
    for (const TensorCard& card : desk.panel.scene().picture()->diagram.cards)
        CHECK(card.name.find("\xE2\x80\xAE") == std::string::npos);
}

// The handbook: every page is there, every link leads to one.
#include <QRegularExpression>
#include <QTest>
#include <QTreeView>
#include <QTextBlock>
#include <QTextBrowser>
#include <catch2/catch.hpp>

#include "analysis/refactor/Verdict.h"
#include "ui/project/LearnPane.h"
#include "ui/text/QtText.h"

using namespace graphlift;

TEST_CASE("the page of every precondition and of the manual can be opened") {
    Theme theme;
    Selection selection;
    ActionList actions;
    LearnPane pane(theme, selection, actions, nullptr);
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const auto id = static_cast<PreconditionId>(i);
        CHECK(pane.showPage(toQt(code(id))));
        CHECK(pane.text()->toPlainText().startsWith(toQt(code(id))));
    }
    CHECK(LearnPane::topics().size() >= 9);
    for (const StartTopic& topic : LearnPane::topics()) CHECK(pane.showPage(topic.id));
    CHECK(!pane.showPage("no-such-page"));
}

TEST_CASE("every link of the manual leads somewhere") {
    Theme theme;
    Selection selection;
    ActionList actions;
    LearnPane pane(theme, selection, actions, nullptr);
    int links = 0;
    for (const StartTopic& topic : LearnPane::topics()) {
        pane.showPage(topic.id);
        for (QTextBlock block = pane.text()->document()->begin(); block.isValid();
             block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QString link = it.fragment().charFormat().anchorHref();
                if (link.isEmpty()) continue;
                INFO(link.toStdString());
                CHECK(pane.showPage(link.section("manual:", -1)));
                ++links;
                break;
            }
        pane.showPage(topic.id);
    }
    CHECK(links >= 8);
}

TEST_CASE("pages turn by keys and a page is found by its name") {
    Theme theme;
    Selection selection;
    ActionList actions;
    LearnPane pane(theme, selection, actions, nullptr);
    actions.setWindow(&pane);
    pane.resize(1200, 800);
    pane.show();
    REQUIRE(QTest::qWaitForWindowActive(&pane));
    pane.list()->setFocus();
    QTest::keyClick(pane.list(), Qt::Key_PageDown, Qt::ControlModifier);
    CHECK(pane.page() == "02-eager-and-graph");
    QTest::keyClick(pane.list(), Qt::Key_PageUp, Qt::ControlModifier);
    CHECK(pane.page() == "01-trace");
}

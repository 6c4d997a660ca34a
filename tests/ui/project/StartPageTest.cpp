// The start page: recent projects open by key and click, missing ones stay and can be removed.
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "ui/project/RecentList.h"
#include "ui/project/StartPage.h"

using namespace graphlift;

namespace {

const QDateTime kNow(QDate(2025, 11, 20), QTime(15, 0));

std::vector<RecentProject> someProjects() {
    std::vector<RecentProject> projects(3);
    projects[0].path = "/data/swell";
    projects[0].opened = kNow.addSecs(-7300);
    projects[0].toGraph = 9;
    projects[0].counted = true;
    projects[1].path = "/data/gone";
    projects[1].opened = kNow.addDays(-3);
    projects[1].isThere = false;
    projects[2].path = "/data/drift.ipynb";
    projects[2].opened = kNow.addDays(-40);
    return projects;
}

}  // namespace

TEST_CASE("how long ago is said in words") {
    CHECK(sinceText(kNow.addSecs(-5), kNow) == "just now");
    CHECK(sinceText(kNow.addSecs(-120), kNow) == "2 minutes ago");
    CHECK(sinceText(kNow.addSecs(-3700), kNow) == "an hour ago");
    CHECK(sinceText(kNow.addSecs(-7300), kNow) == "2 hours ago");
    CHECK(sinceText(kNow.addDays(-1), kNow) == "yesterday");
    CHECK(sinceText(kNow.addDays(-40), kNow).startsWith("11 "));
}

TEST_CASE("a recent project opens by Enter and by a click, a missing one does not") {
    Theme theme;
    StartPage page(theme, nullptr);
    page.setRecent(someProjects(), kNow);
    page.resize(1400, 900);
    page.show();
    REQUIRE(QTest::qWaitForWindowActive(&page));
    auto* list = page.findChild<RecentList*>();
    REQUIRE(list);
    QSignalSpy opened(&page, &StartPage::openRequested);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened[0][0].toString() == "/data/swell");
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    CHECK(opened.count() == 1);
    const QRect third = list->visualRect(list->model()->index(2, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, third.center());
    REQUIRE(opened.count() == 2);
    CHECK(opened[1][0].toString() == "/data/drift.ipynb");
}

TEST_CASE("missing projects are named as such and can be taken off the list") {
    Theme theme;
    StartPage page(theme, nullptr);
    page.setRecent(someProjects(), kNow);
    page.show();
    REQUIRE(QTest::qWaitForWindowActive(&page));
    auto* list = page.findChild<RecentList*>();
    const QString gone = list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    CHECK(gone.contains("not there any more"));
    QSignalSpy removed(&page, &StartPage::removeRequested);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    REQUIRE(removed.count() == 1);
    CHECK(removed[0][0].toString() == "/data/gone");
}

TEST_CASE("the start page begins with the keyboard somewhere useful") {
    Theme theme;
    StartPage page(theme, nullptr);
    page.setRecent({}, kNow);
    CHECK(qobject_cast<QPushButton*>(page.firstField()) != nullptr);
    page.setRecent(someProjects(), kNow);
    CHECK(qobject_cast<RecentList*>(page.firstField()) != nullptr);
}

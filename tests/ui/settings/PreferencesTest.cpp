// The preferences dialog changes nothing before Apply or OK, and knows the defaults.
#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <catch2/catch.hpp>

#include "ui/graph/GraphTools.h"
#include "ui/settings/PreferencesDialog.h"
#include "viz/graph/Focus.h"

using namespace graphlift;

namespace {

QPushButton* buttonOf(const QDialog& dialog, QDialogButtonBox::StandardButton which) {
    return dialog.findChild<QDialogButtonBox*>()->button(which);
}

}  // namespace

TEST_CASE("Apply hands the choices over, Cancel does not") {
    Theme theme;
    auto* dialog = new PreferencesDialog(theme, Preferences(), nullptr);
    std::vector<Preferences> heard;
    QObject::connect(dialog, &PreferencesDialog::applied,
                     [&](const Preferences& preferences) { heard.push_back(preferences); });
    dialog->show();
    REQUIRE(QTest::qWaitForWindowActive(dialog));
    QComboBox* theme_ = nullptr;
    for (auto* box : dialog->findChildren<QComboBox*>())
        if (box->accessibleName() == "Theme") theme_ = box;
    REQUIRE(theme_);
    QTest::keyClick(theme_, Qt::Key_Down);
    CHECK(heard.empty());
    QTest::mouseClick(buttonOf(*dialog, QDialogButtonBox::Apply), Qt::LeftButton);
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].scheme == Scheme::Dark);
    QTest::keyClick(theme_, Qt::Key_Down);
    QTest::mouseClick(buttonOf(*dialog, QDialogButtonBox::Cancel), Qt::LeftButton);
    CHECK(heard.size() == 1);
}

TEST_CASE(
    "the defaults come back, and an analysis option that is not chosen is left to the project") {
    Theme theme;
    Preferences now;
    now.scale = 1.5;
    now.analysis[0].value = false;
    CHECK(now.settings().size() == 1);
    auto* dialog = new PreferencesDialog(theme, now, nullptr);
    dialog->show();
    CHECK(dialog->values().analysis[0].value == std::optional<bool>(false));
    QTest::mouseClick(buttonOf(*dialog, QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
    CHECK(dialog->values().scale == 1);
    CHECK(dialog->values().settings().empty());
    dialog->close();
}

TEST_CASE("how call graphs begin is chosen as in the graph itself") {
    Theme theme;
    Preferences now;
    now.graph = {LayoutEngine::Radial, LayoutDirection::TopToBottom, 3, Focus::kAll};
    auto* dialog = new PreferencesDialog(theme, now, nullptr);
    dialog->show();
    CHECK(dialog->values().graph == now.graph);
    for (auto* box : dialog->findChildren<DepthBox*>())
        if (box->accessibleName() == "Steps of callees at first")
            QTest::keyClick(box, Qt::Key_Down);
    for (auto* box : dialog->findChildren<QComboBox*>())
        if (box->accessibleName() == "Direction") QTest::keyClick(box, Qt::Key_Up);
    CHECK(dialog->values().graph ==
          GraphChoice{LayoutEngine::Radial, LayoutDirection::LeftToRight, 3, 10});
    QTest::mouseClick(buttonOf(*dialog, QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
    CHECK(dialog->values().graph == GraphChoice());
    dialog->close();
}

// The style sheet is filled completely from the tokens, in each theme and scale.
#include <QFile>
#include <QRegularExpression>
#include <catch2/catch.hpp>

#include "ui/theme/StyleSheet.h"

using namespace graphlift;

namespace {

QString templateText() {
    QFile file(":/themes/workbench.qss");
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

}  // namespace

TEST_CASE("nothing of the template is left unfilled") {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
        const QString sheet = fillStyleSheet(templateText(), Theme(scheme));
        CHECK(!sheet.contains('@'));
        CHECK(!sheet.contains(QRegularExpression("<[a-z]|\\{\\d")));
    }
}

TEST_CASE("the template names no colour of its own") {
    CHECK(!templateText().contains(QRegularExpression("#[0-9a-fA-F]{6}\\b|rgb")));
}

TEST_CASE("a name that is no token stays, so that it is found") {
    CHECK(fillStyleSheet("a { color: @no-such; }", Theme()).contains("@no-such"));
    CHECK(fillStyleSheet("b { width: {10}px; color: @ink/40; }", Theme())
              .contains(QRegularExpression("width: 10px; color: rgba\\(\\d+, \\d+, \\d+, 40%\\)")));
}

TEST_CASE("the palette follows the theme") {
    CHECK(paletteOf(Theme(Scheme::Light)).color(QPalette::Window) !=
          paletteOf(Theme(Scheme::Dark)).color(QPalette::Window));
}

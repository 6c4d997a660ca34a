// Every pair of text and background that the window uses is readable in both themes, every icon is
// drawn, and a theme switch tells once.
#include <QDirIterator>
#include <catch2/catch.hpp>
#include <cmath>
#include <initializer_list>

#include "ui/theme/Theme.h"
#include "ui/theme/VerdictLook.h"

using namespace graphlift;

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void checkPairs(const Theme& theme, std::initializer_list<Token> inks,
                std::initializer_list<Token> papers, double least) {
    for (const Token ink : inks)
        for (const Token paper : papers) {
            INFO("ink " << static_cast<int>(ink) << " on paper " << static_cast<int>(paper));
            CHECK(contrast(theme.color(ink), theme.color(paper)) >= least);
        }
}

}  // namespace

TEST_CASE("text is readable on every paper it stands on") {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme theme(scheme);
        const auto papers = {Token::Chrome, Token::Panel,    Token::Canvas,      Token::Raised,
                             Token::Hover,  Token::Selected, Token::SelectedIdle};
        checkPairs(theme, {Token::Ink, Token::Ink2, Token::Ink3}, papers, 4.5);
        checkPairs(theme,
                   {Token::VGraph, Token::VEager, Token::VReconf, Token::VKeep, Token::VUndecided,
                    Token::VIngraph, Token::SHolds, Token::SFails, Token::SUnknown},
                   papers, 4.5);
        checkPairs(theme, {Token::InkInv}, {Token::Btn, Token::BtnHover}, 4.5);
        checkPairs(theme,
                   {Token::XText, Token::XKeyword, Token::XString, Token::XNumber, Token::XComment,
                    Token::XDef, Token::XDecorator, Token::XBuiltin, Token::XTf, Token::XSelf},
                   {Token::Canvas, Token::LineNow, Token::DAdd, Token::DDel, Token::DChg}, 4.5);
    }
}

TEST_CASE("every icon of the resources is drawn in the colour asked for") {
    const Theme theme(Scheme::Light);
    int icons = 0;
    for (QDirIterator it(":/icons"); it.hasNext(); ++icons) {
        const QString name = QFileInfo(it.next()).baseName();
        const QImage image = theme.pixmap(name, Token::SFails, 16, 2).toImage();
        INFO(name.toStdString());
        REQUIRE(image.width() == 32);
        bool inked = false;
        for (int y = 0; y < image.height() && !inked; ++y)
            for (int x = 0; x < image.width() && !inked; ++x)
                inked = qAlpha(image.pixel(x, y)) > 200;
        CHECK(inked);
    }
    CHECK(icons >= 39);
}

TEST_CASE("a change of theme or scale tells once, the same again tells nobody") {
    Theme theme(Scheme::Light);
    int told = 0;
    QObject::connect(&theme, &Theme::changed, [&] { ++told; });
    theme.setScheme(Scheme::Dark);
    theme.setScheme(Scheme::Dark);
    theme.setScale(1.5);
    theme.setScale(1.5);
    CHECK(told == 2);
    CHECK(theme.px(10) == 15);
    CHECK(theme.font(TextStyle::Body).pointSizeF() == Approx(13 * 0.75 * 1.5));
}

TEST_CASE("verdicts differ by glyph, not by colour alone") {
    QStringList icons;
    for (const Action action : {Action::ConvertToGraph, Action::ConvertToEager, Action::Reconfigure,
                                Action::Undecided, Action::Keep})
        icons += lookOf(action, Mode::Eager).icon;
    icons += lookOf(Action::Keep, Mode::Traced).icon;
    CHECK(icons.removeDuplicates() == 0);
    const Theme theme;
    for (const QString& icon : icons) CHECK(!theme.pixmap(icon, Token::Ink, 16, 1).isNull());
}

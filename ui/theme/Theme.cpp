#include "ui/theme/Theme.h"

#include <QFile>
#include <QFontMetrics>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

namespace graphlift {

namespace {

constexpr std::array<const char*, kNumTokens> kTokenNames{
#define TOKEN(id, name) name,
#include "ui/theme/Tokens.def"
#undef TOKEN
};

struct Type {
    int px, line;
    QFont::Weight weight;
    bool mono;
};

Type typeOf(TextStyle style) {
    switch (style) {
        case TextStyle::Display:
            return {28, 36, QFont::DemiBold, false};
        case TextStyle::Lead:
            return {15, 24, QFont::Normal, false};
        case TextStyle::Title:
            return {15, 22, QFont::DemiBold, false};
        case TextStyle::Head:
            return {13, 18, QFont::DemiBold, false};
        case TextStyle::Body:
            return {13, 18, QFont::Normal, false};
        case TextStyle::Small:
            return {12, 18, QFont::Normal, false};
        case TextStyle::Button:
            return {12, 18, QFont::Medium, false};
        case TextStyle::Label:
            return {11, 16, QFont::DemiBold, false};
        case TextStyle::Place:
            return {11, 16, QFont::Normal, false};
        case TextStyle::Name:
            return {13, 18, QFont::Medium, true};
        case TextStyle::CardName:
            return {13, 18, QFont::DemiBold, true};
        case TextStyle::Code:
            return {13, 20, QFont::Normal, true};
        case TextStyle::CodeSmall:
            return {11, 16, QFont::Normal, true};
    }
    return {13, 18, QFont::Normal, false};
}

QByteArray resource(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class Palette>
Palette paletteOf(const QJsonObject& colors) {
    Palette palette;
    for (size_t i = 0; i < kNumTokens; ++i)
        palette[i] = QColor(colors.value(QLatin1String(kTokenNames[i])).toString());
    return palette;
}

QPixmap render(const QByteArray& svg, int pixels) {
    QSvgRenderer renderer(svg);
    QPixmap out(pixels, pixels);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    renderer.render(&painter);
    return out;
}

}  // namespace

Theme::Theme(Scheme scheme, QObject* parent) : QObject(parent), scheme_(scheme) {
    const auto tokens = QJsonDocument::fromJson(resource(":/themes/tokens.json")).object();
    light_ = paletteOf<Palette>(tokens.value("light").toObject());
    dark_ = paletteOf<Palette>(tokens.value("dark").toObject());
}

void Theme::setScheme(Scheme scheme) {
    if (scheme == scheme_) return;
    scheme_ = scheme;
    emit changed();
}

void Theme::setScale(double scale) {
    const double kept = std::clamp(scale, 0.8, 2.0);
    if (kept == scale_) return;
    scale_ = kept;
    fonts_ = {};
    lines_ = {};
    emit changed();
}

Theme::Palette Theme::highContrast(const Palette& light) {
    Palette out = light;
    const auto set = [&](Token token, QColor color) { out[static_cast<size_t>(token)] = color; };
    for (const Token paper :
         {Token::Chrome, Token::Panel, Token::Canvas, Token::Raised, Token::Input, Token::Well})
        set(paper, Qt::white);
    for (const Token ink : {Token::Ink, Token::Ink2, Token::Ink3, Token::Edge, Token::Hair,
                            Token::HairSoft, Token::Gutter, Token::Btn})
        set(ink, Qt::black);
    return out;
}

QColor Theme::color(Token token) const {
    const auto index = static_cast<size_t>(token);
    switch (scheme_) {
        case Scheme::Light:
            return light_[index];
        case Scheme::Dark:
            return dark_[index];
        case Scheme::HighContrast:
            break;
    }
    return highContrast(light_)[index];
}

QFont Theme::font(TextStyle style) const {
    auto& kept = fonts_[static_cast<size_t>(style)];
    if (!kept) kept = makeFont(style);
    return *kept;
}

QFont Theme::makeFont(TextStyle style) const {
    const Type type = typeOf(style);
    QFont font;
    font.setFamilies(type.mono ? QStringList{"JetBrains Mono", "DejaVu Sans Mono"}
                               : QStringList{"Inter", "DejaVu Sans"});
    font.setPointSizeF(type.px * 0.75 * scale_);
    font.setWeight(type.weight);
    font.setFixedPitch(type.mono);
    // JetBrains Mono draws `->` as one arrow; only without shaping does each character keep its
    // cell.
    if (type.mono) font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

int Theme::lineHeight(TextStyle style) const {
    int& kept = lines_[static_cast<size_t>(style)];
    if (kept == 0) kept = std::max(px(typeOf(style).line), QFontMetrics(font(style)).height());
    return kept;
}

int Theme::px(double length) const { return static_cast<int>(std::lround(length * scale_)); }

QPixmap Theme::pixmap(const QString& icon, Token token, int size, double ratio) const {
    const QColor ink = color(token);
    const int pixels = static_cast<int>(std::lround(px(size) * ratio));
    const auto key = std::make_tuple(icon, ink.rgb(), pixels, ratio);
    if (const auto found = pixmaps_.find(key); found != pixmaps_.end()) return found->second;
    QByteArray svg = resource(":/icons/" + icon + ".svg");
    if (svg.isEmpty()) return {};
    QPixmap made = render(svg.replace("currentColor", ink.name().toLatin1()), pixels);
    made.setDevicePixelRatio(ratio);
    return pixmaps_.emplace(key, made).first->second;
}

QIcon Theme::icon(const QString& icon, Token token) const {
    QIcon out;
    for (const double ratio : {1.0, 2.0}) {
        out.addPixmap(pixmap(icon, token, 16, ratio), QIcon::Normal);
        out.addPixmap(pixmap(icon, Token::InkOff, 16, ratio), QIcon::Disabled);
    }
    return out;
}

}  // namespace graphlift

#include "ui/theme/StyleSheet.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <functional>
#include <memory>
#include <optional>

#include "ui/theme/GraphliftStyle.h"

namespace graphlift {

namespace {

struct TokenName {
    const char* name;
    Token token;
};
constexpr TokenName kTokens[] = {
#define TOKEN(id, name) {name, Token::id},
#include "ui/theme/Tokens.def"
#undef TOKEN
};

struct StyleName {
    const char* name;
    TextStyle style;
};
constexpr StyleName kStyles[] = {
    {"display", TextStyle::Display}, {"lead", TextStyle::Lead},
    {"title", TextStyle::Title},     {"head", TextStyle::Head},
    {"body", TextStyle::Body},       {"small", TextStyle::Small},
    {"button", TextStyle::Button},   {"label", TextStyle::Label},
    {"place", TextStyle::Place},     {"name", TextStyle::Name},
    {"code", TextStyle::Code},       {"code-small", TextStyle::CodeSmall},
};

template <class Row>
const Row* rowOf(const QString& name, const Row* begin, const Row* end) {
    for (const Row* row = begin; row != end; ++row)
        if (name == QLatin1String(row->name)) return row;
    return nullptr;
}

QString fontText(const QFont& font) {
    QStringList families;
    for (const QString& family : font.families()) families += '"' + family + '"';
    return QStringLiteral("font-family: %1; font-size: %2pt; font-weight: %3;")
        .arg(families.join(", "))
        .arg(font.pointSizeF(), 0, 'f', 3)
        .arg(static_cast<int>(font.weight()));
}

QString colorText(const QColor& color, int percent) {
    if (percent == 100) return color.name();
    return QStringLiteral("rgba(%1, %2, %3, %4%)")
        .arg(color.red())
        .arg(color.green())
        .arg(color.blue())
        .arg(percent);
}

// "url(...)" of the drawing in this colour, or "none".
QString iconFile(const QString& icon, const QColor& ink, const QString& folder) {
    QFile drawing(":/icons/" + icon + ".svg");
    if (folder.isEmpty() || !drawing.open(QIODevice::ReadOnly)) return "none";
    const QString path = folder + '/' + icon + '-' + ink.name().mid(1) + ".svg";
    QFile file(path);
    if (!file.exists() &&
        (!file.open(QIODevice::WriteOnly) ||
         file.write(drawing.readAll().replace("currentColor", ink.name().toLatin1())) < 0))
        return "none";
    return "url(\"" + path + "\")";
}

using Replace = std::function<QString(const QRegularExpressionMatch&)>;

QString replaceAll(const QString& text, const QString& pattern, const Replace& replace) {
    const QRegularExpression expression(pattern);
    QString out;
    qsizetype from = 0;
    for (auto it = expression.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += text.mid(from, match.capturedStart() - from) + replace(match);
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

}  // namespace

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(role, theme.color(token));
    };
    set(QPalette::Window, Token::Chrome);
    set(QPalette::WindowText, Token::Ink);
    set(QPalette::Base, Token::Canvas);
    set(QPalette::AlternateBase, Token::Panel);
    set(QPalette::Text, Token::Ink);
    set(QPalette::PlaceholderText, Token::Ink3);
    set(QPalette::Highlight, Token::Selected);
    set(QPalette::HighlightedText, Token::Ink);
    set(QPalette::Button, Token::Panel);
    set(QPalette::ButtonText, Token::Ink);
    set(QPalette::BrightText, Token::Ink);
    set(QPalette::Link, Token::Ink);
    set(QPalette::LinkVisited, Token::Ink2);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Ink);
    set(QPalette::Mid, Token::Hair);
    set(QPalette::Midlight, Token::HairSoft);
    set(QPalette::Light, Token::Canvas);
    set(QPalette::Dark, Token::Edge);
    set(QPalette::Shadow, Token::Edge);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, theme.color(Token::InkOff));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, theme.color(Token::SelectedIdle));
    return palette;
}

QString fillStyleSheet(const QString& sheet, const Theme& theme, const QString& folder) {
    const QString pictured =
        replaceAll(sheet, "icon\\(([a-z-]+)/([a-z0-9-]+)\\)", [&](const auto& match) {
            const auto* row = rowOf(match.captured(2), std::begin(kTokens), std::end(kTokens));
            return row ? iconFile(match.captured(1), theme.color(row->token), folder)
                       : match.captured(0);
        });
    QString out = replaceAll(pictured, "@([a-z][a-z0-9-]*)(?:/(\\d+))?", [&](const auto& match) {
        const auto* row = rowOf(match.captured(1), std::begin(kTokens), std::end(kTokens));
        const int percent = match.hasCaptured(2) ? match.captured(2).toInt() : 100;
        return row ? colorText(theme.color(row->token), percent) : match.captured(0);
    });
    out = replaceAll(out, "\\{(\\d+)\\}", [&](const auto& match) {
        return QString::number(theme.px(match.captured(1).toInt()));
    });
    return replaceAll(out, "<([a-z-]+)>", [&](const auto& match) {
        const auto* row = rowOf(match.captured(1), std::begin(kStyles), std::end(kStyles));
        return row ? fontText(theme.font(row->style)) : match.captured(0);
    });
}

void wear(QApplication& application, Theme& theme) {
    QApplication::setStyle(new GraphliftStyle(theme));
    const auto icons = std::make_shared<QTemporaryDir>();
    const auto dress = [&application, &theme, icons] {
        QFile file(":/themes/workbench.qss");
        const bool open = file.open(QIODevice::ReadOnly);
        QApplication::setPalette(paletteOf(theme));
        QApplication::setFont(theme.font(TextStyle::Body));
        application.setStyleSheet(
            open ? fillStyleSheet(QString::fromUtf8(file.readAll()), theme, icons->path())
                 : QString());
    };
    QObject::connect(&theme, &Theme::changed, &application, dress);
    dress();
}

}  // namespace graphlift

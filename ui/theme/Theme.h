// The look of the window as values: colours by meaning, fonts by use, icons by name. A theme is
// read once from the resources; widgets ask it while they paint and repaint on changed(), so that
// light, dark and high contrast switch without a restart. No widget names a colour or a font of its
// own.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace graphlift {

enum class Token : uint8_t {
#define TOKEN(id, name) id,
#include "ui/theme/Tokens.def"
#undef TOKEN
};
inline constexpr size_t kNumTokens = 0
#define TOKEN(id, name) +1
#include "ui/theme/Tokens.def"
#undef TOKEN
    ;

enum class Scheme : uint8_t { Light, Dark, HighContrast };

/// The type of the window (sizes in px at 96 dpi and scale 1, weight, line height):
enum class TextStyle : uint8_t {
    Display,   // 28, 600, 36: start page
    Lead,      // 15, 400, 24: start page text, locator field
    Title,     // 15, 600, 22: the verdict in words
    Head,      // 13, 600, 18: pane heads
    Body,      // 13, 400, 18: everything read
    Small,     // 12, 400, 18: tabs, steps, second texts
    Button,    // 12, 500, 18
    Label,     // 11, 600, 16: section labels
    Place,     // 11, 400, 16: counts and places
    Name,      // 13 mono, 500, 18: functions in lists
    CardName,  // 13 mono, 600, 18: functions on cards
    Code,      // 13 mono, 400, 20: editors
    CodeSmall  // 11 mono, 400, 16: chips, pills, places of steps
};

class Theme : public QObject {
    Q_OBJECT
  public:
    explicit Theme(Scheme scheme = Scheme::Light, QObject* parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return scheme_; }
    [[nodiscard]] double scale() const { return scale_; }
    void setScheme(Scheme scheme);
    /// Of all type and of the heights that follow it; kept within 0.8 and 2.
    void setScale(double scale);

    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] QFont font(TextStyle style) const;
    /// Height of one line of this style, in device-independent pixels at the present scale.
    [[nodiscard]] int lineHeight(TextStyle style) const;
    /// A length of the design (px at scale 1) at the present scale, rounded to whole pixels.
    [[nodiscard]] int px(double length) const;

    /// A drawing of resources/icons in the colour of a token. `size` in px at scale 1; `ratio` is
    /// the device's pixel ratio. Null pixmap when there is no such drawing.
    [[nodiscard]] QPixmap pixmap(const QString& icon, Token token, int size, double ratio) const;
    /// The same for buttons and menus: normal in `token`, disabled in ink-off.
    [[nodiscard]] QIcon icon(const QString& icon, Token token = Token::Ink2) const;

  signals:
    void changed();

  private:
    using Palette = std::array<QColor, kNumTokens>;
    static Palette highContrast(const Palette& light);

    Scheme scheme_;
    [[nodiscard]] QFont makeFont(TextStyle style) const;

    double scale_ = 1;
    Palette light_, dark_;
    // Asked for with every row that is measured: matching a font costs more than painting one.
    static constexpr size_t kNumStyles = 13;
    mutable std::array<std::optional<QFont>, kNumStyles> fonts_;
    mutable std::array<int, kNumStyles> lines_{};  // 0: not measured
    mutable std::map<std::tuple<QString, QRgb, int, double>, QPixmap> pixmaps_;
};

}  // namespace graphlift

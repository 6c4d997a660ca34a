// What the items of a graph paint with: colours by the token names of viz, fonts at scale 1 (the
// view scales them), glyphs that stay sharp at any zoom. Lives as long as the scene.
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <string_view>

#include "ui/theme/Theme.h"
#include "viz/layout/GraphLayout.h"

namespace graphlift {

/// The token of that name; Ink for a name that the theme has not.
Token tokenNamed(std::string_view name);
QRectF toRect(const LayoutRect& rect);
QPainterPath toPath(const LayoutPath& path);

class GraphLook {
  public:
    explicit GraphLook(const Theme& theme);
    /// After the theme changed.
    void renew();

    [[nodiscard]] QColor color(Token token) const { return theme_.color(token); }
    [[nodiscard]] QColor color(std::string_view token) const {
        return theme_.color(tokenNamed(token));
    }
    [[nodiscard]] const QFont& name() const { return name_; }
    [[nodiscard]] const QFont& place() const { return place_; }
    [[nodiscard]] const QFont& pill() const { return pill_; }
    [[nodiscard]] const QFont& label() const { return label_; }
    /// Draws an icon into the square; `scale` is that of the painter.
    void glyph(QPainter& painter, const QRectF& square, std::string_view icon, Token token) const;

  private:
    const Theme& theme_;
    QFont name_, place_, pill_, label_;
};

/// How much the painter enlarges, without the ratio of the screen.
double zoomOf(const QPainter& painter);
double textWidth(const QFont& font, std::string_view text);

}  // namespace graphlift

// What a style sheet does badly: tick boxes drawn from our icons, the bar at the left of the chosen
// row, arrows of fields, no focus dots (the ring is a widget of its own, see FocusRing).
#pragma once

#include <QProxyStyle>

#include "ui/theme/Theme.h"

namespace graphlift {

class GraphliftStyle : public QProxyStyle {
    Q_OBJECT
  public:
    explicit GraphliftStyle(const Theme& theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;

  private:
    void drawIcon(const QString& icon, Token token, const QStyleOption& option,
                  QPainter& painter) const;
    void drawTick(const QStyleOption& option, QPainter& painter) const;
    void drawRow(const QStyleOption& option, QPainter& painter) const;

    const Theme& theme_;
};

}  // namespace graphlift

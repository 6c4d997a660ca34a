// What several panes draw in the same way: glyphs, code chips, the bar of the chosen row. Each
// function draws and returns; none keeps anything.
#pragma once

#include <QPainter>
#include <QRect>
#include <QString>

#include "ui/theme/Theme.h"

namespace graphlift::paint {

/// A drawing of the resources at this place, `size` px at scale 1.
void glyph(QPainter& painter, const Theme& theme, const QString& icon, Token token, QPoint at,
           int size);
/// A code in its small box; gives the width. `onChosen`: it stands on a chosen row.
int chip(QPainter& painter, const Theme& theme, const QString& text, QPoint leftMiddle,
         bool onChosen);
int chipWidth(const Theme& theme, const QString& text);
/// Text on one line, elided at the end, middle of the rectangle's height.
void line(QPainter& painter, const Theme& theme, TextStyle style, Token token, const QRect& where,
          const QString& text, Qt::TextElideMode elide = Qt::ElideRight,
          Qt::Alignment align = Qt::AlignLeft);
int textWidth(const Theme& theme, TextStyle style, const QString& text);
/// The ground of a row of a list: hover, chosen in the focused pane, chosen elsewhere, with the bar
/// at the left that says so without colour.
void rowGround(QPainter& painter, const Theme& theme, const QRect& row, bool chosen, bool focused,
               bool hovered);

}  // namespace graphlift::paint

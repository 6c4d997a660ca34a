// The window's palette and style sheet, both made from the tokens: a switch of theme or scale makes
// them anew, so nothing needs a restart. The sheet is a template in resources/themes: it names no
// colour, no font family and no size of its own.
#pragma once

#include <QPalette>
#include <QString>

#include "ui/theme/Theme.h"

class QApplication;

namespace graphlift {

QPalette paletteOf(const Theme& theme);
/// Fills a template: `@token`, `@token/40` (per cent of opacity), `{12}` (px at scale 1), `<small>`
/// (a text style), `icon(down/ink-2)` (a drawing in the colour of a token: a file that is written
/// to `folder`, since a sheet takes only files; without a folder there is none). A name that is
/// none of those stays as it is, so that the test finds it.
QString fillStyleSheet(const QString& sheet, const Theme& theme, const QString& folder = {});

/// Gives the application its style, and keeps palette, font and sheet in step with the theme.
void wear(QApplication& application, Theme& theme);

}  // namespace graphlift

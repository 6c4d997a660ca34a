// A key as it is shown beside a command: small, on a quiet block.
#pragma once

#include <QKeySequence>
#include <QPainter>

#include "ui/theme/Theme.h"

namespace graphlift {

/// "Ctrl Shift Z" of a key sequence; "" of none.
QString keyText(const QKeySequence& keys);
int keyCapWidth(const Theme& theme, const QString& text);
/// 16 px high (at scale 1), its top left corner at `at`.
void drawKeyCap(QPainter& painter, const Theme& theme, QPoint at, const QString& text, Token paper);

}  // namespace graphlift

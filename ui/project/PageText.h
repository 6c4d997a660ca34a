// A page of the handbook (Markdown) in a text view, set in the window's type: headings, code on a
// quiet block, lines of a readable length.
#pragma once

#include <QString>

#include "ui/theme/Theme.h"

class QTextBrowser;

namespace graphlift {

void setPageText(QTextBrowser& view, const QString& markdown, const Theme& theme);

}  // namespace graphlift

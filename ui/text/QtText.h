// Texts between the analysis (UTF-8 bytes) and Qt (UTF-16). Names from analysed code are made
// printable on the way: nothing in them may reverse the writing direction or break a line. Widgets
// that take rich text must be told plain text, or be given html().
#pragma once

#include <QString>
#include <string>
#include <string_view>

namespace graphlift {

/// The text as it is, for editors. Bytes that are not UTF-8 become U+FFFD.
QString toQt(std::string_view text);
std::string toUtf8(const QString& text);

/// For labels, lists and cards: control characters and direction marks shown as \u202E; one line.
QString shown(std::string_view text);
/// The same, escaped for rich text.
QString html(std::string_view text);

}  // namespace graphlift

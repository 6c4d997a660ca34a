#include "ui/text/QtText.h"

#include "analysis/support/Utf8.h"

namespace graphlift {

QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string toUtf8(const QString& text) { return text.toStdString(); }

QString shown(std::string_view text) { return toQt(printable(text)); }

QString html(std::string_view text) { return shown(text).toHtmlEscaped(); }

}  // namespace graphlift

// A number with its noun: "1 problem", "1,204 files".
#pragma once

#include <QLocale>
#include <QString>

namespace graphlift {

/// `many` holds %1 where the number goes; `one` is said as it is.
inline QString counted(qint64 number, const QString& one, const QString& many) {
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

}  // namespace graphlift

#include "ui/text/EditWords.h"

#include <QRegularExpression>

#include "app/report/FunctionText.h"
#include "ui/text/QtText.h"

namespace graphlift {

QString shortEditText(const Verdict& verdict) {
    QString edit = shown(editText(verdict));
    edit.replace(QRegularExpression("\\(\\s+"), "(");
    edit.replace(QRegularExpression(",?\\s+\\)"), ")");
    const qsizetype open = edit.indexOf('['), close = edit.lastIndexOf(']');
    if (open >= 0 && close > open + 1) edit.replace(open + 1, close - open - 1, QChar(0x2026));
    return edit.trimmed();
}

}  // namespace graphlift

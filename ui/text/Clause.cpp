#include "ui/text/Clause.h"

#include <QRegularExpression>

#include "app/report/ReasonWords.h"
#include "ui/text/QtText.h"

namespace graphlift {

QString withCodeName(const QString& clause) {
    static const QRegularExpression named("^([A-Za-z_][A-Za-z0-9_.]*): ");
    const auto match = named.match(clause);
    if (!match.hasMatch()) return clause;
    return "`" + match.captured(1) + "`" + clause.mid(match.capturedLength(1));
}

QString asSentence(const QString& clause) {
    static const QRegularExpression word("^[a-z]+(?=[ ,.]|$)");
    QString text = withCodeName(clause);
    if (word.match(text).hasMatch()) text[0] = text[0].toUpper();
    return text.isEmpty() || text.endsWith('.') ? text : text + '.';
}

QString said(std::string_view clause) { return shown(withReasonWords(clause)); }

}  // namespace graphlift

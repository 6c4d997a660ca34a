#include "ui/text/Clause.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace graphlift {

namespace {

struct ReasonName {
    const char* name;
    const char* words;
};
constexpr ReasonName kReasons[] = {
    {"WITHHELD_STATICALLY_READ_AXES",
     QT_TRANSLATE_NOOP("Clause", "an axis that would be open is read in Python")},
    {"HETEROGENEOUS_DTYPE",
     QT_TRANSLATE_NOOP("Clause", "a dtype differs between calls")},
    {"HETEROGENEOUS_SPARSITY",
     QT_TRANSLATE_NOOP("Clause", "sparse in some calls and not in others")},
    {"UNKNOWN_DTYPE",
     QT_TRANSLATE_NOOP("Clause", "a dtype is not known")},
    {"TENSOR_CONTAINER_UNSUPPORTED",
     QT_TRANSLATE_NOOP("Clause", "a container that no signature can describe")},
    {"HETEROGENEOUS_ARITY",
     QT_TRANSLATE_NOOP("Clause", "a length differs between calls")},
    {"EXPECTED_FAILURE_EVIDENCE_ONLY",
     QT_TRANSLATE_NOOP("Clause", "passed only by calls that are meant to fail")},
    {"TYPE_HINT_WITHOUT_DTYPE",
     QT_TRANSLATE_NOOP("Clause", "a type hint names no dtype")},
    {"NON_TENSOR_PARAMETER",
     QT_TRANSLATE_NOOP("Clause", "a parameter is no tensor")},
    {"DEFAULTED_PARAMETER_PRECEDES_SPEC",
     QT_TRANSLATE_NOOP("Clause", "a default stands before a tensor")},
    {"DEFAULTED_PARAMETER_SUPPLIED",
     QT_TRANSLATE_NOOP("Clause", "some calls pass a parameter that has a default")},
    {"SPECULATIVE_TENSOR_PARAMETER",
     QT_TRANSLATE_NOOP("Clause", "a parameter is a tensor by guess only")},
    {"NOT_ATTEMPTED",
     QT_TRANSLATE_NOOP("Clause", "signatures are switched off")}};

}  // namespace

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

QString withoutReasonNames(QString text) {
    for (const ReasonName& reason : kReasons)
        text.replace(QLatin1String(reason.name),
                     QCoreApplication::translate("Clause", reason.words));
    return text;
}

}  // namespace graphlift

// An explanation as Markdown, for a comment in a review.
#include "ui/explain/Explanation.h"

namespace graphlift {

namespace {

using Kind = ExplainRow::Kind;

/// Characters that Markdown would read as its own; code between back quotes stays.
QString escaped(const QString& text) {
    QString out;
    bool inCode = false;
    for (const QChar c : text) {
        if (c == '`') inCode = !inCode;
        if (!inCode && QStringLiteral("\\*_[]<>#|").contains(c)) out += '\\';
        out += c;
    }
    return inCode ? out + '`' : out;
}

/// A span of code that may hold back quotes itself.
QString code(const QString& text) {
    if (text.isEmpty()) return {};
    return text.contains('`') ? "`` " + text + " ``" : "`" + text + "`";
}

QString answerOf(const ExplainRow& row) {
    if (row.isNote) return QStringLiteral("note");
    if (!row.status) return {};
    QString answer = lookOf(*row.status).word;
    if (row.severity && *row.severity >= Severity::Warning) answer += ", " + wordOf(*row.severity);
    return answer;
}

QString lineOf(const ExplainRow& row) {
    switch (row.kind) {
        case Kind::Section:
            return "\n### " + escaped(row.text) +
                   (row.right.isEmpty() ? QString() : " (" + escaped(row.right) + ")") + "\n\n";
        case Kind::Precondition:
        case Kind::Fold: {
            QString line = "**" + answerOf(row) + "** " + escaped(row.text);
            if (!row.detail.isEmpty()) line += ": " + escaped(row.detail);
            if (!row.right.isEmpty()) line += " (" + row.right + ")";
            return line + "\n";
        }
        case Kind::Step:
            return code(row.detail) + (row.text.isEmpty() ? QString() : " " + escaped(row.text)) +
                   "\n";
        case Kind::Field:
            return code(row.text) + ": " + code(row.detail) +
                   (row.right.isEmpty() ? QString() : " " + escaped(row.right)) + "\n";
        case Kind::Numbered:
        case Kind::Text:
            break;
    }
    return escaped(row.text) + (row.right.isEmpty() ? QString() : " (" + row.right + ")") + "\n";
}

void write(QString& out, const std::vector<ExplainRow>& rows, int depth) {
    for (const ExplainRow& row : rows) {
        if (row.kind != Kind::Section) out += QString(depth * 2, ' ') + "- ";
        out += lineOf(row);
        write(out, row.children, depth + 1);
    }
}

}  // namespace

QString markdownOf(const Explanation& explanation) {
    QString out = "## " + code(explanation.name) + ": " + explanation.title;
    if (!explanation.standing.isEmpty()) out += " (" + explanation.standing + ")";
    out += "\n\n" + escaped(explanation.sentence) + " (" + code(explanation.place) + ")\n";
    write(out, explanation.rows, 0);
    return out;
}

}  // namespace graphlift

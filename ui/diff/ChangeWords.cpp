#include "ui/diff/ChangeWords.h"

#include <QCoreApplication>
#include <algorithm>

#include "analysis/diff/LineDiff.h"
#include "analysis/refactor/transformations/DecoratorOptions.h"
#include "app/report/FunctionText.h"
#include "ui/explain/Sentence.h"
#include "ui/text/Clause.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString words(const char* text) { return QCoreApplication::translate("ChangeWords", text); }

// A translated text with `code` in backquotes and names as %1, %2: as phrases.
Sentence sentence(const QString& text, const QStringList& names) {
    Sentence out;
    bool isCode = false;
    for (const QString& piece : text.split('`')) {
        QString filled = piece;
        for (int i = 0; i < names.size(); ++i)
            filled.replace("%" + QString::number(i + 1), names[i]);
        if (!filled.isEmpty()) out.push_back({filled, isCode});
        isCode = !isCode;
    }
    return out;
}

/// "@pkg.member" at the begin of a decorator.
QString decoratorIn(std::string_view text) {
    const size_t at = text.find('@');
    if (at == std::string_view::npos) return {};
    const size_t end = text.find_first_of("( \t\r\n#", at);
    return shown(text.substr(at, end == std::string_view::npos ? end : end - at));
}

std::string_view oldTextOf(const FileEdit& edit, const ShownText& text) {
    const uint32_t begin = text.fromFile(edit.cell, edit.start);
    const uint32_t end = text.fromFile(edit.cell, edit.end);
    return std::string_view(text.text()).substr(begin, end - begin);
}

bool writes(const std::vector<FileEdit>& edits, std::string_view option) {
    return std::any_of(edits.begin(), edits.end(), [&](const FileEdit& edit) {
        return edit.replacement.find(option) != std::string::npos;
    });
}

Sentence addTitle(const ReportFunction& function, const QString& name) {
    QString decorator;
    for (const FileEdit& edit : function.verdict.edits)
        if (const QString found = decoratorIn(edit.replacement); !found.isEmpty())
            decorator = found;
    if (writes(function.verdict.edits, kSignatureOption))
        return sentence(words("Add `%1` with a signature to `%2`"), {decorator, name});
    if (writes(function.verdict.edits, kRelaxOption))
        return sentence(words("Add `%1` that relaxes shapes to `%2`"), {decorator, name});
    return sentence(words("Add `%1` to `%2`"), {decorator, name});
}

Sentence removeTitle(const ReportFunction& function, const ShownText& text, const QString& name) {
    for (const FileEdit& edit : function.verdict.edits)
        if (const QString found = decoratorIn(oldTextOf(edit, text)); !found.isEmpty())
            return sentence(words("Remove `%1` from `%2`"), {found, name});
    return sentence(words("Remove the decorator from `%1`"), {name});
}

Sentence configureTitle(const ReportFunction& function, const QString& name) {
    const auto& arguments = function.summary.hybrid->arguments;
    const bool had = std::any_of(arguments.begin(), arguments.end(), [](const auto& argument) {
        return argument.first == kSignatureOption;
    });
    if (!writes(function.verdict.edits, kRelaxOption))
        return sentence(
            had ? words("Replace the signature of `%1`") : words("Give `%1` a signature"), {name});
    return sentence(words("Relax the shapes of `%1`"), {name});
}

Sentence currentTitle(const ReportFunction& function, const ShownText& text, const QString& name) {
    for (const ExtraEdit& extra : function.verdict.extra)
        for (const FileEdit& edit : extra.edits)
            for (const OldOption& old : kOldOptions) {
                if (oldTextOf(edit, text).find(old.name) == std::string_view::npos) continue;
                if (edit.replacement.find(old.newName) == std::string::npos || old.newName.empty())
                    return sentence(words("Drop `%1`, which newer versions do not have, from `%2`"),
                                    {shown(old.name), name});
                return sentence(words("Rename `%1` to `%2` on `%3`"),
                                {shown(old.name), shown(old.newName), name});
            }
    return sentence(words("Bring the decorator's arguments of `%1` up to date"), {name});
}

QString capitalised(QString text) {
    if (text.isEmpty()) return text;
    text[0] = text[0].toUpper();
    return text.endsWith('.') ? text : text + '.';
}

QString placeOf(const ReportView& view, const SourceRange& where) {
    const QString path = shown(view.pathOf(where.file));
    const Position at = view.positionOf(where.file, where.range.begin);
    return path.section('/', -1) + ':' + QString::number(at.line);
}

}  // namespace

QString nameOf(const ReportFunction& function) {
    const QString name = shown(function.ir.qualifiedName);
    return name.section('.', -1);
}

Sentence titleOf(const ReportFunction& function, const ShownText& text, bool hasOwn) {
    const QString name = shown(function.ir.qualifiedName);
    if (!hasOwn) return currentTitle(function, text, name);
    switch (function.verdict.action) {
        case Action::ConvertToGraph:
            return addTitle(function, name);
        case Action::ConvertToEager:
            return removeTitle(function, text, name);
        case Action::Reconfigure:
            return configureTitle(function, name);
        case Action::Keep:
        case Action::Undecided:
        case Action::None:
            break;
    }
    return sentence(words("Change `%1`"), {name});
}

Sentence questionOf(const ReportView& view, const ReportFunction& function) {
    for (const Finding* finding : decisiveFindings(view, function)) {
        if (finding->status != Status::Unknown) continue;
        const QString why = said(finding->reason.empty() ? finding->message : finding->reason);
        Sentence out{{shown(code(finding->id)), true}, {" " + capitalised(why), false}};
        if (!finding->evidence.empty()) {
            out.push_back({" See ", false});
            out.push_back({placeOf(view, finding->evidence.back().where), true});
            out.push_back({".", false});
        }
        return out;
    }
    return {{words("It rests on what is assumed of calls that are not described."), false}};
}

QString whatSpeaksAgainst(const ProjectView& changed, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        const auto index = changed.indexOf(id);
        if (!index) return words("%1 is not there any more.").arg(shown(id));
        const ReportFunction function = changed.report().function(*index);
        if (function.summary.mode == Mode::Eager) continue;
        for (const Finding& finding : function.verdict.findings) {
            const Group of = group(finding.id);
            if (finding.status != Status::Fails || (of != Group::Safety && of != Group::Retracing))
                continue;
            return shown(function.ir.qualifiedName) + ": " + shown(code(finding.id)) + " " +
                   shown(finding.message);
        }
    }
    return {};
}

Sentence whyOf(const ProjectView& project, const ReviewChange& change) {
    return sentence(sentenceOf(project, project.report().function(change.function)), {});
}

Sentence reasonOf(const ReviewChange& change) {
    if (change.isGone) return change.question;
    if (change.isSafe)
        return {{words("Left out: nothing stands in its way, you unticked it."), false}};
    Sentence out{{words("Left out: "), false}};
    out.insert(out.end(), change.question.begin(), change.question.end());
    out.push_back({" " + words("Tick it to include it anyway."), false});
    return out;
}

Sentence titleOf(const ChangedPart& part, const ReviewSet& set) {
    const auto lines = splitLines(part.made);
    const auto found = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
        return line.find("import ") != std::string_view::npos;
    });
    const QString code = found == lines.end() ? QString() : shown(*found).trimmed();
    if (part.changes.size() == 1) {
        const QString name = set.changes[part.changes.front()].name;
        return code.isEmpty() ? sentence(words("Part of the change of `%1`"), {name})
                              : sentence(words("Add `%1`, which `%2` needs"), {code, name});
    }
    const QString count = QString::number(part.changes.size());
    return code.isEmpty() ? sentence(words("Part of %1 changes"), {count})
                          : sentence(words("Add `%1`, which %2 changes need"), {code, count});
}

}  // namespace graphlift

#include "ui/window/LocatorIndex.h"

#include <QAction>
#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "analysis/interp/Program.h"
#include "ui/text/QtText.h"
#include "ui/theme/VerdictLook.h"
#include "ui/window/KeyCap.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("LocatorIndex", text); }

constexpr size_t kOfOneKind = 60, kOfMixed = 8;

template <class Wanted>
LocatorGroup search(const QString& title, const std::vector<LocatorEntry>& entries,
                    const FuzzyPattern& pattern, size_t most, Wanted wanted) {
    LocatorGroup group{title, {}, 0};
    for (const LocatorEntry& entry : entries) {
        if (!wanted(entry)) continue;
        if (const auto score = fuzzyScore(pattern, entry.key))
            group.hits.push_back({&entry, *score});
    }
    group.found = group.hits.size();
    const auto better = [](const LocatorHit& a, const LocatorHit& b) {
        return a.score != b.score ? a.score > b.score : a.entry < b.entry;
    };
    const size_t kept = std::min(most, group.hits.size());
    std::partial_sort(group.hits.begin(), group.hits.begin() + static_cast<std::ptrdiff_t>(kept),
                      group.hits.end(), better);
    group.hits.resize(kept);
    return group;
}

bool any(const LocatorEntry&) { return true; }

LocatorEntry functionEntry(const ProjectView& view, size_t index) {
    const ReportFunction function = view.report().function(index);
    LocatorEntry entry;
    const std::string& id = view.idOf(index);
    const size_t colon = id.find(':');
    entry.text = shown(colon == std::string::npos ? std::string_view(id)
                                                  : std::string_view(id).substr(colon + 1));
    entry.detail =
        QStringLiteral("%1:%2").arg(shown(function.file.source->path())).arg(function.begin.line);
    entry.id = toQt(id);
    entry.mono = true;
    entry.isCandidate = function.verdict.action != Action::None;
    if (entry.isCandidate) {
        const Look look = lookOf(function.verdict.action, function.summary.mode);
        entry.icon = look.icon;
        entry.token = look.token;
    }
    entry.key = FuzzyText(entry.text);
    return entry;
}

LocatorEntry fileEntry(const std::string& name) {
    const QString path = shown(name);
    return {.kind = LocatorEntry::Kind::File,
            .text = path,
            .icon = "file",
            .id = toQt(name),
            .key = FuzzyText(path)};
}

LocatorEntry codeEntry(PreconditionId id) {
    QString words = toQt(name(id));
    words.replace('-', ' ');
    const QString text = toQt(code(id)) + ' ' + words;
    return {.kind = LocatorEntry::Kind::Code,
            .text = text,
            .icon = "lesson",
            .id = toQt(code(id)),
            .key = FuzzyText(text)};
}

}  // namespace

std::shared_ptr<const LocatorEntries> locatorEntries(const ProjectView& project) {
    return project.derived<LocatorEntries>([](const ProjectView& view) {
        LocatorEntries out;
        for (size_t i = 0; i < view.numFunctions(); ++i)
            out.functions.push_back(functionEntry(view, i));
        for (const auto& file : view.report().program().files)
            out.files.push_back(fileEntry(file->source->path()));
        return out;
    });
}

void LocatorIndex::setProject(const ProjectViewPtr& project) {
    codes_.clear();
    for (size_t i = 0; i < kNumPreconditions; ++i)
        codes_.push_back(codeEntry(static_cast<PreconditionId>(i)));
    entries_ = project ? locatorEntries(*project) : std::make_shared<const LocatorEntries>();
}

void LocatorIndex::setFunctions(std::vector<LocatorEntry> functions) {
    entries_ = std::make_shared<const LocatorEntries>(
        LocatorEntries{std::move(functions), entries_->files});
}

void LocatorIndex::setCommands(const ActionList& actions) {
    commands_.clear();
    for (const QAction* action : actions.all()) {
        QString text = action->text();
        text.remove('&');
        commands_.push_back({.kind = LocatorEntry::Kind::Command,
                             .text = text,
                             .detail = keyText(action->shortcut()),
                             .icon = "right",
                             .id = ActionList::idOf(*action),
                             .whyNot = action->isEnabled() ? QString()
                                       : ActionList::whyNot(*action).isEmpty()
                                           ? tr("not now")
                                           : ActionList::whyNot(*action),
                             .key = FuzzyText(text)});
    }
}

std::vector<LocatorGroup> LocatorIndex::find(const QString& typed) const {
    const QChar prefix = typed.isEmpty() ? QChar() : typed[0];
    const QString rest = typed.mid(1);
    std::vector<LocatorGroup> groups;
    if (prefix == '>') {
        groups.push_back(search(tr("Commands"), commands_, FuzzyPattern(rest), kOfOneKind, any));
    } else if (prefix == '#') {
        groups.push_back(search(tr("Preconditions"), codes_, FuzzyPattern(rest), kOfOneKind, any));
    } else if (prefix == '@') {
        groups.push_back(search(tr("Candidates"), entries_->functions, FuzzyPattern(rest),
                                kOfOneKind,
                                [](const LocatorEntry& entry) { return entry.isCandidate; }));
    } else {
        const FuzzyPattern pattern(typed);
        groups.push_back(search(tr("Functions"), entries_->functions, pattern, kOfMixed, any));
        groups.push_back(search(tr("Files"), entries_->files, pattern, kOfMixed / 2, any));
        groups.push_back(search(tr("Commands"), commands_, pattern, kOfMixed / 2, any));
        groups.push_back(search(tr("Preconditions"), codes_, pattern, kOfMixed / 2, any));
    }
    std::erase_if(groups, [](const LocatorGroup& group) { return group.hits.empty(); });
    return groups;
}

}  // namespace graphlift

#include "app/session/SettingsStore.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <algorithm>
#include <iterator>
#include <utility>

#include "viz/graph/Focus.h"

namespace graphlift {

namespace {

constexpr const char* kRecent = "recent";
constexpr const char *kDown = "down", *kRight = "right", *kAllSteps = "all";
constexpr std::pair<LayoutEngine, const char*> kEngineNames[] = {
    {LayoutEngine::Layered, "layered"},
    {LayoutEngine::Radial, "radial"},
    {LayoutEngine::Force, "force"}};

QString keyOf(const QString& project) {
    return "projects/" +
           QString::fromLatin1(
               QCryptographicHash::hash(project.toUtf8(), QCryptographicHash::Sha1).toHex());
}

QString nameOf(LayoutEngine engine) {
    const auto* found = std::find_if(std::begin(kEngineNames), std::end(kEngineNames),
                                     [&](const auto& row) { return row.first == engine; });
    return found->second;
}

std::optional<LayoutEngine> engineOf(const QString& name) {
    for (const auto& [engine, text] : kEngineNames)
        if (name == text) return engine;
    return std::nullopt;
}

QString nameOf(LayoutDirection direction) {
    return direction == LayoutDirection::TopToBottom ? kDown : kRight;
}

std::optional<LayoutDirection> directionOf(const QString& name) {
    if (name == kDown) return LayoutDirection::TopToBottom;
    if (name == kRight) return LayoutDirection::LeftToRight;
    return std::nullopt;
}

// Steps around a function: a number, or all.
QString stepsText(unsigned steps) {
    return steps == Focus::kAll ? kAllSteps : QString::number(steps);
}

unsigned stepsOf(const QVariant& kept, unsigned otherwise) {
    bool isNumber = false;
    const unsigned steps = kept.toString().toUInt(&isNumber);
    return kept.toString() == kAllSteps ? Focus::kAll : isNumber ? std::min(steps, 10u) : otherwise;
}

QString layoutKey(int mode) { return QStringLiteral("window/layout-%1").arg(mode); }

}  // namespace

SettingsStore::SettingsStore()
    : settings_(QSettings::IniFormat, QSettings::UserScope, "graphlift", "workbench") {}

SettingsStore::SettingsStore(const QString& file) : settings_(file, QSettings::IniFormat) {}

std::vector<RecentProject> SettingsStore::recent() const {
    std::vector<RecentProject> out;
    const int count = settings_.beginReadArray(kRecent);
    for (int i = 0; i < count; ++i) {
        settings_.setArrayIndex(i);
        RecentProject project;
        project.path = settings_.value("path").toString();
        project.opened = settings_.value("opened").toDateTime();
        const QStringList counts = settings_.value("counts").toStringList();
        project.counted = counts.size() == 4;
        if (project.counted) {
            project.toGraph = counts[0].toInt();
            project.toEager = counts[1].toInt();
            project.reconfigure = counts[2].toInt();
            project.undecided = counts[3].toInt();
        }
        project.isThere = QFileInfo::exists(project.path);
        out.push_back(project);
    }
    settings_.endArray();
    return out;
}

void SettingsStore::writeRecent(const std::vector<RecentProject>& projects) {
    settings_.remove(kRecent);
    settings_.beginWriteArray(kRecent);
    for (size_t i = 0; i < projects.size(); ++i) {
        const RecentProject& project = projects[i];
        settings_.setArrayIndex(static_cast<int>(i));
        settings_.setValue("path", project.path);
        settings_.setValue("opened", project.opened);
        if (project.counted)
            settings_.setValue("counts", QStringList{QString::number(project.toGraph),
                                                     QString::number(project.toEager),
                                                     QString::number(project.reconfigure),
                                                     QString::number(project.undecided)});
    }
    settings_.endArray();
}

void SettingsStore::addRecent(const RecentProject& project) {
    std::vector<RecentProject> all = recent();
    std::erase_if(all, [&](const RecentProject& one) { return one.path == project.path; });
    all.insert(all.begin(), project);
    if (all.size() > kMostRecent) all.resize(kMostRecent);
    writeRecent(all);
}

void SettingsStore::removeRecent(const QString& path) {
    std::vector<RecentProject> all = recent();
    std::erase_if(all, [&](const RecentProject& one) { return one.path == path; });
    writeRecent(all);
}

Preferences SettingsStore::preferences() const {
    Preferences out;
    settings_.beginGroup("preferences");
    const QString scheme = settings_.value("theme", nameOf(out.scheme)).toString();
    out.scheme = schemeOf(scheme).value_or(out.scheme);
    out.scale = std::clamp(settings_.value("scale", out.scale).toDouble(), 0.8, 2.0);
    out.tabWidth = std::clamp(settings_.value("tabWidth", out.tabWidth).toInt(), 1, 16);
    out.reopenLast = settings_.value("reopenLast", out.reopenLast).toBool();
    GraphChoice& graph = out.graph;
    graph.engine = engineOf(settings_.value("graph/engine").toString()).value_or(graph.engine);
    graph.direction =
        directionOf(settings_.value("graph/direction").toString()).value_or(graph.direction);
    graph.callers = stepsOf(settings_.value("graph/callers"), graph.callers);
    graph.callees = stepsOf(settings_.value("graph/callees"), graph.callees);
    for (AnalysisChoice& choice : out.analysis) {
        const QVariant kept = settings_.value("analysis/" + choice.name);
        if (kept.isValid()) choice.value = kept.toBool();
    }
    settings_.endGroup();
    return out;
}

void SettingsStore::setPreferences(const Preferences& preferences) {
    settings_.beginGroup("preferences");
    settings_.setValue("theme", nameOf(preferences.scheme));
    settings_.setValue("scale", preferences.scale);
    settings_.setValue("tabWidth", preferences.tabWidth);
    settings_.setValue("reopenLast", preferences.reopenLast);
    settings_.setValue("graph/engine", nameOf(preferences.graph.engine));
    settings_.setValue("graph/direction", nameOf(preferences.graph.direction));
    settings_.setValue("graph/callers", stepsText(preferences.graph.callers));
    settings_.setValue("graph/callees", stepsText(preferences.graph.callees));
    for (const AnalysisChoice& choice : preferences.analysis) {
        if (choice.value)
            settings_.setValue("analysis/" + choice.name, *choice.value);
        else
            settings_.remove("analysis/" + choice.name);
    }
    settings_.endGroup();
}

QByteArray SettingsStore::geometry() const {
    return settings_.value("window/geometry").toByteArray();
}

void SettingsStore::setGeometry(const QByteArray& geometry) {
    settings_.setValue("window/geometry", geometry);
}

WorkMode SettingsStore::mode() const {
    return static_cast<WorkMode>(
        std::clamp(settings_.value("window/mode", 0).toInt(), 0, kNumWorkModes - 1));
}

void SettingsStore::setMode(WorkMode mode) {
    settings_.setValue("window/mode", static_cast<int>(mode));
}

Desk::Layouts SettingsStore::layouts() const {
    Desk::Layouts out;
    for (int i = 0; i < kNumWorkModes; ++i)
        out[static_cast<size_t>(i)] = settings_.value(layoutKey(i)).toByteArray();
    return out;
}

void SettingsStore::setLayouts(const Desk::Layouts& layouts) {
    for (int i = 0; i < kNumWorkModes; ++i)
        settings_.setValue(layoutKey(i), layouts[static_cast<size_t>(i)]);
}

ProjectState SettingsStore::state(const QString& project) const {
    const QString key = keyOf(project);
    ProjectState out;
    out.functionId = settings_.value(key + "/function").toString().toStdString();
    out.file = settings_.value(key + "/file").toString();
    out.begin = settings_.value(key + "/begin").toUInt();
    out.end = settings_.value(key + "/end").toUInt();
    out.engine = engineOf(settings_.value(key + "/graph-engine").toString());
    out.direction = directionOf(settings_.value(key + "/graph-direction").toString());
    return out;
}

void SettingsStore::setState(const QString& project, const ProjectState& state) {
    const QString key = keyOf(project);
    settings_.setValue(key + "/function", QString::fromStdString(state.functionId));
    settings_.setValue(key + "/file", state.file);
    settings_.setValue(key + "/begin", state.begin);
    settings_.setValue(key + "/end", state.end);
    const auto keep = [&](const QString& name, const auto& value) {
        if (value)
            settings_.setValue(key + name, nameOf(*value));
        else
            settings_.remove(key + name);
    };
    keep("/graph-engine", state.engine);
    keep("/graph-direction", state.direction);
}

QString SettingsStore::lastProject() const { return settings_.value("lastProject").toString(); }
void SettingsStore::setLastProject(const QString& path) { settings_.setValue("lastProject", path); }

}  // namespace graphlift

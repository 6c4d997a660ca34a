#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/callgraph/CallGraph.h"
#include "analysis/driver/AnalysisHost.h"
#include "analysis/driver/Frontend.h"
#include "analysis/driver/Suppressions.h"
#include "analysis/interp/Engine.h"
#include "analysis/source/FileSet.h"

namespace graphlift {

namespace {

using Snapshot = std::shared_ptr<AnalysisSnapshot>;

/// What the project's requirements allow, of the framework that the newest models describe.
std::string requiredVersion(const ModelRegistry& newest, const std::filesystem::path& root) {
    const ApiId decorator = newest.role(Role::GraphDecorator);
    if (decorator.isNone()) return "";
    const std::string& path = newest[decorator].path;
    const std::string package = path.substr(0, path.find('.'));
    const auto requirement =
        findRequirement(root, {package, package + "-cpu", package + "-gpu", package + "-macos",
                               package + "-intel", package + "-rocm"});
    return requirement ? newestAllowed(requirement->specifier) : "";
}

Result<std::shared_ptr<const ModelRegistry>> loadModels(const AnalysisOptions& options,
                                                        const std::filesystem::path& root) {
    if (!options.frameworkVersion.empty()) return ModelRegistry::load(options.frameworkVersion);
    auto newest = ModelRegistry::load("");
    if (!newest) return newest;
    const std::string required = requiredVersion(**newest, root);
    return required.empty() ? newest : ModelRegistry::load(required);
}

std::shared_ptr<const ModuleIndex> indexModules(
    const std::vector<std::shared_ptr<const FileFacts>>& files, const ScannedProject& project,
    Names& names) {
    std::vector<ModuleIndex::Input> inputs;
    inputs.reserve(files.size());
    for (size_t i = 0; i < files.size(); ++i)
        inputs.push_back({FileId(i), files[i]->source->path(), &files[i]->decls});
    return std::make_shared<const ModuleIndex>(inputs, project.importRoots, names);
}

InterpretOptions interpretOptions(const AnalysisOptions& options) {
    return {.testsAsEntryPoints = options.testsAsEntryPoints,
            .followTypeHints = options.followTypeHints,
            .speculate = options.speculate,
            .closedProject = options.closedProject};
}

FactsOptions factsOptions(const AnalysisOptions& options) {
    return {.signatures = options.signatures,
            .closedProject = options.closedProject,
            .followTypeHints = options.followTypeHints,
            .speculate = options.speculate};
}

std::vector<Assumption> countAssumptions(const ProgramFacts& facts,
                                         const std::vector<Verdict>& verdicts) {
    std::map<std::string, Assumption> byId;
    for (const auto& [id, text] : facts.assumptionTexts) byId[id] = {id, text, 0};
    for (size_t i = 0; i < verdicts.size(); ++i) {
        if (verdicts[i].action == Action::None) continue;
        for (const std::string& id : facts.functions[i].assumes)
            if (const auto found = byId.find(id); found != byId.end()) ++found->second.functions;
    }
    std::vector<Assumption> assumptions;
    for (auto& [id, assumption] : byId)
        if (assumption.functions != 0) assumptions.push_back(std::move(assumption));
    return assumptions;
}

void sortProblems(std::vector<Problem>& problems) {
    const auto key = [](const Problem& p) {
        return std::tie(p.file, p.position.cell, p.position.line, p.position.column, p.severity,
                        p.code, p.message);
    };
    std::sort(problems.begin(), problems.end(),
              [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
}

bool isUnreadable(const Problem& problem) {
    return problem.severity == Problem::Severity::Error &&
           (problem.code == "unreadable-file" || problem.code == "unreadable-folder" ||
            problem.code == "deleted");
}

/// One run: each stage fills the snapshot; null results of a stage mean that it was stopped.
class Run {
  public:
    Run(const AnalysisOptions& options, const Workers& workers, std::stop_token stop,
        AnalysisObserver observer, const Overlay& overlay)
        : workers_(workers),
          overlay_(overlay),
          stop_(stop),
          progress_(std::move(observer.onProgress)),
          snapshot_(std::make_shared<AnalysisSnapshot>()) {
        snapshot_->options = options;
    }

    Result<std::shared_ptr<const AnalysisSnapshot>> project(const std::string& path) {
        auto scanned = scan(path);
        if (!scanned) return tl::unexpected(scanned.error());
        if (stop_.stop_requested()) return nullptr;
        auto registry = models(*scanned);
        if (!registry) return tl::unexpected(registry.error());
        if (!front(*scanned) || !interpretAll(*scanned, *registry) || !judge()) return nullptr;
        sortProblems(snapshot_->problems);
        return snapshot_;
    }

  private:
    Result<ScannedProject> scan(const std::string& path) {
        Trace::Span span(snapshot_->trace, "scan");
        progress_.begin(Progress::Stage::Scan, 0);
        const AnalysisOptions& options = snapshot_->options;
        auto scanned = scanProject(
            path, {.exclude = options.exclude, .pythonPath = options.pythonPath}, stop_);
        if (!scanned) return scanned;
        snapshot_->projectName = scanned->name;
        snapshot_->root = scanned->root.string();
        addProblems(scanned->problems, false);
        return scanned;
    }

    Result<std::shared_ptr<const ModelRegistry>> models(const ScannedProject& scanned) {
        Trace::Span span(snapshot_->trace, "models");
        auto registry = loadModels(snapshot_->options, scanned.root);
        if (registry) snapshot_->frameworkVersion = (*registry)->version();
        return registry;
    }

    bool front(const ScannedProject& scanned) {
        Trace& trace = snapshot_->trace;
        FileSet set;
        {
            Trace::Span span(trace, "read");
            set = readFiles(scanned, workers_, overlay_, nullptr, stop_, &progress_);
        }
        if (stop_.stop_requested()) return false;
        addProblems(set.problems, true);
        files_ = makeFileFacts(set, *names_, workers_, trace, progress_, stop_);
        if (stop_.stop_requested()) return false;
        for (const auto& file : files_) addProblems(file->problems, false);
        return true;
    }

    bool interpretAll(const ScannedProject& scanned,
                      const std::shared_ptr<const ModelRegistry>& registry) {
        Trace& trace = snapshot_->trace;
        std::shared_ptr<const ModuleIndex> modules;
        {
            Trace::Span span(trace, "resolve");
            modules = indexModules(files_, scanned, *names_);
        }
        if (stop_.stop_requested()) return false;
        Trace::Span span(trace, "interpret");
        snapshot_->program =
            interpret(std::move(files_), modules, registry, names_,
                      interpretOptions(snapshot_->options), trace, progress_, stop_);
        return snapshot_->program != nullptr;
    }

    bool judge() {
        AnalysisSnapshot& snapshot = *snapshot_;
        progress_.begin(Progress::Stage::Facts, 0);
        {
            Trace::Span span(snapshot.trace, "callgraph");
            snapshot.callGraph = buildCallGraph(snapshot.program);
        }
        if (stop_.stop_requested()) return false;
        snapshot.facts = computeFacts(snapshot.program, snapshot.callGraph,
                                      factsOptions(snapshot.options), snapshot.trace);
        if (stop_.stop_requested()) return false;
        progress_.begin(Progress::Stage::Decide, 0);
        Trace::Span span(snapshot.trace, "decide");
        snapshot.verdicts = decideAll(*snapshot.facts);
        snapshot.suppressions = findSuppressions(*snapshot.program, snapshot.problems);
        snapshot.assumptions = countAssumptions(*snapshot.facts, snapshot.verdicts);
        return !stop_.stop_requested();
    }

    /// Files that cannot be read or decoded make the exit status 3; what a scan notes does so by
    /// its code.
    void addProblems(const std::vector<Problem>& problems, bool ofReading) {
        for (const Problem& problem : problems) {
            snapshot_->inputsUnreadable |= ofReading || isUnreadable(problem);
            snapshot_->problems.push_back(problem);
        }
    }

    const Workers& workers_;
    const Overlay& overlay_;
    std::stop_token stop_;
    ProgressMeter progress_;
    Snapshot snapshot_;
    std::shared_ptr<Names> names_ = std::make_shared<Names>();
    std::vector<std::shared_ptr<const FileFacts>> files_;
};

}  // namespace

Result<std::shared_ptr<const AnalysisSnapshot>> analyzeProject(
    const std::string& projectPath, const AnalysisOptions& options, const Workers& workers,
    std::stop_token stop, AnalysisObserver observer, const Overlay& overlay) {
    return Run(options, workers, std::move(stop), std::move(observer), overlay)
        .project(projectPath);
}

}  // namespace graphlift

// The order of work: module bodies, tests, the worklist, the sweep, missing values; then the
// result.
#include "analysis/interp/Interpreter.h"

#include "analysis/interp/LibraryContext.h"

#include <algorithm>

namespace graphlift {

Interpreter::Interpreter(Program& program, const InterpretOptions& options, Trace& trace,
                         ProgressMeter& progress, std::stop_token stop)
    : p_(program),
      options_(options),
      trace_(trace),
      progress_(progress),
      stop_(std::move(stop)),
      names_(*program.names),
      registry_(*program.registry),
      values_(*program.values),
      modules_(*program.modules),
      contextsOf_(program.functions.size()),
      numFamilies_(program.functions.size(), 0),
      bodies_(program.functions.size()),
      moduleObjects_(program.modules->size()),
      moduleContexts_(program.modules->size()),
      closuresOf_(program.functions.size()),
      wildcards_(program.modules->size()) {
    auto name = [&](std::string_view text) { return names_.intern(text); };
    n_ = {name("__init__"),       name("__new__"),   name("__call__"),    name("__enter__"),
          name("__exit__"),       name("__iter__"),  name("__next__"),    name("__getitem__"),
          name("__setitem__"),    name("__len__"),   name("__getattr__"), name("__setattr__"),
          name("__name__"),       name("__file__"),  name("__doc__"),     name("__class__"),
          name("__dict__"),       name("self"),      name("__all__"),     name("__contains__"),
          name("build"),          name("__slots__"), name("metaclass"),   name("__post_init__"),
          name("<final length>"), name("<length>"),  name("__get__"),     name("__wrapped__"),
          name("args"),           name("func"),      name("keywords")};
    registerBuiltins();
}

bool Interpreter::run() {
    progress_.begin(Progress::Stage::Interpret, p_.functions.size());
    {
        Trace::Span span(trace_, "interpret entered");
        runModules();
        if (options_.testsAsEntryPoints) runTests();
        drain();
        resolveMissing();
    }
    {
        Trace::Span span(trace_, "interpret swept");
        sweeping_ = true;
        sweep();
        resolveMissing();
    }
    if (stopped()) return false;
    trace_.count("contexts", activations_.size());
    trace_.count("evaluations", numEvaluations_);
    trace_.count("instructions evaluated", numInstructions_);
    trace_.count("values", values_.numValues());
    trace_.count("objects", p_.objects.size());
    publish();
    return true;
}

void Interpreter::runModules() {
    for (ModuleId module : modules_.importOrder()) {
        if (stopped()) return;
        evaluateModule(module, nullptr);
    }
    drain();
}

// A module body is a context without parameters; its globals are the fields of its module object.
void Interpreter::evaluateModule(ModuleId module, Frame* importer) {
    if (modules_[module].file.isNone()) return;
    ContextId& context = moduleContexts_[module.index()];
    if (context.isNone()) {
        const FunctionId body = p_.functionAt(modules_[module].file, 0);
        context = ContextId(activations_.size());
        activations_.emplace_back();
        Activation& activation = activations_.back();
        activation.spec.function = body;
        activation.spec.entered = true;
        activation.isModule = true;
        contextsOf_[body.index()].push_back(context);
    }
    Activation& activation = activations_[context.index()];
    if (activation.evaluated || activation.active) return;
    if (depth_ >= kMaxDepth) {
        markDirty(context);
        return;
    }
    static_cast<void>(importer);
    makeRoot(context);
    evaluate(context);
}

void Interpreter::runTests() {
    auto startsWith = [](std::string_view text, std::string_view prefix) {
        return text.substr(0, prefix.size()) == prefix;
    };
    for (uint32_t f = 0; f < p_.functions.size() && !stopped(); ++f) {
        const FunctionId id(f);
        const IrFunction& ir = p_.ir(id);
        const FunctionRef& ref = p_.functions[id];
        if (ir.scope != ScopeKind::Function || !startsWith(names_.text(ir.name), "test")) continue;
        const std::string& path = p_.files[ref.file.index()]->source->path();
        const std::string base =
            path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
        const ScopeKind outer = ref.parent.isNone() ? ScopeKind::Module : p_.ir(ref.parent).scope;
        const bool isTestFile = startsWith(base, "test_") ||
                                base.find("_test.py") != std::string::npos ||
                                startsWith(base, "test");
        if (!isTestFile && outer != ScopeKind::Class) continue;
        if (outer == ScopeKind::Function || contextsOf_[f].size() > 0) continue;
        sweepFunction(id, true);
    }
    drain();
}

void Interpreter::markDirty(ContextId context) {
    activations_[context.index()].mustRun = true;
    queue(context);
}

void Interpreter::queue(ContextId context) {
    Activation& activation = activations_[context.index()];
    if (activation.dirty || activation.evaluations >= kMaxEvaluations)
        return;
    activation.dirty = true;
    if (!activation.active) worklist_.emplace(std::pair{activation.order, context}, context);
}

void Interpreter::markDirty(ContextId reader, Dependency kind, uint32_t id) {
    Activation& activation = activations_[reader.index()];
    if (activation.evaluations >= kMaxEvaluations) return;
    activation.changed.push_back(dependencyKey(kind, id));
    queue(reader);
}

void Interpreter::update(ContextId context) {
    if (needsRun(context)) {
        evaluate(context);
        return;
    }
    activations_[context.index()].dirty = false;
    activations_[context.index()].changed.clear();
}

// Whether anything that its last evaluation read has changed.
bool Interpreter::needsRun(ContextId context) {
    Activation& activation = activations_[context.index()];
    if (activation.mustRun || !activation.evaluated) return true;
    std::ranges::sort(activation.changed);
    return std::ranges::any_of(activation.reads, [&](const SiteRead& read) {
        return std::ranges::binary_search(activation.changed, read.key);
    });
}

void Interpreter::drain() {
    while (!worklist_.empty() && !stopped()) {
        const ContextId context = worklist_.begin()->second;
        worklist_.erase(worklist_.begin());
        Activation& activation = activations_[context.index()];
        if (activation.active || !activation.dirty || activation.liveCalls == 0) continue;
        update(context);
    }
}

// What was read before anybody wrote it stayed bottom, as if the code after it never ran. Once
// nothing moves any more, such reads become unknown and their readers run again.
void Interpreter::resolveMissing() {
    while (!missingReaders_.empty() && !stopped()) {
        std::vector<ContextId> readers;
        readers.swap(missingReaders_);
        for (ContextId reader : readers) {
            activations_[reader.index()].lenient = true;
            markDirty(reader);
        }
        drain();
    }
}

std::shared_ptr<const Program> interpret(std::vector<std::shared_ptr<const FileFacts>> files,
                                         std::shared_ptr<const ModuleIndex> modules,
                                         std::shared_ptr<const ModelRegistry> registry,
                                         std::shared_ptr<Names> names,
                                         const InterpretOptions& options, Trace& trace,
                                         ProgressMeter& progress, std::stop_token stop) {
    auto program = std::make_shared<Program>();
    program->names = std::move(names);
    program->registry = std::move(registry);
    program->files = std::move(files);
    program->modules = std::move(modules);
    program->values = std::make_shared<ValueTable>();
    for (uint32_t f = 0; f < program->files.size(); ++f) {
        program->firstFunction.push_back(FunctionId(program->functions.size()));
        const uint32_t first = static_cast<uint32_t>(program->functions.size());
        const std::vector<IrFunction>& functions = program->files[f]->ir.functions;
        for (uint32_t i = 0; i < functions.size(); ++i) {
            const FunctionId parent = functions[i].parent == Id<int>::kNone
                                          ? FunctionId::none()
                                          : FunctionId(first + functions[i].parent);
            program->functions.add({FileId(f), program->modules->moduleOf(FileId(f)), i, parent});
        }
    }
    Interpreter interpreter(*program, options, trace, progress, stop);
    if (!interpreter.run()) return nullptr;
    return program;
}

}  // namespace graphlift

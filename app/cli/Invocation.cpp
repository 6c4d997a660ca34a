#include "app/cli/Invocation.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/report/ReportView.h"

namespace graphlift {

namespace {

constexpr const char* kAbout =
    "Finds the functions of a Python project that can safely become graph functions, says why not "
    "where "
    "they cannot, and makes the change.";

/// `--name` and `--no-name`.
void addSwitch(CLI::App& app, Settings& settings, const std::string& name,
               const std::string& help) {
    app.add_flag_function(
        "--" + name + ",!--no-" + name, [&settings, name](int64_t on) { settings[name] = on > 0; },
        help);
}

void addText(CLI::App& app, Settings& settings, const std::string& name, const std::string& what,
             const std::string& help) {
    app.add_option_function<std::string>(
           "--" + name, [&settings, name](const std::string& text) { settings[name] = text; }, help)
        ->type_name(what);
}

CLI::Option* addList(CLI::App& app, Settings& settings, const std::string& name,
                     const std::string& what, const std::string& help) {
    return app
        .add_option_function<std::vector<std::string>>(
            "--" + name,
            [&settings, name](const std::vector<std::string>& texts) { settings[name] = texts; },
            help)
        ->type_name(what)
        ->allow_extra_args(false);
}

/// The options of every command that analyses a project.
void addAnalysisOptions(CLI::App& app, Invocation& invocation) {
    Settings& settings = invocation.settings;
    addSwitch(app, settings, "signatures", "infer input signatures [on]");
    addSwitch(app, settings, "tests-as-entry-points", "tests call functions too [on]");
    addSwitch(app, settings, "follow-type-hints", "type hints are evidence [on]");
    addSwitch(app, settings, "speculate", "names such as train_step are evidence [on]");
    addSwitch(app, settings, "closed-project", "nobody outside the project calls it [on]");
    addText(app, settings, "framework-version", "V",
            "behaviour of this version [the one the project requires, else the newest]");
    addList(app, settings, "exclude", "GLOB", "leave files out (repeatable)");
    addList(app, settings, "python-path", "DIR", "another folder to import from (repeatable)");
    app.add_option("--config", invocation.config, "settings file [pyproject.toml of PROJECT]")
        ->type_name("FILE");
    app.add_option_function<int64_t>(
           "--jobs", [&settings](int64_t jobs) { settings["jobs"] = jobs; }, "threads [one a core]")
        ->type_name("N");
    app.add_flag_callback(
        "--no-cache", [&settings] { settings["cache"] = false; },
        "neither read nor write the cache");
    addText(app, settings, "baseline", "REPORT", "report only what this earlier report has not");
    addList(app, settings, "fail-on", "KIND[,KIND]",
            "exit with 1 when there is any: convert, unsafe, undecided, problem")
        ->delimiter(',');
    app.add_flag("--timings", invocation.timings, "add times and counters");
    app.add_flag("--quiet", invocation.quiet, "no messages on stderr but errors");
}

void addOutput(CLI::App& app, Invocation& invocation, const std::string& formats) {
    if (!formats.empty())
        app.add_option("-f,--format", invocation.format, "one of " + formats)->type_name("FORMAT");
    app.add_option("-o,--output", invocation.output, "write to FILE [stdout]")->type_name("FILE");
}

CLI::App* addCommand(CLI::App& app, Invocation& invocation, const std::string& name,
                     const std::string& help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->callback([&invocation, name] { invocation.command = name; });
    return command;
}

void addProject(CLI::App& app, Invocation& invocation, const std::string& help) {
    app.add_option("PROJECT", invocation.project, help)->required()->type_name("");
}

const char* const kProject = "a folder, a .py file or a .ipynb notebook";

/// What the edits would do, do, and did.
void addChangeCommands(CLI::App& app, Invocation& invocation) {
    CLI::App* diff = addCommand(app, invocation, "diff", "what would change, as a patch");
    addProject(*diff, invocation, kProject);
    diff->add_option("FUNCTION", invocation.functions, "only these [all]")->type_name("");
    diff->add_flag("--include-review", invocation.includeReview, "edits that need a review too");
    addOutput(*diff, invocation, "patch, json [patch]");
    addAnalysisOptions(*diff, invocation);

    CLI::App* apply = addCommand(app, invocation, "apply", "make the safe edits: all or none");
    addProject(*apply, invocation, kProject);
    apply->add_option("FUNCTION", invocation.functions, "only these [all]")->type_name("");
    apply->add_flag("--dry-run", invocation.dryRun, "say what would be done; write nothing");
    apply->add_flag("--include-review", invocation.includeReview, "edits that need a review too");
    addOutput(*apply, invocation, "");
    addAnalysisOptions(*apply, invocation);

    CLI::App* undo = addCommand(app, invocation, "undo", "take the last apply back");
    addProject(*undo, invocation, kProject);
    addOutput(*undo, invocation, "");
    undo->add_flag("--quiet", invocation.quiet, "no messages on stderr but errors");

    CLI::App* open = addCommand(app, invocation, "open", "start the workbench, at a place");
    addProject(*open, invocation, kProject);
    open->add_option("PLACE", invocation.functions, "FILE:LINE to show first")
        ->expected(0, 1)
        ->type_name("");
}

void addTensorsCommand(CLI::App& app, Invocation& invocation) {
    CLI::App* tensors =
        addCommand(app, invocation, "tensors", "what flows through one function, and when it runs");
    addProject(*tensors, invocation, kProject);
    tensors->add_option("FUNCTION", invocation.functions, "an id, or a unique end of one")
        ->required()
        ->expected(1)
        ->type_name("");
    addOutput(*tensors, invocation, "json, dot, svg [json]");
    addAnalysisOptions(*tensors, invocation);
}

void addCommands(CLI::App& app, Invocation& invocation) {
    CLI::App* analyze = addCommand(app, invocation, "analyze", "the whole report");
    addProject(*analyze, invocation, kProject);
    addOutput(*analyze, invocation, "text, json [text]");
    analyze->add_flag("--full", invocation.full, "every precondition of every function");
    addAnalysisOptions(*analyze, invocation);

    CLI::App* explain =
        addCommand(app, invocation, "explain", "one function, or one precondition (GL301)");
    explain->add_option("PROJECT", invocation.project, "a project, or the code of a precondition")
        ->required()
        ->type_name("");
    explain->add_option("FUNCTION", invocation.functions, "an id, or a unique end of one")
        ->expected(0, 1)
        ->type_name("");
    addOutput(*explain, invocation, "text, json [text]");
    addAnalysisOptions(*explain, invocation);

    CLI::App* callgraph = addCommand(app, invocation, "callgraph", "who calls whom");
    addProject(*callgraph, invocation, kProject);
    addOutput(*callgraph, invocation, "json, dot, svg, pycg [json]");
    callgraph->add_option("--center", invocation.center, "only what is near this function")
        ->type_name("FUNCTION");
    callgraph->add_option("--callers", invocation.callers, "steps back from the center [2]")
        ->type_name("N");
    callgraph->add_option("--callees", invocation.callees, "steps on from the center [2]")
        ->type_name("N");
    addAnalysisOptions(*callgraph, invocation);

    addTensorsCommand(app, invocation);
    addChangeCommands(app, invocation);

    CLI::App* dump = addCommand(app, invocation, "dump", "what a stage made of one file");
    dump->add_option("FILE", invocation.project, "a .py file or a notebook")
        ->required()
        ->type_name("");
    dump->add_option("--after", invocation.stage,
                     "parse, index, lower, interpret, callgraph, facts or decide [parse]")
        ->type_name("STAGE");
    addOutput(*dump, invocation, "");
    addAnalysisOptions(*dump, invocation);
}

std::string commandNames(const CLI::App& app) {
    std::string names;
    for (const CLI::App* command : app.get_subcommands({}))
        names += (names.empty() ? "" : ", ") + command->get_name();
    return names;
}

const CLI::App* findCommand(const CLI::App& app, const std::string& name) {
    for (const CLI::App* command : app.get_subcommands({}))
        if (command->get_name() == name) return command;
    return nullptr;
}

CallOutcome wrongCall(std::string message) { return {std::nullopt, std::move(message), true}; }

/// `help COMMAND`, and a first word that is no command.
std::optional<CallOutcome> readFirstWord(CLI::App& app, int count, const char* const* arguments) {
    if (count < 2) return wrongCall("graphlift: say what to do.\n\n" + app.help());
    const std::string first = arguments[1];
    if (first.empty() || first[0] == '-') return std::nullopt;
    const std::string wanted = first == "help" ? (count > 2 ? arguments[2] : "") : first;
    if (first == "help" && wanted.empty()) return CallOutcome{std::nullopt, app.help(), false};
    const CLI::App* command = findCommand(app, wanted);
    if (command == nullptr)
        return wrongCall("graphlift: there is no command \"" + wanted + "\". Commands are " +
                         commandNames(app) + ", help.\n");
    if (first == "help") return CallOutcome{std::nullopt, command->help(), false};
    return std::nullopt;
}

}  // namespace

CallOutcome readArguments(int count, const char* const* arguments) {
    CLI::App app(kAbout, "graphlift");
    Invocation invocation;
    app.set_version_flag("--version", "graphlift " + std::string(kVersion));
    app.set_help_flag("-h,--help", "print this help");
    app.require_subcommand(1);
    addCommands(app, invocation);
    if (auto outcome = readFirstWord(app, count, arguments)) return std::move(*outcome);
    try {
        app.parse(count, arguments);
    } catch (const CLI::CallForVersion& call) {
        return {std::nullopt, std::string(call.what()) + "\n", false};
    } catch (const CLI::CallForHelp&) {
        const auto chosen = app.get_subcommands();
        return {std::nullopt, chosen.empty() ? app.help() : chosen.front()->help(), false};
    } catch (const CLI::ParseError& error) {
        const auto chosen = app.get_subcommands();
        return wrongCall("graphlift: " + std::string(error.what()) + "\nSee: graphlift help" +
                         (chosen.empty() ? "" : " " + chosen.front()->get_name()) + "\n");
    }
    return {std::move(invocation), "", false};
}

}  // namespace graphlift

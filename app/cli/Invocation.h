// What a call of the program asks for, read from its arguments. Values that were not given stay
// absent, so that the settings file can speak for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/source/ProjectSettings.h"

namespace graphlift {

struct Invocation {
    std::string command;
    std::string project;
    std::vector<std::string> functions;
    std::string format, output, config;
    std::string stage = "parse";  // of dump
    std::string center;           // of callgraph
    std::optional<unsigned> callers, callees;
    Settings settings;  // given on the command line: they win
    bool full = false, timings = false, quiet = false, includeReview = false, dryRun = false;
};

/// The arguments as text for people, when the call asks for help or a version, or was wrong.
struct CallOutcome {
    std::optional<Invocation> invocation;
    std::string message;   // else: what to print ...
    bool isError = false;  // ... and whether the call was wrong
};

CallOutcome readArguments(int count, const char* const* arguments);

}  // namespace graphlift

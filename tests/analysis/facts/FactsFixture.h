// From Python text to facts: one module called "m", without the driver.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analysis/callgraph/CallGraph.h"
#include "analysis/facts/ProgramFacts.h"
#include "analysis/interp/Engine.h"
#include "analysis/ir/Lowering.h"
#include "analysis/models/ModelRegistry.h"
#include "analysis/syntax/Parser.h"

namespace graphlift {

class FactsFixture {
  public:
    explicit FactsFixture(std::string text, FactsOptions options = {}) {
        auto names = std::make_shared<Names>();
        auto file = std::make_shared<FileFacts>();
        file->source = *SourceFile::make(
            "m.py", "import numpy as np\nimport tensorflow as tf\n" + std::move(text));
        Parser parser;
        file->tree = parser.parse(file->source).tree;
        file->decls = declareModule(file->tree, *names);
        file->ir = lowerToIr(file->tree, *names);
        std::vector<ModuleIndex::Input> inputs{{FileId(0), "m.py", &file->decls}};
        auto modules =
            std::make_shared<const ModuleIndex>(inputs, std::vector<std::string>{""}, *names);
        Trace trace;
        ProgressMeter silent({});
        auto program =
            interpret({file}, modules, *ModelRegistry::load("2.15"), names, {}, trace, silent);
        facts_ = computeFacts(program, buildCallGraph(program), options, trace);
    }

    [[nodiscard]] const FunctionSummary& function(std::string_view qualifiedName) const {
        for (const FunctionSummary& summary : facts_->functions)
            if (facts_->program->ir(summary.function).qualifiedName == qualifiedName)
                return summary;
        static const FunctionSummary kNone;
        return kNone;
    }
    [[nodiscard]] const Fact& fact(std::string_view qualifiedName, FactId id) const {
        return function(qualifiedName).facts[static_cast<size_t>(id)];
    }
    /// "yes", "no" or "unknown"
    [[nodiscard]] std::string answer(std::string_view qualifiedName, FactId id) const {
        return std::string(text(fact(qualifiedName, id).answer));
    }
    /// Each step as "3: prints", lines counted in the text that was given.
    [[nodiscard]] std::string evidence(std::string_view qualifiedName, FactId id) const {
        std::string out;
        for (const EvidenceStep& step : fact(qualifiedName, id).evidence) {
            uint32_t line =
                facts_->program->files[0]->source->position(step.where.range.begin).line - 2;
            out += std::to_string(line) + ": " + step.message + "\n";
        }
        return out;
    }

  private:
    std::shared_ptr<const ProgramFacts> facts_;
};

}  // namespace graphlift

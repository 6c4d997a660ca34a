// What the facts of a program were computed from: kept, so that questions about single functions
// can be asked later with the same answers (which lane a statement runs in, what flows where).
//
// Confined to one thread: it answers from caches that it fills.
#pragma once

#include <memory>

#include "analysis/facts/FactContext.h"
#include "analysis/facts/Summary.h"
#include "analysis/facts/TraceFacts.h"

namespace graphlift {

struct FactBasis {
    FactBasis(std::shared_ptr<const Program> ofProgram, std::shared_ptr<const CallGraph> ofGraph,
              const FactsOptions& with)
        : program(std::move(ofProgram)),
          graph(std::move(ofGraph)),
          options(with),
          context(*program, *graph, options),
          inPlace(context),
          summaries(summarize(context, inPlace)) {}
    FactBasis(const FactBasis&) = delete;
    FactBasis& operator=(const FactBasis&) = delete;

    const std::shared_ptr<const Program> program;
    const std::shared_ptr<const CallGraph> graph;
    const FactsOptions options;
    const FactContext context;
    const InPlaceWrites inPlace;
    Summaries summaries;
};

}  // namespace graphlift

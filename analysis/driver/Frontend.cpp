#include "analysis/driver/Frontend.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "analysis/ir/Lowering.h"
#include "analysis/syntax/Parser.h"

namespace graphlift {

namespace {

using Clock = std::chrono::steady_clock;
using Times = std::array<std::chrono::duration<double>, 3>;

std::shared_ptr<const FileFacts> analyzeFile(std::shared_ptr<const SourceFile> source,
                                             Parser& parser, Names& names, Times& times,
                                             std::stop_token stop) {
    auto facts = std::make_shared<FileFacts>();
    const auto start = Clock::now();
    ParsedFile parsed = parser.parse(source, stop);
    const auto parsedAt = Clock::now();
    if (stop.stop_requested()) return nullptr;
    facts->source = std::move(source);
    facts->tree = std::move(parsed.tree);
    facts->problems = std::move(parsed.problems);
    facts->decls = declareModule(facts->tree, names);
    const auto indexedAt = Clock::now();
    facts->ir = lowerToIr(facts->tree, names);
    times[0] += parsedAt - start;
    times[1] += indexedAt - parsedAt;
    times[2] += Clock::now() - indexedAt;
    return facts;
}

}  // namespace

std::vector<std::shared_ptr<const FileFacts>> makeFileFacts(const FileSet& files, Names& names,
                                                            const Workers& workers, Trace& trace,
                                                            ProgressMeter& progress,
                                                            std::stop_token stop) {
    progress.begin(Progress::Stage::Parse, files.files.size());
    // A parser per chunk, so that its buffers are used again; small chunks, so that threads end
    // together.
    constexpr size_t kFilesPerChunk = 8;
    std::vector<std::shared_ptr<const FileFacts>> facts(files.files.size());
    std::vector<Times> times((facts.size() + kFilesPerChunk - 1) / kFilesPerChunk);
    workers.forEach(
        times.size(),
        [&](size_t chunk) {
            Parser parser;
            const size_t begin = chunk * kFilesPerChunk;
            const size_t end = std::min(begin + kFilesPerChunk, facts.size());
            for (size_t i = begin; i < end && !stop.stop_requested(); ++i) {
                facts[i] = analyzeFile(files.files[FileId(i)], parser, names, times[chunk], stop);
                progress.step(files.files[FileId(i)]->path());
            }
        },
        stop);
    constexpr std::array<std::string_view, 3> kStages{"parse", "index", "lower"};
    for (size_t stage = 0; stage < kStages.size(); ++stage) {
        std::chrono::duration<double> sum{0};
        for (const Times& time : times) sum += time[stage];
        trace.add(kStages[stage], sum);
    }
    return facts;
}

}  // namespace graphlift

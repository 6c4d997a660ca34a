#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <thread>
#include <vector>

#include "analysis/support/Hash.h"
#include "analysis/support/Ids.h"
#include "analysis/support/Names.h"
#include "analysis/support/Progress.h"
#include "analysis/support/Result.h"
#include "analysis/support/Store.h"
#include "analysis/support/Trace.h"
#include "analysis/support/Workers.h"

using namespace graphlift;

TEST_CASE("ids are none until they have a value") {
    CHECK(NodeId().isNone());
    CHECK(NodeId::none() == NodeId());
    CHECK_FALSE(static_cast<bool>(NodeId()));
    CHECK(NodeId(0u).index() == 0);
    CHECK(NodeId(1u) < NodeId(2u));
    CHECK(std::set<NodeId>{NodeId(2u), NodeId(1u), NodeId(2u)}.size() == 2);
}

TEST_CASE("a store gives the id of what was added") {
    Store<FileId, std::string> store;
    const FileId a = store.add("a"), b = store.add("b");
    CHECK(store[a] + store[b] == "ab");
    CHECK(store.size() == 2);
    CHECK(store.all().back() == "b");
    CHECK_FALSE(store.empty());
}

TEST_CASE("a name is the same for the same text") {
    Names names;
    const Name a = names.intern("a"), empty = names.intern("");
    CHECK(names.intern("a") == a);
    CHECK(names.text(a) == "a");
    CHECK(names.text(empty).empty());
    CHECK(empty != a);
    CHECK(names.find("b").isNone());
    CHECK(names.find("a") == a);
    CHECK(names.text(Name::none()).empty());
}

TEST_CASE("names keep their texts while there are more and more of them") {
    Names names;
    std::vector<Name> all;
    for (int i = 0; i < 200'000; ++i) all.push_back(names.intern("name" + std::to_string(i)));
    for (int i = 0; i < 200'000; i += 997) {
        const auto index = static_cast<size_t>(i);
        CHECK(names.text(all[index]) == "name" + std::to_string(i));
        CHECK(names.find("name" + std::to_string(i)) == all[index]);
    }
    CHECK(std::set<Name>(all.begin(), all.end()).size() == all.size());
    const std::string binary("a\0b", 3);
    CHECK(names.text(names.intern(binary)) == binary);
    CHECK(names.intern("a") != names.intern(binary));
}

TEST_CASE("threads that intern the same texts get the same names") {
    Names names;
    std::vector<std::vector<Name>> got(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : got)
            threads.emplace_back([&names, &mine] {
                for (int i = 0; i < 20'000; ++i) {
                    mine.push_back(names.intern("t" + std::to_string(i)));
                    if (names.text(mine.back()) != "t" + std::to_string(i)) std::abort();
                }
            });
    }
    CHECK(got[0] == got[1]);
    CHECK(got[0] == got[3]);
}

TEST_CASE("workers do every job once") {
    for (const unsigned threads : {0u, 1u, 3u})
        for (const size_t count : {size_t{0}, size_t{1}, size_t{1000}}) {
            std::vector<std::atomic<int>> done(count);
            Workers(threads).forEach(count, [&](size_t i) { ++done[i]; });
            for (const auto& times : done) REQUIRE(times == 1);
        }
    CHECK(Workers(3).threads() == 3);
    CHECK(Workers().threads() >= 1);
}

TEST_CASE("workers start nothing after a request to stop") {
    std::stop_source source;
    std::atomic<int> done{0};
    Workers(2).forEach(
        10'000,
        [&](size_t) {
            if (++done == 10) source.request_stop();
        },
        source.get_token());
    CHECK(done >= 10);
    CHECK(done < 10'000);
    Workers(2).forEach(
        5, [&](size_t) { done = -1; }, source.get_token());
    CHECK(done >= 10);
}

TEST_CASE("hashes depend on every byte and on the order of words") {
    CHECK(hashBytes("ab") == hashBytes("ab"));
    CHECK(hashBytes("ab") != hashBytes("ba"));
    CHECK(hashBytes("") != hashBytes(std::string(1, '\0')));
    CHECK(hashCombine(hashCombine(0, 1), 2) != hashCombine(hashCombine(0, 2), 1));
}

TEST_CASE("a result is a value or an error with a sentence") {
    const Result<int> good = 1;
    const Result<int> bad = fail(ErrorCode::NotFound, "it is not there");
    CHECK(*good == 1);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == ErrorCode::NotFound);
    CHECK(bad.error().message == "it is not there");
}

TEST_CASE("a trace sums spans and counters by name in order of first use") {
    Trace trace;
    { const Trace::Span span(trace, "parse"); }
    trace.add("index", std::chrono::duration<double>(1.0));
    trace.add("parse", std::chrono::duration<double>(2.0));
    trace.count("files", 2);
    trace.count("files", 3);
    REQUIRE(trace.stages.size() == 2);
    CHECK(trace.stages[0].name == "parse");
    CHECK(trace.stages[0].seconds >= 2.0);
    CHECK(trace.counters[0].value == 5);
}

TEST_CASE("a meter counts on every thread and tells on its own") {
    std::vector<std::string> told;
    ProgressMeter meter(
        [&](const Progress& p) {
            told.push_back(std::to_string(p.done) + "/" + std::to_string(p.total) + " " + p.file);
        },
        std::chrono::milliseconds(0));
    meter.begin(Progress::Stage::Read, 3);
    std::thread([&] { meter.step("a.py"); }).join();
    meter.step("b.py");
    meter.touch("c.py");
    CHECK(told == std::vector<std::string>{"0/3 ", "2/3 b.py", "2/3 c.py"});
}

TEST_CASE("a meter keeps quiet within its interval, not at the beginning of a stage") {
    size_t told = 0;
    ProgressMeter meter([&](const Progress&) { ++told; }, std::chrono::hours(1));
    meter.begin(Progress::Stage::Read, 9);
    for (int i = 0; i < 9; ++i) meter.step("a.py");
    meter.begin(Progress::Stage::Parse, 9);
    CHECK(told == 2);
    ProgressMeter silent({});
    silent.begin(Progress::Stage::Read, 1);
    silent.step("a.py");
}

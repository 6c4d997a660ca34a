// A step that fails (a full disk, a broken one) is taken back, and what was there stays.
#include <catch2/catch.hpp>
#include <cerrno>
#include <cstring>
#include <stop_token>

#include "app/change/Undo.h"
#include "tests/app/change/ChangeFixture.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

/// The step with this number fails; the ones after it do not.
StepHook failingAt(size_t step, int error, size_t& reached) {
    return [step, error, &reached](std::string_view) { return reached++ == step ? error : 0; };
}

}  // namespace

TEST_CASE("an apply whose step fails changes nothing and says why") {
    size_t failures = 0;
    for (const int error : {ENOSPC, EIO, EACCES}) {
        for (size_t step = 0;; ++step) {
            const ChangedProject project;
            size_t reached = 0;
            const auto written = writeChange(project.root(), project.change(),
                                             {.stop = {}, .hook = failingAt(step, error, reached)});
            CAPTURE(step, error);
            if (reached <= step) break;
            if (written) {  // the last flush: the change is made by then
                CHECK(project.now() == project.after());
                CHECK(undoState(project.root()).numChanges == 1);
                continue;
            }
            ++failures;
            CHECK(written.error().code == ErrorCode::Unwritable);
            CHECK(written.error().message.find(std::strerror(error)) != std::string::npos);
            CHECK(project.now() == project.before());
            CHECK_FALSE(hasUnfinishedChange(project.root()));
            CHECK(undoState(project.root()).numChanges == 0);
            CHECK(writeChange(project.root(), project.change()));
        }
    }
    WARN(failures << " failing steps of an apply");
    CHECK(failures > 50);
}

TEST_CASE("an undo whose step fails changes nothing and says why") {
    size_t failures = 0;
    for (size_t step = 0;; ++step) {
        const ChangedProject project;
        REQUIRE(writeChange(project.root(), project.change()));
        size_t reached = 0;
        const auto taken =
            undoLast(project.root(), {.stop = {}, .hook = failingAt(step, ENOSPC, reached)});
        CAPTURE(step);
        if (reached <= step) break;
        if (taken) {
            CHECK(project.now() == project.before());
            continue;
        }
        ++failures;
        CHECK(project.now() == project.after());
        CHECK_FALSE(hasUnfinishedChange(project.root()));
        CHECK(undoState(project.root()).numChanges == 1);
        CHECK(undoLast(project.root()));
        CHECK(project.now() == project.before());
    }
    WARN(failures << " failing steps of an undo");
    CHECK(failures > 10);
}

TEST_CASE("a disk that stays full leaves the journal for later") {
    size_t kept = 0;
    for (size_t step = 0;; ++step) {
        const ChangedProject project;
        size_t reached = 0;
        const auto written = writeChange(
            project.root(), project.change(),
            {.stop = {}, .hook = [&](std::string_view) { return reached++ >= step ? ENOSPC : 0; }});
        if (reached <= step) break;
        CAPTURE(step);
        if (hasUnfinishedChange(project.root())) ++kept;
        const auto recovered = recoverProject(project.root());
        REQUIRE(recovered);
        const bool isAfter = project.now() == project.after();
        CHECK((isAfter || project.now() == project.before()));
        CHECK(isAfter == (undoState(project.root()).numChanges == 1));
    }
    WARN(kept << " steps after which a disk that stays full left work for the next call");
    CHECK(kept > 5);
}

TEST_CASE("an apply that is asked to stop writes nothing") {
    const ChangedProject example;
    size_t all = 0;
    const auto count = [&](std::string_view) { return ++all, 0; };
    REQUIRE(writeChange(example.root(), example.change(), {.stop = {}, .hook = count}));
    size_t stopped = 0;
    for (size_t step = 0; step < all; ++step) {
        const ChangedProject project;
        std::stop_source stop;
        size_t reached = 0;
        const auto written = writeChange(project.root(), project.change(),
                                         {.stop = stop.get_token(), .hook = [&](std::string_view) {
                                              if (reached++ == step) stop.request_stop();
                                              return 0;
                                          }});
        REQUIRE(written);
        CHECK_FALSE(hasUnfinishedChange(project.root()));
        CHECK(project.now() == (written->stopped ? project.before() : project.after()));
        if (written->stopped) ++stopped;
    }
    CHECK(stopped > 5);
    CHECK(stopped < all);
}

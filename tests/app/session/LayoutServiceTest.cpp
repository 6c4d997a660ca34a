// Layouts in the background: the newest request wins, and nothing the program does takes the window
// down.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "app/session/LayoutService.h"
#include "tests/support/TemporaryFolder.h"
#include "ui/text/QtText.h"

using namespace graphlift;
using namespace std::chrono_literals;

namespace {

LayoutRequest chain(uint32_t count) {
    LayoutRequest request;
    for (uint32_t i = 0; i < count; ++i) {
        request.sizes.emplace_back(168, 46);
        if (i > 0) request.edges.emplace_back(i - 1, i);
    }
    return request;
}

QString script(test::TemporaryFolder& folder, const std::string& body) {
    folder.write("fake", "#!/bin/sh\n" + body);
    const std::string path = (folder.path() / "fake").string();
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return toQt(path);
}

struct Heard {
    explicit Heard(LayoutService& service) {
        QObject::connect(&service, &LayoutRunner::finished, [this](const GraphLayout& layout) {
            sizes.push_back(layout.nodes.size());
        });
        QObject::connect(&service, &LayoutRunner::failed,
                         [this](const QString& reason) { reasons.push_back(reason); });
    }
    bool wait() {
        return QTest::qWaitFor([this] { return !sizes.empty() || !reasons.isEmpty(); }, 20000);
    }
    std::vector<size_t> sizes;
    QStringList reasons;
};

}  // namespace

TEST_CASE("a layout comes back in the background") {
    LayoutService service;
    Heard heard(service);
    service.start(chain(5));
    CHECK(service.isBusy());
    CHECK(heard.sizes.empty());
    REQUIRE(heard.wait());
    CHECK(heard.sizes == std::vector<size_t>{5});
    CHECK_FALSE(service.isBusy());
}

TEST_CASE("the newest request wins and the older ones are never heard of") {
    LayoutService service;
    Heard heard(service);
    for (uint32_t count : {9, 8, 7}) service.start(chain(count));
    REQUIRE(heard.wait());
    QTest::qWait(200);
    CHECK(heard.sizes == std::vector<size_t>{7});
    CHECK(heard.reasons.isEmpty());
}

TEST_CASE("a cancelled layout is never heard of") {
    LayoutService service;
    Heard heard(service);
    service.start(chain(300));
    service.cancel();
    CHECK_FALSE(service.isBusy());
    QTest::qWait(300);
    CHECK(heard.sizes.empty());
    CHECK(heard.reasons.isEmpty());
}

TEST_CASE("a program that crashes, hangs, babbles or is missing gives a reason") {
    test::TemporaryFolder folder;
    const auto reasonOf = [](const QString& program) {
        LayoutService service(nullptr, program, 500ms);
        Heard heard(service);
        service.start(chain(3));
        CHECK(heard.wait());
        CHECK(heard.sizes.empty());
        return heard.reasons.join(" ");
    };
    CHECK(reasonOf(script(folder, "kill -SEGV $$\n")).contains("crashed"));
    CHECK(reasonOf(script(folder, "exec sleep 30\n")).contains("0.5 s"));
    CHECK(reasonOf(script(folder, "cat >/dev/null; echo hello\n")).contains("failed"));
    CHECK(reasonOf("/no/such/program").contains("cannot be started"));
}

TEST_CASE("the service does not wait for a program that hangs") {
    test::TemporaryFolder folder;
    QElapsedTimer timer;
    timer.start();
    {
        LayoutService service(nullptr, script(folder, "exec sleep 30\n"));
        service.start(chain(3));
        QTest::qWait(50);
    }
    CHECK(timer.elapsed() < 3000);
}

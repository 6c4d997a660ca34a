// Changes on disk are noticed and told once; unsaved texts stay until they are dropped.
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>
#include <filesystem>

#include "analysis/support/Hash.h"
#include "app/session/DocumentStore.h"
#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using namespace graphlift::test;

namespace {

std::vector<TrackedFile> tracked(const TemporaryFolder& folder,
                                 const std::vector<std::string>& paths) {
    std::vector<TrackedFile> files;
    for (const std::string& path : paths) files.push_back({path, hashBytes(folder.read(path))});
    return files;
}

}  // namespace

TEST_CASE("a file saved by another program is told, with its path, once") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n").write("pkg/b.py", "y = 1\n");
    DocumentStore store;
    QSignalSpy changed(&store, &DocumentStore::changedOnDisk);
    store.track(folder.path().string(), tracked(folder, {"a.py", "pkg/b.py"}));
    // As editors do it: a new file takes the old one's place.
    folder.write("pkg/b.py.new", "y = 2\n");
    std::filesystem::rename(folder.path() / "pkg/b.py.new", folder.path() / "pkg/b.py");
    REQUIRE((changed.count() > 0 || changed.wait(5000)));
    CHECK(changed[0][0].toStringList() == QStringList{"pkg/b.py"});
    store.check();
    QTest::qWait(300);
    CHECK(changed.count() == 1);
}

TEST_CASE("a file that is gone is told too, one that is written with the same bytes is not") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n").write("b.py", "y = 1\n");
    DocumentStore store;
    QSignalSpy changed(&store, &DocumentStore::changedOnDisk);
    store.track(folder.path().string(), tracked(folder, {"a.py", "b.py"}));
    folder.write("a.py", "x = 1\n");
    store.check();
    QTest::qWait(400);
    CHECK(changed.count() == 0);
    std::filesystem::remove(folder.path() / "b.py");
    REQUIRE((changed.count() > 0 || changed.wait(5000)));
    CHECK(changed[0][0].toStringList() == QStringList{"b.py"});
}

TEST_CASE("an answer about a project that was closed meanwhile is dropped") {
    TemporaryFolder folder;
    folder.write("a.py", "x = 1\n");
    DocumentStore store;
    QSignalSpy changed(&store, &DocumentStore::changedOnDisk);
    store.track(folder.path().string(), {{"a.py", 1}});
    store.check();
    store.clear();
    QTest::qWait(300);
    CHECK(changed.count() == 0);
}

TEST_CASE("unsaved texts are kept per project") {
    TemporaryFolder one, two;
    one.write("a.py", "x = 1\n");
    DocumentStore store;
    store.track(one.path().string(), tracked(one, {"a.py"}));
    store.setUnsaved("a.py", "x = 2\n");
    CHECK(store.unsavedFiles() == QStringList{"a.py"});
    store.track(one.path().string(), tracked(one, {"a.py"}));
    CHECK(store.unsaved().at("a.py") == "x = 2\n");
    store.track(two.path().string(), {});
    CHECK(store.unsaved().empty());
}

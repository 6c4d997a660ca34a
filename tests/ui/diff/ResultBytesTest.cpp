// What is written is what the command line writes, in the file's own bytes: BOM, encodings, line
// ends, notebooks; applying and undoing gives back the same bytes.
#include <catch2/catch.hpp>

#include "app/change/ChangeWriter.h"
#include "app/change/Undo.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/ui/diff/Fixture.h"

using namespace graphlift;
using graphlift::test::ReviewFixture;
using graphlift::test::TemporaryFolder;

namespace {

const std::string kBody =
    "import tensorflow as tf\n\n\ndef f(x):\n    return tf.matmul(x, x) + 1.0\n\n\n"
    "f(tf.ones((2, 2)))\nf(tf.ones((2, 2)))\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// Applies what the review would write, compares with the edits of the analysis, undoes it.
void checkRoundTrip(const std::map<std::string, std::string>& files) {
    TemporaryFolder folder;
    for (const auto& [path, bytes] : files) folder.write(path, bytes);
    ReviewFixture review(test::analyzed(folder.path().string()));
    REQUIRE_FALSE(review.model().set().changes.empty());
    std::vector<size_t> all;
    for (size_t i = 0; i < review.model().set().changes.size(); ++i) all.push_back(i);
    review.model().setTicked(all, true);
    const auto change = review.model().change();
    REQUIRE(change);
    REQUIRE_FALSE(change->files.empty());
    const auto& snapshot = review.model().project()->snapshot();
    const auto expected = changeOf(snapshot, selectEdits(snapshot, {{}, true}).value());
    REQUIRE(expected);
    REQUIRE(expected->files.size() == change->files.size());
    for (size_t i = 0; i < change->files.size(); ++i)
        CHECK(change->files[i].bytes == expected->files[i].bytes);
    CHECK(review.model().seal().isWhole);

    REQUIRE(writeChange(folder.path(), *change));
    for (const ChangedFile& file : change->files) CHECK(folder.read(file.path) == file.bytes);
    REQUIRE(undoLast(folder.path()));
    for (const auto& [path, bytes] : files) CHECK(folder.read(path) == bytes);
}

}  // namespace

TEST_CASE("apply and undo give back the bytes: plain, CRLF, mixed, tabs, no final line end") {
    checkRoundTrip({{"a.py", kBody}});
    checkRoundTrip({{"a.py", replaced(kBody, "\n", "\r\n")}});
    checkRoundTrip({{"a.py", replaced(kBody, "0\n\n", "0\r\n\n")}});
    checkRoundTrip({{"a.py", replaced(kBody, "    ", "\t")}});
    checkRoundTrip({{"a.py", kBody.substr(0, kBody.size() - 1)}});
}

TEST_CASE("apply and undo give back the bytes: BOM, latin-1, lone carriage returns") {
    checkRoundTrip({{"a.py", "\xEF\xBB\xBF" + kBody}});
    checkRoundTrip({{"a.py", "# -*- coding: latin-1 -*-\n# gr\xFC\xDF\n" + kBody + "# \xE9\n"}});
    checkRoundTrip({{"a.py", kBody + "x = 1\ry = 2\n"}});
}

TEST_CASE("a notebook is shown as its cells and changed within its JSON") {
    const std::string notebook =
        "{\n \"cells\": [\n  {\"cell_type\": \"code\", \"metadata\": {}, \"outputs\": [],\n"
        "   \"execution_count\": null, \"source\": [\"%matplotlib inline\\n\", \"import tensorflow "
        "as "
        "tf\"]},\n"
        "  {\"cell_type\": \"code\", \"metadata\": {}, \"outputs\": [], \"execution_count\": 1,\n"
        "   \"source\": \"def f(x):\\n    return tf.matmul(x, x) + 1.0\\n\\nf(tf.ones((2, 2)))\\n"
        "f(tf.ones((2, 2)))\"}\n ],\n \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": "
        "5\n}\n";
    checkRoundTrip({{"n.ipynb", notebook}});
    ReviewFixture review(test::analyzedFiles({{"n.ipynb", notebook}}));
    REQUIRE(review.model().set().files.size() == 1);
    CHECK(review.model().set().files[0].shown->text().starts_with("%matplotlib inline\n"));
    CHECK_FALSE(review.model().canEdit(0));
    CHECK(review.pane.diff()->sectionOf(0)->pane(PaneSide::Right)->isReadOnly());
}

TEST_CASE("what is typed is written in the file's encoding, what it lacks is refused") {
    const std::string latin = "# -*- coding: latin-1 -*-\n# gr\xFC\xDF\n" + kBody;
    ReviewFixture review(test::analyzedFiles({{"a.py", latin}}));
    REQUIRE(review.model().set().files.size() == 1);
    review.model().textInserted(0, 0, "# \xC3\xA9\n");
    REQUIRE(review.model().change());
    CHECK(review.model().change()->files[0].bytes.starts_with("# \xE9\n# -*- coding"));
    CHECK(review.model().change()->files[0].bytes.find("# gr\xFC\xDF\n") != std::string::npos);
    review.model().undoStack().undo();
    review.model().textInserted(0, 0, "# \xE2\x82\xAC\n");
    REQUIRE_FALSE(review.model().change());
    CHECK(review.model().change().error().message.find("latin-1") != std::string::npos);
    CHECK_FALSE(review.model().seal().isWhole);
}

TEST_CASE("the example: apply and undo give identical bytes in every file") {
    TemporaryFolder folder;
    const std::string from = std::string(GRAPHLIFT_SOURCE_DIR) + "/resources/example";
    std::filesystem::copy(from, folder.path(), std::filesystem::copy_options::recursive);
    ReviewFixture review(test::analyzed(folder.path().string()));
    const auto change = review.model().change();
    REQUIRE(change);
    REQUIRE(writeChange(folder.path(), *change));
    REQUIRE(undoLast(folder.path()));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(from)) {
        if (!entry.is_regular_file()) continue;
        const std::string path = std::filesystem::relative(entry.path(), from).string();
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        CHECK(folder.read(path) == bytes);
    }
}

#include "analysis/source/ProjectScanner.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using graphlift::test::TemporaryFolder;

namespace {

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : " ") + item;
    return text;
}

ScannedProject scan(const TemporaryFolder& folder, const ScanOptions& options = {},
                    const std::string& name = "") {
    auto project = scanProject(folder.path() / name, options);
    REQUIRE(project);
    return *project;
}

std::string codes(const ScannedProject& project) {
    std::string text;
    for (const Problem& problem : project.problems)
        text += (text.empty() ? "" : " ") + problem.file + ":" + problem.code;
    return text;
}

}  // namespace

TEST_CASE("a folder gives its Python files in order of their paths") {
    TemporaryFolder folder;
    folder.write("b.py").write("a/z.py").write("a.py").write("n.ipynb").write("a/readme.md");
    const ScannedProject project = scan(folder);
    CHECK(joined(project.files) == "a.py a/z.py b.py n.ipynb");
    CHECK(project.name == folder.path().filename().string());
    CHECK(project.problems.empty());
    CHECK(project.importRoots == std::vector<std::string>{""});
}

TEST_CASE("an empty folder and one without Python are told apart from a missing one") {
    TemporaryFolder folder;
    CHECK(codes(scan(folder)) == ":no-python");
    folder.write("x.txt");
    CHECK(codes(scan(folder)) == ":no-python");
    CHECK(scan(folder).problems[0].severity == Problem::Severity::Note);
    CHECK(scanProject(folder.path() / "nowhere").error().code == ErrorCode::NotFound);
    CHECK(scanProject(folder.path() / "x.txt").error().code == ErrorCode::BadCall);
}

TEST_CASE("a single file is a project of that file alone") {
    TemporaryFolder folder;
    folder.write("d/a.py").write("d/b.py").write("n.ipynb");
    const ScannedProject project = scan(folder, {}, "d/a.py");
    CHECK(joined(project.files) == "a.py");
    CHECK(project.root == folder.path() / "d");
    CHECK(joined(scan(folder, {}, "n.ipynb").files) == "n.ipynb");
}

TEST_CASE("environments and output and installed packages are left out") {
    TemporaryFolder folder;
    for (const char* name :
         {"env/lib/x.py", "conda/x.py", ".tox/x.py", ".git/hooks/x.py", ".graphlift/x.py",
          "node_modules/x.py", "__pycache__/x.py", "p.egg-info/x.py", "build/lib/x.py", "dist/x.py",
          ".eggs/x.py", "venv/site-packages/x.py", ".ipynb_checkpoints/n.ipynb"})
        folder.write(name);
    folder.write("env/pyvenv.cfg").folder("conda/conda-meta").write("kept.py");
    folder.write("pkg/build/__init__.py").write("pkg/build/x.py");
    CHECK(joined(scan(folder).files) == "kept.py pkg/build/__init__.py pkg/build/x.py");
}

TEST_CASE("ignore files hold without a repository and in every folder") {
    TemporaryFolder folder;
    folder.write(".gitignore", "gen/\n*.tmp.py\n!keep.tmp.py\n/only_top.py\n")
        .write("sub/.gitignore", "deep\n");
    for (const char* name : {"gen/a.py", "sub/gen/a.py", "x.tmp.py", "keep.tmp.py", "only_top.py",
                             "sub/only_top.py", "sub/deep/a.py", "deep/a.py"})
        folder.write(name);
    CHECK(joined(scan(folder).files) == "deep/a.py keep.tmp.py sub/only_top.py");
}

TEST_CASE("the rules of a surrounding git tree hold unless they name the project itself") {
    TemporaryFolder folder;
    folder.folder(".git").write(".gitignore", "gen/\nthird/\n");
    folder.write("p/a.py").write("p/gen/b.py").write("third/a.py").write("third/gen/b.py");
    CHECK(joined(scan(folder, {}, "p").files) == "a.py");
    CHECK(joined(scan(folder, {}, "third").files) == "a.py gen/b.py");
}

TEST_CASE("exclude patterns are those of git and relative to the project") {
    TemporaryFolder folder;
    folder.folder(".git")
        .write("p/a.py")
        .write("p/t/a.py")
        .write("p/t/deep/b.py")
        .write("p/q/t/c.py");
    CHECK(joined(scan(folder, {{"t/"}, {}}, "p").files) == "a.py");
    CHECK(joined(scan(folder, {{"/t"}, {}}, "p").files) == "a.py q/t/c.py");
    CHECK(joined(scan(folder, {{"./t/*.py"}, {}}, "p").files) == "a.py q/t/c.py t/deep/b.py");
    CHECK(joined(scan(folder, {{"**/c.py", "a.py"}, {}}, "p").files) == "t/deep/b.py");
}

TEST_CASE("tracked files are not ignored but may be excluded") {
    TemporaryFolder folder;
    folder.write(".gitignore", "lib/\n*.gen.py\n").write("p/a.gen.py").write("p/b.gen.py");
    folder.write("p/lib/a.py").write("p/lib/b.py").write("p/lib/c/d.py").write("lib/e.py");
    const std::string git = "cd '" + folder.path().string() + "' && git init -q . && git add -f " +
                            "p/a.gen.py p/lib/a.py p/lib/c/d.py >/dev/null 2>&1";
    REQUIRE(std::system(git.c_str()) == 0);
    CHECK(joined(scan(folder).files) == "p/a.gen.py p/lib/a.py p/lib/c/d.py");
    CHECK(joined(scan(folder, {}, "p").files) == "a.gen.py lib/a.py lib/c/d.py");
    CHECK(joined(scan(folder, {}, "p/lib").files) == "a.py c/d.py");
    CHECK(joined(scan(folder, {{"c/", "*.gen.py"}, {}}, "p").files) == "lib/a.py");
    CHECK(joined(scan(folder, {{"lib", "!a.gen.py"}, {}}).files) == "p/a.gen.py");
}

TEST_CASE("links are not followed and those that lose something are said") {
    TemporaryFolder folder, outside;
    outside.write("o.py").write("d/p.py");
    folder.write("a.py").write("d/b.py");
    folder.link("loop", "loop").link("d/up", "..").link("same.py", "a.py");
    folder.link("gone.py", "nowhere.py").link("gone", "nowhere");
    folder.link("out.py", outside.path() / "o.py").link("out", outside.path() / "d");
    folder.link("data.csv", outside.path() / "o.py");
    const ScannedProject project = scan(folder);
    CHECK(joined(project.files) == "a.py d/b.py");
    CHECK(codes(project) ==
          "gone:broken-link gone.py:unreadable-file loop:broken-link "
          "out:link-outside-project out.py:link-outside-project");
}

TEST_CASE("a folder named like a file is a problem and its content is still found") {
    TemporaryFolder folder;
    folder.write("x.py/y.py");
    CHECK(codes(scan(folder)) == "x.py:unreadable-file");
    CHECK(joined(scan(folder).files) == "x.py/y.py");
}

TEST_CASE("import roots come from layout and package files") {
    const auto roots = [](const char* file, const char* text, const char* source) {
        TemporaryFolder folder;
        folder.write(file, text).write(source);
        return joined(scan(folder).importRoots);
    };
    CHECK(roots("x.txt", "", "src/pkg/__init__.py") == "src ");
    CHECK(roots("x.txt", "", "src/__init__.py").empty());
    CHECK(roots("setup.py", "setup(package_dir={'': 'lib'})", "lib/a.py") == "lib ");
    CHECK(roots("setup.py", "setup(packages=find_packages('lib'))", "lib/a.py") == "lib ");
    CHECK(roots("setup.py", "find_packages(exclude=['x'], where=\"lib\")", "lib/a.py") == "lib ");
    CHECK(roots("setup.cfg", "[options]\npackage_dir =\n    = lib\n", "lib/a.py") == "lib ");
    CHECK(roots("setup.cfg", "[options.packages.find]\nwhere = lib\n", "lib/a.py") == "lib ");
    CHECK(roots("pyproject.toml", "[tool.setuptools.packages.find]\nwhere = ['lib']", "lib/a.py") ==
          "lib ");
    CHECK(roots("pyproject.toml", "[tool.setuptools.package-dir]\n'' = 'lib'", "lib/a.py") ==
          "lib ");
    CHECK(roots("pyproject.toml", "[[tool.poetry.packages]]\ninclude='p'\nfrom='lib'",
                "lib/a.py") == "lib ");
    CHECK(roots("pyproject.toml", "[tool.setuptools.packages.find]\nwhere = ['../up', 'none']",
                "lib/a.py")
              .empty());
    CHECK(roots("sub/pyproject.toml", "", "sub/src/pkg/a.py") == "sub/src sub ");
}

TEST_CASE("import folders that the user asks for come first") {
    TemporaryFolder folder, outside;
    folder.write("src/p/a.py").write("x/a.py");
    const ScannedProject project = scan(folder, {{}, {"x", outside.path().string(), "none"}});
    CHECK(joined(project.importRoots) == "x src ");
    REQUIRE(project.problems.size() == 2);
    CHECK(project.problems[0].code == "python-path");
}

TEST_CASE("a request to stop ends the scan early") {
    TemporaryFolder folder;
    folder.write("a.py");
    std::stop_source source;
    source.request_stop();
    CHECK(scanProject(folder.path(), {}, source.get_token())->files.empty());
}

#include "analysis/source/ProjectSettings.h"

#include <catch2/catch.hpp>

#include "tests/support/TemporaryFolder.h"

using namespace graphlift;
using graphlift::test::TemporaryFolder;

namespace {

std::string failure(const std::string& toml) {
    TemporaryFolder folder;
    folder.write("pyproject.toml", toml);
    const auto options = loadOptions(folder.path());
    REQUIRE_FALSE(options);
    CHECK(options.error().code == ErrorCode::BadCall);
    return options.error().message;
}

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string required(const std::string& file, const std::string& text) {
    TemporaryFolder folder;
    folder.write(file, text);
    const auto found = findRequirement(folder.path(), {"tensorflow", "tensorflow-gpu"});
    return found ? found->file + " " + found->specifier : "none";
}

}  // namespace

TEST_CASE("without settings the defaults hold") {
    TemporaryFolder folder;
    for (const char* text : {"", "[project]\nname = 'x'\n", "[tool.graphlift]\n"}) {
        folder.write("pyproject.toml", text);
        const auto options = loadOptions(folder.path());
        REQUIRE(options);
        CHECK(options->signatures);
        CHECK(options->closedProject);
        CHECK(options->jobs == 0);
        CHECK(options->exclude.empty());
    }
}

TEST_CASE("settings are read from the project and from a file of their own") {
    const std::string settings =
        "signatures = false\nfollow_type_hints = false\nexclude = ['a', 'b/']\njobs = 3\n"
        "framework-version = '2.15'\nfail-on = 'unsafe'\npython-path = ['lib']\n";
    TemporaryFolder folder;
    folder.write("pyproject.toml", "[tool.graphlift]\n" + settings).write("own.toml", settings);
    for (const char* config : {"", "own.toml"}) {
        const std::string name = config;
        const auto options =
            loadOptions(folder.path(), name.empty() ? name : (folder.path() / name).string());
        REQUIRE(options);
        CHECK_FALSE(options->signatures);
        CHECK_FALSE(options->followTypeHints);
        CHECK(options->exclude == std::vector<std::string>{"a", "b/"});
        CHECK(options->jobs == 3);
        CHECK(options->frameworkVersion == "2.15");
        CHECK(options->failOn == std::vector<std::string>{"unsafe"});
        CHECK(options->speculate);
    }
}

TEST_CASE("wrong settings say what is wrong and what would be right") {
    CHECK(mentions(failure("[tool.graphlift]\nsignature = true\n"), "signatures"));
    CHECK(mentions(failure("[tool.graphlift]\nsignatures = 'yes'\n"), "true or false"));
    CHECK(mentions(failure("[tool.graphlift]\njobs = -1\n"), "from 0 to 1024"));
    CHECK(mentions(failure("[tool.graphlift]\nfail-on = ['x']\n"), "undecided"));
    CHECK(mentions(failure("[tool.graphlift]\nexclude = [1]\n"), "exclude"));
    CHECK(mentions(failure("[tool.graphlift\n"), "line 1"));
    CHECK(mentions(failure("[=]\n"), "line 1"));
    CHECK(mentions(failure("[ [a] ]\n"), "line 1"));
    CHECK(mentions(failure("[tool.graphlift]\n= 1\n"), "line 2"));
    CHECK(mentions(failure(std::string(3000, '[')), "line 1"));
    CHECK(mentions(failure("x = " + std::string(3000, '[')), "line 1"));
    CHECK(mentions(failure("x = '\xFF'\n"), "line 1"));
    TemporaryFolder folder;
    CHECK(loadOptions(folder.path(), folder.path() / "none.toml").error().code ==
          ErrorCode::NotFound);
}

TEST_CASE("requirements are found wherever projects write them") {
    CHECK(required("requirements.txt", "# x\nnumpy\ntensorflow==2.4.1  # why\n") ==
          "requirements.txt ==2.4.1");
    CHECK(required("requirements.txt", "Tensorflow_GPU >= 2.3, < 2.5 ; python_version > '3'\n") ==
          "requirements.txt >=2.3,<2.5");
    CHECK(required("requirements.txt", "tensorflow[and-cuda]~=2.15.0\n") ==
          "requirements.txt ~=2.15.0");
    CHECK(required("requirements.txt", "tensorflow-probability==0.12\n") == "none");
    CHECK(required("pyproject.toml", "[project]\ndependencies = ['tensorflow>=2.8']\n") ==
          "pyproject.toml >=2.8");
    CHECK(
        required("pyproject.toml", "[project.optional-dependencies]\na = ['tensorflow<=2.9']\n") ==
        "pyproject.toml <=2.9");
    CHECK(required("pyproject.toml", "[tool.poetry.dependencies]\ntensorflow = '^2.4'\n") ==
          "pyproject.toml ^2.4");
    CHECK(
        required("pyproject.toml", "[tool.poetry.dependencies]\ntensorflow = {version='2.4'}\n") ==
        "pyproject.toml ==2.4");
    CHECK(required("setup.py", "setup(install_requires=['numpy', \"tensorflow>=2.2,<2.3\"])") ==
          "setup.py >=2.2,<2.3");
    CHECK(required("setup.cfg", "[options]\ninstall_requires =\n    tensorflow==2.3.*\n") ==
          "setup.cfg ==2.3.*");
    CHECK(required("environment.yml", "dependencies:\n  - tensorflow=2.3=py37\n") ==
          "environment.yml ==2.3");
    CHECK(required("environment.yml", "dependencies:\n  - pip:\n    - tensorflow>=2.3\n") ==
          "environment.yml >=2.3");
    CHECK(required("requirements.txt", "tensorflow @ https://example.org/tf.whl\n") ==
          "requirements.txt ");
}

TEST_CASE("requirement files may include others and themselves") {
    TemporaryFolder folder;
    folder.write("requirements.txt", "-r req/base.txt\n-r ../outside.txt\n");
    folder.write("req/base.txt", "-r more.txt\n--requirement ../requirements.txt\n");
    folder.write("req/more.txt", "tensorflow\n");
    folder.write("setup.py", "extras = ['tensorflow==2.6']");
    const auto found = findRequirement(folder.path(), {"tensorflow"});
    REQUIRE(found);
    CHECK(found->specifier == "==2.6");
}

TEST_CASE("a specifier says which version is the newest allowed") {
    CHECK(newestAllowed("==2.4.1") == "2.4.1");
    CHECK(newestAllowed("==2.3.*") == "2.3");
    CHECK(newestAllowed("<=2.9") == "2.9");
    CHECK(newestAllowed(">=2.3,<2.5") == "2.4");
    CHECK(newestAllowed("<2.5.0") == "2.4");
    CHECK(newestAllowed("~=2.15.0") == "2.15");
    CHECK(newestAllowed("~=2.4").empty());
    CHECK(newestAllowed(">=2.3").empty());
    CHECK(newestAllowed("<3").empty());
    CHECK(newestAllowed("^2.4").empty());
    CHECK(newestAllowed("<2.9,<=2.6,!=2.5").find("2.6") == 0);
    CHECK(newestAllowed("").empty());
}

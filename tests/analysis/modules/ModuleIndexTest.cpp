#include "tests/analysis/modules/ModuleFixture.h"

using namespace graphlift;
using test::Files;
using test::Project;

TEST_CASE("modules are named as they are imported") {
    const Project project(
        Files{{"src/pkg/__init__.py", ""}, {"src/pkg/util.py", ""}, {"train.py", ""}}, {"src", ""});
    CHECK(project.name(project.at("src/pkg/__init__.py")) == "pkg");
    CHECK(project.name(project.at("src/pkg/util.py")) == "pkg.util");
    CHECK(project.name(project.at("train.py")) == "train");
}

TEST_CASE("absolute imports lead to modules of the project or to none") {
    Project project(Files{{"pkg/__init__.py", ""},
                          {"pkg/a.py", ""},
                          {"pkg/sub/__init__.py", ""},
                          {"pkg/sub/b.py", ""},
                          {"main.py", ""}});
    CHECK(project.find("main.py", "pkg") == "pkg");
    CHECK(project.find("main.py", "pkg.a") == "pkg.a");
    CHECK(project.find("pkg/sub/b.py", "pkg.sub") == "pkg.sub");
    CHECK(project.find("pkg/a.py", "main") == "main");
    CHECK(project.find("main.py", "pkg.none") == "none");
    CHECK(project.find("main.py", "tensorflow.keras") == "none");
    CHECK(project.find("pkg/a.py", "a") == "none");
    CHECK(project.find("main.py", "") == "none");
}

TEST_CASE("relative imports climb packages and stop at the project") {
    Project project(Files{{"pkg/__init__.py", ""},
                          {"pkg/a.py", ""},
                          {"pkg/sub/__init__.py", ""},
                          {"pkg/sub/b.py", ""},
                          {"main.py", ""},
                          {"other.py", ""}});
    CHECK(project.relative("pkg/a.py", ".") == "pkg");
    CHECK(project.relative("pkg/__init__.py", ".a") == "pkg.a");
    CHECK(project.relative("pkg/sub/b.py", "..a") == "pkg.a");
    CHECK(project.relative("pkg/sub/__init__.py", ".b") == "pkg.sub.b");
    CHECK(project.relative("pkg/sub/__init__.py", "..") == "pkg");
    CHECK(project.absolute("pkg/sub/b.py", "..a") == "pkg.a");
    CHECK(project.absolute("pkg/sub/b.py", ".") == "pkg.sub");
    CHECK(project.absolute("pkg/a.py", "...x") == "none");
    CHECK(project.relative("pkg/a.py", "...x") == "none");
    CHECK(project.relative("main.py", ".other") == "other");
    CHECK(project.absolute("main.py", ".other") == "other");
}

TEST_CASE("submodules are found by package and member") {
    Project project(Files{{"pkg/__init__.py", ""}, {"pkg/a.py", ""}});
    const ModuleId package = project.at("pkg/__init__.py");
    CHECK(project.name(project.index->submodule(package, project.names.intern("a"))) == "pkg.a");
    CHECK(project.index->submodule(package, project.names.intern("b")).isNone());
    CHECK(project.index->submodule(project.at("pkg/a.py"), project.names.intern("a")).isNone());
    CHECK(project.index->submodule(package, project.names.intern("")).isNone());
}

TEST_CASE("a project that is a package is found by its folder and without it") {
    Project project(
        Files{{"__init__.py", ""}, {"x.py", ""}, {"sub/__init__.py", ""}, {"sub/y.py", ""}}, {""},
        "net");
    CHECK(project.name(project.at("x.py")) == "x");
    CHECK(project.name(project.at("__init__.py")) == "net");
    CHECK(project.find("sub/y.py", "net.x") == "x");
    CHECK(project.find("sub/y.py", "net") == "net");
    CHECK(project.find("sub/y.py", "x") == "x");
    CHECK(project.find("sub/y.py", "network") == "none");
    CHECK(project.relative("x.py", ".sub.y") == "sub.y");
    CHECK(project.relative("sub/y.py", "..") == "net");
    CHECK(project.absolute("x.py", ".sub") == "net.sub");
    CHECK(project.find("x.py", "net.sub") == "sub");
    CHECK(project.relative("x.py", "..") == "none");
}

TEST_CASE("scripts in one folder import each other and nearer ones win") {
    Project project(Files{{"a/train.py", ""},
                          {"a/util.py", ""},
                          {"b/train.py", ""},
                          {"b/util.py", ""},
                          {"util.py", ""},
                          {"c/train.py", ""}});
    CHECK(project.name(project.at("a/util.py")) == "a.util");
    CHECK(project.find("a/train.py", "util") == "a.util");
    CHECK(project.find("b/train.py", "util") == "b.util");
    CHECK(project.find("c/train.py", "util") == "util");
    CHECK(project.find("util.py", "train") == "none");
}

TEST_CASE("two modules of one import name get the names of their paths") {
    const Project project(Files{{"src/utils.py", ""}, {"utils.py", ""}, {"src/only.py", ""}},
                          {"src", ""});
    CHECK(project.name(project.at("src/utils.py")) == "src.utils");
    CHECK(project.name(project.at("utils.py")) == "utils");
    CHECK(project.name(project.at("src/only.py")) == "only");
}

TEST_CASE("a package wins over a file and a file over a notebook of its name") {
    Project project(
        Files{{"m.py", ""}, {"m/__init__.py", ""}, {"n.ipynb", "{\"cells\": []}"}, {"n.py", ""}});
    CHECK(project.name(project.at("m/__init__.py")) == "m");
    CHECK(project.name(project.at("m.py")) == "m#2");
    CHECK(project.name(project.at("n.ipynb")) == "n#2");
    CHECK(project.find("n.py", "m") == "m");
    CHECK(project.index->named(project.names.intern("m#2")) == project.at("m.py"));
}

TEST_CASE("folders without init are packages when the project imports from them") {
    Project project(Files{{"main.py", "from scripts import train\nimport scripts.deep.x\n"},
                          {"scripts/train.py", "import train2\n"},
                          {"scripts/deep/x.py", ""},
                          {"scripts/train2.py", ""}});
    CHECK(project.name(project.at("scripts/deep/x.py")) == "scripts.deep.x");
    CHECK(project.find("main.py", "scripts") == "scripts");
    CHECK(project.find("main.py", "scripts.deep.x") == "scripts.deep.x");
    CHECK(project.find("main.py", "scripts.deep") == "scripts.deep");
    CHECK(project.find("scripts/train.py", "train2") == "scripts.train2");
    CHECK(project.relative("scripts/train.py", ".deep.x") == "scripts.deep.x");
}

TEST_CASE("a folder with the name of a library does not hide the library") {
    Project project(Files{
        {"tensorflow/train.py", "import tensorflow as tf\n"},
        {"tensorflow/keras.py", "from tensorflow.keras import layers\nimport tensorflow.keras\n"},
        {"torch/train.py", "import torch\n"}});
    CHECK(project.find("tensorflow/train.py", "tensorflow") == "none");
    CHECK(project.find("tensorflow/train.py", "tensorflow.keras") == "none");
    CHECK(project.find("torch/train.py", "torch") == "none");
}

TEST_CASE("an src folder that imports name keeps its place in the names") {
    const Files files{{"src/models/__init__.py", ""},
                      {"src/models/net.py", ""},
                      {"train.py", "from src.models import net\n"}};
    Project project(files, {"src", ""});
    CHECK(project.name(project.at("src/models/net.py")) == "src.models.net");
    CHECK(project.find("train.py", "src.models.net") == "src.models.net");
    auto other = files;
    other["train.py"] = "from models import net\n";
    CHECK(Project(other, {"src", ""}).find("train.py", "models.net") == "models.net");
}

TEST_CASE("a script inside of a package imports its neighbours") {
    const Files files{{"pkg/__init__.py", ""},
                      {"pkg/net.py", "import data\n"},
                      {"pkg/data.py", ""},
                      {"pkg/train.py", "import net\nif __name__ == '__main__':\n    pass\n"}};
    Project project(files);
    CHECK(project.find("pkg/train.py", "net") == "pkg.net");
    CHECK(project.find("pkg/net.py", "data") == "pkg.data");
    auto library = files;
    library["pkg/train.py"] = "import net\n";
    CHECK(Project(library).find("pkg/train.py", "net") == "none");
}

TEST_CASE("wildcards bind public names or the list of exports") {
    const Project project(Files{{"a.py", "from b import *\nx = 1\n_y = 2\nimport os\n"},
                                {"b.py", "from c import *\nfrom a import *\nz = 1\n"},
                                {"c.py", "__all__ = ['p', '_q']\np = _q = r = 1\n"},
                                {"d.py", "__all__ = ['p']\n__all__ += c.__all__\nv = 1\n"},
                                {"e.py", "from tensorflow import *\n"}});
    CHECK(project.exports("a.py") == "os p x z");
    CHECK(project.exports("b.py") == "os p x z");
    CHECK(project.exports("c.py") == "_q p");
    CHECK(project.exports("d.py") == "p v");
    CHECK(project.exports("e.py").empty());
}

TEST_CASE("imported modules come first and cycles keep the order of files") {
    CHECK(Project(Files{{"a.py", "import b\n"}, {"b.py", "import c\n"}, {"c.py", ""}}).order() ==
          "c b a");
    CHECK(Project(Files{{"a.py", "import b\n"}, {"b.py", "import a\n"}, {"c.py", "import b\n"}})
              .order() == "a b c");
    CHECK(Project(Files{{"a.py", "def f():\n    import b\n"}, {"b.py", "import a\n"}}).order() ==
          "a b");
    CHECK(Project(Files{{"m.py", "from p.q import r\n"},
                        {"p/__init__.py", ""},
                        {"p/q/__init__.py", ""},
                        {"p/q/r.py", ""}})
              .order() == "p p.q p.q.r m");
}

TEST_CASE("files with strange names are modules too") {
    Project project(Files{{"my-script.py", ""}, {"2.py", ""}, {"a b/c.d.py", ""}, {".py", ""}});
    CHECK(project.name(project.at("my-script.py")) == "my-script");
    CHECK(project.name(project.at("a b/c.d.py")) == "a b.c.d");
    CHECK_FALSE(project.at(".py").isNone());
}

TEST_CASE("the printed index shows modules in import order with what they export") {
    const Project project(
        Files{{"p/__init__.py", "from .a import f\n"}, {"p/a.py", "def f(): pass\n"}}, {""},
        "proj");
    CHECK(printIndex(*project.index, project.names) ==
          "module p.a: f\npackage p: f\nnamespace proj\n");
}

#include "analysis/edit/ImportEdits.h"

#include "tests/analysis/edit/EditFixture.h"

using namespace graphlift;
using test::EditFile;

namespace {

const NameRequest kRequest{{"tensorflow", "tensorflow.compat.v2"},
                           {"function"},
                           {{"tensorflow", "tf"}, {"tensorflow", ""}}};

// How `function` is spelled at the decorator of f; "+" stands for a new import.
std::string spelled(const std::string& text, const NameRequest& request = kRequest) {
    const EditFile file(text);
    const auto plan = planNames(file.target(), file.function("f"), request);
    if (!plan) return "refused";
    return (plan->edits.empty() ? "" : "+") + plan->expressions.begin()->second;
}

std::string imported(const std::string& text, const std::string& path = "a.py") {
    const EditFile file(text, path);
    const auto plan = planNames(file.target(), file.function("f"), kRequest);
    REQUIRE(plan);
    return file.apply(plan->edits);
}

const std::string kF = "def f(): pass\n";

}  // namespace

TEST_CASE("the file's own import spells the name") {
    CHECK(spelled("import tensorflow as tf\n" + kF) == "tf.function");
    CHECK(spelled("import tensorflow\n" + kF) == "tensorflow.function");
    CHECK(spelled("import os, tensorflow as t, sys\n" + kF) == "t.function");
    CHECK(spelled("import tensorflow.keras\n" + kF) == "tensorflow.function");
    CHECK(spelled("import tensorflow.compat.v2 as tf\n" + kF) == "tf.function");
    CHECK(spelled("from tensorflow.compat import v2\n" + kF) == "v2.function");
    CHECK(spelled("from tensorflow import function\n" + kF) == "function");
    CHECK(spelled("from tensorflow import function as fn\n" + kF) == "fn");
    CHECK(spelled("from tensorflow import *\n" + kF) == "function");
    CHECK(spelled("import tensorflow\nimport tensorflow as tf\n" + kF) == "tf.function");
    CHECK(spelled("from tensorflow import function\nimport tensorflow as tf\n" + kF) ==
          "tf.function");
}

TEST_CASE("what does not certainly mean the library does not spell the name") {
    CHECK(spelled(kF) == "+tf.function");
    CHECK(spelled("import tensorflow.keras as k\n" + kF) == "+tf.function");
    CHECK(spelled("import tensorflow.compat.v1 as tf\n" + kF) == "+tensorflow.function");
    CHECK(spelled("from .tensorflow import function\n" + kF) == "+tf.function");
    CHECK(spelled("from lib import tf\n" + kF) == "+tensorflow.function");
    CHECK(spelled("import tensorflow as tf\ntf = tf.compat.v1\n" + kF) == "+tensorflow.function");
    CHECK(spelled("from tensorflow import *\nfrom lib import *\n" + kF) == "+tf.function");
    CHECK(spelled("from tensorflow import *\ndef function(): pass\n" + kF) == "+tf.function");
    CHECK(spelled("import tensorflow as tf\ndef g():\n    global tf\n    tf = 1\n" + kF) ==
          "+tensorflow.function");
    CHECK(spelled("tf = tensorflow = 1\n" + kF) == "refused");
}

TEST_CASE("imports below the function and in branches do not count") {
    CHECK(spelled(kF + "import tensorflow as tf\n") == "+tf.function");
    CHECK(spelled("if c:\n    import tensorflow as tf\n" + kF) == "+tf.function");
    CHECK(spelled("if TYPE_CHECKING:\n    import tensorflow as tf\n" + kF) == "+tf.function");
    CHECK(spelled("if c:\n    import tensorflow as tf\n    def f(): pass\n") == "tf.function");
    CHECK(spelled("try:\n    import tensorflow as tf\nexcept ImportError:\n    tf = None\n" + kF) ==
          "tf.function");
    CHECK(spelled("try:\n    import x\nexcept E:\n    import tensorflow as tf\n" + kF) ==
          "+tf.function");
    CHECK(spelled("with a:\n    import tensorflow as tf\n" + kF) == "tf.function");
    CHECK(spelled("import tensorflow as tf\nif c:\n    import tensorflow.compat.v1 as tf\n" + kF) ==
          "+tensorflow.function");
}

TEST_CASE("nested functions and methods see what Python lets them see") {
    CHECK(spelled("def g():\n    import tensorflow as tf\n    def f(): pass\n") == "tf.function");
    CHECK(spelled("def g():\n    import tensorflow as tf\ndef f(): pass\n") == "+tf.function");
    CHECK(spelled("def g():\n    def f(): pass\nimport tensorflow as tf\n") == "tf.function");
    CHECK(spelled("import tensorflow as tf\ndef g(tf):\n    def f(): pass\n") ==
          "+tensorflow.function");
    CHECK(spelled("import tensorflow as tf\ndef g(x=tf, *, y: tf = 1):\n    def f(): pass\n") ==
          "tf.function");
    CHECK(spelled("import tensorflow as tf\ndef g():\n    def f(): pass\n    tf = 1\n") ==
          "+tensorflow.function");
    CHECK(spelled("import tensorflow as tf\nclass C:\n    def f(self): pass\n") == "tf.function");
    CHECK(spelled("import tensorflow as tf\nclass C:\n    tf = 1\n    def f(self): pass\n") ==
          "+tensorflow.function");
    CHECK(spelled("import tensorflow as tf\nclass C:\n    tf = 1\n    def g(self):\n        def "
                  "f(): pass\n") == "tf.function");
    CHECK(spelled("import tensorflow as tf\nclass C:\n    def f(self): pass\n    tf = 1\n") ==
          "tf.function");
    CHECK(spelled("import tensorflow as tf\ndef f(tf): pass\n") == "tf.function");
    CHECK(spelled("import tensorflow as tf\nx = [tf for tf in y]\n" + kF) == "tf.function");
}

TEST_CASE("members are spelled one by one") {
    NameRequest request = kRequest;
    request.members = {"function", "TensorSpec", "keras.layers"};
    const EditFile file("from tensorflow import function as fn, keras\n" + kF);
    const auto plan = planNames(file.target(), file.function("f"), request);
    REQUIRE(plan);
    CHECK(plan->expressions.at("function") == "fn");
    CHECK(plan->expressions.at("keras.layers") == "keras.layers");
    CHECK(plan->expressions.at("TensorSpec") == "tf.TensorSpec");
    CHECK(plan->edits.size() == 1);
}

TEST_CASE("an import goes to the other imports or to the head of the file") {
    const std::string tf = "import tensorflow as tf\n";
    CHECK(imported("import os\n\n\n" + kF) == "import os\n" + tf + "\n\n" + kF);
    CHECK(imported("import os\nfrom a import (\n    b,\n)  # c\n\nx = 1\n" + kF) ==
          "import os\nfrom a import (\n    b,\n)  # c\n" + tf + "\nx = 1\n" + kF);
    CHECK(imported("import os\nx = 1\nimport sys\n" + kF) ==
          "import os\n" + tf + "x = 1\nimport sys\n" + kF);
    CHECK(imported("'''doc'''\n\nx = 1\n" + kF) == "'''doc'''\n\n" + tf + "\nx = 1\n" + kF);
    CHECK(imported("'''doc'''\nx = 1\n" + kF) == "'''doc'''\n\n" + tf + "\nx = 1\n" + kF);
    CHECK(imported("from __future__ import annotations\n\n" + kF) ==
          "from __future__ import annotations\n\n" + tf + "\n" + kF);
    CHECK(imported("'''doc'''\nfrom __future__ import annotations\nimport os\n" + kF) ==
          "'''doc'''\nfrom __future__ import annotations\nimport os\n" + tf + kF);
    CHECK(imported(kF) == tf + "\n\n" + kF);
    CHECK(imported("x = 1\n" + kF) == tf + "\nx = 1\n" + kF);
    CHECK(imported("#!/usr/bin/python\n# coding: utf-8\nx = 1\n" + kF) ==
          "#!/usr/bin/python\n# coding: utf-8\n" + tf + "\nx = 1\n" + kF);
    CHECK(imported("# license\n\n# about f\n" + kF) ==
          "# license\n\n" + tf + "\n\n# about f\n" + kF);
    CHECK(imported("@a\n" + kF) == tf + "\n\n@a\n" + kF);
}

TEST_CASE("an import keeps line ends and the byte order mark") {
    CHECK(imported("\xEF\xBB\xBFimport os\r\n" + kF) ==
          "\xEF\xBB\xBFimport os\r\nimport tensorflow as tf\r\n" + kF);
    CHECK(imported("\xEF\xBB\xBF" + kF) == "\xEF\xBB\xBFimport tensorflow as tf\n\n\n" + kF);
}

TEST_CASE("an import and a decorator at one place come in this order") {
    const EditFile file(kF);
    const auto plan = planNames(file.target(), file.function("f"), kRequest);
    REQUIRE(plan);
    auto edits = plan->edits;
    edits.push_back(
        *addDecorator(file.target(), file.function("f"), plan->expressions.at("function")));
    CHECK(file.apply(edits) == "import tensorflow as tf\n\n\n@tf.function\n" + kF);
    const auto again = planNames(file.target(), file.function("f"), kRequest);
    edits.insert(edits.end(), again->edits.begin(), again->edits.end());
    CHECK(file.apply(edits) == "import tensorflow as tf\n\n\n@tf.function\n" + kF);
}

#include "tests/analysis/modules/ModuleFixture.h"

using namespace graphlift;

namespace {

std::string declared(const std::string& text) {
    Names names;
    return printDecls(test::declare(text, names), names);
}

}  // namespace

TEST_CASE("imports are listed as written") {
    CHECK(declared("import a\nimport a.b.c\nimport x.y as z, w\n") ==
          "import a\nimport a.b.c\nimport x.y as z\nimport w\nnames: a z w\n");
    CHECK(declared("from a.b import c, d as e\nfrom . import f\nfrom ..g.h import (i,\n j)\n") ==
          "from a.b import c\nfrom a.b import d as e\nfrom . import f\nfrom ..g.h import i\n"
          "from ..g.h import j\nnames: c e f i j\n");
    CHECK(declared("from a import *\nfrom ... import *\n") ==
          "from a import *\nfrom ... import *\nnames:\n");
    CHECK(declared("from __future__ import annotations\n") == "names:\n");
    CHECK(declared("import a . b\n") == "import a.b\nnames: a\n");
}

TEST_CASE("imports inside of functions and classes and blocks are found too") {
    CHECK(declared("def f():\n    import a\nclass C:\n    import b\ntry:\n    import c\n"
                   "except ImportError:\n    c = None\nif x:\n    from d import e\n") ==
          "import a  (in a function)\nimport b\nimport c\nfrom d import e\nnames: f C c e\n");
}

TEST_CASE("every statement that binds a module name counts once and in order") {
    CHECK(declared("b = a = 1\n(c, [d, *e]), f.x, g[0] = v\nh += 1\ni: int = 2\n") ==
          "names: b a c d e h i\n");
    CHECK(declared("for j, k in v:\n    l = 1\nwith o() as m, p() as (n, q):\n    pass\n") ==
          "names: j k l m n q\n");
    CHECK(declared("try:\n    r = 1\nexcept E as s:\n    pass\nwhile (t := 1):\n    u = 2\n") ==
          "names: r s t u\n");
    CHECK(declared("@d\ndef f(x, y=1):\n    z = 1\n    def g(): pass\nclass C(B):\n    w = 1\n"
                   "async def h(): pass\nk = lambda v: v\n") == "names: f C h k\n");
    CHECK(declared("def f():\n    global made\n    made = 1\n") == "names: f made\n");
    CHECK(declared("x = [y for y in z]\n") == "names: x\n");
    CHECK(declared("match v:\n    case [a, *rest]:\n        pass\n    case b.c:\n        pass\n"
                   "    case other:\n        pass\n") == "names: a rest other\n");
}

TEST_CASE("a literal list of exports is read and any other is said to be computed") {
    CHECK(declared("__all__ = ['a', \"b\"]\n") == "names: __all__\n__all__: a b\n");
    CHECK(declared("__all__ = ('a',) + ('b', 'c')\n__all__ += ['d']\n__all__.append('e')\n"
                   "__all__.extend(['f', 'g'])\n") == "names: __all__\n__all__: a b c d e f g\n");
    CHECK(declared("__all__ = [  # why\n    'a',  # b\n]\n") == "names: __all__\n__all__: a\n");
    CHECK(declared("__all__ = []\n") == "names: __all__\n__all__:\n");
    CHECK(declared("__all__ = ['a'] + b.__all__\n") ==
          "names: __all__\n__all__: a\n__all__ is computed\n");
    CHECK(declared("__all__ = ['a']\n__all__.remove('a')\n") ==
          "names: __all__\n__all__: a\n__all__ is computed\n");
    CHECK(declared("def f():\n    __all__ = ['a']\n    __all__.append('b')\n") == "names: f\n");
}

TEST_CASE("a file that guards its main part is a script") {
    CHECK(declared("if __name__ == '__main__':\n    x = 1\n") == "names: x\nscript\n");
    CHECK(declared("if '__main__' == __name__: pass\n") == "names:\nscript\n");
    CHECK(declared("def f():\n    if __name__ == '__main__': pass\n") == "names: f\n");
}

TEST_CASE("broken and empty files declare what can be read") {
    CHECK(declared("") == "names:\n");
    CHECK(declared("def f(:\nimport a\nx = 1\n").find("names:") != std::string::npos);
    CHECK(declared("from import x\nfrom . import\nimport\n").find("names:") != std::string::npos);
    CHECK(declared("__all__.append()\n__all__ = \n").find("names:") != std::string::npos);
}

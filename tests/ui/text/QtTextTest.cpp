// Names of analysed code cannot move text about.
#include <catch2/catch.hpp>

#include "ui/text/QtText.h"

using namespace graphlift;

TEST_CASE("names are shown without control characters and direction marks") {
    CHECK(!shown("a\xE2\x80\xAE"
                 "b")
               .contains(QChar(0x202E)));
    CHECK(!shown("one\ntwo").contains('\n'));
    CHECK(html("<b>f</b>") == "&lt;b&gt;f&lt;/b&gt;");
    CHECK(toUtf8(toQt("größe")) == "größe");
}

#include "app/report/JsonWriter.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/support/Utf8.h"

using namespace graphlift;

namespace {

std::string asJson(std::string_view text) {
    StringSink sink;
    {
        JsonWriter json(sink);
        json.value(text);
    }
    return sink.text();
}

}  // namespace

TEST_CASE("JSON is written as it comes") {
    StringSink sink;
    {
        JsonWriter json(sink);
        json.beginObject(JsonWriter::Layout::Lines);
        json.field("schema", 1);
        json.key("list");
        json.beginArray();
        json.value("a");
        json.null();
        json.value(true);
        json.endArray();
        json.key("empty");
        json.beginArray(JsonWriter::Layout::Lines);
        json.endArray();
        json.fieldOrNull("rule", "");
        json.endObject();
        json.lineEnd();
    }
    CHECK(sink.text() ==
          "{\n \"schema\": 1,\n \"list\": [\"a\",null,true],\n \"empty\": [],\n \"rule\": "
          "null\n}\n");
}

TEST_CASE("JSON strings hold any bytes") {
    CHECK(asJson("a\"b\\c\n\t\r\x01") == "\"a\\\"b\\\\c\\n\\t\\r\\u0001\"");
    CHECK(asJson("gr\xC3\xB6\xC3\x9F\x65") == "\"gr\xC3\xB6\xC3\x9F\x65\"");
    CHECK(asJson("\xFF\xC3") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    CHECK(asJson("\xED\xA0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text = std::string("x") + static_cast<char>(byte) + "y";
        CHECK(nlohmann::json::accept(asJson(text)));
    }
}

TEST_CASE("names are shown without control characters") {
    CHECK(printable("plain name") == "plain name");
    CHECK(printable("\x1b[31mred") == "\\x1b[31mred");
    CHECK(printable("a\nb") == "a\\x0ab");
    CHECK(printable("\xE2\x80\xAEtxt") == "\\u202etxt");
    CHECK(printable("\xC2\x9Bx") == "\\x9bx");
    CHECK(printable("\xE4\xB8\xAD\xFF") == "\xE4\xB8\xAD\\xff");
}

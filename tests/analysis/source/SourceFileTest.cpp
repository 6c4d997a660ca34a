#include "analysis/source/SourceFile.h"

#include <catch2/catch.hpp>

using namespace graphlift;

namespace {

std::shared_ptr<const SourceFile> read(std::string bytes, std::string path = "a.py") {
    auto file = SourceFile::make(std::move(path), std::move(bytes));
    REQUIRE(file);
    return *file;
}

Problem problemOf(std::string bytes, std::string path = "a.py") {
    auto file = SourceFile::decode(std::move(path), std::move(bytes));
    REQUIRE_FALSE(file);
    return file.error();
}

std::string at(const SourceFile& file, uint32_t offset) {
    const Position p = file.position(offset);
    const std::string place = std::to_string(p.line) + ":" + std::to_string(p.column);
    return p.cell < 0 ? place : "cell " + std::to_string(p.cell) + " " + place;
}

}  // namespace

TEST_CASE("plain text is not copied and counts lines and columns from one") {
    const auto file = read("a = 1\nb = 2\n");
    CHECK(file->text().data() == file->bytes().data());
    CHECK(file->numLines() == 2);
    CHECK(at(*file, 0) == "1:1");
    CHECK(at(*file, 5) == "1:6");
    CHECK(at(*file, 6) == "2:1");
    CHECK(at(*file, 12) == "3:1");
    CHECK(at(*file, 99) == "3:1");
    CHECK(file->byteOffset(7) == 7);
    CHECK(file->line(2) == "b = 2");
    CHECK(file->line(0).empty());
    CHECK(file->line(9).empty());
}

TEST_CASE("an empty file has no line but a first position") {
    const auto file = read("");
    CHECK(file->numLines() == 0);
    CHECK(at(*file, 0) == "1:1");
    CHECK(read("x")->numLines() == 1);
}

TEST_CASE("columns count characters and not bytes") {
    const auto file = read("s = '\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80' + x\n");
    CHECK(at(*file, static_cast<uint32_t>(file->text().find('x'))) == "1:13");
}

TEST_CASE("a byte order mark is left out and offsets lead behind it") {
    const auto file = read(
        "\xEF\xBB\xBF"
        "x = 1\n");
    CHECK(file->text() == "x = 1\n");
    CHECK(file->byteOffset(0) == 3);
    CHECK(file->byteOffset(4) == 7);
    CHECK(at(*file, 0) == "1:1");
}

TEST_CASE("an encoding cookie in the first two lines decides") {
    const auto latin = read("# -*- coding: latin-1 -*-\ns = '\xE4\xF6'; x\n");
    CHECK(latin->line(2) == "s = '\xC3\xA4\xC3\xB6'; x");
    const auto x = static_cast<uint32_t>(latin->text().find('x', 30));
    CHECK(latin->bytes()[latin->byteOffset(x)] == 'x');
    CHECK(at(*latin, x) == "2:11");
    CHECK(read("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = '\x80'\n")->line(3) ==
          "s = '\xE2\x82\xAC'");
    CHECK(read("# coding: iso-8859-15\ns = '\xA4'\n")->line(2) == "s = '\xE2\x82\xAC'");
    CHECK(read("# coding: utf8\ns = '\xC3\xA4'\n")->line(2) == "s = '\xC3\xA4'");
    CHECK(read("# coding: ascii\nx\n")->line(2) == "x");
    CHECK(read("# coding: gbk\ns = '\xC4\xE3'; x\n")->line(2) == "s = '\xE4\xBD\xA0'; x");
    CHECK(read("# coding: shift_jis\ns = '\x83\x5C'; x\n")->line(2) == "s = '\xE3\x82\xBD'; x");
}

TEST_CASE("offsets lead back through every re-encoded character") {
    const auto file = read("# coding: shift_jis\ns = '\x83\x5C\x83\x5C'; x = 1 # \xB1 y\n");
    for (const char c : {'x', '1', 'y'}) {
        const auto offset = static_cast<uint32_t>(file->text().find(c, 22));
        CHECK(file->bytes()[file->byteOffset(offset)] == c);
    }
}

TEST_CASE("a cookie below code or in the third line is no cookie") {
    CHECK(problemOf("x = 1\n# coding: latin-1\ns = '\xE4'\n").code == "undecodable");
    CHECK(problemOf("#\n#\n# coding: latin-1\ns = '\xE4'\n").code == "undecodable");
    CHECK(encodingCookie("\n# coding= koi8-r\n") == "koi8-r");
    CHECK(encodingCookie("\n\n# coding: koi8-r\n").empty());
    CHECK(encodingCookie("# encoding is nice, coding: koi8-r").substr(0, 6) == "koi8-r");
}

TEST_CASE("text that its encoding cannot decode is a problem with a place") {
    const Problem utf8 = problemOf("ok = 1\nbad = '\xFF'\n");
    CHECK(utf8.code == "undecodable");
    CHECK(utf8.position.line == 2);
    CHECK(utf8.position.column == 8);
    CHECK(utf8.message.find("byte 14") != std::string::npos);
    CHECK(problemOf("# coding: ascii\ns = '\xE4'\n").position.line == 2);
    CHECK(problemOf("# coding: klingon\n").message.find("klingon") != std::string::npos);
    CHECK(problemOf("\xEF\xBB\xBF# coding: latin-1\n").code == "undecodable");
    CHECK(problemOf("s = '\xED\xA0\x80'\n").code == "undecodable");
    CHECK(problemOf("s = '\xC0\xAF'\n").code == "undecodable");
    CHECK(problemOf("s = '\xE4\xBD").code == "undecodable");
}

TEST_CASE("NUL bytes are a problem of their own") {
    const Problem problem = problemOf(std::string("a = 1\nb\0c\n", 10));
    CHECK(problem.code == "nul-bytes");
    CHECK(problem.position.line == 2);
    CHECK(problem.position.column == 2);
    CHECK(SourceFile::make("d/a.py", std::string(1, '\0')).error().message.find("d/a.py:1") == 0);
}

TEST_CASE("every kind of line end ends a line") {
    const auto file = read("a\r\nb\rc\nd\f\r");
    CHECK(file->numLines() == 4);
    CHECK(file->line(1) == "a");
    CHECK(file->line(2) == "b");
    CHECK(file->line(3) == "c");
    CHECK(at(*file, 5) == "3:1");
    CHECK(file->byteOffset(7) == 7);
    CHECK(file->bytes() == "a\r\nb\rc\nd\f\r");
}

TEST_CASE("equal bytes hash equally") {
    CHECK(read("x")->contentHash() == read("x", "b.py")->contentHash());
    CHECK(read("x")->contentHash() != read("y")->contentHash());
}

#include "app/report/JsonWriter.h"

#include <array>
#include <cstdio>

#include "analysis/support/Utf8.h"

namespace graphlift {

namespace {
constexpr size_t kFlushAt = 1 << 16;
}

JsonWriter::~JsonWriter() { sink_.write(buffer_); }

void JsonWriter::flushIfFull() {
    if (buffer_.size() < kFlushAt) return;
    sink_.write(buffer_);
    buffer_.clear();
}

void JsonWriter::newLine() {
    buffer_ += '\n';
    buffer_.append(levels_.size(), ' ');
}

void JsonWriter::separate() {
    if (afterKey_) {
        afterKey_ = false;
        return;
    }
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.empty) buffer_ += ',';
    if (level.layout == Layout::Lines) newLine();
    level.empty = false;
}

void JsonWriter::begin(char bracket, Layout layout) {
    separate();
    buffer_ += bracket;
    const bool inlined = !levels_.empty() && levels_.back().layout == Layout::Inline;
    levels_.push_back({inlined ? Layout::Inline : layout, true});
}

void JsonWriter::end(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.layout == Layout::Lines && !level.empty) newLine();
    buffer_ += bracket;
    flushIfFull();
}

void JsonWriter::key(std::string_view name) {
    separate();
    quote(name);
    buffer_ += levels_.back().layout == Layout::Lines ? ": " : ":";
    afterKey_ = true;
}

void JsonWriter::value(std::string_view text) {
    separate();
    quote(text);
}

void JsonWriter::value(bool yes) {
    separate();
    buffer_ += yes ? "true" : "false";
}

void JsonWriter::value(int64_t number) {
    separate();
    buffer_ += std::to_string(number);
}

void JsonWriter::value(uint64_t number) {
    separate();
    buffer_ += std::to_string(number);
}

void JsonWriter::seconds(double time) {
    separate();
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.6f", time);
    buffer_ += digits.data();
}

void JsonWriter::null() {
    separate();
    buffer_ += "null";
}

void JsonWriter::fieldOrNull(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty())
        null();
    else
        value(text);
}

void JsonWriter::quote(std::string_view text) {
    buffer_ += '"';
    size_t plain = 0;  // bytes that need no escape and are not copied yet
    for (size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
            ++i;
            continue;
        }
        const CodePoint point = decodeFirst(text.substr(i));
        if (point.value != CodePoint::kInvalid && point.value >= 0x80) {
            i += point.length;
            continue;
        }
        buffer_ += text.substr(plain, i - plain);
        if (point.value == CodePoint::kInvalid)
            buffer_ += "\xEF\xBF\xBD";
        else if (c == '"' || c == '\\')
            (buffer_ += '\\') += text[i];
        else if (c == '\n')
            buffer_ += "\\n";
        else if (c == '\t')
            buffer_ += "\\t";
        else if (c == '\r')
            buffer_ += "\\r";
        else {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", c);
            buffer_ += escaped.data();
        }
        plain = ++i;
    }
    buffer_ += text.substr(plain);
    buffer_ += '"';
}

}  // namespace graphlift

// Writes JSON straight to a sink, without a document tree. The caller says what comes in which
// order; the writer puts commas, line ends and escapes. Text that is not UTF-8 (file names) becomes
// U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/Sink.h"

namespace graphlift {

class JsonWriter {
  public:
    /// Lines: each element on a line of its own. Inline: all on one line, and so is what is inside.
    enum class Layout : uint8_t { Inline, Lines };

    explicit JsonWriter(Sink& sink) : sink_(sink) {}
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void beginObject(Layout layout = Layout::Inline) { begin('{', layout); }
    void endObject() { end('}'); }
    void beginArray(Layout layout = Layout::Inline) { begin('[', layout); }
    void endArray() { end(']'); }
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(bool yes);
    void value(int64_t number);
    void value(uint64_t number);
    void value(uint32_t number) { value(static_cast<uint64_t>(number)); }
    void value(int32_t number) { value(static_cast<int64_t>(number)); }
    void seconds(double time);
    void null();

    template <class T>
    void field(std::string_view name, const T& content) {
        key(name);
        value(content);
    }
    /// A text, or null where it is empty.
    void fieldOrNull(std::string_view name, std::string_view text);
    void lineEnd() { buffer_ += '\n'; }

  private:
    struct Level {
        Layout layout;
        bool empty = true;
    };
    void begin(char bracket, Layout layout);
    void end(char bracket);
    void separate();
    void newLine();
    void quote(std::string_view text);
    void flushIfFull();

    Sink& sink_;
    std::string buffer_;
    std::vector<Level> levels_;
    bool afterKey_ = false;
};

}  // namespace graphlift

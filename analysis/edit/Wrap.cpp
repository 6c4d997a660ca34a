#include "analysis/edit/Wrap.h"

#include <algorithm>
#include <vector>

namespace graphlift {

namespace {

constexpr size_t kNone = std::string_view::npos;

// The place behind a string literal that begins at `at`.
size_t skipString(std::string_view text, size_t at) {
    const char quote = text[at];
    const size_t length = text.substr(at, 3) == std::string(3, quote) ? 3 : 1;
    for (size_t i = at + length; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
            continue;
        }
        if (text.substr(i, length) == std::string(length, quote)) return i + length;
    }
    return text.size();
}

struct Outline {
    std::vector<size_t> commas;          // outside of all brackets
    size_t open = kNone, close = kNone;  // the last pair of outer brackets
};

Outline outlineOf(std::string_view text) {
    Outline outline;
    size_t depth = 0, open = kNone;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            i = skipString(text, i) - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth++ == 0) open = i;
        } else if (c == ')' || c == ']' || c == '}') {
            if (depth > 0 && --depth == 0) {
                outline.open = open;
                outline.close = i;
            }
        } else if (c == ',' && depth == 0) {
            outline.commas.push_back(i);
        }
    }
    return outline;
}

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(' ');
    if (first == kNone) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// A list, tuple or dict of its own, and not the arguments or index of something.
bool isDisplay(std::string_view text, size_t open) {
    if (open == 0) return true;
    const char before = text[open - 1];
    const bool isName = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                        (before >= '0' && before <= '9') || before == '_';
    return !isName && before != ')' && before != ']' && before != '"' && before != '\'';
}

class Wrapper {
  public:
    explicit Wrapper(const WrapStyle& style) : style_(style) {}

    // One logical line; `inside` of brackets it may be broken at its commas.
    void line(std::string_view text, const std::string& indentation, bool inside, bool mustSplit) {
        const size_t extra = lines_.empty() ? style_.prefix.size() : 0;
        if (!mustSplit && columns(indentation) + extra + text.size() <= style_.width)
            return add(indentation, text);
        const bool hasComma = text.ends_with(',');
        const std::string_view content = hasComma ? text.substr(0, text.size() - 1) : text;
        const Outline outline = outlineOf(content);
        if (inside && !outline.commas.empty()) return items(content, outline, indentation);
        // `(x,)`: one item, which may well fit on its line.
        if (mustSplit) return line(text, indentation, inside, false);
        if (outline.open == kNone || outline.close == outline.open + 1)
            return add(indentation, text);
        brackets(text, outline, indentation);
    }
    [[nodiscard]] std::string result() const {
        std::string text;
        for (const std::string& line : lines_) text += (text.empty() ? "" : style_.lineEnd) + line;
        return text.substr(style_.indentation.size());
    }

  private:
    static size_t columns(const std::string& indentation) {
        size_t count = 0;
        for (const char c : indentation) count += c == '\t' ? 4 : 1;
        return count;
    }
    void add(const std::string& indentation, std::string_view text) {
        lines_.push_back(indentation + std::string(text));
    }
    void items(std::string_view content, const Outline& outline, const std::string& indentation) {
        size_t begin = 0;
        for (size_t i = 0; i <= outline.commas.size(); ++i) {
            const size_t end = i < outline.commas.size() ? outline.commas[i] : content.size();
            const std::string_view item = trimmed(content.substr(begin, end - begin));
            if (!item.empty()) line(std::string(item) + ",", indentation, true, false);
            begin = end + 1;
        }
    }
    void brackets(std::string_view text, const Outline& outline, const std::string& indentation) {
        add(indentation, text.substr(0, outline.open + 1));
        const std::string_view body =
            trimmed(text.substr(outline.open + 1, outline.close - outline.open - 1));
        const bool isList = isDisplay(text, outline.open) && !outlineOf(body).commas.empty();
        line(body, indentation + style_.unit, true, isList);
        add(indentation, text.substr(outline.close));
    }

    const WrapStyle& style_;
    std::vector<std::string> lines_;
};

}  // namespace

std::string wrapExpression(std::string_view expression, const WrapStyle& style) {
    Wrapper wrapper(style);
    wrapper.line(expression, style.indentation, false, false);
    return wrapper.result();
}

}  // namespace graphlift

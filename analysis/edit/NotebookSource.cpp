#include "analysis/edit/NotebookSource.h"

#include <algorithm>
#include <array>

namespace graphlift {

namespace {

// Walks JSON that is known to be well-formed.
class JsonWalker {
  public:
    explicit JsonWalker(std::string_view bytes) : bytes_(bytes) {
        if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    }
    [[nodiscard]] size_t position() const { return at_; }

    char peek() {
        at_ = std::min(bytes_.find_first_not_of(" \t\r\n", at_), bytes_.size());
        return at_ < bytes_.size() ? bytes_[at_] : '\0';
    }
    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    std::string string() {
        peek();
        std::string text;
        for (++at_; at_ < bytes_.size() && bytes_[at_] != '"';) {
            if (bytes_[at_] == '\\')
                escape(text);
            else
                text += bytes_[at_++];
        }
        ++at_;
        return text;
    }
    // Any value; brackets inside of strings do not count.
    void skip() {
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++at_;
            } else if (c == '}' || c == ']') {
                --depth;
                ++at_;
            } else if (c == ',' || c == ':') {
                ++at_;
            } else {
                at_ = std::min(bytes_.find_first_of(" \t\r\n,:]}", at_), bytes_.size());
            }
        } while (depth > 0 && at_ < bytes_.size());
    }
    // Calls member(key) at each value of the object; it must take the value.
    template <class Member>
    void object(const Member& member) {
        if (!take('{')) return skip();
        while (!take('}') && at_ < bytes_.size()) {
            const std::string key = string();
            take(':');
            member(key);
            take(',');
        }
    }
    template <class Item>
    void array(const Item& item) {
        if (!take('[')) return skip();
        while (!take(']') && at_ < bytes_.size()) {
            item();
            take(',');
        }
    }

  private:
    uint32_t hex() {
        uint32_t value = 0;
        for (int i = 0; i < 4 && at_ < bytes_.size(); ++i) {
            const char c = bytes_[at_++];
            const uint32_t digit = c <= '9' ? static_cast<uint32_t>(c - '0')
                                            : static_cast<uint32_t>((c | 0x20) - 'a' + 10);
            value = value * 16 + digit;
        }
        return value;
    }
    void escape(std::string& text) {
        static constexpr std::string_view kFrom = "\"\\/bfnrt", kTo = "\"\\/\b\f\n\r\t";
        const char c = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
        at_ += 2;
        if (c != 'u') {
            if (const size_t i = kFrom.find(c); i != std::string_view::npos) text += kTo[i];
            return;
        }
        uint32_t code = hex();
        if (code >= 0xD800 && code < 0xDC00 && bytes_.substr(at_, 2) == "\\u") {
            at_ += 2;
            code = 0x10000 + ((code - 0xD800) << 10) + (hex() - 0xDC00);
        }
        appendUtf8(text, code);
    }
    static void appendUtf8(std::string& text, uint32_t code) {
        const auto add = [&](uint32_t byte) { text += static_cast<char>(byte); };
        if (code < 0x80) return add(code);
        if (code < 0x800) {
            add(0xC0 | code >> 6);
        } else if (code < 0x10000) {
            add(0xE0 | code >> 12);
            add(0x80 | (code >> 6 & 0x3F));
        } else {
            add(0xF0 | code >> 18);
            add(0x80 | (code >> 12 & 0x3F));
            add(0x80 | (code >> 6 & 0x3F));
        }
        add(0x80 | (code & 0x3F));
    }

    std::string_view bytes_;
    size_t at_ = 0;
};

class CellFinder {
  public:
    CellFinder(std::string_view bytes, int32_t wanted) : walker_(bytes), wanted_(wanted) {}

    bool run(CellSource& result) {
        walker_.object([&](const std::string& key) {
            if (key == "cells")
                readCells(result);
            else if (key == "worksheets")
                walker_.array([&] {
                    walker_.object([&](const std::string& inner) {
                        inner == "cells" ? readCells(result) : walker_.skip();
                    });
                });
            else
                walker_.skip();
        });
        return found_;
    }

  private:
    void readCells(CellSource& result) {
        walker_.array([&] {
            const bool isWanted = next_++ == wanted_;
            walker_.object([&](const std::string& key) {
                if (isWanted && (key == "source" || key == "input"))
                    readSource(result);
                else
                    walker_.skip();
            });
        });
    }
    void readPiece(CellSource& result) {
        if (walker_.peek() != '"') return walker_.skip();
        const size_t begin = walker_.position();
        std::string text = walker_.string();
        result.text += text;
        result.pieces.push_back({begin, walker_.position(), std::move(text)});
    }
    void readSource(CellSource& result) {
        result = CellSource();
        result.isList = walker_.peek() == '[';
        result.begin = walker_.position();
        if (result.isList)
            walker_.array([&] { readPiece(result); });
        else
            readPiece(result);
        result.end = walker_.position();
        found_ = true;
    }

    JsonWalker walker_;
    int32_t wanted_;
    int32_t next_ = 0;
    bool found_ = false;
};

// Spelled as Python's json module does it: what is not ASCII stays when the cell has such text as
// it is, and is escaped otherwise.
std::string quoted(std::string_view text) {
    static constexpr std::string_view kFrom = "\"\\\b\f\n\r\t", kTo = "\"\\bfnrt";
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        if (const size_t i = kFrom.find(c); i != std::string_view::npos) {
            result += '\\';
            result += kTo[i];
        } else if (static_cast<unsigned char>(c) < 0x20) {
            result += "\\u00";
            result += kDigits[static_cast<size_t>(c) >> 4];
            result += kDigits[static_cast<size_t>(c) & 15];
        } else {
            result += c;
        }
    }
    return result + "\"";
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

}  // namespace

Result<CellSource> findCellSource(std::string_view bytes, int32_t cell) {
    CellSource source;
    if (!CellFinder(bytes, cell).run(source))
        return fail(ErrorCode::Malformed,
                    "the notebook has no cell " + std::to_string(cell) + " with a source");
    return source;
}

std::string replaceCellSource(std::string_view bytes, const CellSource& source,
                              const std::string& text) {
    std::string result(bytes.substr(0, source.begin));
    if (!source.isList || source.pieces.empty()) {
        result += source.isList ? "[" + quoted(text) + "]" : quoted(text);
        return result + std::string(bytes.substr(source.end));
    }
    const std::vector<CellSource::Piece>& old = source.pieces;
    result += bytes.substr(source.begin, old.front().begin - source.begin);
    const std::string separator =
        old.size() > 1 ? std::string(bytes.substr(old[0].end, old[1].begin - old[0].end)) : ", ";
    size_t next = 0;  // the first old line that was not used yet
    bool isFirst = true;
    for (const std::string& line : linesOf(text)) {
        if (!isFirst) result += separator;
        isFirst = false;
        const auto same = std::find_if(old.begin() + static_cast<std::ptrdiff_t>(next), old.end(),
                                       [&](const auto& piece) { return piece.text == line; });
        if (same == old.end()) {
            result += quoted(line);
            continue;
        }
        result += bytes.substr(same->begin, same->end - same->begin);
        next = static_cast<size_t>(same - old.begin()) + 1;
    }
    return result + std::string(bytes.substr(old.back().end));
}

}  // namespace graphlift

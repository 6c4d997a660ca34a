#include "app/change/JournalEntry.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {

constexpr std::string_view kHead = "graphlift journal 1";

// One line stays one line, and every byte comes back.
std::string escaped(std::string_view text) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F && c != '\\') {
            out += c;
            continue;
        }
        out += "\\x";
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

template <class Number>
std::optional<Number> numberIn(std::string_view text, int base) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::string> unescaped(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (text.substr(i, 2) != "\\x" || i + 4 > text.size()) return std::nullopt;
        const auto byte = numberIn<uint8_t>(text.substr(i + 2, 2), 16);
        if (!byte) return std::nullopt;
        out += static_cast<char>(*byte);
        i += 3;
    }
    return out;
}

std::string hex(uint64_t number) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(number));
    return digits.data();
}

std::string octal(uint32_t mode) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%04o", mode);
    return digits.data();
}

/// Takes the text up to a mark off the front; nullopt where there is none.
std::optional<std::string_view> take(std::string_view& text, char mark) {
    const size_t end = text.find(mark);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end + 1);
    return part;
}

uint64_t hashOfAll(std::string_view head, std::string_view bytes) {
    return hashCombine(hashBytes(head), hashBytes(bytes));
}

struct Sizes {
    uint64_t hashBefore, before, hashAfter, after;
};

class EntryReader {
  public:
    explicit EntryReader(std::string_view text) : text_(text), rest_(text) {}

    std::optional<JournalEntry> read() {
        if (take(rest_, '\n') != kHead) return std::nullopt;
        while (true) {
            const std::string_view head = text_.substr(0, text_.size() - rest_.size());
            const auto line = take(rest_, '\n');
            if (!line) return std::nullopt;
            std::string_view content = *line;
            const auto key = take(content, ' ');
            if (!key) return std::nullopt;
            if (*key == "bytes")
                return isWhole(head, content) && readBytes() ? std::optional(std::move(entry_))
                                                             : std::nullopt;
            if (!readLine(*key, content)) return std::nullopt;
        }
    }

  private:
    bool readLine(std::string_view key, std::string_view content) {
        if (key == "file") return readFile(content);
        const auto text = unescaped(content);
        if (!text) return false;
        if (key == "made")
            entry_.made = *text;
        else if (key == "title")
            entry_.title = *text;
        else if (key == "function")
            entry_.functions.push_back(*text);
        else
            return false;
        return true;
    }

    bool readFile(std::string_view content) {
        const auto number = [&](int base) -> std::optional<uint64_t> {
            const auto word = take(content, ' ');
            return word ? numberIn<uint64_t>(*word, base) : std::nullopt;
        };
        const auto mode = number(8);
        const auto hashBefore = number(16), before = number(10);
        const auto hashAfter = number(16), after = number(10);
        const auto path = unescaped(content);
        if (!mode || !hashBefore || !before || !hashAfter || !after || !path) return false;
        entry_.files.push_back({*path, static_cast<uint32_t>(*mode), "", ""});
        sizes_.push_back({*hashBefore, *before, *hashAfter, *after});
        return true;
    }

    bool takeBytes(uint64_t size, uint64_t hash, std::string& bytes) {
        if (size > rest_.size()) return false;
        bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return hashBytes(bytes) == hash;
    }

    [[nodiscard]] bool isWhole(std::string_view head, std::string_view hash) const {
        return numberIn<uint64_t>(hash, 16) == hashOfAll(head, rest_);
    }

    bool readBytes() {
        for (size_t i = 0; i < sizes_.size(); ++i)
            if (!takeBytes(sizes_[i].before, sizes_[i].hashBefore, entry_.files[i].before) ||
                !takeBytes(sizes_[i].after, sizes_[i].hashAfter, entry_.files[i].after))
                return false;
        return rest_.empty();
    }

    std::string_view text_, rest_;
    JournalEntry entry_;
    std::vector<Sizes> sizes_;
};

}  // namespace

const std::string& bytesOf(const JournalFile& file, Side side) {
    return side == Side::Before ? file.before : file.after;
}

Side otherSide(Side side) { return side == Side::Before ? Side::After : Side::Before; }

std::string printEntry(const JournalEntry& entry) {
    std::string text = std::string(kHead) + "\n", bytes;
    text += "made " + escaped(entry.made) + "\ntitle " + escaped(entry.title) + "\n";
    for (const std::string& function : entry.functions)
        text += "function " + escaped(function) + "\n";
    for (const JournalFile& file : entry.files) {
        text += "file " + octal(file.mode) + " " + hex(hashBytes(file.before)) + " " +
                std::to_string(file.before.size()) + " " + hex(hashBytes(file.after)) + " " +
                std::to_string(file.after.size()) + " " + escaped(file.path) + "\n";
        bytes += file.before;
        bytes += file.after;
    }
    return text + "bytes " + hex(hashOfAll(text, bytes)) + "\n" + bytes;
}

Result<JournalEntry> parseEntry(std::string_view text) {
    auto entry = EntryReader(text).read();
    if (!entry) return fail(ErrorCode::Malformed, "this is no whole journal entry");
    return std::move(*entry);
}

}  // namespace graphlift

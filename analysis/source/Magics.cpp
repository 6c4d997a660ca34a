// IPython's own syntax in a cell: which lines are not Python, and what stands in their place.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analysis/source/Notebook.h"

namespace graphlift {

namespace {

constexpr std::string_view kSpace = " \t";

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view firstWord(std::string_view text) {
    return text.substr(0, std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"
                                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
                                   text.size()));
}

// Follows strings, comments, brackets and backslashes, to tell where a statement begins: `%` at the
// beginning of a line inside brackets or a text block is no magic.
class LineState {
  public:
    [[nodiscard]] bool atStatement() const { return quote_.empty() && depth_ == 0 && !continued_; }

    void read(std::string_view line) {
        continued_ = false;
        for (size_t i = 0; i < line.size();) i += quote_.empty() ? code(line, i) : text(line, i);
        // A plain string cannot go over the line end unless a backslash says so.
        if (quote_.size() == 1 && !continued_) quote_.clear();
    }

  private:
    size_t code(std::string_view line, size_t i) {
        const char c = line[i];
        if (c == '#') return line.size() - i;
        if (c == '\'' || c == '"') {
            const bool isBlock = line.substr(i, 3) == std::string(3, c);
            quote_ = std::string(isBlock ? 3 : 1, c);
            return quote_.size();
        }
        if (c == '(' || c == '[' || c == '{') ++depth_;
        if ((c == ')' || c == ']' || c == '}') && depth_ > 0) --depth_;
        if (c == '\\' && i + 1 == line.size()) continued_ = true;
        return 1;
    }
    size_t text(std::string_view line, size_t i) {
        if (line[i] == '\\') {
            continued_ = i + 1 == line.size();
            return 2;
        }
        if (line.substr(i).starts_with(quote_)) {
            const size_t length = quote_.size();
            quote_.clear();
            return length;
        }
        return 1;
    }

    std::string quote_;  // the quotes that end the open string
    int depth_ = 0;
    bool continued_ = false;
};

void fill(std::string& text, size_t begin, size_t end, std::string_view with) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
              text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    if (end - begin >= with.size())
        std::copy(with.begin(), with.end(), text.begin() + static_cast<std::ptrdiff_t>(begin));
}

// `%time statement` runs its statement here: it stays, after `pass;` in the place of the magic.
size_t timedStatement(std::string_view line, size_t percent) {
    const std::string_view name = firstWord(line.substr(percent + 1));
    if (!isOneOf(name, {"time", "timeit", "prun", "memit"})) return std::string_view::npos;
    size_t at = line.find_first_not_of(kSpace, percent + 1 + name.size());
    while (at != std::string_view::npos && line[at] == '-') {  // options: -n 10, -n10, -o
        const size_t end = std::min(line.find_first_of(kSpace, at), line.size());
        const bool hasValue =
            end == at + 2 && isOneOf(line.substr(at, 2), {"-n", "-r", "-t", "-p"});
        at = line.find_first_not_of(kSpace, end);
        if (!hasValue || at == std::string_view::npos) continue;
        if (line[at] < '0' || line[at] > '9') continue;
        at = line.find_first_not_of(kSpace, std::min(line.find_first_of(kSpace, at), line.size()));
    }
    if (at == std::string_view::npos) return at;
    const bool isCompound =
        line[at] == '@' || isOneOf(firstWord(line.substr(at)), {"for", "while", "if", "with", "def",
                                                                "class", "try", "async", "match"});
    return isCompound ? std::string_view::npos : at;
}

// `name = !command` and `name = %magic`: where the magic begins, npos when there is none.
size_t assignedMagic(std::string_view line) {
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::string_view::npos;
    if (line.substr(0, equals).find_first_of("\"'#(:!<>+-*/%&|^") != std::string_view::npos)
        return std::string_view::npos;
    const size_t at = line.find_first_not_of(kSpace, equals + 1);
    if (at == std::string_view::npos) return at;
    return line[at] == '!' || line[at] == '%' ? at : std::string_view::npos;
}

bool isHelpRequest(std::string_view line) {
    const size_t last = line.find_last_not_of(" \t");
    if (last == std::string_view::npos) return false;
    return line[line.find_first_not_of(kSpace)] == '?' ||
           (line[last] == '?' && line.find_first_of("#'\"") == std::string_view::npos);
}

// A cell that another program or language reads; `%%time` and its like hold Python.
bool isForeignCell(std::string_view source) {
    const size_t first = source.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || source.substr(first, 2) != "%%") return false;
    return !isOneOf(firstWord(source.substr(first + 2)),
                    {"time", "timeit", "capture", "prun", "memit", "python", "python3", "px",
                     "skip", "tensorflow_version", "heat", "wandb", "mprun", "lprun"});
}

class Blanker {
  public:
    explicit Blanker(std::string_view source) : source_(source), result_(source) {}

    std::string run() && {
        for (size_t begin = 0; begin < source_.size();) {
            const size_t end = std::min(source_.find('\n', begin), source_.size());
            size_t length = end - begin;
            if (length != 0 && source_[begin + length - 1] == '\r') --length;
            line(begin, source_.substr(begin, length));
            begin = end + 1;
        }
        return std::move(result_);
    }

  private:
    void line(size_t begin, std::string_view line) {
        if (commandGoesOn_ || (state_.atStatement() && isMagic(begin, line))) {
            if (commandGoesOn_) fill(result_, begin, begin + line.size(), "");
            commandGoesOn_ = line.ends_with('\\') && keep_ == std::string_view::npos;
        } else {
            keep_ = std::string_view::npos;
        }
        state_.read(std::string_view(result_).substr(begin, line.size()));
    }

    // Blanks the line when IPython and not Python reads it.
    bool isMagic(size_t begin, std::string_view line) {
        keep_ = std::string_view::npos;
        const size_t first = line.find_first_not_of(kSpace);
        if (first == std::string_view::npos) return false;
        const size_t end = begin + line.size();
        if (line[first] == '%' || line[first] == '!' || isHelpRequest(line)) {
            if (line[first] == '%') keep_ = timedStatement(line, first);
            const size_t stop = keep_ == std::string_view::npos ? end : begin + keep_;
            const std::string_view with =
                keep_ != std::string_view::npos ? "pass;" : (first == 0 ? "" : "pass");
            fill(result_, begin + first, stop, with);
            return true;
        }
        if (const size_t at = assignedMagic(line); at != std::string_view::npos) {
            fill(result_, begin + at, end, "__");  // a name nobody binds: its value is not known
            return true;
        }
        return false;
    }

    std::string_view source_;
    std::string result_;
    LineState state_;
    bool commandGoesOn_ = false;            // a backslash carries the command to the next line
    size_t keep_ = std::string_view::npos;  // where the statement begins that a magic runs
};

}  // namespace

std::string blankMagics(std::string_view cellSource) {
    if (!isForeignCell(cellSource)) return Blanker(cellSource).run();
    std::string blank(cellSource);
    for (char& c : blank)
        if (c != '\n' && c != '\r') c = ' ';
    return blank;
}

}  // namespace graphlift

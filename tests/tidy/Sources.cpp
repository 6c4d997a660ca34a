#include "tests/tidy/Sources.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace graphlift::tidy {

namespace fs = std::filesystem;

namespace {

bool isSkippedFolder(const fs::path& path) {
    static const std::array<std::string_view, 5> kNames{"build", ".git", ".cache", "__pycache__",
                                                        "corpus"};
    const std::string name = path.filename().string();
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool isText(const fs::path& path) {
    static const std::array<std::string_view, 12> kEnds{
        ".h", ".cpp", ".def", ".c", ".py", ".sh", ".txt", ".cmake", ".md", ".json", ".yml", ".svg"};
    const std::string end = path.extension().string();
    return std::find(kEnds.begin(), kEnds.end(), end) != kEnds.end() || path.filename() == "dev" ||
           path.filename() == "run";
}

std::string contentOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<SourceText> readAll() {
    const fs::path root = GRAPHLIFT_SOURCE_DIR;
    std::vector<SourceText> files;
    fs::recursive_directory_iterator walk(root);
    for (auto it = begin(walk); it != end(walk); ++it) {
        if (it->is_directory() && isSkippedFolder(it->path())) {
            it.disable_recursion_pending();
        } else if (it->is_regular_file() && isText(it->path())) {
            files.push_back(
                {it->path().lexically_relative(root).generic_string(), contentOf(it->path())});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceText& a, const SourceText& b) { return a.path < b.path; });
    return files;
}

/// Walks C++ text and knows what it stands in.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<Literal> literals() {
        while (pos_ < text_.size()) {
            step();
        }
        return std::move(found_);
    }

  private:
    void step() {
        if (startsWith("//")) {
            skipTo("\n");
        } else if (startsWith("/*")) {
            skipTo("*/");
        } else if (startsWith("R\"")) {
            rawString();
        } else if (text_[pos_] == '"') {
            quoted('"', true);
        } else if (text_[pos_] == '\'' && !isDigitSeparator()) {
            quoted('\'', false);
        } else {
            advance(1);
        }
    }

    [[nodiscard]] bool startsWith(std::string_view what) const {
        return text_.substr(pos_, what.size()) == what;
    }

    [[nodiscard]] bool isDigitSeparator() const {
        return pos_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[pos_ - 1])) != 0;
    }

    void advance(size_t count) {
        const size_t to = std::min(pos_ + count, text_.size());
        line_ +=
            static_cast<size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(pos_),
                                           text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        pos_ = to;
    }

    void skipTo(std::string_view end) {
        const size_t found = text_.find(end, pos_ + 2);
        advance(found == std::string_view::npos ? text_.size() : found + end.size() - pos_);
    }

    void rawString() {
        const size_t open = text_.find('(', pos_);
        if (open == std::string_view::npos) {
            advance(text_.size());
            return;
        }
        const std::string close = ")" + std::string(text_.substr(pos_ + 2, open - pos_ - 2)) + "\"";
        const size_t end = std::min(text_.find(close, open), text_.size());
        found_.push_back({line_, std::string(text_.substr(open + 1, end - open - 1))});
        advance(end + close.size() - pos_);
    }

    void quoted(char quote, bool keep) {
        const size_t begin = pos_ + 1;
        size_t end = begin;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        end = std::min(end, text_.size());
        if (keep) {
            found_.push_back({line_, std::string(text_.substr(begin, end - begin))});
        }
        advance(end + 1 - pos_);
    }

    std::string_view text_;
    size_t pos_ = 0;
    size_t line_ = 1;
    std::vector<Literal> found_;
};

}  // namespace

std::vector<std::string> SourceText::lines() const {
    std::vector<std::string> result;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        result.push_back(line);
    }
    return result;
}

bool SourceText::isIn(std::string_view folder) const {
    return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 &&
           path[folder.size()] == '/';
}

bool SourceText::endsWith(std::string_view end) const {
    return path.size() >= end.size() &&
           path.compare(path.size() - end.size(), end.size(), end) == 0;
}

const std::vector<SourceText>& projectFiles() {
    static const std::vector<SourceText> kFiles = readAll();
    return kFiles;
}

std::vector<Literal> stringLiterals(std::string_view cpp) { return Scanner(cpp).literals(); }

std::string at(const SourceText& file, size_t line, const std::string& what) {
    return file.path + ":" + std::to_string(line) + ": " + what;
}

std::string joined(const std::vector<std::string>& complaints) {
    std::string result;
    for (const std::string& complaint : complaints) {
        result += complaint + "\n";
    }
    return result;
}

}  // namespace graphlift::tidy

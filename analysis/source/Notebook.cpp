#include "analysis/source/Notebook.h"

#include <nlohmann/json.hpp>

namespace graphlift {

namespace {

using Json = nlohmann::json;

// Keeps of a notebook only its cells' kind and source and its language: outputs may be megabytes,
// so there is no document tree. Format 3 keeps cells in worksheets and calls the source "input".
class CellReader : public nlohmann::json_sax<Json> {
  public:
    struct Cell {
        bool isCode = false;
        bool hasSource = false;
        std::string source;
    };
    explicit CellReader(size_t numBytes) : numBytes_(numBytes) {}

    std::vector<Cell> cells;
    std::string language;
    bool isObject = false;
    bool hasCells = false;
    bool hasOddCell = false;
    std::string error;
    size_t errorOffset = 0;

    bool null() override { return scalar(); }
    bool boolean(bool) override { return scalar(); }
    bool number_integer(number_integer_t) override { return scalar(); }
    bool number_unsigned(number_unsigned_t) override { return scalar(); }
    bool number_float(number_float_t, const string_t&) override { return scalar(); }
    bool binary(binary_t&) override { return scalar(); }
    bool string(string_t& value) override {
        scalar();
        if (inCell() && isSource(path_[cellDepth_])) {
            const bool direct = path_.size() == cellDepth_ + 1;
            const bool line = path_.size() == cellDepth_ + 2 && path_.back().empty();
            if (direct || line) {
                cells.back().hasSource = true;
                cells.back().source += value;
            }
        } else if (inCell() && path_.size() == cellDepth_ + 1 && path_[cellDepth_] == "cell_type") {
            cells.back().isCode = value == "code";
        } else if (isLanguageKey()) {
            language = value;
        }
        return true;
    }
    bool start_object(std::size_t) override {
        if (path_.empty()) isObject = true;
        if (cellDepth_ == 0 && isInCells()) {
            cells.emplace_back();
            cellDepth_ = path_.size();
        }
        path_.emplace_back();
        return true;
    }
    bool key(string_t& value) override {
        path_.back() = value;
        if (inCell() && path_.size() == cellDepth_ + 1 && isSource(value))
            cells.back() = {cells.back().isCode, true,
                            ""};  // of a key given twice the last one counts
        return true;
    }
    bool end_object() override {
        path_.pop_back();
        if (path_.size() == cellDepth_) cellDepth_ = 0;
        return true;
    }
    bool start_array(std::size_t) override {
        scalar();
        if (isCellsKey()) hasCells = true;
        path_.emplace_back();
        return true;
    }
    bool end_array() override {
        path_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception&) override {
        error =
            position > numBytes_ ? "the JSON ends too early" : "the JSON breaks at '" + token + "'";
        errorOffset = position == 0 ? 0 : position - 1;
        return false;
    }

  private:
    // Anything but an object in the list of cells.
    bool scalar() {
        if (cellDepth_ == 0 && isInCells()) hasOddCell = true;
        return true;
    }
    static bool isSource(const std::string& key) { return key == "source" || key == "input"; }
    [[nodiscard]] bool inCell() const { return cellDepth_ != 0 && path_.size() > cellDepth_; }
    [[nodiscard]] bool isCellsKey() const {
        if (path_.size() == 1) return path_[0] == "cells";
        return path_.size() == 3 && path_[0] == "worksheets" && path_[2] == "cells";
    }
    // An object begins as an element of the list of cells.
    [[nodiscard]] bool isInCells() const {
        if (path_.size() == 2) return path_[0] == "cells";
        return path_.size() == 4 && path_[0] == "worksheets" && path_[2] == "cells";
    }
    [[nodiscard]] bool isLanguageKey() const {
        if (path_.size() != 3 || path_[0] != "metadata") return false;
        return (path_[1] == "language_info" && path_[2] == "name") ||
               (path_[1] == "kernelspec" && path_[2] == "language");
    }

    size_t numBytes_;
    std::vector<std::string> path_;  // the keys of the open objects; "" stands for an open array
    size_t cellDepth_ = 0;  // size of path_ when the current cell began, 0 outside of cells
};

tl::unexpected<DecodeFailure> malformed(size_t offset, const std::string& why) {
    return tl::unexpected<DecodeFailure>(DecodeFailure{"malformed-notebook",
                                                       static_cast<uint32_t>(offset),
                                                       "this is not a Jupyter notebook: " + why});
}

bool isPython(const std::string& language) {
    return language.empty() || language.find("ython") != std::string::npos;
}

void append(NotebookText& result, int32_t index, const std::string& source, uint32_t& line) {
    result.cells.push_back({index, static_cast<uint32_t>(result.text.size()), line,
                            static_cast<uint32_t>(source.size())});
    result.text += blankMagics(source);
    if (!result.text.ends_with('\n')) result.text += '\n';
    const size_t begin = result.cells.back().begin;
    for (size_t i = begin; i < result.text.size(); ++i) line += result.text[i] == '\n' ? 1 : 0;
}

}  // namespace

tl::expected<NotebookText, DecodeFailure> readNotebook(std::string_view bytes) {
    CellReader reader(bytes.size());
    if (!Json::sax_parse(bytes.begin(), bytes.end(), &reader))
        return malformed(reader.errorOffset, reader.error);
    if (!reader.isObject) return malformed(0, "it holds no JSON object");
    if (!reader.hasCells) return malformed(0, "it has no list 'cells'");
    if (reader.hasOddCell) return malformed(0, "its list 'cells' holds something that is no cell");
    NotebookText result;
    if (!isPython(reader.language)) return result;
    uint32_t line = 0;
    for (size_t i = 0; i < reader.cells.size(); ++i) {
        const CellReader::Cell& cell = reader.cells[i];
        if (!cell.isCode) continue;
        const std::string number = "cell " + std::to_string(i);
        if (!cell.hasSource) return malformed(0, number + " has no source");
        if (cell.source.find('\0') != std::string::npos)
            return tl::unexpected<DecodeFailure>(
                DecodeFailure{"nul-bytes", 0, number + " holds a NUL character"});
        append(result, static_cast<int32_t>(i), cell.source, line);
    }
    return result;
}

}  // namespace graphlift

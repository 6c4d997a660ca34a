#include "analysis/source/SourceFile.h"

#include <algorithm>
#include <limits>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {

constexpr size_t kMaxBytes = size_t{1} << 30;  // offsets have 32 bits; no source comes near

uint32_t countCharacters(std::string_view text) {
    return static_cast<uint32_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Line and column of a place in bytes that could not be decoded.
Position bytePosition(std::string_view bytes, uint32_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    Position at;
    at.line = 1 + static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const size_t lineBegin = before.rfind('\n') + 1;  // npos + 1 is 0
    at.column = 1 + countCharacters(before.substr(lineBegin));
    return at;
}

tl::unexpected<Problem> problem(std::string path, Position at, std::string code,
                                std::string message) {
    return tl::unexpected<Problem>(Problem{std::move(path), at, Problem::Severity::Error,
                                           std::move(code), std::move(message)});
}

}  // namespace

tl::expected<std::shared_ptr<const SourceFile>, Problem> SourceFile::decode(std::string path,
                                                                            std::string bytes) {
    if (bytes.size() > kMaxBytes)
        return problem(std::move(path), {}, "unreadable-file", "the file is larger than 1 GB");
    std::shared_ptr<SourceFile> file(new SourceFile);
    file->isNotebook_ = path.ends_with(".ipynb");
    if (file->isNotebook_) {
        auto notebook = readNotebook(bytes);
        if (!notebook)
            return problem(std::move(path), bytePosition(bytes, notebook.error().offset),
                           notebook.error().code, notebook.error().message);
        file->text_ = std::move(notebook->text);
        file->cells_ = std::move(notebook->cells);
        file->sameText_ = false;
    } else {
        auto decoded = decodeText(bytes);
        if (!decoded)
            return problem(std::move(path), bytePosition(bytes, decoded.error().offset),
                           decoded.error().code, decoded.error().message);
        file->text_ = std::move(decoded->text);
        file->shifts_ = std::move(decoded->shifts);
        file->sameText_ = decoded->same;
    }
    file->path_ = std::move(path);
    file->bytes_ = std::move(bytes);
    file->hash_ = hashBytes(file->bytes_);
    file->indexLines();
    return std::shared_ptr<const SourceFile>(std::move(file));
}

Result<std::shared_ptr<const SourceFile>> SourceFile::make(std::string path, std::string bytes) {
    auto file = decode(std::move(path), std::move(bytes));
    if (file) return *file;
    const Problem& why = file.error();
    return fail(ErrorCode::Malformed,
                why.file + ":" + std::to_string(why.position.line) + ": " + why.message);
}

void SourceFile::indexLines() {
    const std::string_view text = this->text();
    lineStarts_.reserve(text.size() / 32 + 1);
    lineStarts_.push_back(0);
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        lineStarts_.push_back(static_cast<uint32_t>(at + 1));
}

uint32_t SourceFile::numLines() const {
    const bool endsEmpty = lineStarts_.back() == text().size();
    return static_cast<uint32_t>(lineStarts_.size()) - (endsEmpty ? 1 : 0);
}

uint32_t SourceFile::lineIndex(uint32_t offset) const {
    const auto after = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
    return static_cast<uint32_t>(after - lineStarts_.begin()) - 1;
}

const NotebookCell* SourceFile::cellAt(uint32_t offset) const {
    const auto after = std::upper_bound(
        cells_.begin(), cells_.end(), offset,
        [](uint32_t value, const NotebookCell& cell) { return value < cell.begin; });
    return after == cells_.begin() ? nullptr : &*(after - 1);
}

Position SourceFile::position(uint32_t offset) const {
    offset = std::min(offset, static_cast<uint32_t>(text().size()));
    const uint32_t index = lineIndex(offset);
    const uint32_t begin = lineStarts_[index];
    Position at;
    at.line = index + 1;
    at.column = 1 + countCharacters(text().substr(begin, offset - begin));
    if (const NotebookCell* cell = cellAt(offset)) {
        at.cell = cell->index;
        at.line -= cell->firstLine;
    }
    return at;
}

uint32_t SourceFile::byteOffset(uint32_t offset) const {
    if (const NotebookCell* cell = cellAt(offset))
        return std::min(offset - cell->begin, cell->size);
    const auto after = std::upper_bound(
        shifts_.begin(), shifts_.end(), offset,
        [](uint32_t value, const TextShift& shift) { return value < shift.offset; });
    const int64_t delta = after == shifts_.begin() ? 0 : (after - 1)->delta;
    int64_t byte = static_cast<int64_t>(offset) + delta;
    // Inside of a character that the file spells with fewer bytes.
    if (after != shifts_.end()) byte = std::min(byte, int64_t{after->offset} + after->delta);
    return static_cast<uint32_t>(byte);
}

std::string_view SourceFile::line(uint32_t number) const {
    if (number == 0 || number > lineStarts_.size()) return {};
    const uint32_t begin = lineStarts_[number - 1];
    const size_t end = number < lineStarts_.size() ? lineStarts_[number] : text().size();
    std::string_view line = text().substr(begin, end - begin);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace graphlift

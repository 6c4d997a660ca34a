#include "ui/diff/ShownText.h"

#include "analysis/edit/NotebookSource.h"

namespace graphlift {

namespace {

// Magics are blanked in the analysed text at equal length: the cell's own source fits in its place.
std::string withMagics(const SourceFile& file) {
    std::string text(file.text());
    for (const NotebookCell& cell : file.cells()) {
        const auto source = findCellSource(file.bytes(), cell.index);
        if (source && source->text.size() == cell.size)
            text.replace(cell.begin, cell.size, source->text);
    }
    return text;
}

std::string lineEnds(std::string_view bytes) {
    size_t pairs = 0, feeds = 0;
    for (size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        ++(at > 0 && bytes[at - 1] == '\r' ? pairs : feeds);
    if (pairs != 0 && feeds != 0) return "CRLF and LF";
    return pairs != 0 ? "CRLF" : "LF";
}

}  // namespace

ShownText::ShownText(std::shared_ptr<const SourceFile> file)
    : file_(std::move(file)),
      text_(file_->isNotebook() ? withMagics(*file_) : std::string(file_->text())) {}

uint32_t ShownText::fromFile(int32_t cell, uint32_t offset) const {
    for (const NotebookCell& known : file_->cells())
        if (known.index == cell) return known.begin + offset;
    // Offsets of text and bytes rise together: the first place of the text that is not before it.
    uint32_t low = 0, high = static_cast<uint32_t>(text_.size());
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (file_->byteOffset(middle) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::string ShownText::format() const {
    if (file_->isNotebook()) return "notebook, as cells";
    const std::string& bytes = file_->bytes();
    const bool hasBom = bytes.starts_with("\xEF\xBB\xBF");
    const std::string_view cookie = encodingCookie(bytes);
    std::string encoding = hasBom ? "UTF-8 with BOM" : "UTF-8";
    if (!hasBom && !cookie.empty() && cookie != "utf-8") encoding = std::string(cookie);
    return encoding + " " + lineEnds(bytes);
}

}  // namespace graphlift

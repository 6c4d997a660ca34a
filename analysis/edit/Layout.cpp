#include "analysis/edit/Layout.h"

#include <algorithm>

namespace graphlift {

uint32_t lineBegin(std::string_view text, uint32_t at) {
    if (at == 0) return 0;
    return static_cast<uint32_t>(text.rfind('\n', at - 1) + 1);  // npos + 1 is 0
}

uint32_t nextLine(std::string_view text, uint32_t at) {
    const size_t end = text.find('\n', at);
    return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1);
}

std::string_view indentationAt(std::string_view text, uint32_t at) {
    const uint32_t begin = lineBegin(text, at);
    std::string_view blank = text.substr(begin, text.find_first_not_of(" \t\f", begin) - begin);
    // A form feed starts the count anew.
    if (const size_t feed = blank.rfind('\f'); feed != std::string_view::npos)
        blank.remove_prefix(feed + 1);
    return blank;
}

bool isFirstInLine(std::string_view text, uint32_t at) {
    const uint32_t begin = lineBegin(text, at);
    return text.substr(begin, at - begin).find_first_not_of(" \t\f") == std::string_view::npos;
}

namespace {

// `end` is behind a line feed of the text, which the bytes may spell otherwise.
std::string lineEndBefore(const SourceFile& file, uint32_t end) {
    const std::string_view text = file.text();
    if (end >= 2 && text[end - 2] == '\r') return "\r\n";
    if (file.isNotebook()) return "\n";
    const uint32_t byte = file.byteOffset(end - 1);
    return byte < file.bytes().size() && file.bytes()[byte] == '\r' ? "\r" : "\n";
}

}  // namespace

std::string lineEndAt(const SourceFile& file, uint32_t at) {
    const std::string_view text = file.text();
    const uint32_t next = nextLine(text, at);
    if (next > 0 && next > at && text[next - 1] == '\n') return lineEndBefore(file, next);
    const uint32_t begin =
        lineBegin(text, std::min<uint32_t>(at, static_cast<uint32_t>(text.size())));
    return begin > 0 ? lineEndBefore(file, begin) : "\n";
}

TextEdit makeEdit(FileId id, const SourceFile& file, TextRange range, std::string replacement) {
    TextEdit edit{id,
                  {file.byteOffset(range.begin), file.byteOffset(range.end)},
                  std::move(replacement),
                  file.position(range.begin).cell};
    // The next line of the last line of a cell is in another cell.
    for (const NotebookCell& cell : file.cells())
        if (cell.index == edit.cell) edit.range.end = std::min(range.end - cell.begin, cell.size);
    return edit;
}

}  // namespace graphlift

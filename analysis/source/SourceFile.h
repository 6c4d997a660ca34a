// One version of one file: its exact bytes, the UTF-8 text that is parsed, and the way back from a
// place in that text to a place in the file. Immutable.
//
// text() differs from bytes() where a BOM was left out, an encoding cookie asked for another
// encoding, or the cells of a notebook were joined (magics become blank lines of the same length).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/Encoding.h"
#include "analysis/source/Notebook.h"
#include "analysis/source/TextRange.h"
#include "analysis/support/Result.h"

namespace graphlift {

struct Problem {
    enum class Severity : uint8_t { Error, Warning, Note };
    std::string file;  // relative to the project; empty: the project itself
    Position position;
    Severity severity = Severity::Error;
    std::string code;     // "syntax-error", "unreadable-file", ... stable
    std::string message;  // one sentence for the user
};

class SourceFile {
  public:
    /// From the bytes of a file. Fails (Malformed) on NUL bytes, on text its encoding cannot decode
    /// and on a notebook that is not one; the message says which and where.
    static Result<std::shared_ptr<const SourceFile>> make(std::string path, std::string bytes);
    /// The same, failing with what a report says: "nul-bytes", "undecodable", "malformed-notebook".
    static tl::expected<std::shared_ptr<const SourceFile>, Problem> decode(std::string path,
                                                                           std::string bytes);

    [[nodiscard]] const std::string& path() const { return path_; }  // relative to the project, '/'
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::string_view text() const {
        return sameText_ ? std::string_view(bytes_) : text_;
    }
    [[nodiscard]] uint64_t contentHash() const { return hash_; }
    [[nodiscard]] bool isNotebook() const { return isNotebook_; }
    /// Lines as an editor counts them without the empty one after a final line end.
    [[nodiscard]] uint32_t numLines() const;
    /// The code cells of a notebook; none in a plain file.
    [[nodiscard]] const std::vector<NotebookCell>& cells() const { return cells_; }

    /// Line (from 1), column (from 1, characters) and cell of an offset into text().
    [[nodiscard]] Position position(uint32_t offset) const;
    /// The offset of that place in bytes(); in a notebook, in the UTF-8 text of its cell's source.
    [[nodiscard]] uint32_t byteOffset(uint32_t offset) const;
    /// The text of one line (from 1) without its line end.
    [[nodiscard]] std::string_view line(uint32_t number) const;

  private:
    void indexLines();
    [[nodiscard]] uint32_t lineIndex(uint32_t offset) const;
    [[nodiscard]] const NotebookCell* cellAt(uint32_t offset) const;
    SourceFile() = default;

    std::string path_, bytes_, text_;
    bool sameText_ = true;
    uint64_t hash_ = 0;
    std::vector<uint32_t> lineStarts_;  // offsets in text()
    bool isNotebook_ = false;
    std::vector<NotebookCell> cells_;
    std::vector<TextShift> shifts_;  // ascending; empty where text() == bytes()
};

}  // namespace graphlift

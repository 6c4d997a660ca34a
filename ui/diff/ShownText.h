// The text that the diff editor shows of a file, and the way from places in the file's bytes to
// places in that text. A plain file shows its decoded text; a notebook shows the sources of its
// code cells, one below the other, with their magics as they are written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "analysis/source/SourceFile.h"

namespace graphlift {

class ShownText {
  public:
    explicit ShownText(std::shared_ptr<const SourceFile> file);

    [[nodiscard]] const SourceFile& file() const { return *file_; }
    [[nodiscard]] const std::shared_ptr<const SourceFile>& shared() const { return file_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Where an offset of a TextEdit lies in text().
    [[nodiscard]] uint32_t fromFile(int32_t cell, uint32_t offset) const;
    /// "UTF-8 LF", "UTF-8 with BOM CRLF", "latin-1 LF": what stays as it is.
    [[nodiscard]] std::string format() const;

  private:
    std::shared_ptr<const SourceFile> file_;
    std::string text_;
};

}  // namespace graphlift

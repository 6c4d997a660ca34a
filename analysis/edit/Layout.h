// How a file is laid out around a place: indentation, line ends, whole lines. Offsets are those of
// SourceFile::text(); makeEdit turns a range of them into an edit of the bytes.
#pragma once

#include <string>
#include <string_view>

#include "analysis/edit/TextEdit.h"
#include "analysis/source/SourceFile.h"

namespace graphlift {

/// Where the line of a place begins, and where the next one does (or the text ends).
uint32_t lineBegin(std::string_view text, uint32_t at);
uint32_t nextLine(std::string_view text, uint32_t at);

/// The spaces and tabs at the beginning of the line of a place.
std::string_view indentationAt(std::string_view text, uint32_t at);
/// Whether nothing but white space stands before the place in its line.
bool isFirstInLine(std::string_view text, uint32_t at);

/// "\n", "\r\n" or "\r": the end of the line of that place as the file has it, else of the line
/// before, else "\n".
std::string lineEndAt(const SourceFile& file, uint32_t at);

TextEdit makeEdit(FileId id, const SourceFile& file, TextRange range, std::string replacement);

}  // namespace graphlift

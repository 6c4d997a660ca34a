#include "ui/diff/ResultBytes.h"

#include <algorithm>

#include "analysis/diff/LineDiff.h"
#include "analysis/edit/Apply.h"

namespace graphlift {

namespace {

std::vector<TextEdit> tickedEdits(const ReviewFile& file, const IsTicked& isTicked) {
    std::vector<TextEdit> ticked;
    for (size_t i = 0; i < file.edits.size(); ++i) {
        const auto& changes = file.edits[i].changes;
        if (std::any_of(changes.begin(), changes.end(), isTicked))
            ticked.push_back(file.fileEdits[i]);
    }
    return ticked;
}

// Line by line: old lines as bytes of the file, new ones encoded.
Result<std::string> encodeLines(const SourceFile& source, std::string_view before,
                                std::string_view after) {
    const std::string& bytes = source.bytes();
    const std::string_view cookie = encodingCookie(bytes);
    const auto newLines = splitLines(after);
    std::vector<uint32_t> oldStarts{0};
    for (const std::string_view line : splitLines(before))
        oldStarts.push_back(oldStarts.back() + static_cast<uint32_t>(line.size()));
    const auto oldBytes = [&](uint32_t begin, uint32_t end) {
        const uint32_t from = source.byteOffset(oldStarts[begin]);
        return bytes.substr(from, source.byteOffset(oldStarts[end]) - from);
    };
    std::string out = bytes.substr(0, source.byteOffset(0));
    uint32_t line = 0;
    for (const LineChange& change : diffLines(before, after)) {
        out += oldBytes(line, change.oldBegin);
        for (uint32_t i = 0; i < change.newCount; ++i) {
            auto encoded = encodeText(newLines[change.newBegin + i], cookie);
            if (!encoded) return encoded;
            out += *encoded;
        }
        line = change.oldBegin + change.oldCount;
    }
    return out + oldBytes(line, static_cast<uint32_t>(oldStarts.size() - 1));
}

// Between the edits the same bytes, in the place of each edit its replacement.
bool fits(std::string_view before, std::string_view after, const std::vector<TextEdit>& edits) {
    size_t from = 0, to = 0;
    for (const TextEdit& edit : edits) {
        const std::string_view kept = before.substr(from, edit.range.begin - from);
        if (after.substr(std::min(to, after.size()), kept.size()) != kept) return false;
        to += kept.size();
        if (after.substr(std::min(to, after.size()), edit.replacement.size()) != edit.replacement)
            return false;
        to += edit.replacement.size();
        from = edit.range.end;
    }
    return after.substr(std::min(to, after.size())) == before.substr(from);
}

}  // namespace

Result<std::string> resultBytes(const ReviewFile& file, const ResultText& result,
                                const IsTicked& isTicked) {
    const SourceFile& source = file.shown->file();
    if (source.isNotebook()) return applyToFile(source, tickedEdits(file, isTicked));
    return encodeLines(source, result.base(), result.compose(isTicked));
}

bool keepsTheRest(const ReviewFile& file, std::string_view bytes, const IsTicked& isTicked) {
    const SourceFile& source = file.shown->file();
    auto edits = mergeEdits(tickedEdits(file, isTicked));
    if (!edits) return false;
    if (!source.isNotebook()) return fits(source.bytes(), bytes, *edits);
    // Edits of a notebook are places in its cells: there the texts are compared.
    const auto read = SourceFile::make(source.path(), std::string(bytes));
    if (!read) return false;
    const ShownText after(*read);
    std::vector<TextEdit> placed;
    for (const TextEdit& edit : *edits)
        placed.push_back({edit.file,
                          {file.shown->fromFile(edit.cell, edit.range.begin),
                           file.shown->fromFile(edit.cell, edit.range.end)},
                          edit.replacement,
                          -1});
    return fits(file.shown->text(), after.text(), placed);
}

}  // namespace graphlift

#include "analysis/edit/Apply.h"

#include <algorithm>
#include <map>

#include "analysis/edit/NotebookSource.h"

namespace graphlift {

namespace {

bool isBefore(const TextEdit& a, const TextEdit& b) {
    if (a.cell != b.cell) return a.cell < b.cell;
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    // What is put in at a place comes before what is replaced from there on.
    return a.range.begin == a.range.end && b.range.begin != b.range.end;
}

std::string place(const TextEdit& edit) {
    return "[" + std::to_string(edit.range.begin) + ", " + std::to_string(edit.range.end) + ")";
}

Result<bool> checkOverlaps(const std::vector<TextEdit>& sorted) {
    for (size_t i = 1; i < sorted.size(); ++i) {
        const TextEdit& a = sorted[i - 1];
        const TextEdit& b = sorted[i];
        if (a.cell == b.cell && b.range.begin < a.range.end)
            return fail(ErrorCode::Internal,
                        "the edits " + place(a) + " and " + place(b) + " overlap");
    }
    return true;
}

}  // namespace

Result<std::vector<TextEdit>> mergeEdits(std::vector<TextEdit> edits) {
    std::vector<TextEdit> unique;
    for (TextEdit& edit : edits)
        if (std::find(unique.begin(), unique.end(), edit) == unique.end())
            unique.push_back(std::move(edit));
    std::stable_sort(unique.begin(), unique.end(), isBefore);
    if (const auto checked = checkOverlaps(unique); !checked)
        return tl::unexpected<Error>(checked.error());
    return unique;
}

Result<std::string> applyEdits(std::string_view bytes, std::vector<TextEdit> edits) {
    auto merged = mergeEdits(std::move(edits));
    if (!merged) return tl::unexpected<Error>(merged.error());
    std::string result;
    size_t at = 0;
    for (const TextEdit& edit : *merged) {
        if (edit.range.end > bytes.size() || edit.range.begin > edit.range.end)
            return fail(ErrorCode::Internal, "the edit " + place(edit) + " lies outside of " +
                                                 std::to_string(bytes.size()) + " bytes");
        result += bytes.substr(at, edit.range.begin - at);
        result += edit.replacement;
        at = edit.range.end;
    }
    result += bytes.substr(at);
    return result;
}

Result<std::string> applyToFile(const SourceFile& file, const std::vector<TextEdit>& edits) {
    if (!file.isNotebook()) return applyEdits(file.bytes(), edits);
    std::map<int32_t, std::vector<TextEdit>> byCell;
    for (const TextEdit& edit : edits) byCell[edit.cell].push_back(edit);
    std::string bytes = file.bytes();
    for (const auto& [cell, changes] : byCell) {
        const auto source = findCellSource(bytes, cell);
        if (!source) return tl::unexpected<Error>(source.error());
        const auto changed = applyEdits(source->text, changes);
        if (!changed) return tl::unexpected<Error>(changed.error());
        bytes = replaceCellSource(bytes, *source, *changed);
    }
    return bytes;
}

}  // namespace graphlift

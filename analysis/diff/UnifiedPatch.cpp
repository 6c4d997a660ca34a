#include "analysis/diff/UnifiedPatch.h"

#include <algorithm>

#include "analysis/diff/LineDiff.h"

namespace graphlift {

namespace {

using Lines = std::vector<std::string_view>;

// A name with quotes, backslashes or control characters is written as a C string, as git does.
std::string quotedPath(std::string_view prefix, std::string_view path) {
    static constexpr std::string_view kFrom = "\"\\\n\t\r\a\b\f\v", kTo = "\"\\ntrabfv";
    std::string text(prefix);
    bool isPlain = true;
    for (const char c : path) {
        if (const size_t i = kFrom.find(c); i != std::string_view::npos) {
            text += '\\';
            text += kTo[i];
            isPlain = false;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            const auto byte = static_cast<unsigned char>(c);
            for (const int shift : {6, 3, 0}) {
                if (shift == 6) text += '\\';
                text += static_cast<char>('0' + (byte >> shift & 7));
            }
            isPlain = false;
        } else {
            text += c;
        }
    }
    return isPlain ? text : "\"" + text + "\"";
}

// A tab ends a name with spaces, so that no reader takes the rest for a date.
std::string headerLine(std::string_view mark, const std::string& name) {
    const bool hasSpace = name.find(' ') != std::string::npos && name[0] != '"';
    return std::string(mark) + name + (hasSpace ? "\t\n" : "\n");
}

std::string range(uint32_t begin, uint32_t count) {
    const uint32_t start = count == 0 ? begin : begin + 1;
    return std::to_string(start) + (count == 1 ? "" : "," + std::to_string(count));
}

void addLine(std::string& patch, char mark, std::string_view line) {
    patch += mark;
    patch += line;
    if (!line.ends_with('\n')) patch += "\n\\ No newline at end of file\n";
}

// One hunk: changes whose context meets, with `context` lines around them.
std::string hunk(const Lines& before, const Lines& after, const LineChange* first,
                 const LineChange* last, uint32_t context) {
    const uint32_t lead = std::min(first->oldBegin, context);
    const uint32_t oldBegin = first->oldBegin - lead, newBegin = first->newBegin - lead;
    const auto left = static_cast<uint32_t>(before.size()) - (last->oldBegin + last->oldCount);
    const uint32_t oldEnd = last->oldBegin + last->oldCount + std::min(left, context);
    const uint32_t newEnd = last->newBegin + last->newCount + std::min(left, context);

    std::string text = "@@ -" + range(oldBegin, oldEnd - oldBegin) + " +" +
                       range(newBegin, newEnd - newBegin) + " @@\n";
    uint32_t at = oldBegin;
    for (const LineChange* change = first; change <= last; ++change) {
        for (; at < change->oldBegin; ++at) addLine(text, ' ', before[at]);
        for (; at < change->oldBegin + change->oldCount; ++at) addLine(text, '-', before[at]);
        for (uint32_t i = 0; i < change->newCount; ++i)
            addLine(text, '+', after[change->newBegin + i]);
    }
    for (; at < oldEnd; ++at) addLine(text, ' ', before[at]);
    return text;
}

}  // namespace

std::string unifiedPatch(std::string_view path, std::string_view before, std::string_view after,
                         unsigned context) {
    const std::vector<LineChange> changes = diffLines(before, after);
    if (changes.empty()) return {};
    const std::string oldName = quotedPath("a/", path), newName = quotedPath("b/", path);
    std::string patch = "diff --git " + oldName + " " + newName + "\n";
    patch += headerLine("--- ", oldName) + headerLine("+++ ", newName);
    const Lines oldLines = splitLines(before), newLines = splitLines(after);
    for (size_t i = 0; i < changes.size();) {
        size_t last = i;
        while (last + 1 < changes.size() &&
               changes[last + 1].oldBegin - (changes[last].oldBegin + changes[last].oldCount) <=
                   2 * context)
            ++last;
        patch += hunk(oldLines, newLines, &changes[i], &changes[last], context);
        i = last + 1;
    }
    return patch;
}

}  // namespace graphlift

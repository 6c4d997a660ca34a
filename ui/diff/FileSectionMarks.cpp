// What a file's section knows of its lines: marks for the overview, evidence, errors, the longest.
#include <algorithm>
#include <limits>
#include <map>

#include "analysis/diff/LineDiff.h"
#include "analysis/syntax/Parser.h"
#include "ui/diff/DiffLook.h"
#include "ui/diff/FileSection.h"
#include "ui/diff/PaneLooks.h"

namespace graphlift {

namespace {

constexpr uint32_t kAroundEvidence = 2;  // lines shown with a line of evidence

uint32_t columnOffset(std::string_view line, uint32_t column) {
    uint32_t at = 0;
    for (uint32_t i = 1; i < column && at < line.size(); ++i) do
            ++at;
        while (at < line.size() && (line[at] & 0xC0) == 0x80);
    return at;
}

// Columns that a line takes: letters, each as wide as the widest script needs, tabs to their stops.
size_t columnsOf(std::string_view line, size_t tabWidth) {
    size_t columns = 0;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == '\t')
            columns += tabWidth - columns % tabWidth;
        else if (byte >= 0xE3)  // the scripts that are two columns wide, and everything behind them
            columns += 2;
        else if (byte != '\n' && byte != '\r' && (byte & 0xC0) != 0x80)
            ++columns;
    }
    return columns;
}

}  // namespace

void FileSection::markEvidence() {
    if (evidence_ == 0) return;
    for (const ReviewRow& row : aligned_.rows) {
        if (row.oldLine != evidence_) continue;
        for (PaneLine& line : leftLook_.lines) line.isEvidence = line.line + 1 == row.oldLine;
        for (PaneLine& line : rightLook_.lines) line.isEvidence = line.line + 1 == row.newLine;
        return;
    }
}

void FileSection::setEvidence(uint32_t oldLine) {
    if (evidence_ == oldLine) return;
    evidence_ = oldLine;
    const uint32_t first = oldLine < kAroundEvidence ? 1 : oldLine - kAroundEvidence;
    if (oldLine != 0)
        for (uint32_t line = first; line <= oldLine + kAroundEvidence; ++line) opened_.insert(line);
    refresh();
}

int FileSection::evidenceTop() const {
    for (const ViewItem& item : items_)
        if (item.kind == ViewItem::Kind::Row && aligned_.rows[item.row].oldLine == evidence_)
            return unitTop(item.unit);
    return 0;
}

const std::vector<FileSection::Mark>& FileSection::marks() const {
    if (marks_) return *marks_;
    std::vector<Mark> marks;
    const auto& parts = model_.result(file_).parts();
    std::map<uint32_t, uint32_t> units;  // of shown rows
    for (const ViewItem& item : items_)
        if (item.kind == ViewItem::Kind::Row) units[item.row] = item.unit;
    for (const RowRun& run : runsOf(aligned_)) {
        if (run.count == 0) continue;
        const size_t change = run.part < 0 ? std::numeric_limits<size_t>::max()
                                           : parts[static_cast<size_t>(run.part)].changes.front();
        marks.push_back({unitTop(units[run.first]), unitTop(units[run.first + run.count - 1] + 1),
                         kindOf(run.numOld, run.numNew),
                         isPartTicked(model_.result(file_), run.part, model_.ticks()), change});
    }
    return marks_.emplace(std::move(marks));
}

std::vector<std::pair<uint32_t, uint32_t>> FileSection::pairedLines() const {
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const ViewItem& item : items_) {
        if (item.kind != ViewItem::Kind::Row) continue;
        const ReviewRow& row = aligned_.rows[item.row];
        if (row.oldLine != 0 && row.newLine != 0)
            pairs.emplace_back(row.oldLine - 1, row.newLine - 1);
    }
    return pairs;
}

size_t FileSection::longestColumns() const {
    const auto& oldLines = model_.result(file_).oldLines();
    const auto newLines = splitLines(model_.result(file_).text());
    const auto tab = static_cast<size_t>(tabWidth_);
    size_t longest = 0;
    for (const ViewItem& item : items_) {
        if (item.kind != ViewItem::Kind::Row) continue;
        const ReviewRow& row = aligned_.rows[item.row];
        if (row.oldLine != 0 && row.oldLine <= oldLines.size())
            longest = std::max(longest, columnsOf(oldLines[row.oldLine - 1], tab));
        if (row.newLine != 0 && row.newLine <= newLines.size())
            longest = std::max(longest, columnsOf(newLines[row.newLine - 1], tab));
    }
    return longest;
}

int FileSection::longestLine() const {
    if (!longest_) longest_ = longestColumns();
    const QFontMetricsF metrics(theme_.font(TextStyle::Code));
    return static_cast<int>(static_cast<double>(*longest_) * metrics.horizontalAdvance('0'));
}

// The text as shown, since that is what the person is working on; unticked changes parse anyway.
void FileSection::checkSyntax() {
    errors_.clear();
    const std::string& text = model_.result(file_).text();
    const auto source = SourceFile::make(model_.set().files[file_].path, text);
    if (source) {
        const auto lines = splitLines(text);
        uint32_t begin = 0, number = 0;
        for (const Problem& problem : Parser().parse(*source).problems) {
            if (problem.code != "syntax-error" || problem.position.line > lines.size()) continue;
            for (; number + 1 < problem.position.line; ++number)
                begin += static_cast<uint32_t>(lines[number].size());
            const std::string_view line = lines[number];
            const uint32_t at = columnOffset(line, problem.position.column);
            const auto end = static_cast<uint32_t>(line.find_last_not_of("\r\n") + 1);
            errors_.push_back({begin + std::min(at, end == 0 ? 0 : end - 1), begin + end});
        }
    }
    refresh();
}

}  // namespace graphlift

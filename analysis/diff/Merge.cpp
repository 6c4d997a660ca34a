#include "analysis/diff/Merge.h"

#include <git2.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "analysis/diff/LineDiff.h"

namespace graphlift {

namespace {

// Each different line becomes a number on a line of its own. So no line can be taken for a marker,
// and line ends that are mixed or missing mean nothing to the merge.
class LineNumbers {
  public:
    std::string encode(std::string_view text) {
        std::string numbers;
        for (const std::string_view line : splitLines(text)) {
            const auto [at, isNew] = numbers_.emplace(line, lines_.size());
            if (isNew) lines_.push_back(line);
            numbers += std::to_string(at->second) + "\n";
        }
        return numbers;
    }
    [[nodiscard]] std::string_view decode(std::string_view number) const {
        return lines_[std::stoul(std::string(number))];
    }

  private:
    std::unordered_map<std::string_view, size_t> numbers_;
    std::vector<std::string_view> lines_;
};

git_merge_file_input inputOf(const std::string& text) {
    git_merge_file_input input = GIT_MERGE_FILE_INPUT_INIT;
    input.ptr = text.data();
    input.size = text.size();
    return input;
}

/// The merge of numbered lines, conflicts between markers.
Result<std::string> mergeNumbers(const std::string& base, const std::string& ours,
                                 const std::string& theirs) {
    static std::once_flag once;
    std::call_once(once, [] { git_libgit2_init(); });
    const git_merge_file_input inputs[] = {inputOf(base), inputOf(ours), inputOf(theirs)};
    git_merge_file_options options = GIT_MERGE_FILE_OPTIONS_INIT;
    options.flags = GIT_MERGE_FILE_STYLE_MERGE;
    git_merge_file_result merged{};
    if (git_merge_file(&merged, &inputs[0], &inputs[1], &inputs[2], &options) != 0) {
        const git_error* error = git_error_last();
        return fail(ErrorCode::Internal, error ? error->message : "the texts cannot be merged");
    }
    std::string text(merged.ptr == nullptr ? "" : merged.ptr, merged.len);
    git_merge_file_result_free(&merged);
    return text;
}

class Reader {
  public:
    explicit Reader(const LineNumbers& lines) : lines_(lines) {}

    Merge read(std::string_view merged) {
        for (const std::string_view line : splitLines(merged)) add(line);
        return std::move(merge_);
    }

  private:
    enum class Where : uint8_t { Outside, Ours, Theirs };

    void add(std::string_view line) {
        switch (line.front()) {
            case '<':
                merge_.pieces.push_back({true, "", "", ""});
                where_ = Where::Ours;
                return;
            case '=':
                where_ = Where::Theirs;
                return;
            case '>':
                where_ = Where::Outside;
                return;
            default:
                addText(lines_.decode(line));
        }
    }

    void addText(std::string_view text) {
        if (where_ == Where::Ours) {
            merge_.pieces.back().ours += text;
        } else if (where_ == Where::Theirs) {
            merge_.pieces.back().theirs += text;
        } else {
            if (merge_.pieces.empty() || merge_.pieces.back().isConflict)
                merge_.pieces.push_back({});
            merge_.pieces.back().text += text;
        }
    }

    const LineNumbers& lines_;
    Merge merge_;
    Where where_ = Where::Outside;
};

}  // namespace

size_t Merge::numConflicts() const {
    return static_cast<size_t>(std::ranges::count(pieces, true, &MergePiece::isConflict));
}

std::string Merge::withOurs() const {
    std::string text;
    for (const MergePiece& piece : pieces) text += piece.isConflict ? piece.ours : piece.text;
    return text;
}

std::string Merge::withTheirs() const {
    std::string text;
    for (const MergePiece& piece : pieces) text += piece.isConflict ? piece.theirs : piece.text;
    return text;
}

Result<Merge> mergeTexts(std::string_view base, std::string_view ours, std::string_view theirs) {
    LineNumbers lines;
    const std::string before = lines.encode(base);
    const auto merged = mergeNumbers(before, lines.encode(ours), lines.encode(theirs));
    if (!merged) return tl::unexpected(merged.error());
    return Reader(lines).read(*merged);
}

}  // namespace graphlift

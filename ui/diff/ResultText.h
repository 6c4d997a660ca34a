// What a file is to become: its text with every offered edit made, ticked or not, as the right pane
// shows it and as a person may change it further. Keeps track of which lines each edit became, so
// that what is left out can be taken out again, byte for byte.
//
//   before          text, both changes shown      compose(first only)
//   def f(x): ...   @tf.function                  @tf.function
//   def g(x): ...   def f(x): ...                 def f(x): ...
//                   @tf.function                  def g(x): ...
//                   def g(x): ...
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/TextRange.h"

namespace graphlift {

/// An edit at its place in the shown text. Several changes may need it: an import.
struct PlacedEdit {
    TextRange range;
    std::string replacement;
    std::vector<size_t> changes;
};

/// Whole lines that edits replace. Parts are in order and never overlap.
struct ChangedPart {
    std::vector<size_t> changes;        // whose edits these are, ascending
    uint32_t oldBegin = 0, oldEnd = 0;  // lines of the base, from 0
    TextRange now;                      // its lines in text(), bytes
    std::string made;                   // its lines as the edits made them
    std::vector<PlacedEdit> edits;
};

/// How many edits overlap one before them, and are left out for it.
size_t numOverlapping(const std::vector<PlacedEdit>& edits);

using IsTicked = std::function<bool(size_t change)>;

class ResultText {
  public:
    /// Edits must not overlap; those that do are left out.
    ResultText(std::string base, std::vector<PlacedEdit> edits);

    [[nodiscard]] const std::string& base() const { return base_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    /// The text as the edits alone made it.
    [[nodiscard]] const std::string& made() const { return made_; }
    [[nodiscard]] const std::vector<ChangedPart>& parts() const { return parts_; }
    /// The lines of the base with their line ends; views of base().
    [[nodiscard]] const std::vector<std::string_view>& oldLines() const { return oldLines_; }
    /// The line of the base, from 0, around a byte offset of it.
    [[nodiscard]] uint32_t baseLineAt(uint32_t offset) const { return lineAt(offset); }
    [[nodiscard]] bool isEditedByHand() const { return text_ != made_; }
    [[nodiscard]] size_t numLeftOut() const { return numLeftOut_; }  // edits that overlap others

    void insert(uint32_t at, std::string_view added);
    void erase(uint32_t at, uint32_t length);
    /// Where the parts lie, to be put back by an undo.
    [[nodiscard]] std::vector<TextRange> places() const;
    void setPlaces(const std::vector<TextRange>& places);
    /// The text as somebody left it, of a result with the same base and parts.
    void restore(std::string text, const std::vector<TextRange>& places);

    /// The text with the ticked changes only. A part that several changes share and somebody edited
    /// stays when any of them is ticked.
    [[nodiscard]] std::string compose(const IsTicked& isTicked) const;

    ResultText(const ResultText&) = delete;  // the lines are views of the base
    ResultText& operator=(const ResultText&) = delete;

  private:
    void addPart(std::vector<PlacedEdit> edits, uint32_t firstLine, uint32_t lastLine);
    [[nodiscard]] uint32_t lineStart(uint32_t line) const;
    [[nodiscard]] uint32_t lineAt(uint32_t offset) const;
    [[nodiscard]] std::string_view oldText(uint32_t begin, uint32_t end) const;
    [[nodiscard]] std::string oldWith(const ChangedPart& part, const IsTicked& isTicked) const;
    [[nodiscard]] std::string partText(const ChangedPart& part, const IsTicked& isTicked) const;

    std::string base_, text_, made_;
    std::vector<std::string_view> oldLines_;
    std::vector<uint32_t> lineStarts_;  // of the base; one more than lines
    std::vector<ChangedPart> parts_;
    size_t numLeftOut_ = 0;
};

}  // namespace graphlift

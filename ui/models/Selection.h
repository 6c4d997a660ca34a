// The one selection that all panes share: a function by its id (ids outlive snapshots) and a place
// in the code that somebody wants to see. A pane sets it, every pane follows; setting what is set
// already tells nobody, so that there are no feedback loops: one change, one update per pane.
#pragma once

#include <QObject>
#include <optional>
#include <string>

#include "analysis/source/TextRange.h"

namespace graphlift {

/// A place in a file of the project: its relative path and the byte range in the analysed text.
struct CodePlace {
    std::string file;
    TextRange range;
    friend bool operator==(const CodePlace& a, const CodePlace& b) {
        return a.file == b.file && a.range.begin == b.range.begin && a.range.end == b.range.end;
    }
};

class Selection : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    /// "" when no function is chosen.
    [[nodiscard]] const std::string& functionId() const { return functionId_; }
    [[nodiscard]] const std::optional<CodePlace>& place() const { return place_; }

    /// Chooses a function; the place falls back to none.
    void selectFunction(const std::string& id);
    /// Shows a place, of the chosen function or of any other file, without choosing another
    /// function.
    void showPlace(const CodePlace& place);
    /// Chooses a function and a place in one step: panes update once.
    void select(const std::string& id, const CodePlace& place);
    /// Shows a place and gives the source pane the keyboard ("go to").
    void openPlace(const CodePlace& place);

  signals:
    void functionChanged(const std::string& id);
    void placeChanged();
    void placeOpened();

  private:
    void set(const std::string& id, std::optional<CodePlace> place);

    std::string functionId_;
    std::optional<CodePlace> place_;
};

}  // namespace graphlift

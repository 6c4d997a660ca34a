// What a project shows first when it opens: the place that was asked for, or else the function that
// has most to show.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>

#include "ui/models/ProjectView.h"

namespace graphlift {

/// A line of a file of the project, as a caller gives it: "train.py:40".
struct StartPlace {
    std::string file;
    uint32_t line = 1;
};
/// Without a number after the last colon the whole is a file; none: no text.
std::optional<StartPlace> readPlace(const QString& text);

/// The index of the function to show to somebody who sees the project for the first time: a safe
/// change before one that needs a look, before what cannot be changed; none: no candidate.
std::optional<size_t> firstToLookAt(const ProjectView& project);

}  // namespace graphlift

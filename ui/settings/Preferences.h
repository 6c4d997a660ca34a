// What a user can choose once for all projects. Values only: the store keeps them, the dialog
// changes them, the window follows them.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "analysis/source/PyProject.h"
#include "ui/theme/Theme.h"
#include "viz/layout/LayoutRequest.h"

namespace graphlift {

/// An option of the analysis: what the user wants, or nothing: as the project's settings say.
struct AnalysisChoice {
    QString name;  // as [tool.graphlift] and the command line call it
    QString text, help;
    std::optional<bool> value;
};

/// How call graphs begin; a project where something else was chosen keeps that.
struct GraphChoice {
    LayoutEngine engine = LayoutEngine::Layered;
    LayoutDirection direction = LayoutDirection::LeftToRight;
    unsigned callers = 1, callees = 2;  // steps around the chosen function; Focus::kAll: all

    bool operator==(const GraphChoice&) const = default;
};

struct Preferences {
    Scheme scheme = Scheme::Light;
    double scale = 1;
    int tabWidth = 4;
    bool reopenLast = true;  // the project of last time, when none is asked for
    GraphChoice graph;
    std::vector<AnalysisChoice> analysis;

    /// The defaults.
    Preferences();
    /// For the analysis: only what was chosen.
    [[nodiscard]] Settings settings() const;
};

QString nameOf(Scheme scheme);
std::optional<Scheme> schemeOf(const QString& name);

}  // namespace graphlift

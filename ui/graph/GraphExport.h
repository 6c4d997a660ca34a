// A picture of the graph as a file: SVG, PNG or DOT, of the whole or of the part that is seen.
#pragma once

#include <QRectF>
#include <QString>
#include <optional>

#include "ui/graph/GraphScene.h"

namespace graphlift {

enum class ExportKind : uint8_t { Svg, Png, Dot };
QString extensionOf(ExportKind kind);

struct ExportJob {
    ExportKind kind = ExportKind::Svg;
    Scheme scheme = Scheme::Light;
    std::optional<QRectF> part;  // of the scene; else the whole
};

/// Writes beside and renames. Gives what went wrong, or "". A PNG has twice the pixels of the
/// screen unless it would have more than 100 million.
QString exportGraph(GraphScene& scene, const ExportJob& job, const QString& path);

}  // namespace graphlift

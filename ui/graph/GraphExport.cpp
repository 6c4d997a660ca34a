#include "ui/graph/GraphExport.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <algorithm>
#include <cmath>

#include "viz/dot/DotWriter.h"
#include "viz/svg/GraphSvg.h"

namespace graphlift {

namespace {

constexpr double kScale = 2, kMostPixels = 100e6;

/// The nodes in the part and what is between them.
struct Cut {
    GraphModel model;
    GraphLayout layout;
};

Cut cutOut(const GraphPicture& picture, const QRectF& part) {
    const GraphModel& whole = *picture.model;
    Cut cut;
    cut.model.title = whole.title;
    std::vector<int> place(whole.nodes.size(), -1);
    for (size_t i = 0; i < whole.nodes.size(); ++i) {
        if (!part.intersects(toRect(picture.layout.nodes[i]))) continue;
        place[i] = static_cast<int>(cut.model.nodes.size());
        cut.model.nodes.push_back(whole.nodes[i]);
        cut.layout.nodes.push_back(picture.layout.nodes[i]);
    }
    for (size_t i = 0; i < whole.edges.size(); ++i) {
        GraphEdge edge = whole.edges[i];
        if (place[edge.from] < 0 || place[edge.to] < 0) continue;
        edge.from = static_cast<uint32_t>(place[edge.from]);
        edge.to = static_cast<uint32_t>(place[edge.to]);
        cut.model.edges.push_back(std::move(edge));
        cut.layout.edges.push_back(picture.layout.edges[i]);
    }
    for (size_t i = 0; i < whole.clusters.size(); ++i) {
        GraphCluster cluster = whole.clusters[i];
        cluster.members.clear();
        for (uint32_t member : whole.clusters[i].members)
            if (place[member] >= 0) cluster.members.push_back(static_cast<uint32_t>(place[member]));
        if (cluster.members.empty()) continue;
        cut.model.clusters.push_back(std::move(cluster));
        cut.layout.clusters.push_back(picture.layout.clusters[i]);
    }
    return cut;
}

LayoutRect boundsOf(const GraphLayout& layout) {
    double left = 1e9, top = 1e9, right = 0, bottom = 0;
    const auto add = [&](const LayoutRect& rect) {
        left = std::min(left, rect.x);
        top = std::min(top, rect.y);
        right = std::max(right, rect.right());
        bottom = std::max(bottom, rect.bottom());
    };
    for (const LayoutRect& rect : layout.nodes) add(rect);
    for (const LayoutRect& rect : layout.clusters) add(rect);
    return {left, top, right - left, bottom - top};
}

/// Moves a part to the corner, with the margin that a whole has.
void moveToCorner(GraphLayout& layout) {
    constexpr double kMargin = 24;
    const LayoutRect bounds = boundsOf(layout);
    const double dx = kMargin - bounds.x, dy = kMargin - bounds.y;
    for (auto* rects : {&layout.nodes, &layout.clusters})
        for (LayoutRect& rect : *rects) {
            rect.x += dx;
            rect.y += dy;
        }
    for (LayoutPath& path : layout.edges)
        for (LayoutPoint& point : path) point = {point.x + dx, point.y + dy};
    layout.width = bounds.width + 2 * kMargin;
    layout.height = bounds.height + 2 * kMargin;
}

QByteArray textOf(const GraphScene& scene, const ExportJob& job) {
    Cut cut{scene.model(), scene.picture().layout};
    if (job.part) {
        cut = cutOut(scene.picture(), *job.part);
        if (!cut.model.nodes.empty()) moveToCorner(cut.layout);
    }
    const PictureTheme theme =
        job.scheme == Scheme::Dark ? PictureTheme::Dark : PictureTheme::Light;
    const std::string text =
        job.kind == ExportKind::Dot
            ? writeDot(cut.model)
            : writeGraphSvg(cut.model, cut.layout,
                            {.theme = theme, .center = scene.picture().center});
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray pngOf(GraphScene& scene, const ExportJob& job) {
    const QRectF part = job.part ? job.part->intersected(scene.pictureRect()) : scene.pictureRect();
    const double area = std::max(1.0, part.width() * part.height());
    const double scale = std::min(kScale, std::sqrt(kMostPixels / area));
    const QSizeF size = part.size() * scale;
    QImage image(std::max(1, static_cast<int>(std::ceil(size.width()))),
                 std::max(1, static_cast<int>(std::ceil(size.height()))), QImage::Format_RGB32);
    image.fill(scene.backgroundBrush().color());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, QRectF(QPointF(), QSizeF(image.size())), part);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

QString extensionOf(ExportKind kind) {
    switch (kind) {
        case ExportKind::Svg:
            return "svg";
        case ExportKind::Png:
            return "png";
        case ExportKind::Dot:
            return "dot";
    }
    return {};
}

QString exportGraph(GraphScene& scene, const ExportJob& job, const QString& path) {
    const QByteArray bytes = job.kind == ExportKind::Png ? pngOf(scene, job) : textOf(scene, job);
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (written) return {};
    return QCoreApplication::translate("GraphExport", "%1 could not be written: %2.")
        .arg(path, file.errorString());
}

}  // namespace graphlift

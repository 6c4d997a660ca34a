#include "viz/svg/GraphSvg.h"

#include <algorithm>

#include "viz/graph/CardText.h"
#include "viz/graph/GraphStyle.h"
#include "viz/graph/Legend.h"
#include "viz/layout/EdgeRouting.h"
#include "viz/svg/SvgText.h"

namespace graphlift {

namespace {

constexpr double kLegendHeight = 28, kLegendLine = 26, kLegendGap = 18;
constexpr double kBadge = 12;

class Picture {
  public:
    Picture(const GraphModel& model, const GraphLayout& layout, const GraphSvgOptions& options)
        : model_(model), layout_(layout), options_(options) {}

    std::string draw() {
        const std::string legend = options_.legend ? drawLegend() : "";
        std::string out = head();
        out += "<rect width=\"" + svgNumber(width_) + "\" height=\"" + svgNumber(height_) +
               "\" fill=\"" + std::string(colour("canvas")) + "\"/>\n" + legend;
        out += "<g transform=\"translate(0 " + svgNumber(top_) + ")\">\n";
        for (size_t i = 0; i < model_.clusters.size(); ++i) drawFrame(out, i);
        for (size_t i = 0; i < model_.edges.size(); ++i)
            drawEdge(out, model_.edges[i], layout_.edges[i], gapAt(model_.edges[i].from),
                     gapAt(model_.edges[i].to));
        for (size_t i = 0; i < model_.clusters.size(); ++i) drawFrameLabel(out, i);
        for (size_t i = 0; i < model_.edges.size(); ++i)
            if (showsCount(model_, model_.edges[i]))
                drawCount(out, model_.edges[i],
                          countPlace(model_, model_.edges[i], layout_.edges[i]));
        for (size_t i = 0; i < model_.nodes.size(); ++i) drawNode(out, i);
        return out + "</g>\n</svg>\n";
    }

  private:
    [[nodiscard]] std::string_view colour(std::string_view token) const {
        return colourOf(options_.theme, token);
    }

    std::string head() {
        top_ = options_.legend ? legendHeight_ : 0;
        width_ = std::max(layout_.width, legendWidth_);
        height_ = layout_.height + top_;
        const std::string w = svgNumber(width_), h = svgNumber(height_);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny\" "
               "width=\"" +
               w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h + "\">\n<title>" +
               svgEscaped(model_.title) + "</title>\n";
    }

    [[nodiscard]] std::string box(const LayoutRect& r, double radius, std::string_view fill,
                                  std::string_view stroke, double width,
                                  std::string_view dash = "") const {
        std::string out = "<rect x=\"" + svgNumber(r.x) + "\" y=\"" + svgNumber(r.y) +
                          "\" width=\"" + svgNumber(r.width) + "\" height=\"" +
                          svgNumber(r.height) + "\" rx=\"" + svgNumber(radius) + "\" fill=\"" +
                          std::string(fill) + "\"";
        if (!stroke.empty())
            out +=
                " stroke=\"" + std::string(stroke) + "\" stroke-width=\"" + svgNumber(width) + "\"";
        if (!dash.empty()) out += " stroke-dasharray=\"" + std::string(dash) + "\"";
        return out + "/>\n";
    }

    static LayoutRect grown(const LayoutRect& r, double by) {
        return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by};
    }

    void drawFrame(std::string& out, size_t index) const {
        const GraphCluster& cluster = model_.clusters[index];
        const LayoutRect& rect = layout_.clusters[index];
        const bool isTrace = cluster.kind == GraphCluster::Kind::Trace;
        out += box(rect, card::kHullRadius, colour(isTrace ? "lane-graph-bg" : "panel"),
                   isTrace ? "" : colour("hair"), 1);
    }

    /// Above the lines, on its own ground.
    void drawFrameLabel(std::string& out, size_t index) const {
        const GraphCluster& cluster = model_.clusters[index];
        const LayoutRect& rect = layout_.clusters[index];
        const bool isTrace = cluster.kind == GraphCluster::Kind::Trace;
        const double width = svgTextWidth(cluster.label, SvgFont::Sans, 11) + 8;
        out += box({rect.x + card::kHullPadding - 4, rect.y + 8, width, 16}, 3,
                   colour(isTrace ? "lane-graph-bg" : "panel"), "", 0);
        out += svgText(rect.x + card::kHullPadding, rect.y + 20, cluster.label,
                       {SvgFont::Sans, 11, 600, colour(isTrace ? "lane-graph" : "ink-2")});
    }

    static std::string pathData(const LayoutPath& path) {
        std::string data = "M" + svgNumber(path[0].x) + " " + svgNumber(path[0].y);
        for (size_t i = 1; i + 2 < path.size(); i += 3) {
            data += "C";
            for (size_t k = i; k < i + 3; ++k)
                data += (k == i ? "" : " ") + svgNumber(path[k].x) + " " + svgNumber(path[k].y);
        }
        return data;
    }

    static std::string dashOf(const EdgeStyle& style) {
        std::string dash;
        for (double length : style.dash) dash += (dash.empty() ? "" : " ") + svgNumber(length);
        return dash;
    }

    /// The room that a line leaves for what is around its end.
    [[nodiscard]] double gapAt(uint32_t node) const {
        const GraphNode& end = model_.nodes[node];
        if (!options_.center.empty() && end.id == options_.center) return card::kRingGap;
        return end.isReason && isPill(end.kind) ? card::kReasonGap : 0;
    }

    void drawEdge(std::string& out, const GraphEdge& edge, const LayoutPath& path,
                  double gapAtSource = 0, double gapAtTarget = 0) const {
        const EdgeStyle style = styleOf(edge);
        const std::string line(colour(style.token));
        const DrawnEdge drawn = drawnEdge(path, card::kHead, gapAtSource, gapAtTarget);
        const std::string data = pathData(drawn.line);
        const double width = style.isDouble ? style.width + 1.5 : style.width;
        out += "<path d=\"" + data + "\" fill=\"none\" stroke=\"" + line + "\" stroke-width=\"" +
               svgNumber(width) + "\"";
        if (!style.dash.empty()) out += " stroke-dasharray=\"" + dashOf(style) + "\"";
        out += "/>\n";
        if (style.isDouble)
            out += "<path d=\"" + data + "\" fill=\"none\" stroke=\"" +
                   std::string(colour("canvas")) + "\" stroke-width=\"1\"/>\n";
        out += "<path d=\"M" + svgNumber(drawn.left.x) + " " + svgNumber(drawn.left.y) + "L" +
               svgNumber(drawn.tip.x) + " " + svgNumber(drawn.tip.y) + "L" +
               svgNumber(drawn.right.x) + " " + svgNumber(drawn.right.y) + "Z\" fill=\"" + line +
               "\"/>\n";
        if (style.ringAtSource)
            out += "<circle cx=\"" + svgNumber(drawn.line[0].x + 1) + "\" cy=\"" +
                   svgNumber(drawn.line[0].y) +
                   "\" r=\"" + svgNumber(card::kRing) + "\" fill=\"" +
                   std::string(colour("canvas")) + "\" stroke=\"" + line +
                   "\" stroke-width=\"1.5\"/>\n";
    }

    void drawCount(std::string& out, const GraphEdge& edge, LayoutPoint at) const {
        const std::string count = std::to_string(edge.calls);
        const double width = svgTextWidth(count, SvgFont::Sans, 11) + 6;
        out += box({at.x - width / 2, at.y - 7, width, 14}, 3, colour("canvas"), "", 0);
        out += svgText(at.x - width / 2 + 3, at.y + 4, count,
                       {SvgFont::Sans, 11, 400, colour("ink-3")});
    }

    void drawNode(std::string& out, size_t index) const {
        const GraphNode& node = model_.nodes[index];
        const LayoutRect& rect = layout_.nodes[index];
        out += "<g>\n<title>" + svgEscaped(node.qualifiedName) + "</title>\n";
        if (!options_.center.empty() && node.id == options_.center)
            out += box(grown(rect, 4), card::kRadius + 4, colour("canvas"), colour("ink"), 2);
        if (isPill(node.kind))
            drawPill(out, node, rect);
        else
            drawCard(out, node, rect);
        out += "</g>\n";
    }

    void drawPill(std::string& out, const GraphNode& node, const LayoutRect& rect) const {
        if (node.isReason)
            out +=
                box(grown(rect, 3), rect.height / 2 + 3, colour("canvas"), colour("evidence"), 1.5);
        out += box(rect, rect.height / 2, colour("well"), "", 0);
        const auto measure = [](std::string_view text) {
            return svgTextWidth(text, SvgFont::Mono, card::kPlaceSize);
        };
        const double room = rect.width - 2 * card::kPillPadding;
        out += svgText(rect.x + card::kPillPadding, rect.y + card::kPillBaseline,
                       fittedName(node, room, measure),
                       {SvgFont::Mono, card::kPlaceSize, 400, colour("ink-2")});
    }

    void drawCard(std::string& out, const GraphNode& node, const LayoutRect& rect) const {
        const bool unresolved = node.kind == GraphNodeKind::Unresolved;
        const LayoutRect inner{rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1};
        if (node.kind == GraphNodeKind::Group)
            out += box({inner.x + 4, inner.y + 4, inner.width, inner.height}, card::kRadius,
                       colour("canvas"), colour("edge"), 1);
        out += box(inner, card::kRadius, colour("canvas"),
                   colour(unresolved ? "e-unresolved" : "edge"), 1, unresolved ? "4 3" : "");
        const std::string_view glyph = glyphOf(node.verdict);
        if (!glyph.empty()) {
            out += stripe(rect, colour(glyph));
            out += svgIcon(rect.x + card::kGlyphLeft, rect.y + card::kGlyphTop, card::kGlyph, glyph,
                           colour(glyph));
        }
        const auto mono = [](std::string_view text) {
            return svgTextWidth(text, SvgFont::Mono, card::kNameSize);
        };
        const auto sans = [](std::string_view text) {
            return svgTextWidth(text, SvgFont::Sans, card::kPlaceSize);
        };
        const double left = textLeft(node), room = rect.width - left - card::kTextRight;
        out += svgText(rect.x + left, rect.y + card::kNameBaseline, fittedName(node, room, mono),
                       {SvgFont::Mono, card::kNameSize, 600, colour("ink")});
        const double badges = drawBadges(out, node, rect);
        out += svgText(rect.x + left, rect.y + card::kPlaceBaseline,
                       fittedPlace(node, room - badges, sans),
                       {SvgFont::Sans, card::kPlaceSize, 400, colour("ink-3")});
    }

    /// The left edge of the card in the verdict's colour, with its two round corners.
    [[nodiscard]] static std::string stripe(const LayoutRect& r, std::string_view fill) {
        const double x = r.x, y = r.y, radius = card::kRadius, right = x + card::kStripe;
        return "<path d=\"M" + svgNumber(right) + " " + svgNumber(y) + "V" + svgNumber(r.bottom()) +
               "A" + svgNumber(radius) + " " + svgNumber(radius) + " 0 0 1 " + svgNumber(x) + " " +
               svgNumber(r.bottom() - radius) + "V" + svgNumber(y + radius) + "A" +
               svgNumber(radius) + " " + svgNumber(radius) + " 0 0 1 " + svgNumber(right) + " " +
               svgNumber(y) + "Z\" fill=\"" + std::string(fill) + "\"/>\n";
    }

    /// From the right edge to the left; the width they take.
    double drawBadges(std::string& out, const GraphNode& node, const LayoutRect& rect) const {
        double taken = 0;
        for (const GraphBadge& badge : node.badges) {
            const std::string words = text(badge);
            const std::string_view ink = colour(glyphOf(badge.kind));
            const double width = svgTextWidth(words, SvgFont::Sans, card::kPlaceSize);
            const double x = rect.right() - card::kTextRight - taken - width;
            out += svgText(x, rect.y + card::kPlaceBaseline, words,
                           {SvgFont::Sans, card::kPlaceSize, 400, ink});
            out += svgIcon(x - kBadge - 3, rect.y + card::kPlaceBaseline - 10, kBadge,
                           glyphOf(badge.kind), ink);
            taken += width + kBadge + 7;
        }
        return taken;
    }

    std::string drawLegend() {
        std::string out;
        double x = 24;
        for (const LegendEntry& entry : legendOf(model_)) {
            const double text = svgTextWidth(entry.text, SvgFont::Sans, card::kPlaceSize);
            const double sign = entry.kind == LegendEntry::Kind::Glyph ? card::kGlyph : kLegendLine;
            drawSign(out, entry, x);
            out += svgText(x + sign + 7, 24, entry.text,
                           {SvgFont::Sans, card::kPlaceSize, 400, colour("ink-3")});
            x += sign + 7 + text + kLegendGap;
        }
        legendWidth_ = x;
        legendHeight_ = out.empty() ? 0 : kLegendHeight;
        return out;
    }

    void drawSign(std::string& out, const LegendEntry& entry, double x) const {
        constexpr double kMiddle = 20;
        const LayoutRect rect{x, kMiddle - 6, kLegendLine, 12};
        switch (entry.kind) {
            case LegendEntry::Kind::Line: {
                const LayoutPoint a{x, kMiddle}, b{x + kLegendLine, kMiddle};
                drawEdge(out, entry.edge, {a, {x + 8, kMiddle}, {x + 18, kMiddle}, b});
                return;
            }
            case LegendEntry::Kind::Glyph:
                out += svgIcon(x, kMiddle - 7, card::kGlyph, entry.glyph, colour(entry.glyph));
                return;
            case LegendEntry::Kind::Card:
                out += box(rect, 3, colour("canvas"), colour("edge"), 1);
                return;
            case LegendEntry::Kind::Pill:
                out += box(rect, 6, colour("well"), "", 0);
                return;
            case LegendEntry::Kind::Frame:
                out += box(rect, 4, colour("lane-graph-bg"), colour("lane-graph-rule"), 0.5);
                return;
        }
    }

    const GraphModel& model_;
    const GraphLayout& layout_;
    const GraphSvgOptions& options_;
    double top_ = 0, width_ = 0, height_ = 0, legendWidth_ = 0, legendHeight_ = 0;
};

}  // namespace

std::string writeGraphSvg(const GraphModel& model, const GraphLayout& layout,
                          const GraphSvgOptions& options) {
    return Picture(model, layout, options).draw();
}

}  // namespace graphlift

#include "viz/tensors/TensorSvg.h"

#include <algorithm>

#include "viz/svg/SvgText.h"

namespace graphlift {

namespace {

constexpr double kLegendMargin = 24;

class Writer {
  public:
    explicit Writer(PictureTheme theme) : theme_(theme) {}

    void add(const Drawing& drawing) {
        for (const DrawnShape& shape : drawing) add(shape);
    }
    void open(double x, double y) {
        out_ += "<g transform=\"translate(" + svgNumber(x) + " " + svgNumber(y) + ")\">\n";
    }
    void openTitled(const std::string& title) {
        out_ += "<g>\n<title>" + svgEscaped(title.substr(0, title.find('\n'))) + "</title>\n";
    }
    void close() { out_ += "</g>\n"; }
    std::string take() { return std::move(out_); }

  private:
    [[nodiscard]] std::string colour(std::string_view token) const {
        return token.empty() ? "none" : std::string(colourOf(theme_, token));
    }

    void add(const DrawnShape& shape) {
        switch (shape.kind) {
            case DrawnShape::Kind::Box:
                return box(shape);
            case DrawnShape::Kind::Path:
            case DrawnShape::Kind::Polygon:
                return path(shape);
            case DrawnShape::Kind::Text:
                out_ += svgText(shape.at.x, shape.at.y, shape.text,
                                {shape.mono ? SvgFont::Mono : SvgFont::Sans, shape.size,
                                 shape.weight, colourOf(theme_, shape.fill)});
                return;
            case DrawnShape::Kind::Icon:
                out_ += svgIcon(shape.box.x, shape.box.y, shape.box.width, shape.text,
                                colourOf(theme_, shape.fill));
                return;
        }
    }

    [[nodiscard]] std::string inkOf(const DrawnShape& shape) const {
        std::string out = " fill=\"" + colour(shape.fill) + "\"";
        if (shape.stroke.empty()) return out;
        out += " stroke=\"" + colour(shape.stroke) + "\" stroke-width=\"" + svgNumber(shape.width) +
               "\"";
        if (shape.dash.empty()) return out;
        std::string dash;
        for (double length : shape.dash) dash += (dash.empty() ? "" : " ") + svgNumber(length);
        return out + " stroke-dasharray=\"" + dash + "\"";
    }

    void box(const DrawnShape& shape) {
        const LayoutRect& r = shape.box;
        out_ += "<rect x=\"" + svgNumber(r.x) + "\" y=\"" + svgNumber(r.y) + "\" width=\"" +
                svgNumber(r.width) + "\" height=\"" + svgNumber(r.height) + "\"";
        if (shape.radius > 0) out_ += " rx=\"" + svgNumber(shape.radius) + "\"";
        out_ += inkOf(shape) + "/>\n";
    }

    void path(const DrawnShape& shape) {
        const bool curved = shape.kind == DrawnShape::Kind::Path;
        std::string data;
        for (size_t i = 0; i < shape.path.size(); ++i) {
            const char* letter = i == 0 ? "M" : (!curved ? "L" : (i % 3 == 1 ? "C" : " "));
            data += letter + svgNumber(shape.path[i].x) + " " + svgNumber(shape.path[i].y);
        }
        out_ += "<path d=\"" + data + (curved ? "" : "Z") + "\"" + inkOf(shape) + "/>\n";
    }

    PictureTheme theme_;
    std::string out_;
};

std::string head(const std::string& title, double width, double height) {
    const std::string w = svgNumber(width), h = svgNumber(height);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny\" "
           "width=\"" +
           w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h + "\">\n<title>" +
           svgEscaped(title) + "</title>\n";
}

}  // namespace

std::string writeTensorSvg(const TensorDiagram& diagram, const TensorLayout& layout,
                           PictureTheme theme, uint32_t chosen) {
    const TensorState state = stateOf(diagram, chosen);
    const MeasureText measure = [](std::string_view text) {
        return svgTextWidth(text, SvgFont::Mono, 13);
    };
    double legendWidth = 0, legendHeight = 0;
    const Drawing legend = drawLegend(diagram, legendWidth, legendHeight);
    const double width =
        std::max(layout.width, layout.rule + tensor::kLaneGap + legendWidth + kLegendMargin);
    const double height = layout.height + (legend.empty() ? 0 : legendHeight + kLegendMargin);
    Writer writer(theme);
    writer.add(drawLanes(layout, width, height));
    for (uint32_t i = 0; i < diagram.frames.size(); ++i) writer.add(drawFrame(diagram, layout, i));
    for (uint32_t i = 0; i < diagram.lines.size(); ++i)
        writer.add(drawLine(diagram, layout, i, state));
    for (uint32_t i = 0; i < diagram.cards.size(); ++i) {
        writer.openTitled(diagram.cards[i].tooltip);
        writer.add(drawCard(diagram, layout, i, state, measure));
        writer.close();
    }
    writer.open(layout.rule + tensor::kLaneGap, layout.height);
    writer.add(legend);
    writer.close();
    return head(diagram.title, width, height) + writer.take() + "</svg>\n";
}

}  // namespace graphlift

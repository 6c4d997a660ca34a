#include "viz/tensors/TensorShapes.h"

namespace graphlift {

namespace {

constexpr double kDiamond = 7;

}  // namespace

DrawnShape box(const LayoutRect& rect, double radius, std::string_view fill,
               std::string_view stroke, double width) {
    DrawnShape shape;
    shape.box = rect;
    shape.radius = radius;
    shape.fill = fill;
    shape.stroke = stroke;
    shape.width = width;
    return shape;
}

DrawnShape textAt(double x, double y, std::string text, std::string_view token, bool mono,
                  double size, int weight) {
    DrawnShape shape;
    shape.kind = DrawnShape::Kind::Text;
    shape.at = {x, y};
    shape.text = std::move(text);
    shape.fill = token;
    shape.mono = mono;
    shape.size = size;
    shape.weight = weight;
    return shape;
}

DrawnShape icon(double x, double y, double size, std::string name, std::string_view token) {
    DrawnShape shape;
    shape.kind = DrawnShape::Kind::Icon;
    shape.box = {x, y, size, size};
    shape.text = std::move(name);
    shape.fill = token;
    return shape;
}

DrawnShape curve(LayoutPath path, std::string_view token, double width,
                 std::vector<double> dash) {
    DrawnShape shape;
    shape.kind = DrawnShape::Kind::Path;
    shape.path = std::move(path);
    shape.stroke = token;
    shape.width = width;
    shape.dash = std::move(dash);
    return shape;
}

DrawnShape polygon(LayoutPath corners, std::string_view fill, std::string_view stroke,
                   double width) {
    DrawnShape shape;
    shape.kind = DrawnShape::Kind::Polygon;
    shape.path = std::move(corners);
    shape.fill = fill;
    shape.stroke = stroke;
    shape.width = width;
    return shape;
}

DrawnShape diamond(LayoutPoint at, std::string_view fill, std::string_view stroke) {
    return polygon({{at.x, at.y - kDiamond},
                    {at.x + kDiamond, at.y},
                    {at.x, at.y + kDiamond},
                    {at.x - kDiamond, at.y}},
                   fill, stroke);
}

LineLook lookOf(const TensorLine& line, bool onPath) {
    switch (line.kind) {
        case TensorLine::Kind::Tensor:
            return {onPath ? "lane-graph" : "e-call", onPath ? 2.0 : 1.5,
                    line.again ? std::vector<double>{6, 4} : std::vector<double>{}};
        case TensorLine::Kind::Python:
        case TensorLine::Kind::Crossing:
            return {"lane-trace", onPath ? 2.0 : 1.5, {}};
        case TensorLine::Kind::ShapeRead:
            return {"lane-trace", 1.5, {1.5, 4}};
        case TensorLine::Kind::State:
            return {"v-ingraph", 1.5, {1.5, 4}};
    }
    return {"e-call", 1.5, {}};
}

}  // namespace graphlift

#include "viz/graph/CardText.h"

#include <vector>

#include "analysis/support/Utf8.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr std::string_view kEllipsis = "\u2026";

/// Where characters begin, and the end.
std::vector<size_t> boundaries(std::string_view text) {
    std::vector<size_t> found;
    for (size_t at = 0; at < text.size(); at += decodeFirst(text.substr(at)).length)
        found.push_back(at);
    found.push_back(text.size());
    return found;
}

}  // namespace

std::string elideMiddle(const std::string& text, double width, const MeasureText& measure) {
    if (measure(text) <= width) return text;
    const std::vector<size_t> at = boundaries(text);
    for (size_t kept = at.size() - 1; kept > 2; --kept) {
        const size_t front = (kept + 1) / 2, back = kept - front;
        std::string shown = text.substr(0, at[front]);
        shown += kEllipsis;
        shown += text.substr(at[at.size() - 1 - back]);
        if (measure(shown) <= width) return shown;
    }
    return std::string(kEllipsis);
}

std::string elideFront(const std::string& text, double width, const MeasureText& measure) {
    if (measure(text) <= width) return text;
    for (size_t dot = text.find('.'); dot != std::string::npos; dot = text.find('.', dot + 1)) {
        const std::string shown = std::string(kEllipsis) + text.substr(dot + 1);
        if (measure(shown) <= width) return shown;
    }
    return elideMiddle(text.substr(text.rfind('.') + 1), width, measure);
}

std::string fittedName(const GraphNode& node, double width, const MeasureText& measure) {
    if (isPill(node.kind)) return elideFront(node.name, width, measure);
    if (node.kind == GraphNodeKind::Module || node.kind == GraphNodeKind::Group)
        return elideFront(node.name, width, measure);
    return elideMiddle(node.name, width, measure);
}

std::string fittedPlace(const GraphNode& node, double width, const MeasureText& measure) {
    if (!node.owner.empty() && node.kind != GraphNodeKind::Unresolved) {
        const std::string both = node.owner + ", " + node.place;
        if (measure(both) <= width) return both;
    }
    return elideMiddle(node.place, width, measure);
}

}  // namespace graphlift

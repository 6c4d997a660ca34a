#include "viz/graph/CardText.h"

#include <vector>

#include "analysis/support/Utf8.h"
#include "viz/graph/GraphStyle.h"

namespace graphlift {

namespace {

constexpr size_t kTelling = 6;  // a shorter last part says too little by itself
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

bool isDunder(std::string_view name) {
    return name.size() > 4 && name.substr(0, 2) == "__" && name.substr(name.size() - 2) == "__";
}

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

std::string dottedTail(const std::string& text, double width, const MeasureText& measure) {
    if (measure(text) <= width) return text;
    const size_t last = text.rfind('.');
    for (size_t dot = text.find('.'); dot < last; dot = text.find('.', dot + 1))
        if (measure(text.substr(dot + 1)) <= width) return text.substr(dot + 1);
    if (last == std::string::npos) return elideMiddle(text, width, measure);
    if (text.size() - last - 1 < kTelling) {
        const size_t before = text.rfind('.', last - 1);
        return elideMiddle(text.substr(before + 1), width, measure);
    }
    return elideMiddle(std::string(kEllipsis) + text.substr(last + 1), width, measure);
}

std::string fittedName(const GraphNode& node, double width, const MeasureText& measure) {
    if (isPill(node.kind)) return dottedTail(node.name, width, measure);
    if (node.kind == GraphNodeKind::Module || node.kind == GraphNodeKind::Group)
        return dottedTail(node.name, width, measure);
    return elideMiddle(node.name, width, measure);
}

std::string fittedPlace(const GraphNode& node, double width, const MeasureText& measure) {
    const std::string line = "line " + std::to_string(node.site.at.line);
    std::vector<std::string> wanted;
    if (!node.owner.empty()) wanted.push_back(node.owner + ", " + node.place);
    if (!node.owner.empty() && isDunder(node.name)) wanted.push_back(node.owner + ", " + line);
    wanted.push_back(node.place);
    if (node.kind == GraphNodeKind::Function) wanted.push_back(line);
    for (const std::string& text : wanted)
        if (measure(text) <= width) return text;
    return elideMiddle(node.place, width, measure);
}

}  // namespace graphlift

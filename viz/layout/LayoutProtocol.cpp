#include "viz/layout/LayoutProtocol.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace graphlift {

namespace {

constexpr std::string_view kHead = "graphlift-layout 1";
constexpr double kLargest = 1e8;  // pixels: beyond this a number is a mistake

constexpr std::array<std::string_view, 3> kEngines{"layered", "radial", "force"};
constexpr std::array<std::string_view, 3> kLines{"curved", "polyline", "straight"};
constexpr std::array<std::string_view, 2> kDirections{"lr", "tb"};

/// With two decimals at most and no trailing zeros.
std::string number(double value) {
    std::array<char, 32> buffer{};
    const double rounded = std::round(value * 100) / 100 + 0.0;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                            std::chars_format::fixed);
    return error == std::errc() ? std::string(buffer.data(), end) : "0";
}

/// Takes a text apart into lines and words.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    /// False at the end of the text.
    bool nextLine() {
        if (text_.empty()) return false;
        const size_t end = text_.find('\n');
        line_ = text_.substr(0, end);
        text_ = end == std::string_view::npos ? "" : text_.substr(end + 1);
        ++number_;
        return true;
    }
    [[nodiscard]] std::string_view line() const { return line_; }
    std::string_view word() {
        const size_t begin = std::min(line_.find_first_not_of(' '), line_.size());
        line_.remove_prefix(begin);
        const std::string_view found = line_.substr(0, line_.find(' '));
        line_.remove_prefix(found.size());
        return found;
    }
    std::optional<double> real() {
        const std::string_view text = word();
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = error == std::errc() && end == text.data() + text.size();
        if (!whole || !(std::abs(value) <= kLargest)) return std::nullopt;
        return value;
    }
    /// A whole number below the limit.
    std::optional<uint32_t> index(size_t limit) {
        const std::string_view text = word();
        uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = error == std::errc() && end == text.data() + text.size();
        if (!whole || value >= limit) return std::nullopt;
        return value;
    }
    [[nodiscard]] bool isLineDone() const {
        return line_.find_first_not_of(' ') == std::string_view::npos;
    }
    [[nodiscard]] tl::unexpected<Error> wrong() const {
        return fail(ErrorCode::Malformed,
                    "line " + std::to_string(number_) + " of the layout text is not understood");
    }

  private:
    std::string_view text_, line_;
    size_t number_ = 0;
};

template <class Enum, size_t N>
bool readEnum(Reader& reader, const std::array<std::string_view, N>& names, Enum& into) {
    const std::string_view word = reader.word();
    for (size_t i = 0; i < N; ++i)
        if (names[i] == word) {
            into = static_cast<Enum>(i);
            return true;
        }
    return false;
}

bool readSize(Reader& reader, LayoutRequest& request) {
    const auto width = reader.real(), height = reader.real();
    if (!width || !height || *width <= 0 || *height <= 0) return false;
    request.sizes.emplace_back(*width, *height);
    return true;
}

bool readEdge(Reader& reader, LayoutRequest& request) {
    const auto from = reader.index(request.sizes.size()), to = reader.index(request.sizes.size());
    if (!from || !to) return false;
    request.edges.emplace_back(*from, *to);
    return true;
}

bool readCluster(Reader& reader, LayoutRequest& request) {
    request.clusters.emplace_back();
    while (!reader.isLineDone()) {
        const auto member = reader.index(request.sizes.size());
        if (!member) return false;
        request.clusters.back().push_back(*member);
    }
    return true;
}

bool readGaps(Reader& reader, LayoutRequest& request) {
    const auto node = reader.real(), rank = reader.real();
    if (!node || !rank || *node < 0 || *rank < 0) return false;
    request.nodeGap = *node;
    request.rankGap = *rank;
    return true;
}

bool readCenter(Reader& reader, LayoutRequest& request) {
    const auto center = reader.index(request.sizes.size());
    request.center = center.value_or(0);
    return center.has_value();
}

bool readRequestLine(Reader& reader, LayoutRequest& request) {
    const std::string_view key = reader.word();
    if (key == "engine") return readEnum(reader, kEngines, request.engine);
    if (key == "lines") return readEnum(reader, kLines, request.lines);
    if (key == "direction") return readEnum(reader, kDirections, request.direction);
    if (key == "gaps") return readGaps(reader, request);
    if (key == "node") return readSize(reader, request);
    if (key == "edge") return readEdge(reader, request);
    if (key == "cluster") return readCluster(reader, request);
    if (key == "center") return readCenter(reader, request);
    return false;
}

bool readPath(Reader& reader, LayoutPath& path) {
    while (!reader.isLineDone()) {
        const auto x = reader.real(), y = reader.real();
        if (!x || !y) return false;
        path.push_back({*x, *y});
    }
    return path.size() % 3 == 1 && path.size() > 3;
}

bool readAnswerLine(Reader& reader, const LayoutRequest& request, GraphLayout& layout) {
    const std::string_view key = reader.word();
    if (key == "edge") return readPath(reader, layout.edges.emplace_back());
    const auto a = reader.real(), b = reader.real();
    if (!a || !b || !reader.isLineDone()) return false;
    if (key == "size") {
        layout.width = *a;
        layout.height = *b;
        return true;
    }
    if (key != "node" || layout.nodes.size() == request.sizes.size()) return false;
    const auto [width, height] = request.sizes[layout.nodes.size()];
    layout.nodes.push_back({*a, *b, width, height});
    return true;
}

}  // namespace

std::string writeRequest(const LayoutRequest& request) {
    std::string out(kHead);
    out += "\nengine " + std::string(kEngines[static_cast<size_t>(request.engine)]);
    out += "\nlines " + std::string(kLines[static_cast<size_t>(request.lines)]);
    out += "\ndirection " + std::string(kDirections[static_cast<size_t>(request.direction)]);
    out += "\ngaps " + number(request.nodeGap) + " " + number(request.rankGap) + "\n";
    for (const auto& [width, height] : request.sizes)
        out += "node " + number(width) + " " + number(height) + "\n";
    for (const auto& [from, to] : request.edges)
        out += "edge " + std::to_string(from) + " " + std::to_string(to) + "\n";
    for (const auto& members : request.clusters) {
        out += "cluster";
        for (uint32_t member : members) out += " " + std::to_string(member);
        out += "\n";
    }
    if (request.center < request.sizes.size())
        out += "center " + std::to_string(request.center) + "\n";
    return out + "end\n";
}

Result<LayoutRequest> readRequest(std::string_view text) {
    Reader reader(text);
    LayoutRequest request;
    if (!reader.nextLine() || reader.line() != kHead) return reader.wrong();
    while (reader.nextLine()) {
        if (reader.line() == "end") return request;
        if (!readRequestLine(reader, request) || !reader.isLineDone()) return reader.wrong();
    }
    return fail(ErrorCode::Malformed, "the layout text has no end");
}

std::string writeAnswer(const GraphLayout& layout) {
    std::string out(kHead);
    out += "\nsize " + number(layout.width) + " " + number(layout.height) + "\n";
    for (const LayoutRect& rect : layout.nodes)
        out += "node " + number(rect.x) + " " + number(rect.y) + "\n";
    for (const LayoutPath& path : layout.edges) {
        out += "edge";
        for (const LayoutPoint& point : path) out += " " + number(point.x) + " " + number(point.y);
        out += "\n";
    }
    return out + "end\n";
}

std::string writeFailure(std::string_view reason) {
    return std::string(kHead) + "\nfailed " + std::string(reason.substr(0, reason.find('\n'))) +
           "\nend\n";
}

Result<GraphLayout> readAnswer(std::string_view text, const LayoutRequest& request) {
    Reader reader(text);
    GraphLayout layout;
    if (!reader.nextLine() || reader.line() != kHead) return reader.wrong();
    while (reader.nextLine()) {
        if (reader.line().substr(0, 7) == "failed ")
            return fail(ErrorCode::Internal, std::string(reader.line().substr(7)));
        if (reader.line() == "end") {
            if (layout.nodes.size() == request.sizes.size() &&
                layout.edges.size() == request.edges.size())
                return layout;
            return fail(ErrorCode::Malformed, "the layout does not fit the graph");
        }
        if (!readAnswerLine(reader, request, layout)) return reader.wrong();
    }
    return fail(ErrorCode::Malformed, "the layout text has no end");
}

}  // namespace graphlift

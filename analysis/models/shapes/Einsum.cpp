// einsum: the output's axes are looked up by letter; an ellipsis stands for broadcast axes.
#include <algorithm>
#include <map>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

struct Equation {
    std::vector<std::string> inputs;
    std::string output;  // with '.' for the ellipsis
};

/// "ij,...jk->...ik" with each ellipsis as one '.'; implicit outputs are spelled out.
Equation parse(std::string_view text) {
    Equation eq;
    std::string clean;
    for (char c : text)
        if (c != ' ' && !(c == '.' && !clean.empty() && clean.back() == '.')) clean += c;
    size_t arrow = clean.find("->");
    std::string left = clean.substr(0, arrow), part;
    for (char c : left + ",") {
        if (c != ',') {
            part += c;
            continue;
        }
        eq.inputs.push_back(part);
        part.clear();
    }
    if (arrow != std::string::npos) {
        eq.output = clean.substr(arrow + 2);
        return eq;
    }
    if (left.find('.') != std::string::npos) eq.output = ".";
    std::string letters = left;
    std::ranges::sort(letters);
    for (char c : letters)
        if (c != '.' && c != ',' && std::ranges::count(letters, c) == 1) eq.output += c;
    return eq;
}

/// Puts one operand's axes under their letters; false when two contradict.
bool label(const std::string& letters, const Shape& shape, std::map<char, Dim>& axes, Shape& rest) {
    bool open = letters.find('.') != std::string::npos;
    size_t named = letters.size() - (open ? 1 : 0);
    if (shape.rank() < named || (!open && shape.rank() != named)) return false;
    size_t at = 0;
    for (char c : letters) {
        if (c == '.') {
            size_t n = shape.rank() - named;
            auto begin = shape.dims.begin() + static_cast<std::ptrdiff_t>(at);
            auto both =
                broadcastShapes(rest, Shape::of({begin, begin + static_cast<std::ptrdiff_t>(n)}));
            if (!both) return false;
            rest = *both;
            at += n;
            continue;
        }
        const Dim& dim = shape.dims[at++];
        auto [found, isNew] = axes.try_emplace(c, dim);
        if (isNew || found->second.is(1)) {
            found->second = dim;
            continue;
        }
        if (dim.is(1)) continue;
        auto both = mergeDims(found->second, dim);
        if (!both) return false;
        found->second = *both;
    }
    return true;
}

}  // namespace

std::optional<Shape> einsumShape(std::string_view text, std::span<const Shape> operands) {
    Equation eq = parse(text);
    if (eq.inputs.size() != operands.size()) return std::nullopt;
    std::map<char, Dim> axes;
    Shape rest = Shape::scalar(), out = Shape::scalar();
    bool open = false;
    for (size_t i = 0; i < operands.size(); ++i) {
        if (!operands[i].rankKnown) {
            open = true;
        } else if (!label(eq.inputs[i], operands[i], axes, rest)) {
            return std::nullopt;
        }
    }
    for (char c : eq.output) {
        if (c == '.') {
            if (open) return Shape::unknown();
            out.dims.insert(out.dims.end(), rest.dims.begin(), rest.dims.end());
        } else {
            auto found = axes.find(c);
            out.dims.push_back(found == axes.end() ? Dim::unresolved() : found->second);
        }
    }
    return out;
}

namespace {
ModelValue einsum(const ModelValue& equation, const std::vector<ModelValue>& operands) {
    auto text = textOf(equation);
    if (!text) return shapeValue(Shape::unknown());
    std::vector<Shape> shapes;
    for (const ModelValue& v : operands) shapes.push_back(shapeOf(v));
    return answer(einsumShape(*text, shapes));
}
}  // namespace

ModelValue evalEinsum(const FunctionCall& call) {
    auto parts = partsOf(call.arg(1));
    return parts ? einsum(call.arg(0), *parts) : shapeValue(Shape::unknown());
}

ModelValue evalNpEinsum(const FunctionCall& call) {
    auto parts = partsOf(call.arg(0));
    if (!parts || parts->empty()) return shapeValue(Shape::unknown());
    return einsum(parts->front(), {parts->begin() + 1, parts->end()});
}

ModelValue evalEinsumDense(const FunctionCall& call) {
    std::string text = call.configWord("equation", "");
    Shape inputs = call.shape(0);
    auto sizes = dimsOf(call.config("output_shape"));
    Equation eq = parse(text);
    if (eq.inputs.size() != 2 || !inputs.rankKnown) return shapeValue(Shape::unknown());
    std::map<char, Dim> axes;
    Shape rest = Shape::scalar(), out = Shape::scalar();
    if (!label(eq.inputs[0], inputs, axes, rest)) return ModelValue::unknown();
    size_t numNamed = eq.output.size() - static_cast<size_t>(std::ranges::count(eq.output, '.'));
    size_t skipped = sizes && sizes->size() <= numNamed ? numNamed - sizes->size() : 0, at = 0;
    for (char c : eq.output) {
        if (c == '.') {
            out.dims.insert(out.dims.end(), rest.dims.begin(), rest.dims.end());
            continue;
        }
        auto found = axes.find(c);
        Dim dim = found != axes.end() ? found->second : Dim::unresolved();
        if (sizes && at >= skipped && (*sizes)[at - skipped].isKnown())
            dim = (*sizes)[at - skipped];
        out.dims.push_back(dim);
        ++at;
    }
    return answer(out);
}

}  // namespace graphlift::shapes

#include <algorithm>

#include "analysis/models/ArrayView.h"

namespace graphlift {

namespace {
/// The axis of an operation on these two when one of them is no number.
Dim unknownOf(const Dim& a, const Dim& b) {
    auto isOpen = [](const Dim& d) {
        return d.kind == Dim::Kind::Dynamic || d.kind == Dim::Kind::Ragged;
    };
    if (a.kind == Dim::Kind::Unresolved || b.kind == Dim::Kind::Unresolved)
        return Dim::unresolved();
    return isOpen(a) || isOpen(b) ? Dim::dynamic() : Dim::unresolved();
}
int64_t floorDiv(int64_t a, int64_t b) {
    int64_t q = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}
}  // namespace

Dim addDims(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown()) return Dim::known(a.size + b.size);
    if (a.is(0)) return b;
    return b.is(0) ? a : unknownOf(a, b);
}
Dim subDims(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown()) return Dim::known(a.size - b.size);
    return b.is(0) ? a : unknownOf(a, b);
}
Dim mulDims(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown()) return Dim::known(a.size * b.size);
    if (a.is(0) || b.is(0)) return Dim::known(0);
    if (a.is(1)) return b;
    return b.is(1) ? a : unknownOf(a, b);
}
Dim floorDivDims(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown() && b.size != 0) return Dim::known(floorDiv(a.size, b.size));
    return b.is(1) ? a : unknownOf(a, b);
}
Dim ceilDivDims(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown() && b.size != 0) return Dim::known(-floorDiv(-a.size, b.size));
    return b.is(1) ? a : unknownOf(a, b);
}
Dim productOf(std::span<const Dim> dims) {
    Dim product = Dim::known(1);
    for (const Dim& d : dims) product = mulDims(product, d);
    return product;
}

std::optional<Dim> mergeDims(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown()) return a.size == b.size ? std::optional(a) : std::nullopt;
    if (a.isKnown()) return a;
    if (b.isKnown()) return b;
    return joinDims(a, b);
}

std::optional<Shape> mergeShapes(const Shape& a, const Shape& b) {
    if (!a.rankKnown) return b;
    if (!b.rankKnown) return a;
    if (a.rank() != b.rank()) return std::nullopt;
    Shape merged = a;
    for (size_t i = 0; i < a.rank(); ++i) {
        auto dim = mergeDims(a.dims[i], b.dims[i]);
        if (!dim) return std::nullopt;
        merged.dims[i] = *dim;
    }
    return merged;
}

std::optional<size_t> normalAxis(int64_t axis, size_t rank) {
    int64_t signedRank = static_cast<int64_t>(rank);
    if (axis < 0) axis += signedRank;
    if (axis < 0 || axis >= signedRank) return std::nullopt;
    return static_cast<size_t>(axis);
}

}  // namespace graphlift

// Fourier transforms, frames and one-dimensional convolution.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

/// The last axis replaced by a function of itself or of the length that was said.
ModelValue lastAxis(const FunctionCall& call, const std::function<Dim(const Dim&)>& ofInput,
                    const std::function<Dim(const Dim&)>& ofLength) {
    Shape s = call.shape(0);
    if (!s.rankKnown) return shapeValue(s);
    if (s.rank() == 0) return ModelValue::unknown();
    auto length = call.given(1) ? dimsOf(call.arg(1)) : std::nullopt;
    if (call.given(1) && (!length || length->empty()))
        return answer(withDim(s, -1, Dim::unresolved()));
    return answer(withDim(s, -1, length ? ofLength(length->back()) : ofInput(s.dims.back())));
}

Dim half(const Dim& n) { return addDims(floorDivDims(n, Dim::known(2)), Dim::known(1)); }
Dim twice(const Dim& n) { return mulDims(Dim::known(2), subDims(n, Dim::known(1))); }
Dim itself(const Dim& n) { return n; }

ModelValue transformed(const FunctionCall& call, bool inverse) {
    Shape s = call.shape(0);
    auto n = call.integer(1, 2);
    if (!s.rankKnown || !n) return shapeValue(s.rankKnown ? Shape::unresolved(s.rank()) : s);
    size_t count = static_cast<size_t>(*n);
    if (count > s.rank() || count == 0) return ModelValue::unknown();
    auto lengths = call.given(2) ? dimsOf(call.arg(2)) : std::nullopt;
    bool said = call.given(2);
    for (size_t i = 0; i < count; ++i) {
        Dim& d = s.dims[s.rank() - count + i];
        bool last = i + 1 == count;
        if (said) d = lengths && lengths->size() == count ? (*lengths)[i] : Dim::unresolved();
        if (last && !inverse) d = half(d);
        if (last && inverse && !said) d = twice(d);
    }
    return answer(s);
}

/// Number of frames of a signal.
Dim frames(const Dim& n, const Dim& length, const Dim& step, std::optional<bool> padEnd) {
    if (!padEnd) return Dim::unresolved();
    if (*padEnd) return ceilDivDims(n, step);
    Dim count = addDims(floorDivDims(subDims(n, length), step), Dim::known(1));
    return count.isKnown() ? Dim::known(std::max<int64_t>(count.size, 0)) : count;
}

Dim powerOfTwo(const Dim& n) {
    if (!n.isKnown()) return n;
    int64_t p = 1;
    while (p < n.size) p *= 2;
    return Dim::known(p);
}

}  // namespace

ModelValue evalRfft(const FunctionCall& call) { return lastAxis(call, half, half); }
ModelValue evalIrfft(const FunctionCall& call) { return lastAxis(call, twice, itself); }
ModelValue evalRfftNd(const FunctionCall& call) { return transformed(call, false); }
ModelValue evalIrfftNd(const FunctionCall& call) { return transformed(call, true); }

ModelValue evalFrame(const FunctionCall& call) {
    Shape s = call.shape(0);
    auto axis = call.integer(4, -1);
    if (!s.rankKnown) return shapeValue(s);
    if (!axis) return shapeValue(Shape::unresolved(s.rank() + 1));
    auto at = normalAxis(*axis, s.rank());
    if (!at) return ModelValue::unknown();
    Dim length = dimOf(call.arg(1));
    s.dims[*at] = frames(s.dims[*at], length, dimOf(call.arg(2)), call.flag(3));
    s.dims.insert(s.dims.begin() + static_cast<std::ptrdiff_t>(*at) + 1, length);
    return answer(s);
}

ModelValue evalStft(const FunctionCall& call) {
    Shape s = call.shape(0);
    if (!s.rankKnown) return shapeValue(s);
    if (s.rank() == 0) return ModelValue::unknown();
    Dim length = dimOf(call.arg(1));
    Dim bins = half(call.given(3) ? dimOf(call.arg(3)) : powerOfTwo(length));
    s.dims.back() = frames(s.dims.back(), length, dimOf(call.arg(2)), call.flag(4));
    s.dims.push_back(bins);
    return answer(s);
}

namespace {
/// [..., frames, length] laid over each other by a step.
ModelValue overlapped(const Shape& s, const Dim& length, const Dim& step) {
    if (!s.rankKnown) return shapeValue(s);
    if (s.rank() < 2) return ModelValue::unknown();
    Dim total = addDims(mulDims(subDims(s.dims[s.rank() - 2], Dim::known(1)), step), length);
    Shape out = Shape::of({s.dims.begin(), s.dims.end() - 2});
    out.dims.push_back(total);
    return answer(out);
}
}  // namespace

ModelValue evalInverseStft(const FunctionCall& call) {
    return overlapped(call.shape(0), dimOf(call.arg(1)), dimOf(call.arg(2)));
}
ModelValue evalOverlapAdd(const FunctionCall& call) {
    Shape s = call.shape(0);
    return overlapped(s, s.rankKnown && s.rank() > 0 ? s.dims.back() : Dim::unresolved(),
                      dimOf(call.arg(1)));
}

ModelValue evalConvolve(const FunctionCall& call) {
    Shape a = call.shape(0), b = call.shape(1);
    auto length = [](const Shape& s) {
        return s.rankKnown && s.rank() == 1 ? s.dims[0] : Dim::unresolved();
    };
    Dim m = length(a), n = length(b);
    std::string mode = call.word(2, "full");
    if (!m.isKnown() || !n.isKnown()) return answer(Shape::of({Dim::unresolved()}));
    int64_t big = std::max(m.size, n.size), small = std::min(m.size, n.size);
    int64_t size = mode == "full" ? big + small - 1 : mode == "same" ? big : big - small + 1;
    return answer(Shape::of({mode.empty() ? Dim::unresolved() : Dim::known(size)}));
}

}  // namespace graphlift::shapes

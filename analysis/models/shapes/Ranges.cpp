// Ranges, grids of numbers and identity matrices.
#include <algorithm>
#include <cmath>

#include "analysis/models/Promotion.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

Dim rangeLength(const ModelValue& start, const ModelValue& limit, const ModelValue& delta) {
    auto a = numberOf(start), b = numberOf(limit), step = numberOf(delta);
    if (a && b && step && *step != 0)
        return Dim::known(std::max<int64_t>(0, static_cast<int64_t>(std::ceil((*b - *a) / *step))));
    // From 0 by 1 up to an axis that is not known: that axis.
    if (a && *a == 0 && step && *step == 1 && !limit.is(Kind::SomeFloat)) return dimOf(limit);
    auto symbolic = [](const ModelValue& v) {
        return v.is(Kind::Tensor) && v.tensor.origin != Origin::Python &&
               dimOf(v).kind == Dim::Kind::Dynamic;
    };
    return symbolic(start) || symbolic(limit) || symbolic(delta) ? Dim::dynamic()
                                                                 : Dim::unresolved();
}

namespace {
struct Bounds {
    ModelValue start, limit, delta;
};
Bounds boundsOf(const FunctionCall& call) {
    Bounds b{call.arg(0), call.arg(1), call.arg(2)};
    if (!isGiven(b.limit)) {
        b.limit = b.start;
        b.start = ModelValue::integerOf(0);
    }
    if (!isGiven(b.start)) b.start = ModelValue::integerOf(0);
    if (!isGiven(b.delta)) b.delta = ModelValue::integerOf(1);
    return b;
}
}  // namespace

ModelValue evalRange(const FunctionCall& call) {
    Bounds b = boundsOf(call);
    Dim n = rangeLength(b.start, b.limit, b.delta);
    ModelValue out = answer(Shape::of({n}));
    auto start = intOf(b.start), step = intOf(b.delta);
    if (!n.isKnown() || n.size > 16 || !start || !step) return out;
    std::vector<Dim> content;
    for (int64_t i = 0; i < n.size; ++i) content.push_back(Dim::known(*start + i * *step));
    out.tensor.content = std::move(content);
    return out;
}

ModelValue evalRangeDType(const FunctionCall& call) {
    if (call.given(3)) return dtypeValue(call.dtype(3));
    Bounds b = boundsOf(call);
    DType out = DType::Int32;
    auto rank = [](DType d) {
        return d == DType::Int32 ? 0 : d == DType::Int64 ? 1 : d == DType::Float32 ? 2 : 3;
    };
    for (const ModelValue* v : {&b.start, &b.limit, &b.delta}) {
        DType d = typeOf(*v).dtype;
        if (d == DType::Unknown) return dtypeValue(d);
        if (rank(d) > rank(out)) out = d;
    }
    return dtypeValue(out);
}

ModelValue evalNpRangeDType(const FunctionCall& call) {
    if (call.given(3)) return dtypeValue(dtypeArgument(call.arg(3), Defaults::NumPy));
    Bounds b = boundsOf(call);
    std::vector<ModelValue> all{b.start, b.limit, b.delta};
    return dtypeValue(numpyResultType(all));
}

ModelValue evalLinspace(const FunctionCall& call) {
    auto base = broadcastShapes(call.shape(0), call.shape(1));
    auto axis = call.integer(3, 0);
    if (!base) return ModelValue::unknown();
    if (!base->rankKnown || !axis) return shapeValue(Shape::unknown());
    auto at = normalAxis(*axis, base->rank() + 1);
    if (!at) return ModelValue::unknown();
    Dim num = call.given(2) ? dimOf(call.arg(2)) : Dim::known(50);
    base->dims.insert(base->dims.begin() + static_cast<std::ptrdiff_t>(*at), num);
    return answer(*base);
}

ModelValue evalEye(const FunctionCall& call) {
    Dim rows = dimOf(call.arg(0));
    Dim columns = call.given(1) ? dimOf(call.arg(1)) : rows;
    Shape batch = call.given(2) ? shapeArgument(call.arg(2)) : Shape::scalar();
    return answer(joined(batch, Shape::of({rows, columns})));
}

ModelValue evalNpSize(const FunctionCall& call) {
    if (call.given(0)) return shapeValue(shapeArgument(call.arg(0)));
    std::vector<Shape> all;
    for (size_t i = 1; i < call.count(); ++i)
        if (call.given(i)) all.push_back(call.shape(i));
    return answer(broadcastAll(all));
}

}  // namespace graphlift::shapes

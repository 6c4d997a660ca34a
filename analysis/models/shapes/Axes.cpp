// Functions that reduce, move, add and drop axes.
#include <algorithm>
#include <numeric>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

AxisSet axisSet(const ModelValue& axis, const Shape& shape) {
    AxisSet set;
    if (!isGiven(axis)) {
        set.all = true;
        return set;
    }
    auto dims = dimsOf(axis);
    if (!dims || !std::ranges::all_of(*dims, [](const Dim& d) { return d.isKnown(); })) return set;
    for (const Dim& d : *dims) {
        auto i = normalAxis(d.size, shape.rank());
        if (!i) {
            set.wrong = true;
            return set;
        }
        set.axes.push_back(*i);
    }
    std::ranges::sort(set.axes);
    set.axes.erase(std::unique(set.axes.begin(), set.axes.end()), set.axes.end());
    set.known = true;
    return set;
}

namespace {

/// How many axes an argument names, when that is known though the axes are not.
std::optional<size_t> axisCount(const ModelValue& axis) {
    if (axis.is(Kind::SomeInt)) return 1;
    auto dims = dimsOf(axis);
    return dims ? std::optional(dims->size()) : std::nullopt;
}

}  // namespace

std::optional<Shape> reduceShape(const Shape& shape, const ModelValue& axis,
                                 std::optional<bool> keep) {
    if (axis.is(Kind::Unknown))
        return keep && *keep && shape.rankKnown ? Shape::unresolved(shape.rank())
                                                : Shape::unknown();
    if (!isGiven(axis) && keep && !*keep) return Shape::scalar();
    if (!shape.rankKnown || !keep) return Shape::unknown();
    AxisSet set = axisSet(axis, shape);
    if (set.wrong) return std::nullopt;
    if (set.all) return Shape::of(std::vector<Dim>(shape.rank(), Dim::known(1)));
    if (!set.known) {
        if (*keep) return Shape::unresolved(shape.rank());
        auto n = axisCount(axis);
        return n && *n <= shape.rank() ? Shape::unresolved(shape.rank() - *n) : Shape::unknown();
    }
    Shape out = Shape::scalar();
    for (size_t i = 0; i < shape.rank(); ++i) {
        bool reduced = std::ranges::binary_search(set.axes, i);
        if (!reduced) out.dims.push_back(shape.dims[i]);
        if (reduced && *keep) out.dims.push_back(Dim::known(1));
    }
    return out;
}

ModelValue evalReduce(const FunctionCall& call) {
    return answer(reduceShape(call.shape(0), call.arg(1), call.flag(2)));
}

namespace {
/// A reduction to a scalar of an integer vector whose content is known.
ModelValue reducedContent(const FunctionCall& call, Dim (*op)(const Dim&, const Dim&)) {
    ModelValue out = evalReduce(call);
    auto type = arrayOf(call.arg(0));
    bool usable = out.is(Kind::Shape) && out.tensor.shape.rankKnown &&
                  out.tensor.shape.rank() == 0 && type && type->content && !type->content->empty();
    if (!usable) return out;
    Dim total = type->content->front();
    for (size_t i = 1; i < type->content->size(); ++i) total = op(total, (*type->content)[i]);
    out.tensor.content = std::vector<Dim>{total};
    return out;
}
Dim larger(const Dim& a, const Dim& b) {
    return a.isKnown() && b.isKnown() ? Dim::known(std::max(a.size, b.size)) : joinDims(a, b);
}
Dim smaller(const Dim& a, const Dim& b) {
    return a.isKnown() && b.isKnown() ? Dim::known(std::min(a.size, b.size)) : joinDims(a, b);
}
}  // namespace

ModelValue evalReduceProd(const FunctionCall& call) { return reducedContent(call, mulDims); }
ModelValue evalReduceSum(const FunctionCall& call) { return reducedContent(call, addDims); }
ModelValue evalReduceMax(const FunctionCall& call) { return reducedContent(call, larger); }
ModelValue evalReduceMin(const FunctionCall& call) { return reducedContent(call, smaller); }

ModelValue evalArgReduce(const FunctionCall& call) {
    ModelValue axis = call.given(1) ? call.arg(1) : call.arg(2);
    return answer(reduceShape(call.shape(0), axis, call.flag(3)));
}

ModelValue evalCumulate(const FunctionCall& call) {
    Shape shape = call.shape(0);
    if (call.given(1)) return answer(shape);
    return answer(Shape::of({shape.rankKnown ? productOf(shape.dims) : Dim::unresolved()}));
}

ModelValue evalRavel(const FunctionCall& call) {
    Shape shape = call.shape(0);
    return answer(Shape::of({shape.rankKnown ? productOf(shape.dims) : Dim::unresolved()}));
}

namespace {

/// The axis that -1 stands for. Axes not known that appear on both sides cancel when they are the
/// only one.
std::optional<Dim> inferred(const Shape& from, const std::vector<Dim>& target, size_t at) {
    if (!from.rankKnown) return Dim::unresolved();
    std::vector<Dim> have = from.dims, want = target;
    want.erase(want.begin() + static_cast<std::ptrdiff_t>(at));
    if (std::ranges::any_of(have, [](const Dim& d) { return d.is(0); })) return Dim::unresolved();
    Dim total = productOf(have), rest = productOf(want);
    if (total.isKnown() && rest.isKnown()) {
        if (rest.size == 0 || total.size % rest.size != 0) return std::nullopt;
        return Dim::known(total.size / rest.size);
    }
    auto isOpen = [](const Dim& d) { return !d.isKnown(); };
    bool sameOpen = std::ranges::count_if(have, isOpen) == 1 &&
                    std::ranges::count_if(want, isOpen) == 1 &&
                    *std::ranges::find_if(have, isOpen) == *std::ranges::find_if(want, isOpen) &&
                    std::ranges::find_if(have, isOpen)->kind == Dim::Kind::Dynamic;
    if (sameOpen) {
        std::erase_if(have, isOpen);
        std::erase_if(want, isOpen);
        Dim a = productOf(have), b = productOf(want);
        if (b.size != 0 && a.size % b.size == 0) return Dim::known(a.size / b.size);
    }
    bool dynamic = total.kind != Dim::Kind::Unresolved && rest.kind != Dim::Kind::Unresolved;
    return dynamic ? Dim::dynamic() : Dim::unresolved();
}

}  // namespace

std::optional<Shape> reshapeTo(const Shape& from, const std::optional<std::vector<Dim>>& target) {
    if (!target) return Shape::unknown();
    Shape out = Shape::of(*target);
    auto isInferred = [](const Dim& d) { return d.isKnown() && d.size < 0; };
    if (std::ranges::count_if(out.dims, isInferred) > 1) return std::nullopt;
    auto at = std::ranges::find_if(out.dims, isInferred);
    if (at != out.dims.end()) {
        auto dim = inferred(from, out.dims, static_cast<size_t>(at - out.dims.begin()));
        if (!dim) return std::nullopt;
        *at = *dim;
        return out;
    }
    Dim have = from.rankKnown ? productOf(from.dims) : Dim::unresolved(),
        want = productOf(out.dims);
    if (have.isKnown() && want.isKnown() && have.size != want.size) return std::nullopt;
    // One axis of the target that is not known follows from the number of elements.
    auto open = [](const Dim& d) { return !d.isKnown(); };
    if (have.isKnown() && std::ranges::count_if(out.dims, open) == 1) {
        auto only = std::ranges::find_if(out.dims, open);
        auto dim = inferred(from, out.dims, static_cast<size_t>(only - out.dims.begin()));
        if (dim) *only = *dim;
    }
    return out;
}

ModelValue evalReshape(const FunctionCall& call) {
    ModelValue x = call.arg(0);
    ModelValue out = answer(reshapeTo(shapeOf(x), dimsOf(call.arg(1))));
    auto type = arrayOf(x);
    if (out.is(Kind::Shape) && out.tensor.shape.rankKnown && out.tensor.shape.rank() <= 1 && type)
        out.tensor.content = type->content;
    return out;
}

std::optional<Shape> transposed(const Shape& shape, const std::optional<std::vector<Dim>>& perm) {
    if (!shape.rankKnown) return perm ? Shape::unresolved(perm->size()) : Shape::unknown();
    if (!perm) return Shape::unresolved(shape.rank());
    if (perm->size() != shape.rank()) return std::nullopt;
    Shape out = Shape::scalar();
    for (const Dim& d : *perm) {
        auto i = d.isKnown() ? normalAxis(d.size, shape.rank()) : std::nullopt;
        if (d.isKnown() && !i) return std::nullopt;
        out.dims.push_back(i ? shape.dims[*i] : Dim::unresolved());
    }
    return out;
}

ModelValue evalTranspose(const FunctionCall& call) {
    Shape shape = call.shape(0);
    ModelValue perm = call.arg(1);
    bool none =
        !isGiven(perm) ||
        (perm.is(Kind::Sequence) &&
         (perm.elements.empty() || (perm.elements.size() == 1 && perm.elements[0].is(Kind::None))));
    if (!none) return answer(transposed(shape, dimsOf(perm)));
    std::ranges::reverse(shape.dims);
    return answer(shape);
}

ModelValue evalSwapAxes(const FunctionCall& call) {
    Shape shape = call.shape(0);
    if (!shape.rankKnown) return shapeValue(shape);
    auto a = intOf(call.arg(1)), b = intOf(call.arg(2));
    if (!a || !b) return shapeValue(Shape::unresolved(shape.rank()));
    auto i = normalAxis(*a, shape.rank()), j = normalAxis(*b, shape.rank());
    if (!i || !j) return ModelValue::unknown();
    std::swap(shape.dims[*i], shape.dims[*j]);
    return answer(shape);
}

ModelValue evalMoveAxis(const FunctionCall& call) {
    Shape shape = call.shape(0);
    if (!shape.rankKnown) return shapeValue(shape);
    auto from = dimsOf(call.arg(1)), to = dimsOf(call.arg(2));
    if (!from || !to) return shapeValue(Shape::unresolved(shape.rank()));
    if (from->size() != to->size()) return ModelValue::unknown();
    std::vector<size_t> order(shape.rank(), SIZE_MAX);
    std::vector<bool> moved(shape.rank());
    for (size_t i = 0; i < from->size(); ++i) {
        if (!(*from)[i].isKnown() || !(*to)[i].isKnown())
            return shapeValue(Shape::unresolved(shape.rank()));
        auto s = normalAxis((*from)[i].size, shape.rank()),
             d = normalAxis((*to)[i].size, shape.rank());
        if (!s || !d) return ModelValue::unknown();
        order[*d] = *s;
        moved[*s] = true;
    }
    size_t next = 0;
    Shape out = Shape::scalar();
    for (size_t& at : order) {
        if (at == SIZE_MAX) {
            while (moved[next]) ++next;
            at = next++;
        }
        out.dims.push_back(shape.dims[at]);
    }
    return answer(out);
}

ModelValue evalExpandDims(const FunctionCall& call) {
    ModelValue x = call.arg(0);
    Shape shape = shapeOf(x);
    auto axes = dimsOf(call.arg(1));
    if (!shape.rankKnown || !axes) return shapeValue(Shape::unknown());
    size_t rank = shape.rank() + axes->size();
    std::vector<bool> isNew(rank);
    for (const Dim& d : *axes) {
        if (!d.isKnown()) return shapeValue(Shape::unresolved(rank));
        auto i = normalAxis(d.size, rank);
        if (!i || isNew[*i]) return ModelValue::unknown();
        isNew[*i] = true;
    }
    Shape out = Shape::scalar();
    size_t next = 0;
    for (size_t i = 0; i < rank; ++i)
        out.dims.push_back(isNew[i] ? Dim::known(1) : shape.dims[next++]);
    ModelValue result = answer(out);
    auto type = arrayOf(x);
    if (rank == 1 && type) result.tensor.content = type->content;
    return result;
}

ModelValue evalSqueeze(const FunctionCall& call) {
    ModelValue x = call.arg(0), axis = call.arg(1);
    Shape shape = shapeOf(x);
    if (!shape.rankKnown) return shapeValue(shape);
    bool none =
        !isGiven(axis) || (axis.is(Kind::Sequence) && axis.elements.empty() && axis.lengthKnown);
    AxisSet set = none ? AxisSet{.all = true, .axes = {}} : axisSet(axis, shape);
    if (set.wrong) return ModelValue::unknown();
    if (!set.all && !set.known) return shapeValue(Shape::unknown());
    Shape out = Shape::scalar();
    for (size_t i = 0; i < shape.rank(); ++i) {
        const Dim& d = shape.dims[i];
        if (set.all && !d.isKnown()) return shapeValue(Shape::unknown());
        bool dropped = set.all ? d.is(1) : std::ranges::binary_search(set.axes, i);
        if (dropped && d.isKnown() && !d.is(1)) return ModelValue::unknown();
        if (!dropped) out.dims.push_back(d);
    }
    ModelValue result = answer(out);
    auto type = arrayOf(x);
    if (type) result.tensor.content = type->content;
    return result;
}

ModelValue evalRot90(const FunctionCall& call) {
    Shape shape = call.shape(0);
    auto k = call.integer(1, 1), first = call.integer(2, 0);
    if (!shape.rankKnown || !first) return shapeValue(Shape::unknown());
    auto i = normalAxis(*first, shape.rank());
    if (!i || *i + 1 >= shape.rank()) return ModelValue::unknown();
    if (!k)
        shape.dims[*i] = shape.dims[*i + 1] =
            shape.dims[*i] == shape.dims[*i + 1] ? shape.dims[*i] : Dim::unresolved();
    if (k && *k % 2 != 0) std::swap(shape.dims[*i], shape.dims[*i + 1]);
    return answer(shape);
}

}  // namespace graphlift::shapes

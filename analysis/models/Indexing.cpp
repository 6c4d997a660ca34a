// x[index] for arrays and shapes, as NumPy and TensorFlow do it: ints drop an axis, slices keep it,
// None adds one, ... stands for the axes in between, masks and index arrays gather.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

/// Number of elements of a[lower:upper:step] along an axis.
Dim sliceLength(const Dim& axis, const ModelValue& slice) {
    if (slice.elements.size() != 3) return Dim::unresolved();
    const ModelValue &lower = slice.elements[0], &upper = slice.elements[1],
                     &stepValue = slice.elements[2];
    auto open = [](const ModelValue& v) { return !isGiven(v); };
    auto step = open(stepValue) ? std::optional<int64_t>(1) : intOf(stepValue);
    auto a = intOf(lower), b = intOf(upper);
    if ((!open(lower) && !a) || (!open(upper) && !b) || !step || *step == 0) {
        bool dynamic = axis.kind == Dim::Kind::Dynamic;
        for (const ModelValue& v : slice.elements)
            dynamic = dynamic || (v.is(Kind::Tensor) && dimOf(v).kind == Dim::Kind::Dynamic);
        return dynamic ? Dim::dynamic() : Dim::unresolved();
    }
    if (axis.isKnown()) {
        int64_t n = axis.size, low = *step > 0 ? 0 : -1, high = *step > 0 ? n : n - 1;
        auto bound = [&](const std::optional<int64_t>& v, int64_t otherwise) {
            return v ? std::clamp(*v < 0 ? *v + n : *v, low, high) : otherwise;
        };
        int64_t from = bound(a, *step > 0 ? 0 : n - 1), to = bound(b, *step > 0 ? n : -1);
        int64_t span = *step > 0 ? to - from : from - to, width = std::abs(*step);
        return Dim::known(span <= 0 ? 0 : (span + width - 1) / width);
    }
    if (axis.kind == Dim::Kind::Ragged)
        return open(lower) && open(upper) && *step == 1 ? axis : Dim::ragged();
    Dim whole = axis;
    if (open(upper) && open(lower))
        return *step == 1 || *step == -1 ? whole : ceilDivDims(whole, Dim::known(std::abs(*step)));
    return axis.kind == Dim::Kind::Dynamic ? Dim::dynamic() : Dim::unresolved();
}

enum class Part { Drop, Slice, NewAxis, Rest, Mask, Gather, Unknown };

Part partOf(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Int:
        case Kind::SomeInt:
            return Part::Drop;
        case Kind::Slice:
            return Part::Slice;
        case Kind::None:
            return Part::NewAxis;
        case Kind::Ellipsis:
            return Part::Rest;
        case Kind::Sequence:
        case Kind::Range:
            break;
        case Kind::Tensor:
            break;
        default:
            return Part::Unknown;
    }
    auto type = arrayOf(v);
    if (!type || !type->shape.rankKnown) return Part::Unknown;
    if (type->dtype == DType::Bool) return Part::Mask;
    return type->shape.rank() == 0 ? Part::Drop : Part::Gather;
}

struct Selection {
    const Shape& from;
    Shape out = Shape::scalar();
    size_t axis = 0;                 // next axis of `from`
    std::optional<size_t> gatherAt;  // where gathered axes go in `out`
    std::optional<Shape> gathered;   // broadcast of the index arrays
    bool apart = false;              // something stood between two index arrays
    bool lastWasGather = false, failed = false, unknown = false;
};

void gather(Selection& s, const Shape& indices, size_t consumed) {
    if (!s.gatherAt) {
        s.gatherAt = s.out.rank();
        s.gathered = Shape::scalar();
    } else if (!s.lastWasGather) {
        s.apart = true;
    }
    auto both = shapes::broadcastShapes(*s.gathered, indices);
    if (!both) {
        s.failed = true;
        return;
    }
    s.gathered = both;
    s.axis += consumed;
    s.lastWasGather = true;
}

void select(Selection& s, const ModelValue& index, size_t restAxes) {
    Part part = partOf(index);
    bool needsAxis = part == Part::Drop || part == Part::Slice || part == Part::Gather;
    if (needsAxis && s.axis >= s.from.rank()) {
        s.failed = true;
        return;
    }
    if (part != Part::Gather && part != Part::Mask && part != Part::Drop) s.lastWasGather = false;
    switch (part) {
        case Part::Drop: {
            auto i = intOf(index);
            if (i && s.from.dims[s.axis].isKnown() &&
                !normalAxis(*i, static_cast<size_t>(s.from.dims[s.axis].size)))
                s.failed = true;
            ++s.axis;
            break;
        }
        case Part::Slice:
            s.out.dims.push_back(sliceLength(s.from.dims[s.axis++], index));
            break;
        case Part::NewAxis:
            s.out.dims.push_back(Dim::known(1));
            break;
        case Part::Rest:
            for (size_t i = 0; i < restAxes; ++i) s.out.dims.push_back(s.from.dims[s.axis++]);
            break;
        case Part::Mask: {
            size_t consumed = typeOf(index).shape.rank();
            if (s.axis + consumed > s.from.rank()) {
                s.failed = true;
            } else {
                gather(s, Shape::of({Dim::dynamic()}), consumed);
            }
            break;
        }
        case Part::Gather:
            gather(s, shapeOf(index), 1);
            break;
        case Part::Unknown:
            s.unknown = true;
            break;
    }
}

/// nullopt: the index does not fit the shape.
std::optional<Shape> selected(const Shape& from, const std::vector<ModelValue>& index) {
    if (!from.rankKnown) return Shape::unknown();
    size_t consumed = 0;
    bool hasRest = false;
    for (const ModelValue& v : index) {
        Part part = partOf(v);
        if (part == Part::Unknown) return Shape::unknown();
        if (part == Part::Rest) hasRest = true;
        if (part == Part::Drop || part == Part::Slice || part == Part::Gather) ++consumed;
        if (part == Part::Mask) consumed += typeOf(v).shape.rank();
    }
    if (consumed > from.rank()) return std::nullopt;
    Selection s{from, Shape::scalar(), 0, {}, {}, false, false, false, false};
    for (const ModelValue& v : index) {
        select(s, v, from.rank() - consumed);
        if (s.failed) return std::nullopt;
    }
    if (!hasRest)
        while (s.axis < from.rank()) s.out.dims.push_back(from.dims[s.axis++]);
    if (s.gathered) {
        if (!s.gathered->rankKnown) return Shape::unknown();
        size_t at = s.apart ? 0 : *s.gatherAt;
        s.out.dims.insert(s.out.dims.begin() + static_cast<std::ptrdiff_t>(at),
                          s.gathered->dims.begin(), s.gathered->dims.end());
    }
    return s.out;
}

std::vector<ModelValue> indexParts(const ModelValue& index) {
    bool isTuple = index.is(Kind::Sequence) && index.isTuple && index.lengthKnown;
    return isTuple ? index.elements : std::vector<ModelValue>{index};
}

/// What an integer vector's selection contains.
std::optional<std::vector<Dim>> selectedContent(const TensorType& array, const ModelValue& index) {
    if (!array.content || array.shape.rank() != 1) return std::nullopt;
    const std::vector<Dim>& all = *array.content;
    if (auto i = intOf(index); i && partOf(index) == Part::Drop) {
        auto at = normalAxis(*i, all.size());
        return at ? std::optional(std::vector<Dim>{all[*at]}) : std::nullopt;
    }
    if (!index.is(Kind::Slice)) return std::nullopt;
    Dim n = sliceLength(Dim::known(static_cast<int64_t>(all.size())), index);
    auto step = isGiven(index.elements[2]) ? intOf(index.elements[2]) : std::optional<int64_t>(1);
    auto lower = isGiven(index.elements[0]) ? intOf(index.elements[0])
                 : step && *step < 0        ? std::optional<int64_t>(-1)
                                            : std::optional<int64_t>(0);
    if (!n.isKnown() || !step || !lower) return std::nullopt;
    int64_t size = static_cast<int64_t>(all.size());
    int64_t at =
        std::clamp<int64_t>(*lower < 0 ? *lower + size : *lower, 0, std::max<int64_t>(size - 1, 0));
    std::vector<Dim> out;
    for (int64_t i = 0; i < n.size; ++i) out.push_back(all[static_cast<size_t>(at + i * *step)]);
    return out;
}

ModelValue indexShape(const ModelValue& shape, const ModelValue& index) {
    const Shape& s = shape.tensor.shape;
    auto i = intOf(index);
    if (i && !index.is(Kind::Slice)) {
        if (!s.rankKnown) return ModelValue::of(Kind::SomeInt);
        auto at = normalAxis(*i, s.rank());
        return at ? dimValue(s.dims[*at]) : ModelValue::unknown();
    }
    if (!index.is(Kind::Slice)) return ModelValue::of(Kind::SomeInt);
    if (!s.rankKnown) return shapeValue(s);
    TensorType vector;
    vector.shape = Shape::of({Dim::known(static_cast<int64_t>(s.rank()))});
    vector.content = s.dims;
    auto part = selectedContent(vector, index);
    return shapeValue(part ? Shape::of(*part) : Shape::unknown());
}

/// A row of a ragged array whose outer axis is gone: its first ragged axis has one length now.
void settleLayout(TensorType& type, size_t droppedAxes) {
    if (type.layout != Layout::Ragged || !type.shape.rankKnown || droppedAxes == 0) return;
    if (!type.shape.dims.empty() && type.shape.dims[0].kind == Dim::Kind::Ragged)
        type.shape.dims[0] = Dim::dynamic();
    bool stillRagged = std::ranges::any_of(
        type.shape.dims, [](const Dim& d) { return d.kind == Dim::Kind::Ragged; });
    if (!stillRagged) type.layout = Layout::Dense;
}

void settleOrigin(TensorType& type) {
    if (type.origin == Origin::Variable) type.origin = Origin::Tensor;
    bool scalar = type.shape.rankKnown && type.shape.rank() == 0;
    if (type.origin == Origin::Numpy && scalar) type.origin = Origin::NumpyScalar;
}

}  // namespace

ModelValue indexArray(const ModelValue& array, const ModelValue& index) {
    if (array.is(Kind::Shape)) return indexShape(array, index);
    if (!array.is(Kind::Tensor)) return ModelValue::unknown();
    TensorType type = array.tensor;
    std::vector<ModelValue> parts = indexParts(index);
    auto shape = selected(type.shape, parts);
    if (!shape) return ModelValue::unknown();
    type.content = parts.size() == 1 ? selectedContent(array.tensor, parts[0]) : std::nullopt;
    size_t dropped = !parts.empty() && partOf(parts[0]) == Part::Drop ? 1 : 0;
    type.shape = *shape;
    settleLayout(type, dropped);
    settleOrigin(type);
    return ModelValue::ofTensor(std::move(type));
}

ModelValue elementOf(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Tensor:
            if (!v.tensor.shape.rankKnown) {
                TensorType row = v.tensor;
                row.content.reset();
                settleOrigin(row);
                return ModelValue::ofTensor(std::move(row));
            }
            return indexArray(v, ModelValue::of(Kind::SomeInt));
        case Kind::Shape: {
            std::vector<ModelValue> dims;
            for (const Dim& d : v.tensor.shape.dims) dims.push_back(dimValue(d));
            return dims.empty() ? ModelValue::of(Kind::SomeInt) : anyOf(std::move(dims));
        }
        case Kind::Sequence:
            return v.elements.empty() ? ModelValue::unknown() : anyOf(v.elements);
        case Kind::Range:
            return ModelValue::of(Kind::SomeInt);
        case Kind::Mapping:
        case Kind::String:
        case Kind::SomeString:
            return ModelValue::of(Kind::SomeString);
        case Kind::Bytes:
            return ModelValue::of(Kind::SomeInt);
        default:
            return ModelValue::unknown();
    }
}

std::optional<int64_t> lengthOf(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Tensor: {
            const Shape& s = v.tensor.shape;
            bool known = s.rankKnown && s.rank() > 0 && s.dims[0].isKnown();
            return known ? std::optional(s.dims[0].size) : std::nullopt;
        }
        case Kind::Shape:
            return v.tensor.shape.rankKnown
                       ? std::optional(static_cast<int64_t>(v.tensor.shape.rank()))
                       : std::nullopt;
        case Kind::Sequence:
            return v.lengthKnown ? std::optional(static_cast<int64_t>(v.elements.size()))
                                 : std::nullopt;
        case Kind::Mapping:
            return static_cast<int64_t>(v.elements.size());
        case Kind::Range: {
            if (v.elements.size() != 3) return std::nullopt;
            Dim n = shapes::rangeLength(v.elements[0], v.elements[1], v.elements[2]);
            return n.isKnown() ? std::optional(n.size) : std::nullopt;
        }
        case Kind::String:
        case Kind::Bytes:
            return static_cast<int64_t>(v.text.size());
        default:
            return std::nullopt;
    }
}

}  // namespace graphlift

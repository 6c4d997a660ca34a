#include "analysis/values/TensorType.h"

#include <algorithm>
#include <array>

#include "analysis/support/Hash.h"

namespace graphlift {

namespace {
struct DTypeRow {
    std::string_view name;
    uint32_t bytes;
    char group;
};
constexpr std::array kDTypes = {
    DTypeRow{"unknown", 0, '?'},
#define DTYPE(id, name, bytes, group) DTypeRow{name, bytes, group},
#include "analysis/values/DType.def"
#undef DTYPE
};
struct Spelling {
    std::string_view name;
    DType dtype;
};
// Python's and NumPy's other names for the same types.
constexpr std::array kSpellings = {
    Spelling{"float", DType::Float64},
    Spelling{"int", DType::Int64},
    Spelling{"double", DType::Float64},
    Spelling{"single", DType::Float32},
    Spelling{"half", DType::Float16},
    Spelling{"float_", DType::Float64},
    Spelling{"int_", DType::Int64},
    Spelling{"bool_", DType::Bool},
    Spelling{"str", DType::String},
    Spelling{"str_", DType::String},
    Spelling{"bytes", DType::String},
    Spelling{"bytes_", DType::String},
    Spelling{"complex", DType::Complex128},
    Spelling{"complex_", DType::Complex128},
    Spelling{"byte", DType::Int8},
    Spelling{"ubyte", DType::UInt8},
    Spelling{"short", DType::Int16},
    Spelling{"ushort", DType::UInt16},
    Spelling{"intc", DType::Int32},
    Spelling{"uintc", DType::UInt32},
    Spelling{"long", DType::Int64},
    Spelling{"longlong", DType::Int64},
    Spelling{"uint", DType::UInt64},
    Spelling{"intp", DType::Int64},
    Spelling{"f", DType::Float32},
    Spelling{"d", DType::Float64},
    Spelling{"i", DType::Int32},
    Spelling{"l", DType::Int64},
    Spelling{"f2", DType::Float16},
    Spelling{"f4", DType::Float32},
    Spelling{"f8", DType::Float64},
    Spelling{"i1", DType::Int8},
    Spelling{"i2", DType::Int16},
    Spelling{"i4", DType::Int32},
    Spelling{"i8", DType::Int64},
    Spelling{"u1", DType::UInt8},
    Spelling{"u2", DType::UInt16},
    Spelling{"u4", DType::UInt32},
    Spelling{"u8", DType::UInt64},
    Spelling{"?", DType::Bool},
    Spelling{"object_", DType::Object},
    Spelling{"O", DType::Object},
};
}  // namespace

std::string_view text(DType dtype) { return kDTypes[static_cast<size_t>(dtype)].name; }
char dtypeClass(DType dtype) { return kDTypes[static_cast<size_t>(dtype)].group; }
uint32_t dtypeBytes(DType dtype) { return kDTypes[static_cast<size_t>(dtype)].bytes; }

std::optional<DType> findDType(std::string_view name) {
    if (!name.empty() && (name[0] == '<' || name[0] == '=' || name[0] == '>'))
        name.remove_prefix(1);
    for (size_t i = 1; i < kDTypes.size(); ++i)
        if (kDTypes[i].name == name) return static_cast<DType>(i);
    for (const Spelling& s : kSpellings)
        if (s.name == name) return s.dtype;
    return std::nullopt;
}

std::string_view text(Layout layout) {
    switch (layout) {
        case Layout::Dense:
            return "dense";
        case Layout::Sparse:
            return "sparse";
        case Layout::Ragged:
            return "ragged";
    }
    return "dense";
}

std::string_view text(Origin origin) {
    switch (origin) {
        case Origin::Tensor:
            return "tensor";
        case Origin::Variable:
            return "variable";
        case Origin::Numpy:
        case Origin::NumpyScalar:
            return "numpy";
        case Origin::Keras:
            return "keras";
        case Origin::Python:
            return "python";
    }
    return "tensor";
}

bool Shape::isFullyKnown() const {
    return rankKnown && std::ranges::all_of(dims, [](const Dim& d) { return d.isKnown(); });
}

std::string printShape(const Shape& shape) {
    if (!shape.rankKnown) return "<unknown>";
    std::string out = "(";
    for (size_t i = 0; i < shape.dims.size(); ++i) {
        if (i != 0) out += ", ";
        switch (shape.dims[i].kind) {
            case Dim::Kind::Known:
                out += std::to_string(shape.dims[i].size);
                break;
            case Dim::Kind::Dynamic:
                out += "None";
                break;
            case Dim::Kind::Unresolved:
                out += "?";
                break;
            case Dim::Kind::Ragged:
                out += "ragged";
                break;
        }
    }
    return out + (shape.dims.size() == 1 ? ",)" : ")");
}

std::string printTensor(const TensorType& type) {
    static constexpr std::array kOrigins = {"Tensor",   "Variable",    "ndarray",
                                            "npscalar", "KerasTensor", "python"};
    std::string out = kOrigins[static_cast<size_t>(type.origin)];
    if (type.layout != Layout::Dense) out += " " + std::string(text(type.layout));
    out += " " + std::string(text(type.dtype)) + " " + printShape(type.shape);
    if (type.content) out += " = " + printShape(Shape::of(*type.content));
    return out;
}

uint64_t hash(const TensorType& type) {
    uint64_t h = hashCombine(static_cast<uint64_t>(type.dtype) << 16 |
                                 static_cast<uint64_t>(type.layout) << 8 |
                                 static_cast<uint64_t>(type.origin),
                             (type.shape.rankKnown ? 1u : 0u) + (type.merged ? 2u : 0u));
    auto mix = [&h](const Dim& d) {
        h = hashCombine(h, static_cast<uint64_t>(d.size) << 2 ^ static_cast<uint64_t>(d.kind));
    };
    std::ranges::for_each(type.shape.dims, mix);
    if (type.content) {
        h = hashCombine(h, type.content->size() + 1);
        std::ranges::for_each(*type.content, mix);
    }
    return h;
}

Dim joinDims(const Dim& a, const Dim& b) {
    if (a == b) return a;
    if (a.kind == Dim::Kind::Ragged || b.kind == Dim::Kind::Ragged) return Dim::ragged();
    if (a.kind == Dim::Kind::Dynamic || b.kind == Dim::Kind::Dynamic) return Dim::dynamic();
    return Dim::unresolved();
}

Shape joinShapes(const Shape& a, const Shape& b) {
    if (!a.rankKnown || !b.rankKnown || a.rank() != b.rank()) return Shape::unknown();
    Shape joined = a;
    for (size_t i = 0; i < a.rank(); ++i) joined.dims[i] = joinDims(a.dims[i], b.dims[i]);
    return joined;
}

}  // namespace graphlift

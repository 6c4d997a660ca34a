// Decompositions and solvers of (batches of) matrices.
#include <algorithm>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

struct Matrix {
    Shape batch;  // unknown rank: the matrix is not known
    Dim rows = Dim::unresolved(), columns = Dim::unresolved();
};

std::optional<Matrix> matrixOf(const Shape& s) {
    Matrix m;
    if (!s.rankKnown) return m;
    if (s.rank() < 2) return std::nullopt;
    m.batch = Shape::of({s.dims.begin(), s.dims.end() - 2});
    m.rows = s.dims[s.rank() - 2];
    m.columns = s.dims[s.rank() - 1];
    return m;
}

Dim smaller(const Dim& a, const Dim& b) {
    if (a.isKnown() && b.isKnown()) return Dim::known(std::min(a.size, b.size));
    if (a == b) return a;
    bool dynamic = a.kind == Dim::Kind::Dynamic || b.kind == Dim::Kind::Dynamic;
    return dynamic ? Dim::dynamic() : Dim::unresolved();
}

Shape with(const Matrix& m, std::vector<Dim> dims) {
    return joined(m.batch, Shape::of(std::move(dims)));
}

DType realOf(DType d) {
    return d == DType::Complex64 ? DType::Float32 : d == DType::Complex128 ? DType::Float64 : d;
}
DType floating(DType d) {
    return dtypeClass(d) == 'i' || dtypeClass(d) == 'u' || dtypeClass(d) == 'b' ? DType::Float64
                                                                                : d;
}

struct Decomposition {
    ModelValue s, u, v;
};

/// vIsTransposed: NumPy answers v transposed.
std::optional<Decomposition> decomposed(const FunctionCall& call, std::optional<bool> full,
                                        bool vIsTransposed) {
    TensorType x = call.array(0);
    auto m = matrixOf(x.shape);
    if (!m) return std::nullopt;
    DType dtype = floating(x.dtype);
    Dim p = smaller(m->rows, m->columns);
    Dim left = !full ? Dim::unresolved() : *full ? m->rows : p;
    Dim right = !full ? Dim::unresolved() : *full ? m->columns : p;
    Origin origin = call.resultOrigin();
    return Decomposition{
        tensorOf(realOf(dtype), with(*m, {p}), origin),
        tensorOf(dtype, with(*m, {m->rows, left}), origin),
        tensorOf(dtype,
                 vIsTransposed ? with(*m, {right, m->columns}) : with(*m, {m->columns, right}),
                 origin)};
}

ModelValue svd(const FunctionCall& call, bool fullByDefault, bool numpy) {
    auto parts = decomposed(call, call.flag(1, fullByDefault), numpy);
    auto vectors = call.flag(2, true);
    if (!parts || !vectors) return ModelValue::unknown();
    if (!*vectors) return parts->s;
    if (numpy) return ModelValue::sequence({parts->u, parts->s, parts->v}, true);
    return ModelValue::sequence({parts->s, parts->u, parts->v}, true);
}

}  // namespace

ModelValue evalSvd(const FunctionCall& call) { return svd(call, false, false); }
ModelValue evalNpSvd(const FunctionCall& call) { return svd(call, true, true); }

ModelValue evalQr(const FunctionCall& call) {
    TensorType x = call.array(0);
    auto m = matrixOf(x.shape);
    auto full = call.flag(1);
    if (!m) return ModelValue::unknown();
    Dim inner = !full ? Dim::unresolved() : *full ? m->rows : smaller(m->rows, m->columns);
    DType dtype = floating(x.dtype);
    return ModelValue::sequence(
        {tensorOf(dtype, with(*m, {m->rows, inner}), call.resultOrigin()),
         tensorOf(dtype, with(*m, {inner, m->columns}), call.resultOrigin())},
        true);
}

ModelValue evalNpQr(const FunctionCall& call) {
    TensorType x = call.array(0);
    auto m = matrixOf(x.shape);
    std::string mode = call.word(1, "reduced");
    if (!m) return ModelValue::unknown();
    bool readable = mode == "reduced" || mode == "complete" || mode == "r";
    Dim inner = !readable            ? Dim::unresolved()
                : mode == "complete" ? m->rows
                                     : smaller(m->rows, m->columns);
    ModelValue r = tensorOf(floating(x.dtype), with(*m, {inner, m->columns}), Origin::Numpy);
    if (mode == "r") return r;
    if (!readable) return ModelValue::unknown();
    ModelValue both = ModelValue::sequence(
        {tensorOf(floating(x.dtype), with(*m, {m->rows, inner}), Origin::Numpy), r}, true);
    both.keys = {"Q", "R"};
    return both;
}

ModelValue evalNorm(const FunctionCall& call) {
    return answer(reduceShape(call.shape(0), call.arg(1), call.flag(2)));
}

ModelValue evalMatrixSolve(const FunctionCall& call) {
    auto m = matrixOf(call.shape(0));
    Shape rhs = call.shape(1);
    auto adjoint = call.flag(2);
    if (!m) return ModelValue::unknown();
    if (!rhs.rankKnown) return shapeValue(rhs);
    if (!m->batch.rankKnown)
        return shapeValue(rhs.rank() < 2 ? rhs : withDim(rhs, -2, Dim::unresolved()));
    Dim rows = !adjoint ? Dim::unresolved() : *adjoint ? m->rows : m->columns;
    if (rhs.rank() == 1) return answer(joined(m->batch, Shape::of({rows})));
    auto r = matrixOf(rhs);
    auto batch = broadcastShapes(m->batch, r->batch);
    return batch ? answer(joined(*batch, Shape::of({rows, r->columns}))) : ModelValue::unknown();
}

ModelValue evalPinv(const FunctionCall& call) {
    auto m = matrixOf(call.shape(0));
    return m ? answer(with(*m, {m->columns, m->rows})) : ModelValue::unknown();
}

ModelValue evalCov(const FunctionCall& call) {
    Shape x = call.shape(0);
    if (!x.rankKnown) return shapeValue(x);
    Dim n = x.rank() <= 1 ? Dim::known(1) : x.dims[0];
    if (call.given(1)) {
        Shape y = call.shape(1);
        n = addDims(n, !y.rankKnown    ? Dim::unresolved()
                       : y.rank() <= 1 ? Dim::known(1)
                                       : y.dims[0]);
    }
    return x.rank() <= 1 && !call.given(1) ? answer(Shape::scalar()) : answer(Shape::of({n, n}));
}

}  // namespace graphlift::shapes

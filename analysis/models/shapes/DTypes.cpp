// Functions that answer a dtype.
#include <algorithm>

#include "analysis/models/Promotion.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {
bool holdsArray(const ModelValue& v) {
    if (v.is(Kind::Tensor)) return v.tensor.origin != Origin::Python;
    if (v.is(Kind::Unknown)) return true;
    if (!v.is(Kind::Sequence)) return false;
    return std::ranges::any_of(v.elements, holdsArray);
}
void spreadInto(const ModelValue& v, std::vector<ModelValue>& all) {
    if (!v.is(Kind::Sequence) || !holdsArray(v)) {
        all.push_back(v);
        return;
    }
    for (const ModelValue& part : v.elements) spreadInto(part, all);
}
}  // namespace

std::vector<ModelValue> spread(const FunctionCall& call) {
    std::vector<ModelValue> all;
    for (const ModelValue& v : call.args()) spreadInto(v, all);
    return all;
}

namespace {
bool isFloating(DType dtype) { return dtypeClass(dtype) == 'f' || dtypeClass(dtype) == 'c'; }
/// The dtype argument when it names one; Unknown dtype when something is there that cannot be read.
std::optional<DType> said(const ModelValue& v, Defaults defaults) {
    return isGiven(v) ? std::optional(dtypeArgument(v, defaults)) : std::nullopt;
}
}  // namespace

ModelValue evalSame(const FunctionCall& call) { return dtypeValue(commonDType(spread(call))); }

ModelValue evalAsDType(const FunctionCall& call) {
    if (auto dtype = said(call.arg(0), call.evaluator().defaults())) return dtypeValue(*dtype);
    return dtypeValue(call.count() > 1 ? call.dtype(1) : DType::Unknown);
}

ModelValue evalFloatOf(const FunctionCall& call) {
    DType dtype = call.dtype(0);
    if (dtype == DType::Unknown || isFloating(dtype)) return dtypeValue(dtype);
    return dtypeValue(call.count() > 1 ? call.dtype(1) : DType::Float32);
}

ModelValue evalRealOf(const FunctionCall& call) {
    DType dtype = call.dtype(0);
    if (dtype == DType::Complex64) return dtypeValue(DType::Float32);
    return dtypeValue(dtype == DType::Complex128 ? DType::Float64 : dtype);
}

ModelValue evalComplexOf(const FunctionCall& call) {
    DType dtype = call.dtype(0);
    if (dtype == DType::Unknown || dtypeClass(dtype) == 'c') return dtypeValue(dtype);
    return dtypeValue(dtype == DType::Float64 ? DType::Complex128 : DType::Complex64);
}

ModelValue evalTrueDiv(const FunctionCall& call) {
    return dtypeValue(trueDivision(commonDType(call.args())));
}
ModelValue evalNpPromote(const FunctionCall& call) {
    return dtypeValue(numpyResultType(spread(call)));
}
ModelValue evalNpJoin(const FunctionCall& call) {
    std::optional<DType> all;
    for (const ModelValue& v : spread(call)) {
        DType dtype = dtypeArgument(v, Defaults::NumPy);
        all = all ? promoteTypes(*all, dtype) : dtype;
    }
    return dtypeValue(all.value_or(DType::Unknown));
}
ModelValue evalNpFloat(const FunctionCall& call) {
    return dtypeValue(numpyFloating(numpyResultType(spread(call))));
}

ModelValue evalNpSum(const FunctionCall& call) {
    if (auto dtype = said(call.arg(1), Defaults::NumPy)) return dtypeValue(*dtype);
    DType dtype = call.type(0, Defaults::NumPy).dtype;
    char group = dtypeClass(dtype);
    if (group == 'b' || (group == 'i' && dtypeBytes(dtype) < 8)) return dtypeValue(DType::Int64);
    return dtypeValue(group == 'u' ? DType::UInt64 : dtype);
}

ModelValue evalNpMean(const FunctionCall& call) {
    if (auto dtype = said(call.arg(1), Defaults::NumPy)) return dtypeValue(*dtype);
    DType dtype = call.type(0, Defaults::NumPy).dtype;
    return dtypeValue(dtype == DType::Unknown || isFloating(dtype) ? dtype : DType::Float64);
}

ModelValue evalNpDType(const FunctionCall& call) {
    if (auto dtype = said(call.arg(1), Defaults::NumPy)) return dtypeValue(*dtype);
    return dtypeValue(call.type(0, Defaults::NumPy).dtype);
}

ModelValue evalLayerDType(const FunctionCall& call) {
    ModelValue own = call.config("dtype");
    if (own.is(Kind::Instance)) own = call.evaluator().attribute(own, "name");  // a dtype policy
    if (own.is(Kind::Unknown)) return dtypeValue(DType::Unknown);
    if (own.is(Kind::String) && own.text.starts_with("mixed_"))
        return dtypeValue(own.text == "mixed_bfloat16" ? DType::BFloat16 : DType::Float16);
    if (isGiven(own)) return dtypeValue(dtypeArgument(own));
    return dtypeValue(DType::Float32);
}

}  // namespace graphlift::shapes

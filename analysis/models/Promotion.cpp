#include "analysis/models/Promotion.h"

#include <algorithm>

namespace graphlift {

namespace {

DType floatOfBytes(uint32_t bytes) {
    return bytes <= 2 ? DType::Float16 : bytes <= 4 ? DType::Float32 : DType::Float64;
}
DType complexOfBytes(uint32_t bytes) { return bytes <= 4 ? DType::Complex64 : DType::Complex128; }
DType signedOfBytes(uint32_t bytes) {
    return bytes <= 1   ? DType::Int8
           : bytes <= 2 ? DType::Int16
           : bytes <= 4 ? DType::Int32
                        : DType::Int64;
}
/// Bytes of the float that holds an integer type's values.
uint32_t floatBytesFor(DType dtype) {
    if (dtypeClass(dtype) == 'f') return dtypeBytes(dtype);
    if (dtypeClass(dtype) == 'c') return dtypeBytes(dtype) / 2;
    if (dtypeClass(dtype) == 'b') return 2;
    return std::min<uint32_t>(dtypeBytes(dtype) * 2, 8);
}
int category(DType dtype) {
    switch (dtypeClass(dtype)) {
        case 'b':
            return 0;
        case 'u':
        case 'i':
            return 1;
        case 'f':
            return 2;
        case 'c':
            return 3;
        default:
            return 4;
    }
}
DType promoteIntegers(DType a, DType b) {
    bool aSigned = dtypeClass(a) == 'i', bSigned = dtypeClass(b) == 'i';
    if (aSigned == bSigned) return dtypeBytes(a) >= dtypeBytes(b) ? a : b;
    DType wide = aSigned ? a : b, unsignedOne = aSigned ? b : a;
    if (dtypeBytes(wide) > dtypeBytes(unsignedOne)) return wide;
    return dtypeBytes(unsignedOne) >= 8 ? DType::Float64
                                        : signedOfBytes(dtypeBytes(unsignedOne) * 2);
}

}  // namespace

DType promoteTypes(DType a, DType b) {
    if (a == b) return a;
    if (a == DType::Unknown || b == DType::Unknown) return DType::Unknown;
    if (category(a) == 4 || category(b) == 4)
        return a == DType::Object || b == DType::Object ? DType::Object : DType::String;
    if (category(a) == 0) return b;
    if (category(b) == 0) return a;
    if (category(a) == 1 && category(b) == 1) return promoteIntegers(a, b);
    uint32_t bytes = std::max(floatBytesFor(a), floatBytesFor(b));
    return std::max(category(a), category(b)) == 3 ? complexOfBytes(bytes) : floatOfBytes(bytes);
}

DType promoteAll(std::span<const DType> dtypes, Defaults defaults) {
    DType out = dtypes.empty() ? DType::Unknown : dtypes.front();
    for (DType d : dtypes) {
        if (defaults == Defaults::NumPy) {
            out = promoteTypes(out, d);
        } else if (d != out) {
            // Nested Python data: int32 beside int64 widens, beside a float it becomes that float.
            out = category(d) != category(out) ? (category(d) > category(out) ? d : out)
                                               : promoteTypes(out, d);
        }
    }
    return out;
}

DType commonDType(std::span<const ModelValue> operands) {
    std::optional<DType> numpy;
    std::vector<DType> weak;
    for (const ModelValue& v : operands) {
        auto type = arrayOf(v);
        if (!type) {
            if (isGiven(v)) weak.push_back(DType::Unknown);
            continue;
        }
        if (type->origin == Origin::Python) {
            weak.push_back(type->dtype);
        } else if (type->origin == Origin::Numpy || type->origin == Origin::NumpyScalar) {
            if (!numpy) numpy = type->dtype;
        } else if (type->dtype != DType::Unknown) {
            return type->dtype;
        } else {
            weak.push_back(DType::Unknown);
        }
    }
    if (std::ranges::find(weak, DType::Unknown) != weak.end())
        return numpy ? *numpy : DType::Unknown;
    return numpy ? *numpy : promoteAll(weak, Defaults::TensorFlow);
}

namespace {

struct NumpyOperands {
    DType arrays = DType::Unknown, scalars = DType::Unknown;
    bool hasArray = false, hasScalar = false, unknown = false, pythonComplex = false;
    std::optional<int64_t> value;  // of a Python int
};

void addOperand(NumpyOperands& all, const ModelValue& v) {
    auto type = arrayOf(v, Defaults::NumPy);
    if (!type || type->dtype == DType::Unknown || !type->shape.rankKnown) {
        if (!isGiven(v)) return;
        if (!type || type->dtype == DType::Unknown) all.unknown = true;
        if (!type) return;
    }
    bool scalar = type->shape.rankKnown && type->shape.rank() == 0;
    DType& slot = scalar ? all.scalars : all.arrays;
    bool& has = scalar ? all.hasScalar : all.hasArray;
    slot = has ? promoteTypes(slot, type->dtype) : type->dtype;
    has = true;
    if (v.is(ModelValue::Kind::Complex)) all.pythonComplex = true;
    if (v.is(ModelValue::Kind::Int)) all.value = v.integer;
}

/// The smallest integer type that both holds the array's values and that number.
DType fitInteger(DType array, int64_t value) {
    bool isSigned = dtypeClass(array) == 'i';
    uint32_t bits = dtypeBytes(array) * 8;
    auto fits = [&](bool withSign, uint32_t n) {
        if (n >= 64) return true;
        int64_t top = int64_t{1} << (withSign ? n - 1 : n);
        return value < top && value >= (withSign ? -top : 0);
    };
    if (fits(isSigned, bits)) return array;
    if (!isSigned && value < 0) return signedOfBytes(std::min<uint32_t>(dtypeBytes(array) * 2, 8));
    if (!isSigned)
        return value < (int64_t{1} << 16)   ? DType::UInt16
               : value < (int64_t{1} << 32) ? DType::UInt32
                                            : DType::UInt64;
    return value < (int64_t{1} << 15) && value >= -(int64_t{1} << 15)   ? DType::Int16
           : value < (int64_t{1} << 31) && value >= -(int64_t{1} << 31) ? DType::Int32
                                                                        : DType::Int64;
}

}  // namespace

DType numpyResultType(std::span<const ModelValue> operands) {
    NumpyOperands all;
    for (const ModelValue& v : operands) addOperand(all, v);
    if (all.unknown) return DType::Unknown;
    if (!all.hasArray) return all.hasScalar ? all.scalars : DType::Unknown;
    if (!all.hasScalar) return all.arrays;
    int arrays = category(all.arrays), scalars = category(all.scalars);
    if (scalars == 1 && arrays == 1 && all.value) return fitInteger(all.arrays, *all.value);
    if (scalars <= arrays) return all.arrays;
    if (all.pythonComplex && arrays == 2) return complexOfBytes(dtypeBytes(all.arrays));
    return promoteTypes(all.arrays, all.scalars);
}

DType numpyFloating(DType dtype) {
    if (dtype == DType::Unknown || category(dtype) >= 2) return dtype;
    if (category(dtype) == 0) return DType::Float16;
    return dtypeBytes(dtype) == 1   ? DType::Float16
           : dtypeBytes(dtype) == 2 ? DType::Float32
                                    : DType::Float64;
}

DType trueDivision(DType dtype) {
    if (dtype == DType::Unknown || category(dtype) >= 2) return dtype;
    return dtypeBytes(dtype) <= 2 ? DType::Float32 : DType::Float64;
}

}  // namespace graphlift

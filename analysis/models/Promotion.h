// Result dtypes of operations on several arrays: TensorFlow's rule (all tensors share one dtype,
// Python numbers adopt it) and NumPy 1.26's promotion (value-based for numbers and 0-d arrays).
// Unknown in, unknown out: a dtype is never guessed.
#pragma once

#include <span>

#include "analysis/models/ArrayView.h"

namespace graphlift {

/// numpy.promote_types.
DType promoteTypes(DType a, DType b);
/// Of Python data packed into one array (a nested list's elements).
DType promoteAll(std::span<const DType> dtypes, Defaults defaults);
/// TensorFlow: the dtype the operands share.
DType commonDType(std::span<const ModelValue> operands);
/// numpy.result_type of 1.26.
DType numpyResultType(std::span<const ModelValue> operands);
/// Dtype of a floating ufunc (sin, true_divide) on this input dtype.
DType numpyFloating(DType dtype);
/// TensorFlow's true division.
DType trueDivision(DType dtype);

}  // namespace graphlift

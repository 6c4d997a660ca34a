// Reading ModelValues as what an API sees in them: an array, a shape, an axis, a number, a dtype.
// Every reader answers honestly: nothing here guesses a size, and "cannot be read so" differs from
// "not known".
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/models/ModelValue.h"

namespace graphlift {

/// What plain Python numbers become: TensorFlow's int32/float32 or NumPy's int64/float64.
enum class Defaults : uint8_t { TensorFlow, NumPy };

/// The array that a value is or would be converted to; nullopt: it is none (None, an object, a
/// callable).
std::optional<TensorType> arrayOf(const ModelValue& value,
                                  Defaults defaults = Defaults::TensorFlow);
/// The same; values that are no arrays give a type of which nothing is known.
TensorType typeOf(const ModelValue& value, Defaults defaults = Defaults::TensorFlow);
/// A shape value's shape, else the shape of the array.
Shape shapeOf(const ModelValue& value);

/// One axis from an int, a scalar integer tensor, None.
Dim dimOf(const ModelValue& value);
/// A list of ints (one int counts as one) such as a shape argument; -1 stays Known(-1). nullopt:
/// length not known.
std::optional<std::vector<Dim>> dimsOf(const ModelValue& value);
/// The shape that an argument spells; negative numbers are unresolved axes.
Shape shapeArgument(const ModelValue& value);
std::optional<int64_t> intOf(const ModelValue& value);
std::optional<double> numberOf(const ModelValue& value);
std::optional<bool> truthOf(const ModelValue& value);
/// The text of a string; nullopt when not known.
std::optional<std::string> textOf(const ModelValue& value);
/// The dtype that an argument names; Unknown when it names none.
DType dtypeArgument(const ModelValue& value, Defaults defaults = Defaults::TensorFlow);

bool isGiven(const ModelValue& value);  // neither absent nor None
bool isPythonData(
    const ModelValue& value);  // a number, a text or a nested list of them: adopts another's dtype
bool isNumberKind(const ModelValue& value);  // one Python number, known or not
ModelValue shapeValue(Shape shape, Layout layout = Layout::Dense);
ModelValue dtypeValue(DType dtype);
ModelValue dimValue(const Dim& dim);  // an int, or some int; a dynamic axis is None
ModelValue textValue(std::string text);
ModelValue anyOf(std::vector<ModelValue> values);  // flattened; one value stands for itself
/// Parts of a list or tuple; a range's numbers; nullopt when it is none or its length is not known.
std::optional<std::vector<ModelValue>> partsOf(const ModelValue& value);
/// All arrays in nested lists, tuples and dicts.
void eachArray(ModelValue& value, const std::function<void(TensorType&)>& visit);
/// For messages, dumps and tests: "Tensor float32 (2, 3)", "(1, None)", "'abc'".
std::string printValue(const ModelValue& value);

// Axis arithmetic: unresolved wins over dynamic, dynamic over known.
Dim addDims(const Dim& a, const Dim& b);
Dim subDims(const Dim& a, const Dim& b);
Dim mulDims(const Dim& a, const Dim& b);
Dim floorDivDims(const Dim& a, const Dim& b);
Dim ceilDivDims(const Dim& a, const Dim& b);
Dim productOf(std::span<const Dim> dims);
/// What is known of either; nullopt when they contradict.
std::optional<Dim> mergeDims(const Dim& a, const Dim& b);
std::optional<Shape> mergeShapes(const Shape& a, const Shape& b);
/// An axis number made non-negative; nullopt when outside 0 .. rank-1.
std::optional<size_t> normalAxis(int64_t axis, size_t rank);

}  // namespace graphlift

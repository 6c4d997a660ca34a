// What framework models compute with: one concrete possibility of an argument or a result. The
// engine turns each combination of possibilities of the abstract arguments into ModelValues, asks
// the model, and joins the answers. Plain values, no ids into the engine but opaque handles.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/support/Ids.h"
#include "analysis/values/TensorType.h"

namespace graphlift {

using ApiId = Id<struct ApiTag>;  // a modelled API name, see ModelRegistry

struct ModelValue {
    enum class Kind : uint8_t {
        Absent,  // the argument was not given and has no default
        Unknown,
        None,
        Ellipsis,
        Bool,   // integer != 0
        Int,    // integer
        Float,  // number
        Complex,
        String,  // text
        Bytes,   // text
        SomeBool,
        SomeInt,
        SomeFloat,
        SomeString,  // of that type, value not known
        DType,       // dtype
        Shape,       // a TensorShape: tensor.shape
        Tensor,      // tensor (any array-like: tensors, variables, arrays)
        Sequence,  // list or tuple: elements; lengthKnown false: elements[0] stands for any number
                   // of them
        Mapping,   // keys[i] -> elements[i]
        Slice,     // elements: lower, upper, step (None where not given)
        Range,     // elements: start, stop, step
        Instance,  // an object of the library class `api` (or a project class derived from it)
        Callable,  // a function, method or callable object of the project
        Api,       // the library function, class or module `api` itself
        AnyOf,     // elements: several possibilities (results only)
    };
    Kind kind = Kind::Unknown;
    bool isTuple = false;     // Sequence
    bool lengthKnown = true;  // Sequence
    DType dtype = DType::Unknown;
    int64_t integer = 0;
    double number = 0;
    uint32_t handle = Id<int>::kNone;  // Instance, Callable: the engine's; passed through unchanged
    ApiId api;
    std::string text;
    TensorType tensor;
    std::vector<ModelValue> elements;
    std::vector<std::string> keys;

    static ModelValue unknown() { return {}; }
    static ModelValue absent() { return of(Kind::Absent); }
    static ModelValue none() { return of(Kind::None); }
    static ModelValue of(Kind kind) {
        ModelValue v;
        v.kind = kind;
        return v;
    }
    static ModelValue boolean(bool b) {
        ModelValue v = of(Kind::Bool);
        v.integer = b ? 1 : 0;
        return v;
    }
    static ModelValue integerOf(int64_t n) {
        ModelValue v = of(Kind::Int);
        v.integer = n;
        return v;
    }
    static ModelValue ofTensor(TensorType t) {
        ModelValue v = of(Kind::Tensor);
        v.tensor = std::move(t);
        return v;
    }
    static ModelValue sequence(std::vector<ModelValue> elements, bool isTuple) {
        ModelValue v = of(Kind::Sequence);
        v.elements = std::move(elements);
        v.isTuple = isTuple;
        return v;
    }
    [[nodiscard]] bool is(Kind k) const { return kind == k; }
};

}  // namespace graphlift

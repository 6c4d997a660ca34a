#include "analysis/models/ArrayView.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

std::string joined(const ModelValue& v) {
    std::string out;
    for (size_t i = 0; i < v.elements.size(); ++i) {
        if (i != 0) out += ", ";
        if (i < v.keys.size() && !v.keys[i].empty()) out += v.keys[i] + ": ";
        out += printValue(v.elements[i]);
    }
    return out;
}

std::string number(double value) {
    std::string out = std::to_string(value);
    while (out.size() > 1 && out.back() == '0' && out[out.size() - 2] != '.') out.pop_back();
    return out;
}

std::string printSequence(const ModelValue& v) {
    std::string inner = joined(v) + (v.lengthKnown ? "" : "...");
    if (!v.isTuple) return "[" + inner + "]";
    return "(" + inner + (v.elements.size() == 1 && v.lengthKnown ? ",)" : ")");
}

}  // namespace

std::string printValue(const ModelValue& v) {
    switch (v.kind) {
        case Kind::Absent:
            return "absent";
        case Kind::Unknown:
            return "unknown";
        case Kind::None:
            return "None";
        case Kind::Ellipsis:
            return "...";
        case Kind::Bool:
            return v.integer != 0 ? "True" : "False";
        case Kind::Int:
            return std::to_string(v.integer);
        case Kind::Float:
            return number(v.number);
        case Kind::Complex:
            return "complex";
        case Kind::String:
            return "'" + v.text + "'";
        case Kind::Bytes:
            return "b'" + v.text + "'";
        case Kind::SomeBool:
            return "some bool";
        case Kind::SomeInt:
            return "some int";
        case Kind::SomeFloat:
            return "some float";
        case Kind::SomeString:
            return "some str";
        case Kind::DType:
            return std::string(text(v.dtype));
        case Kind::Shape:
            return printShape(v.tensor.shape);
        case Kind::Tensor:
            return printTensor(v.tensor);
        case Kind::Sequence:
            return printSequence(v);
        case Kind::Mapping:
            return "{" + joined(v) + "}";
        case Kind::Slice:
            return "slice(" + joined(v) + ")";
        case Kind::Range:
            return "range(" + joined(v) + ")";
        case Kind::Instance:
            return v.text + "<" + joined(v) + ">";
        case Kind::Callable:
            return "callable";
        case Kind::Api:
            return "api";
        case Kind::AnyOf:
            return "any of {" + joined(v) + "}";
    }
    return "unknown";
}

}  // namespace graphlift

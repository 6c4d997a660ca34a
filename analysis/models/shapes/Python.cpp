// Python's builtins over known values.
#include <algorithm>
#include <cmath>

#include "analysis/models/ModelRegistry.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

ModelValue floating(double x) {
    ModelValue v = ModelValue::of(Kind::Float);
    v.number = x;
    return v;
}

/// The items of an iterable: known ones, else one that stands for any number.
ModelValue itemsOf(const FunctionCall& call, const ModelValue& v) {
    if (auto parts = partsOf(v)) return ModelValue::sequence(*parts, false);
    if (v.is(Kind::Mapping)) {
        std::vector<ModelValue> keys;
        for (const std::string& key : v.keys) keys.push_back(textValue(key));
        return ModelValue::sequence(std::move(keys), false);
    }
    ModelValue element = ModelValue::unknown();
    element = v.is(Kind::Instance) ? call.evaluator().iterated(v) : elementOf(v);
    auto n =
        v.is(Kind::Instance) ? intOf(call.evaluator().attribute(v, "cardinality")) : lengthOf(v);
    bool known = n && *n >= 0 && *n <= 64;
    ModelValue out = ModelValue::sequence(
        std::vector<ModelValue>(known ? static_cast<size_t>(*n) : 1, element), false);
    out.lengthKnown = known;
    return out;
}

const ModelValue& itemAt(const ModelValue& items, size_t i) {
    return items.elements[items.lengthKnown ? i : 0];
}

}  // namespace

ModelValue evalPyLen(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Instance)) {
        ModelValue n = call.evaluator().attribute(v, "cardinality");
        return n.is(Kind::Int) ? n : ModelValue::of(Kind::SomeInt);
    }
    auto n = lengthOf(v);
    return n ? ModelValue::integerOf(*n) : ModelValue::of(Kind::SomeInt);
}

ModelValue evalPyRange(const FunctionCall& call) {
    std::vector<ModelValue> given;
    for (const ModelValue& v : call.args()) {
        if (v.is(Kind::Sequence)) {
            given.insert(given.end(), v.elements.begin(), v.elements.end());
        } else if (isGiven(v)) {
            given.push_back(v);
        }
    }
    ModelValue range = ModelValue::of(Kind::Range);
    if (given.empty()) return ModelValue::unknown();
    if (given.size() == 1) given.insert(given.begin(), ModelValue::integerOf(0));
    if (given.size() == 2) given.push_back(ModelValue::integerOf(1));
    range.elements = std::move(given);
    return range;
}

ModelValue evalPyZip(const FunctionCall& call) {
    ModelValue args = call.arg(0);
    if (!args.is(Kind::Sequence) || !args.lengthKnown) return ModelValue::unknown();
    std::vector<ModelValue> columns;
    size_t length = SIZE_MAX;
    bool known = true;
    for (const ModelValue& v : args.elements) {
        columns.push_back(itemsOf(call, v));
        known = known && columns.back().lengthKnown;
        length = std::min(length, columns.back().elements.size());
    }
    std::vector<ModelValue> rows;
    for (size_t i = 0; i < (known ? (columns.empty() ? 0 : length) : 1); ++i) {
        std::vector<ModelValue> row;
        for (const ModelValue& column : columns) {
            if (column.elements.empty()) return ModelValue::sequence({}, false);
            row.push_back(itemAt(column, i));
        }
        rows.push_back(ModelValue::sequence(std::move(row), true));
    }
    ModelValue out = ModelValue::sequence(std::move(rows), false);
    out.lengthKnown = known;
    return out;
}

ModelValue evalPyEnumerate(const FunctionCall& call) {
    ModelValue items = itemsOf(call, call.arg(0));
    auto start = call.integer(1, 0);
    for (size_t i = 0; i < items.elements.size(); ++i) {
        bool counted = items.lengthKnown && start;
        ModelValue index = counted ? ModelValue::integerOf(*start + static_cast<int64_t>(i))
                                   : ModelValue::of(Kind::SomeInt);
        items.elements[i] = ModelValue::sequence({index, items.elements[i]}, true);
    }
    return items;
}

ModelValue evalPyList(const FunctionCall& call) {
    return call.given(0) ? itemsOf(call, call.arg(0)) : ModelValue::sequence({}, false);
}
ModelValue evalPyTuple(const FunctionCall& call) {
    ModelValue v = evalPyList(call);
    v.isTuple = true;
    return v;
}

ModelValue evalPySorted(const FunctionCall& call) {
    if (!call.given(0)) return ModelValue::sequence({}, false);
    ModelValue items = itemsOf(call, call.arg(0));
    if (items.elements.size() < 2) return items;
    ModelValue any = anyOf(items.elements);
    for (ModelValue& item : items.elements) item = any;
    return items;
}

ModelValue evalPyInt(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Absent)) return ModelValue::integerOf(0);
    if (v.is(Kind::Float) && std::abs(v.number) < 9e15)
        return ModelValue::integerOf(static_cast<int64_t>(v.number));
    if (v.is(Kind::Int) || v.is(Kind::Bool)) return ModelValue::integerOf(v.integer);
    auto n = v.is(Kind::Tensor) ? intOf(v) : std::nullopt;
    return n ? ModelValue::integerOf(*n) : ModelValue::of(Kind::SomeInt);
}

ModelValue evalPyFloat(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Float)) return v;
    return v.is(Kind::Int) ? floating(static_cast<double>(v.integer))
                           : ModelValue::of(Kind::SomeFloat);
}

ModelValue evalPyStr(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::String)) return v;
    return v.is(Kind::Int) ? textValue(std::to_string(v.integer))
                           : ModelValue::of(Kind::SomeString);
}

ModelValue evalPyBool(const FunctionCall& call) {
    auto b = truthOf(call.arg(0));
    return b ? ModelValue::boolean(*b) : ModelValue::of(Kind::SomeBool);
}

ModelValue evalPyAbs(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Int)) return ModelValue::integerOf(std::abs(v.integer));
    if (v.is(Kind::Float)) return floating(std::abs(v.number));
    if (v.is(Kind::SomeInt) || v.is(Kind::SomeFloat)) return v;
    if (!v.is(Kind::Tensor)) return ModelValue::unknown();
    v.tensor.content.reset();
    if (v.tensor.origin == Origin::Variable) v.tensor.origin = Origin::Tensor;
    if (dtypeClass(v.tensor.dtype) == 'c')
        v.tensor.dtype = v.tensor.dtype == DType::Complex64 ? DType::Float32 : DType::Float64;
    return v;
}

ModelValue evalPyRound(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    if (v.is(Kind::Tensor)) return evalPyAbs(call);
    if (call.given(1)) return v.is(Kind::Int) ? v : ModelValue::of(Kind::SomeFloat);
    return v.is(Kind::Int) ? v : ModelValue::of(Kind::SomeInt);
}

ModelValue evalPySum(const FunctionCall& call) {
    ModelValue items = itemsOf(call, call.arg(0));
    ModelValue total = call.given(1) ? call.arg(1) : ModelValue::integerOf(0);
    bool numbers = isNumberKind(total);
    for (const ModelValue& item : items.elements) {
        if (!isNumberKind(item)) numbers = false;
        if (item.is(Kind::Tensor)) {
            ModelValue next = total.is(Kind::Tensor) ? applyOperator("+", total, item) : item;
            next.tensor.content.reset();
            if (next.tensor.origin == Origin::Variable) next.tensor.origin = Origin::Tensor;
            total = next;
        } else if (!isNumberKind(item)) {
            return ModelValue::unknown();
        } else if (item.is(Kind::Float) || item.is(Kind::SomeFloat) || total.is(Kind::SomeFloat)) {
            total = ModelValue::of(Kind::SomeFloat);
        } else if (total.is(Kind::Int) && item.is(Kind::Int) && items.lengthKnown) {
            total.integer += item.integer;
        } else if (numbers) {
            total = ModelValue::of(Kind::SomeInt);
        }
    }
    return total;
}

ModelValue evalPyMinMax(const FunctionCall& call) {
    ModelValue args = call.arg(0);
    if (args.is(Kind::Sequence) && args.lengthKnown && args.elements.size() == 1)
        args = itemsOf(call, args.elements[0]);
    if (!args.is(Kind::Sequence) || args.elements.empty()) return ModelValue::unknown();
    for (const ModelValue& v : args.elements)
        if (isNumberKind(v) && !v.is(Kind::Float) && !v.is(Kind::Int)) return v;
    bool ints = true, numbers = true;
    for (const ModelValue& v : args.elements) {
        ints = ints && v.is(Kind::Int);
        numbers = numbers && isNumberKind(v);
    }
    if (numbers && args.elements.size() > 4)
        return ModelValue::of(ints ? Kind::SomeInt : Kind::SomeFloat);
    return anyOf(args.elements);
}

ModelValue evalPyNext(const FunctionCall& call) {
    ModelValue v = call.arg(0);
    return v.is(Kind::Instance) ? call.evaluator().iterated(v) : elementOf(v);
}

ModelValue evalBinary(const FunctionCall& call) {
    return applyOperator(call.word(0), call.arg(1), call.arg(2), call.evaluator().defaults());
}

}  // namespace graphlift::shapes

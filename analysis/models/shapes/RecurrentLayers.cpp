// Recurrent layers and cells: the output, and the states beside it when they are asked for.
#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

using Kind = ModelValue::Kind;

namespace {

struct Rnn {
    Dim units = Dim::unresolved();
    std::optional<bool> sequences = false, state = false, timeMajor = false;
    DType dtype = DType::Float32;
    size_t numStates = 1;
};

using Attribute = std::function<ModelValue(std::string_view)>;
std::optional<bool> flagOf(const ModelValue& v) {
    return isGiven(v) ? truthOf(v) : std::optional(false);
}

Rnn rnnOf(const Attribute& attribute, size_t numStates) {
    Rnn rnn;
    rnn.units = dimOf(attribute("units"));
    rnn.sequences = flagOf(attribute("return_sequences"));
    rnn.state = flagOf(attribute("return_state"));
    rnn.timeMajor = flagOf(attribute("time_major"));
    ModelValue dtype = attribute("dtype");
    if (isGiven(dtype)) rnn.dtype = dtypeArgument(dtype);
    rnn.numStates = numStates;
    return rnn;
}

/// [batch, time, ...features] in, with `features` as the last axis out.
Shape outputShape(const Shape& in, const Rnn& rnn, const Dim& features) {
    if (!rnn.sequences || !rnn.timeMajor) return Shape::unknown();
    Dim batch = Dim::unresolved(), time = Dim::unresolved();
    if (in.rankKnown && in.rank() >= 2) {
        batch = in.dims[*rnn.timeMajor ? 1 : 0];
        time = in.dims[*rnn.timeMajor ? 0 : 1];
    }
    if (!*rnn.sequences) return Shape::of({batch, features});
    return *rnn.timeMajor ? Shape::of({time, batch, features}) : Shape::of({batch, time, features});
}

ModelValue stateOf(const Shape& in, const Rnn& rnn) {
    bool known = in.rankKnown && in.rank() >= 1 && rnn.timeMajor;
    size_t axis = rnn.timeMajor.value_or(false) ? 1 : 0;
    Dim batch = known && axis < in.rank() ? in.dims[axis] : Dim::unresolved();
    return tensorOf(rnn.dtype, Shape::of({batch, rnn.units}));
}

ModelValue withStates(const ModelValue& output, const ModelValue& state, const Rnn& rnn,
                      size_t times) {
    if (rnn.state && !*rnn.state) return output;
    std::vector<ModelValue> all{output};
    for (size_t i = 0; i < rnn.numStates * times; ++i) all.push_back(state);
    ModelValue both = ModelValue::sequence(std::move(all), false);
    return rnn.state ? both : anyOf({output, both});
}

}  // namespace

ModelValue evalRnnLayer(const FunctionCall& call) {
    Shape in = call.shape(0);
    auto states = call.integer(1, 1);
    Rnn rnn = rnnOf([&](std::string_view name) { return call.config(name); },
                    static_cast<size_t>(states.value_or(1)));
    return withStates(tensorOf(rnn.dtype, outputShape(in, rnn, rnn.units)), stateOf(in, rnn), rnn,
                      1);
}

ModelValue evalCellLayer(const FunctionCall& call) {
    Shape in = call.shape(0);
    auto number = call.integer(2, 1);
    Dim batch = in.rankKnown && in.rank() >= 1 ? in.dims[0] : Dim::unresolved();
    ModelValue output = tensorOf(DType::Float32, Shape::of({batch, dimOf(call.config("units"))}));
    std::vector<ModelValue> states(static_cast<size_t>(number.value_or(1)), output);
    return ModelValue::sequence({output, ModelValue::sequence(std::move(states), false)}, true);
}

ModelValue evalWrappedRnn(const FunctionCall& call) {
    Shape in = call.shape(0);
    ModelValue layer = call.config("layer"), mode = call.config("merge_mode");
    auto attribute = [&](std::string_view name) { return call.evaluator().attribute(layer, name); };
    ModelValue cells = attribute("state_size");
    Rnn rnn = rnnOf(attribute, cells.is(Kind::Sequence) ? cells.elements.size() : 1);
    std::string merge = mode.is(Kind::Absent) ? "concat" : textOf(mode).value_or("");
    Dim features = merge == "concat" ? mulDims(Dim::known(2), rnn.units) : rnn.units;
    ModelValue output = tensorOf(rnn.dtype, outputShape(in, rnn, features));
    if (mode.is(Kind::None)) output = ModelValue::sequence({output, output}, false);
    return withStates(output, stateOf(in, rnn), rnn, 2);
}

}  // namespace graphlift::shapes

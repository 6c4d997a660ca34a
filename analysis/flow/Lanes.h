// What each instruction does while the function is traced: work of Python, an operation that the
// graph runs at every call, both, or nothing worth a word (names, containers on their way into a
// call).
//
//   n = x.shape[0]                Python: the static shape, read once per trace
//   y = tf.exp(x)                 graph
//   xs.append(tf.exp(x))          the call of append: Python; tf.exp: graph
//   save(y)                       what the summary of `save` says
#pragma once

#include <string>
#include <vector>

#include "analysis/flow/FlowContext.h"
#include "analysis/flow/TensorFlow.h"

namespace graphlift {

struct Lane {
    bool python = false;
    bool graph = false;
    bool weak = false;  // Python that only carries values: nothing beside an operation
    FlowNode::Effect effect = FlowNode::Effect::None;
    std::string note = {};    // a sentence on when it runs
    std::string reason = {};  // why it is not known

    [[nodiscard]] bool isNothing() const { return !python && !graph; }
    /// Two pieces of one statement: carrying values does not count beside real work.
    void add(const Lane& other);
    [[nodiscard]] When when() const;
};

/// By InstId.
std::vector<Lane> computeLanes(FlowContext& flow);

}  // namespace graphlift

// Long bracketed expressions over several lines, as `black` lays them out.
//
//   tf.function(input_signature=[tf.TensorSpec(shape=(None, 28)), tf.TensorSpec(shape=())])
// becomes, when it is too long,
//   tf.function(
//       input_signature=[
//           tf.TensorSpec(shape=(None, 28)),
//           tf.TensorSpec(shape=()),
//       ]
//   )
#pragma once

#include <string>
#include <string_view>

namespace graphlift {

struct WrapStyle {
    size_t width = 88;          // black's own default
    std::string indentation;    // of the first line
    std::string unit = "    ";  // one level more
    std::string lineEnd = "\n";
    std::string_view prefix = "";  // stands before the expression in its first line ("@")
};

/// The expression as it fits: unchanged when it does on one line. The first line is not indented.
std::string wrapExpression(std::string_view expression, const WrapStyle& style);

}  // namespace graphlift

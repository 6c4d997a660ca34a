// Types of tensors as every pane writes them: `float32 [?, 784]`; `?` for an axis that is open or
// not computed, `[?…]` for an unknown rank, `[]` for a scalar.
#pragma once

#include <QString>

#include "analysis/values/TensorType.h"

namespace graphlift {

QString typeText(const TensorType& type);

}  // namespace graphlift

// Types of tensors as every pane writes them: `float32 [?, 784]`; `?` for an axis that is open or
// not computed, `[?…]` for an unknown rank, `[]` for a scalar.
#pragma once

#include <QString>

#include "analysis/values/TensorType.h"

namespace graphlift {

QString typeText(const TensorType& type);

/// The types of a call's arguments as the report keys its traces, in the same way:
/// "float32(None, 12), int 4" -> "float32 [?, 12], int 4".
QString traceKeyText(QString key);

}  // namespace graphlift

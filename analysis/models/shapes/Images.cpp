// Functions over images: [..., height, width, channels].
#include <algorithm>
#include <cmath>

#include "analysis/models/ShapeFunctions.h"

namespace graphlift::shapes {

namespace {
ModelValue sized(Shape image, const Dim& height, const Dim& width) {
    if (!image.rankKnown) return shapeValue(image);
    if (image.rank() < 3) return ModelValue::unknown();
    return answer(withDim(withDim(image, -3, height), -2, width));
}
}  // namespace

ModelValue evalResize(const FunctionCall& call) {
    auto size = dimsOf(call.arg(1));
    auto keep = call.flag(2);
    Dim height = Dim::unresolved(), width = height;
    if (size && size->size() == 2) height = (*size)[0], width = (*size)[1];
    if (!keep) height = width = Dim::unresolved();
    if (keep && *keep) height = width = Dim::dynamic();
    return sized(call.shape(0), height, width);
}

ModelValue evalWithSize(const FunctionCall& call) {
    return sized(call.shape(0), dimOf(call.arg(1)), dimOf(call.arg(2)));
}

ModelValue evalCentralCrop(const FunctionCall& call) {
    Shape image = call.shape(0);
    auto fraction = numberOf(call.arg(1));
    if (!image.rankKnown || image.rank() < 3)
        return image.rankKnown ? ModelValue::unknown() : shapeValue(image);
    auto cropped = [&](const Dim& d) {
        if (!d.isKnown()) return d;
        if (!fraction) return Dim::unresolved();
        int64_t start = static_cast<int64_t>(
            (static_cast<double>(d.size) - static_cast<double>(d.size) * *fraction) / 2.0);
        return Dim::known(d.size - 2 * start);
    };
    return sized(image, cropped(image.dims[image.rank() - 3]),
                 cropped(image.dims[image.rank() - 2]));
}

ModelValue evalCropAndResize(const FunctionCall& call) {
    Shape image = call.shape(0), boxes = call.shape(1);
    auto size = dimsOf(call.arg(2));
    Dim height = Dim::unresolved(), width = height;
    if (size && size->size() == 2) height = (*size)[0], width = (*size)[1];
    Dim count = boxes.rankKnown && boxes.rank() == 2 ? boxes.dims[0] : Dim::unresolved();
    Dim channels = image.rankKnown && image.rank() == 4 ? image.dims[3] : Dim::unresolved();
    return answer(Shape::of({count, height, width, channels}));
}

}  // namespace graphlift::shapes

// Narrowing of shapes: which axes an index or a slice of a shape reads.
#include <algorithm>
#include <bit>

#include "analysis/facts/Origins.h"

namespace graphlift {

namespace {
constexpr int64_t kHalf = 16;
constexpr AxisSet kFront = 0xFFFF;

/// A run of axes 0..k-1, or of axes -k..-1; else 0.
int64_t frontRun(AxisSet axes) {
    if (axes == kAllAxes || axes > kFront || ((axes + 1) & axes) != 0) return 0;
    return std::popcount(axes);
}
int64_t backRun(AxisSet axes) {
    AxisSet back = axes >> kHalf;
    if (axes == kAllAxes || (axes & kFront) != 0 || ((back + 1) & back) != 0) return 0;
    return std::popcount(back);
}
AxisSet run(int64_t length) { return length >= kHalf ? kFront : (AxisSet{1} << length) - 1; }
}  // namespace

AxisSet axisOf(int64_t index) {
    if (index >= 0 && index < kHalf) return AxisSet{1} << index;
    if (index < 0 && index >= -kHalf) return AxisSet{1} << (kHalf - 1 - index);
    return kAllAxes;
}

AxisSet indexAxes(AxisSet axes, int64_t index) {
    if (axes == kAllAxes) return axisOf(index);
    if (int64_t n = frontRun(axes); n > 0)
        return index >= 0 ? (index < n ? axisOf(index) : 0) : axisOf(n + index);
    if (int64_t n = backRun(axes); n > 0) return index >= 0 ? axisOf(index - n) : axisOf(index);
    return axes;
}

AxisSet sliceAxes(AxisSet axes, std::optional<int64_t> from, std::optional<int64_t> to) {
    bool whole = axes == kAllAxes;
    if ((!from || *from == 0) && !to) return axes;
    if (whole && (!from || *from == 0) && to && *to > 0) return run(*to);
    if (whole && from && *from < 0 && !to) return run(-*from) << kHalf;
    if (whole && from && *from > 0 && to && *to > *from) return run(*to) & ~run(*from);
    if (int64_t n = frontRun(axes); n > 0 && (!from || *from == 0) && to && *to > 0)
        return run(std::min(n, *to));
    if (int64_t n = backRun(axes); n > 0 && from && *from < 0 && !to)
        return run(std::min(n, -*from)) << kHalf;
    return axes;
}

}  // namespace graphlift

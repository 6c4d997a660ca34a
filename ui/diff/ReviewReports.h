// What a dry run found, as lines for the foot of the review.
#pragma once

#include <QString>
#include <vector>

namespace graphlift {

struct CheckLine {
    bool holds = true;
    QString text;
};
using CheckLines = std::vector<CheckLine>;

}  // namespace graphlift

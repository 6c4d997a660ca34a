#include "ui/graph/LayoutRunner.h"

namespace graphlift {

LayoutRunner::LayoutRunner(QObject* parent) : QObject(parent) {}

}  // namespace graphlift

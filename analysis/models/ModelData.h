// The bytes that the build makes of resources/models and links into the program.
#pragma once

#include <string_view>

namespace graphlift {

std::string_view embeddedModels();

}  // namespace graphlift

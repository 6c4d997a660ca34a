// The window as a picture, without a display: for the manual and for tests. Nothing of the user's
// settings is read or written, so that the same call gives the same picture.
#pragma once

#include "app/gui/Arguments.h"
#include "ui/theme/Theme.h"

namespace graphlift {

/// The exit status: 0, or 3 when the file could not be written.
int takeScreenshot(Theme& theme, const GuiCall& call);

}  // namespace graphlift

// The window as a screen would show it.
#pragma once

#include <QPixmap>

class QWidget;

namespace graphlift::test {

/// The window, and over it the menus, dialogs and tips that are open, where they are.
QPixmap pictureOf(QWidget& window);

}  // namespace graphlift::test

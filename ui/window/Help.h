// Windows of help: all keyboard shortcuts, made from the list of commands, and what the program is
// made of.
#pragma once

#include "ui/theme/Theme.h"
#include "ui/window/ActionList.h"

class QDialog;
class QWidget;

namespace graphlift {

/// Not modal: the window can be used beside it.
QDialog* showShortcuts(const Theme& theme, const ActionList& actions, QWidget* parent);
QDialog* showAbout(const Theme& theme, QWidget* parent);

}  // namespace graphlift

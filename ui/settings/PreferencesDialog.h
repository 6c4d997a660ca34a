// Preferences with OK, Cancel, Apply and the defaults. Works on a copy: nothing changes before
// Apply or OK. Not modal: the window behind it shows the effect of Apply.
#pragma once

#include <QDialog>
#include <vector>

#include "ui/settings/Preferences.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QSpinBox;

namespace graphlift {

class DepthBox;

class PreferencesDialog : public QDialog {
    Q_OBJECT
  public:
    PreferencesDialog(const Theme& theme, const Preferences& now, QWidget* parent);
    [[nodiscard]] Preferences values() const;

  signals:
    void applied(const graphlift::Preferences& preferences);

  private:
    QWidget* makeLook();
    QWidget* makeGraph();
    QWidget* makeAnalysis();
    void fill(const Preferences& preferences);
    void apply();

    const Theme& theme_;
    Preferences given_;
    QComboBox* scheme_;
    QSpinBox *scale_, *tabWidth_;
    QComboBox *engine_, *direction_;
    DepthBox *callers_, *callees_;
    QCheckBox* reopen_;
    std::vector<QComboBox*> analysis_;
    QDialogButtonBox* buttons_;
};

}  // namespace graphlift

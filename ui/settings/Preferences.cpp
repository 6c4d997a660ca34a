#include "ui/settings/Preferences.h"

#include <QCoreApplication>

namespace graphlift {

namespace {
QString tr(const char* text) { return QCoreApplication::translate("Preferences", text); }
}  // namespace

Preferences::Preferences()
    : analysis{
          {"signatures", tr("Infer input signatures"),
           tr("Offers a signature where every call fits one"), std::nullopt},
          {"tests-as-entry-points", tr("Tests call functions as others do"),
           tr("What tests pass counts as what reaches a function"), std::nullopt},
          {"follow-type-hints", tr("Type hints are evidence"),
           tr("An annotation says what a parameter holds"), std::nullopt},
          {"speculate", tr("Names are evidence"),
           tr("A name such as train_step counts, and the report says so"), std::nullopt},
          {"closed-project", tr("Nobody outside calls the project"),
           tr("Every caller is in the project; verdicts that rest on this list it"), std::nullopt},
      } {}

Settings Preferences::settings() const {
    Settings out;
    for (const AnalysisChoice& choice : analysis)
        if (choice.value) out[choice.name.toStdString()] = *choice.value;
    return out;
}

QString nameOf(Scheme scheme) {
    switch (scheme) {
        case Scheme::Light:
            return "light";
        case Scheme::Dark:
            return "dark";
        case Scheme::HighContrast:
            break;
    }
    return "high-contrast";
}

std::optional<Scheme> schemeOf(const QString& name) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast})
        if (name == nameOf(scheme)) return scheme;
    return std::nullopt;
}

}  // namespace graphlift

#include "ui/theme/VerdictLook.h"

#include <QCoreApplication>

namespace graphlift {

namespace {
QString tr(const char* text) { return QCoreApplication::translate("VerdictLook", text); }
}  // namespace

Look lookOf(Action action, Mode mode) {
    switch (action) {
        case Action::ConvertToGraph:
            return {"v-graph", Token::VGraph, tr("Convert to graph")};
        case Action::ConvertToEager:
            return {"v-eager", Token::VEager, tr("Convert to eager")};
        case Action::Reconfigure:
            return {"v-reconf", Token::VReconf, tr("Reconfigure")};
        case Action::Undecided:
            return {"v-undecided", Token::VUndecided, tr("Undecided")};
        case Action::Keep:
            if (mode == Mode::Traced)
                return {"v-ingraph", Token::VIngraph, tr("Already in a graph")};
            return {"v-keep", Token::VKeep, tr("Keep")};
        case Action::None:
            break;
    }
    return {"v-keep", Token::VKeep, tr("Not a candidate")};
}

Look lookOf(Status status) {
    switch (status) {
        case Status::Holds:
            return {"s-holds", Token::SHolds, tr("holds")};
        case Status::Fails:
            return {"s-fails", Token::SFails, tr("fails")};
        case Status::Unknown:
            return {"s-unknown", Token::SUnknown, tr("unknown")};
        case Status::NotApplicable:
            break;
    }
    return {"s-na", Token::SNa, tr("does not apply")};
}

namespace {
Severity severityOfFailure(Group group) {
    switch (group) {
        case Group::Subject:
        case Group::Safety:
        case Group::Removal:
            return Severity::Blocked;
        case Group::Retracing:
        case Group::Signature:
            return Severity::Error;
        case Group::Benefit:
            return Severity::Warning;
        case Group::Note:
            break;
    }
    return Severity::Info;
}
}  // namespace

Severity severityOf(const Finding& finding) {
    switch (finding.status) {
        case Status::Holds:
            return Severity::Ok;
        case Status::NotApplicable:
            return Severity::Info;
        case Status::Unknown:
            return group(finding.id) == Group::Note ? Severity::Info : Severity::Warning;
        case Status::Fails:
            break;
    }
    return severityOfFailure(group(finding.id));
}

QString wordOf(Severity severity) {
    switch (severity) {
        case Severity::Ok:
            return tr("ok");
        case Severity::Info:
            return tr("info");
        case Severity::Warning:
            return tr("warning");
        case Severity::Error:
            return tr("error");
        case Severity::Blocked:
            break;
    }
    return tr("blocked");
}

}  // namespace graphlift

#include "app/report/Style.h"

namespace graphlift {

namespace {

std::string_view sequence(Ink ink) {
    switch (ink) {
        case Ink::Plain:
            return "";
        case Ink::Bold:
            return "\x1b[1m";
        case Ink::Dim:
            return "\x1b[2m";
        case Ink::Good:
            return "\x1b[32m";
        case Ink::Bad:
            return "\x1b[31m";
        case Ink::Doubt:
            return "\x1b[33m";
    }
    return "";
}

}  // namespace

std::string Style::paint(Ink ink, std::string text) const {
    if (!on_ || ink == Ink::Plain) return text;
    return std::string(sequence(ink)).append(text).append("\x1b[0m");
}

}  // namespace graphlift

// Colours of text for people: on a terminal only, and never when NO_COLOR is set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace graphlift {

enum class Colors : uint8_t { Off, On };
enum class Ink : uint8_t { Plain, Bold, Dim, Good, Bad, Doubt };

class Style {
  public:
    explicit Style(Colors colors) : on_(colors == Colors::On) {}
    [[nodiscard]] std::string paint(Ink ink, std::string_view text) const {
        return paint(ink, std::string(text));
    }
    [[nodiscard]] std::string paint(Ink ink, const char* text) const {
        return paint(ink, std::string(text));
    }
    [[nodiscard]] std::string paint(Ink ink, std::string text) const;

  private:
    bool on_;
};

}  // namespace graphlift

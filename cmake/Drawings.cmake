# Writes OUTPUT: a C++ file with the colours of both themes and the drawings that pictures use, as text.
# Run with: cmake -DTHEMES=tokens.json -DICONS=folder -DOUTPUT=... -P Drawings.cmake
file(READ ${THEMES} themes)
set(colours "")
foreach(theme light dark)
    string(JSON count LENGTH ${themes} ${theme})
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
        string(JSON name MEMBER ${themes} ${theme} ${i})
        string(JSON value GET ${themes} ${theme} ${name})
        string(APPEND colours "    {\"${theme}\", \"${name}\", \"${value}\"},\n")
    endforeach()
endforeach()
file(GLOB icons ${ICONS}/*.svg)
list(SORT icons)
set(drawings "")
foreach(icon IN LISTS icons)
    get_filename_component(name ${icon} NAME_WE)
    file(READ ${icon} text)
    string(REGEX REPLACE "^<svg[^>]*>|</svg>[ \n]*$" "" text "${text}")
    string(APPEND drawings "    {\"${name}\", R\"svg(${text})svg\"},\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Made from resources/themes and resources/icons; edit those.
#include \"viz/svg/Drawings.h\"

namespace graphlift {
namespace {
struct Colour {
    std::string_view theme, name, value;
};
constexpr Colour kColours[] = {
${colours}};
struct Drawing {
    std::string_view name, text;
};
constexpr Drawing kDrawings[] = {
${drawings}};
}  // namespace
std::string_view colourOf(PictureTheme theme, std::string_view token) {
    const std::string_view wanted = theme == PictureTheme::Light ? \"light\" : \"dark\";
    for (const Colour& colour : kColours)
        if (colour.theme == wanted && colour.name == token) return colour.value;
    return \"\";
}
std::string_view drawingOf(std::string_view icon) {
    for (const Drawing& drawing : kDrawings)
        if (drawing.name == icon) return drawing.text;
    return \"\";
}
}  // namespace graphlift
")
execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${OUTPUT}.new ${OUTPUT})

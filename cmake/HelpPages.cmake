# Writes OUTPUT: a C++ file with every page of PAGES (a folder of .md files) as text.
# Run with: cmake -DPAGES=... -DOUTPUT=... -P HelpPages.cmake
file(GLOB pages ${PAGES}/*.md)
list(SORT pages)
set(rows "")
foreach(page IN LISTS pages)
    get_filename_component(name ${page} NAME_WE)
    file(READ ${page} text)
    string(APPEND rows "    {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Made from resources/preconditions; edit the pages there.
#include \"app/report/HelpPages.h\"

#include <array>
#include <utility>

namespace graphlift {
namespace {
constexpr std::pair<std::string_view, std::string_view> kPages[] = {
${rows}};
}  // namespace
std::optional<std::string_view> helpPageText(std::string_view name) {
    for (const auto& [page, text] : kPages)
        if (page == name) return text;
    return std::nullopt;
}
}  // namespace graphlift
")
execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${OUTPUT}.new ${OUTPUT})

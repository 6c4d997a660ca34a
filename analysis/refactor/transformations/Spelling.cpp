#include <algorithm>
#include <functional>

#include "analysis/refactor/transformations/Transformations.h"

namespace graphlift {

namespace {

bool isNameChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Copies the text and lets `replace` say what stands for each "alias.member"; strings stay.
std::string rewrite(
    std::string_view text,
    const std::function<std::string(std::string_view whole, std::string member)>& replace) {
    std::string out;
    char quote = 0;
    for (size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (quote != 0 || c == '"' || c == '\'') {
            if (quote == 0)
                quote = c;
            else if (c == quote && text[i - 1] != '\\')
                quote = 0;
            out += text[i++];
            continue;
        }
        size_t end = i;
        while (end < text.size() && (isNameChar(text[end]) || text[end] == '.')) ++end;
        if (end == i) {
            out += text[i++];
            continue;
        }
        const std::string_view word = text.substr(i, end - i);
        const size_t dot = word.find('.');
        const bool isNumber = word[0] >= '0' && word[0] <= '9';
        if (dot == std::string_view::npos || isNumber)
            out += word;
        else
            out += replace(word, std::string(word.substr(dot + 1)));
        i = end;
    }
    return out;
}

}  // namespace

std::vector<std::string> membersIn(std::string_view signature) {
    std::vector<std::string> members;
    rewrite(signature, [&](std::string_view whole, std::string member) {
        members.push_back(std::move(member));
        return std::string(whole);
    });
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
}

std::string respell(std::string_view signature, const NamePlan& plan) {
    return rewrite(signature, [&](std::string_view whole, const std::string& member) {
        const auto found = plan.expressions.find(member);
        return found == plan.expressions.end() ? std::string(whole) : found->second;
    });
}

/// Edits name the package as most of the project's files do.
void Transformations::findSpelling() {
    const Program& program = *facts_.program;
    std::map<std::string, size_t> uses;
    for (const auto& file : program.files)
        for (const ImportDecl& import : file->decls.imports) {
            if (import.level != 0 || import.name || !import.alias) continue;
            if (program.names->text(import.module) == module_)
                ++uses[std::string(program.names->text(import.alias))];
        }
    std::vector<std::pair<std::string, size_t>> ranked(uses.begin(), uses.end());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [alias, count] : ranked) spellings_.push_back({module_, alias});
    spellings_.push_back({module_, ""});
}

Result<NamePlan> Transformations::spell(const FunctionView& function,
                                        std::vector<std::string> members) const {
    const Program& program = *facts_.program;
    return planNames(targetOf(function), program.ir(function.summary.function).node,
                     {.modules = {module_}, .members = std::move(members), .imports = spellings_});
}

}  // namespace graphlift

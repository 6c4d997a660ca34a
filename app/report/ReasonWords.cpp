#include "app/report/ReasonWords.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace graphlift {

namespace {

struct ReasonName {
    std::string_view name, words;
};
constexpr ReasonName kReasons[] = {
    {"WITHHELD_STATICALLY_READ_AXES", "an axis that would be open is read in Python"},
    {"HETEROGENEOUS_DTYPE", "a dtype differs between calls"},
    {"HETEROGENEOUS_SPARSITY", "sparse in some calls and not in others"},
    {"UNKNOWN_DTYPE", "a dtype is not known"},
    {"TENSOR_CONTAINER_UNSUPPORTED", "a container that no signature can describe"},
    {"HETEROGENEOUS_ARITY", "a length differs between calls"},
    {"EXPECTED_FAILURE_EVIDENCE_ONLY", "passed only by calls that are meant to fail"},
    {"TYPE_HINT_WITHOUT_DTYPE", "a type hint names no dtype"},
    {"NON_TENSOR_PARAMETER", "a parameter is no tensor"},
    {"DEFAULTED_PARAMETER_PRECEDES_SPEC", "a default stands before a tensor"},
    {"DEFAULTED_PARAMETER_SUPPLIED", "some calls pass a parameter that has a default"},
    {"SPECULATIVE_TENSOR_PARAMETER", "a parameter is a tensor by guess only"},
    {"NOT_ATTEMPTED", "signatures are switched off"}};

bool isOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

std::string_view reasonWords(std::string_view name) {
    const auto* found = std::find_if(std::begin(kReasons), std::end(kReasons),
                                     [&](const ReasonName& r) { return r.name == name; });
    return found == std::end(kReasons) ? std::string_view() : found->words;
}

std::string withReasonWords(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto* begin = std::find_if(text.begin(), text.end(), isOfName);
        const auto* end = std::find_if_not(begin, text.end(), isOfName);
        const std::string_view name(begin, static_cast<size_t>(end - begin));
        const std::string_view words = reasonWords(name);
        out.append(text.begin(), begin).append(words.empty() ? name : words);
        text.remove_prefix(static_cast<size_t>(end - text.begin()));
    }
    return out;
}

}  // namespace graphlift

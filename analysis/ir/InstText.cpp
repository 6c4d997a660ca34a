#include "analysis/ir/Inst.h"

namespace graphlift {

std::string_view text(InstKind kind) {
    static constexpr std::string_view kTexts[] = {
#define INST(name, operands) #name,
#include "analysis/ir/Inst.def"
#undef INST
    };
    return kTexts[static_cast<size_t>(kind)];
}

std::string_view text(BinaryOp op) {
    static constexpr std::string_view kTexts[] = {"+", "-", "*", "/", "//", "%", "**",
                                                  "@", "&", "|", "^", "<<", ">>"};
    return kTexts[static_cast<size_t>(op)];
}

std::string_view text(UnaryOp op) {
    static constexpr std::string_view kTexts[] = {"-", "+", "~", "not"};
    return kTexts[static_cast<size_t>(op)];
}

std::string_view text(CompareOp op) {
    static constexpr std::string_view kTexts[] = {"==", "!=", "<",      "<=", ">",
                                                  ">=", "is", "is not", "in", "not in"};
    return kTexts[static_cast<size_t>(op)];
}

}  // namespace graphlift

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <optional>

#include "analysis/models/Expr.h"
#include "analysis/values/TensorType.h"

namespace graphlift {

namespace {

constexpr std::array kFunctions = {
#define FUNCTION(id, name, least, most, arguments, meaning) \
    FunctionInfo{name, least, most, arguments, meaning},
#include "analysis/models/ShapeFunctions.def"
#undef FUNCTION
};

struct BareConstant {
    std::string_view name;
    ExprKind kind;
};
constexpr std::array kConstants = {
    BareConstant{"none", ExprKind::None},
    BareConstant{"None", ExprKind::None},
    BareConstant{"true", ExprKind::True},
    BareConstant{"True", ExprKind::True},
    BareConstant{"false", ExprKind::False},
    BareConstant{"False", ExprKind::False},
    BareConstant{"absent", ExprKind::Absent},
    BareConstant{"ellipsis", ExprKind::Ellipsis},
    BareConstant{"dynamic", ExprKind::Dynamic},
    BareConstant{"unresolved", ExprKind::Unresolved},
    BareConstant{"ragged_dim", ExprKind::RaggedDim},
    BareConstant{"scalar", ExprKind::Scalar},
    BareConstant{"unknown_shape", ExprKind::UnknownShape},
    BareConstant{"unknown", ExprKind::Unknown},
    BareConstant{"some_int", ExprKind::SomeInt},
    BareConstant{"some_float", ExprKind::SomeFloat},
    BareConstant{"some_str", ExprKind::SomeString},
    BareConstant{"some_bool", ExprKind::SomeBool},
};

bool isWordChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

class Parser {
  public:
    Parser(std::string_view text, std::span<const std::string> params, ExprPool& pool)
        : text_(text), params_(params), pool_(pool) {}

    Result<uint32_t> whole() {
        auto node = expression();
        skipSpace();
        if (node && at_ != text_.size()) return wrong("something follows the expression");
        return node;
    }

  private:
    tl::unexpected<Error> wrong(const std::string& what) const {
        return fail(ErrorCode::Malformed, what + ", at character " + std::to_string(at_ + 1) +
                                              " of `" + std::string(text_) + "`");
    }
    void skipSpace() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    bool take(char c) {
        skipSpace();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    uint32_t add(ExprKind kind, uint32_t a = 0, uint32_t b = 0,
                 FunctionCode function = FunctionCode::Tensor) {
        pool_.nodes.push_back({kind, 0, function, a, b});
        return static_cast<uint32_t>(pool_.nodes.size() - 1);
    }
    Result<uint32_t> expression();
    Result<uint32_t> quoted(char quote);
    Result<uint32_t> number();
    Result<uint32_t> word();
    Result<uint32_t> call(FunctionCode function, const FunctionInfo& info);
    /// Comma-separated expressions up to `end`; firstIsName: a bare word there is the name of an
    /// attribute.
    Result<std::vector<uint32_t>> list(char end, size_t nameAt = SIZE_MAX);
    uint32_t addList(ExprKind kind, const std::vector<uint32_t>& items,
                     FunctionCode function = FunctionCode::Tensor) {
        uint32_t first = static_cast<uint32_t>(pool_.children.size());
        pool_.children.insert(pool_.children.end(), items.begin(), items.end());
        return add(kind, first, static_cast<uint32_t>(items.size()), function);
    }
    std::string_view takeWord() {
        size_t begin = at_;
        while (at_ < text_.size() && isWordChar(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    std::string_view text_;
    std::span<const std::string> params_;
    ExprPool& pool_;
    size_t at_ = 0;
};

Result<uint32_t> Parser::expression() {
    skipSpace();
    if (at_ >= text_.size()) return wrong("an expression is missing");
    char c = text_[at_];
    if (c == '\'' || c == '"') return quoted(c);
    if (c == '-' || (c >= '0' && c <= '9')) return number();
    if (c == '[' || c == '(') {
        ++at_;
        auto items = list(c == '[' ? ']' : ')');
        if (!items) return tl::unexpected(items.error());
        return addList(c == '[' ? ExprKind::List : ExprKind::Tuple, *items);
    }
    return word();
}

Result<uint32_t> Parser::quoted(char quote) {
    size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) return wrong("a quote is not closed");
    uint32_t id = pool_.intern(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return add(ExprKind::String, id);
}

Result<uint32_t> Parser::number() {
    const char* begin = text_.data() + at_;
    const char* end = text_.data() + text_.size();
    int64_t whole = 0;
    auto [intEnd, intError] = std::from_chars(begin, end, whole);
    double real = 0;
    auto [realEnd, realError] = std::from_chars(begin, end, real);
    if (intError != std::errc() && realError != std::errc()) return wrong("this is no number");
    bool isInt = intError == std::errc() && intEnd == realEnd;
    uint64_t bits = isInt ? static_cast<uint64_t>(whole) : std::bit_cast<uint64_t>(real);
    at_ += static_cast<size_t>((isInt ? intEnd : realEnd) - begin);
    return add(isInt ? ExprKind::Int : ExprKind::Float, static_cast<uint32_t>(bits),
               static_cast<uint32_t>(bits >> 32));
}

Result<uint32_t> Parser::word() {
    std::string_view name = takeWord();
    if (name.empty()) return wrong("this is no expression");
    if (take('(')) {
        auto info = std::ranges::find(kFunctions, name, &FunctionInfo::name);
        if (info == kFunctions.end()) return wrong("no function is called " + std::string(name));
        return call(static_cast<FunctionCode>(info - kFunctions.begin()), *info);
    }
    auto param = std::ranges::find(params_, name);
    if (param != params_.end())
        return add(ExprKind::Param, static_cast<uint32_t>(param - params_.begin()));
    auto constant = std::ranges::find(kConstants, name, &BareConstant::name);
    if (constant != kConstants.end()) return add(constant->kind);
    if (auto dtype = findDType(name)) return add(ExprKind::DType, static_cast<uint32_t>(*dtype));
    return wrong("there is no parameter or constant " + std::string(name));
}

Result<std::vector<uint32_t>> Parser::list(char end, size_t nameAt) {
    std::vector<uint32_t> items;
    if (take(end)) return items;
    while (true) {
        skipSpace();
        if (items.size() == nameAt && at_ < text_.size() && isWordChar(text_[at_])) {
            items.push_back(add(ExprKind::String, pool_.intern(takeWord())));
        } else {
            auto item = expression();
            if (!item) return tl::unexpected(item.error());
            items.push_back(*item);
        }
        if (take(end)) return items;
        if (!take(',')) return wrong("a comma or a closing bracket is missing");
        if (take(end)) return items;
    }
}

Result<uint32_t> Parser::call(FunctionCode function, const FunctionInfo& info) {
    size_t nameAt = function == FunctionCode::Config ? 0
                    : function == FunctionCode::Attr ? 1
                                                     : SIZE_MAX;
    auto items = list(')', nameAt);
    if (!items) return tl::unexpected(items.error());
    int count = static_cast<int>(items->size());
    if (count < info.least || (info.most >= 0 && count > info.most))
        return wrong(std::string(info.name) +
                     " takes other arguments: " + std::string(info.arguments));
    return addList(ExprKind::Call, *items, function);
}

}  // namespace

std::span<const FunctionInfo> shapeFunctions() { return kFunctions; }

Result<uint32_t> parseExpr(std::string_view text, std::span<const std::string> params,
                           ExprPool& pool) {
    return Parser(text, params, pool).whole();
}

}  // namespace graphlift

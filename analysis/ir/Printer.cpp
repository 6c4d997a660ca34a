#include "analysis/ir/Printer.h"

#include <array>
#include <charconv>

#include "analysis/ir/Operands.h"

namespace graphlift {
namespace {

std::string_view scopeText(ScopeKind kind) {
    static constexpr std::array<std::string_view, 8> kTexts = {
        "module", "class", "function", "lambda", "listcomp", "setcomp", "dictcomp", "genexpr"};
    return kTexts[static_cast<size_t>(kind)];
}

void appendQuoted(std::string& out, std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            ((out += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
        else
            out += c;
    }
    out += '"';
}

void appendDouble(std::string& out, double number) {
    char buffer[40];
    const auto result = std::to_chars(buffer, buffer + sizeof(buffer), number);
    const std::string_view digits(buffer, static_cast<size_t>(result.ptr - buffer));
    out += digits;
    if (digits.find_first_not_of("-0123456789") == std::string_view::npos) out += ".0";
}

struct ConstantPrinter {
    std::string& out;
    const Names& names;

    void operator()(NoneConst) const { out += "None"; }
    void operator()(EllipsisConst) const { out += "..."; }
    void operator()(bool value) const { out += value ? "True" : "False"; }
    void operator()(int64_t value) const { out += std::to_string(value); }
    void operator()(double value) const { appendDouble(out, value); }
    void operator()(Name value) const { appendQuoted(out, names.text(value)); }
    void operator()(const BytesConst& value) const {
        out += 'b';
        appendQuoted(out, names.text(value.text));
    }
    void operator()(const BigIntConst& value) const { out += names.text(value.text); }
    void operator()(const ComplexConst& value) const {
        appendDouble(out, value.imag);
        out += 'j';
    }
};

class FunctionPrinter {
  public:
    FunctionPrinter(const IrFunction& function, const Names& names, std::string& out)
        : f_(function), names_(names), out_(out) {}

    void run() {
        header();
        for (size_t i = 0; i < f_.blocks.size(); ++i) {
            out_ += "  b" + std::to_string(i) + ":\n";
            for (uint32_t j = f_.blocks[i].begin; j < f_.blocks[i].end; ++j) inst(InstId(j));
        }
    }

  private:
    void header() {
        ((out_ += scopeText(f_.scope)) += " ") += f_.qualifiedName;
        if (f_.scope != ScopeKind::Module) parameters();
        if (f_.isAsync) out_ += " async";
        if (f_.isGenerator) out_ += " generator";
        nameList(" cells", f_.cells);
        nameList(" globals", f_.globalsWritten);
        if (!f_.decorators.empty()) out_ += " decorators " + std::to_string(f_.decorators.size());
        out_ += '\n';
    }

    void parameters() {
        out_ += '(';
        for (size_t i = 0; i < f_.params.size(); ++i) {
            const IrParam& param = f_.params[i];
            if (i > 0) out_ += ", ";
            if (param.kind == ParamKind::VarPositional) out_ += '*';
            if (param.kind == ParamKind::VarKeyword) out_ += "**";
            out_ += names_.text(param.name);
            if (param.kind == ParamKind::PositionalOnly) out_ += " positional";
            if (param.kind == ParamKind::KeywordOnly) out_ += " keyword";
            if (param.annotation) out_ += " annotated";
            if (param.hasDefault) out_ += " =";
        }
        out_ += ')';
    }

    void nameList(std::string_view title, const std::vector<Name>& list) {
        if (list.empty()) return;
        out_ += title;
        for (Name name : list) (out_ += ' ') += names_.text(name);
    }

    void value(uint32_t id) { out_ += id == InstId::kNone ? "none" : "%" + std::to_string(id); }
    void spacedValue(uint32_t id) {
        out_ += ' ';
        value(id);
    }
    void name(uint32_t id) {
        const std::string_view text = names_.text(Name(id));
        out_ += ' ';
        out_ += id == Name::kNone ? "(temporary)" : text.empty() ? "(empty)" : text;
    }
    void block(uint32_t id) { out_ += "b" + std::to_string(id); }

    void values(uint32_t begin, size_t number) {
        out_ += " (";
        for (size_t i = 0; i < number; ++i) {
            if (i > 0) out_ += ", ";
            value(f_.pool[begin + i]);
        }
        out_ += ')';
    }

    void starred(uint32_t begin, size_t number) {
        out_ += " (";
        for (size_t i = 0; i < number; ++i) {
            if (i > 0) out_ += ", ";
            const uint32_t item = f_.pool[begin + i];
            if (item & kStarBit) out_ += '*';
            value(item & ~kStarBit);
        }
        out_ += ')';
    }

    void pairs(uint32_t begin, size_t number) {
        out_ += " (";
        for (size_t i = 0; i < number; ++i) {
            if (i > 0) out_ += ", ";
            value(f_.pool[begin + 2 * i]);
            out_ += ": ";
            value(f_.pool[begin + 2 * i + 1]);
        }
        out_ += ')';
    }

    void arguments(const Inst& inst) {
        out_ += " (";
        for (size_t i = 0; i < inst.count; ++i) {
            if (i > 0) out_ += ", ";
            const uint32_t tag = f_.pool[inst.b + 2 * i];
            if (tag == kStarArgs)
                out_ += '*';
            else if (tag == kStarStarArgs)
                out_ += "**";
            else if (tag != kPositional)
                (out_ += names_.text(Name(tag))) += '=';
            value(f_.pool[inst.b + 2 * i + 1]);
        }
        out_ += ')';
    }

    void functionOperands(const Inst& inst) {
        out_ += " (";
        for (size_t i = 0; i < inst.count; ++i) {
            if (i > 0) out_ += ", ";
            const uint32_t tag = f_.pool[inst.b + 2 * i];
            switch (operandOf(tag)) {
                case FunctionOperand::Default:
                    out_ += "default ";
                    break;
                case FunctionOperand::Annotation:
                    out_ += "annotation ";
                    break;
                case FunctionOperand::ReturnAnnotation:
                    out_ += "returns ";
                    break;
            }
            if (operandOf(tag) != FunctionOperand::ReturnAnnotation)
                out_ += std::to_string(parameterOf(tag)) + " ";
            value(f_.pool[inst.b + 2 * i + 1]);
        }
        out_ += ')';
    }

    void flag(const Inst& inst, uint8_t bit, std::string_view word) {
        if (inst.flags & bit) (out_ += " ") += word;
    }

    void inst(InstId id);
    void operands(const Inst& inst);
    void variable(const Inst& inst);
    void moreOperands(const Inst& inst);
    void branch(const Inst& inst);

    const IrFunction& f_;
    const Names& names_;
    std::string& out_;
};

void FunctionPrinter::inst(InstId id) {
    const Inst& inst = f_[id];
    out_ += "    %" + std::to_string(id.value) + " = ";
    out_ += text(inst.kind);
    operands(inst);
    out_ += '\n';
}

void FunctionPrinter::operands(const Inst& inst) {
    switch (operandLayout(inst.kind)) {
        case OperandLayout::Nothing:
        case OperandLayout::B:
            return variable(inst);
        case OperandLayout::ObjectAndAttr:
            spacedValue(inst.a);
            name(f_.pool[inst.b]);
            return spacedValue(f_.pool[inst.b + 1]);
        case OperandLayout::ObjectAndItem:
            spacedValue(inst.a);
            return values(inst.b, 2);
        case OperandLayout::StarList:
            return starred(inst.a, inst.b);
        case OperandLayout::List:
            return values(inst.a, inst.b);
        case OperandLayout::PairList:
            return pairs(inst.a, inst.b);
        case OperandLayout::Triple:
            return values(inst.a, 3);
        case OperandLayout::A:
        case OperandLayout::Both:
        case OperandLayout::OptionalA:
        case OperandLayout::OptionalBoth:
        case OperandLayout::Call:
        case OperandLayout::Tagged:
        case OperandLayout::Arguments:
            return moreOperands(inst);
    }
}

/// Instructions that read no value, or the one they store.
void FunctionPrinter::variable(const Inst& inst) {
    if (inst.kind == InstKind::Const) {
        out_ += ' ';
        return std::visit(ConstantPrinter{out_, names_}, f_.constants[inst.a]);
    }
    if (inst.kind == InstKind::Param) {
        out_ += " " + std::to_string(inst.a);
        return;
    }
    name(inst.a);
    if (inst.kind == InstKind::Import) {
        if (inst.b > 0) out_ += " level " + std::to_string(inst.b);
        flag(inst, kTopPackage, "top-package");
        flag(inst, kWildcard, "wildcard");
    } else if (inst.kind == InstKind::LoadCell) {
        out_ += " hops " + std::to_string(inst.b);
    } else if (inst.kind == InstKind::StoreGlobal || inst.kind == InstKind::StoreCell) {
        spacedValue(inst.b);
        if (inst.kind == InstKind::StoreCell) out_ += " hops " + std::to_string(inst.count);
    }
}

void FunctionPrinter::moreOperands(const Inst& inst) {
    const auto op = static_cast<uint8_t>(inst.flags & ~kInPlace);
    if (inst.kind == InstKind::Unpack) {
        spacedValue(inst.a);
        out_ += " into " + std::to_string(inst.b);
        if (inst.flags & kHasStar) out_ += " star " + std::to_string(inst.count);
    } else if (inst.kind == InstKind::UnpackItem) {
        spacedValue(inst.a);
        out_ += " item " + std::to_string(inst.b);
    } else if (inst.kind == InstKind::Call) {
        spacedValue(inst.a);
        arguments(inst);
        flag(inst, kDecoratorCall, "decorator");
        flag(inst, kComprehension, "comprehension");
        flag(inst, kEnter, "enter");
        flag(inst, kExit, "exit");
    } else if (inst.kind == InstKind::MakeFunction || inst.kind == InstKind::MakeClass) {
        out_ += " #" + std::to_string(inst.a);
        inst.kind == InstKind::MakeClass ? arguments(inst) : functionOperands(inst);
    } else if (inst.kind == InstKind::GetAttr || inst.kind == InstKind::DelAttr) {
        spacedValue(inst.a);
        name(inst.b);
        flag(inst, kFromImport, "from-import");
        flag(inst, kOrGlobal, "or-global");
        flag(inst, kEnter, "enter");
        flag(inst, kExit, "exit");
    } else if (inst.kind == InstKind::GetItem || inst.kind == InstKind::DelItem) {
        spacedValue(inst.a);
        spacedValue(inst.b);
    } else if (inst.kind == InstKind::Unary) {
        (out_ += ' ') += text(static_cast<UnaryOp>(inst.flags));
        spacedValue(inst.a);
    } else if (inst.kind == InstKind::Binary || inst.kind == InstKind::Compare) {
        spacedValue(inst.a);
        const bool isBinary = inst.kind == InstKind::Binary;
        out_ += ' ';
        out_ += isBinary ? text(static_cast<BinaryOp>(op)) : text(static_cast<CompareOp>(op));
        if (isBinary && inst.flags & kInPlace) out_ += '=';
        spacedValue(inst.b);
    } else if (inst.kind == InstKind::Iter || inst.kind == InstKind::Next) {
        spacedValue(inst.a);
        flag(inst, kAsync, "async");
        flag(inst, kComprehension, "comprehension");
    } else if (inst.kind == InstKind::Refine) {
        spacedValue(inst.a);
        out_ += inst.flags & kTrue ? " if" : " if not";
        spacedValue(inst.b);
    } else if (inst.kind == InstKind::Jump) {
        out_ += ' ';
        block(inst.a);
        values(inst.b, inst.count);
    } else if (inst.kind == InstKind::Branch) {
        branch(inst);
    } else if (inst.kind == InstKind::Raise) {
        spacedValue(inst.a);
        out_ += " from";
        spacedValue(inst.b);
        flag(inst, kAssert, "assert");
    } else {
        spacedValue(inst.a);  // Yield, YieldFrom, Await, CaughtException, Return
    }
}

void FunctionPrinter::branch(const Inst& inst) {
    spacedValue(inst.a);
    out_ += ' ';
    block(f_.pool[inst.b]);
    out_ += ' ';
    block(f_.pool[inst.b + 1]);
    flag(inst, kOnNext, "on-next");
    flag(inst, kMayRaise, "may-raise");
    flag(inst, kLoopTest, "while");
    flag(inst, kBoolOp, "bool-op");
    flag(inst, kAssertTest, "assert");
    flag(inst, kConditionalExpr, "conditional");
}

}  // namespace

std::string printIr(const IrFunction& function, const Names& names) {
    std::string out;
    FunctionPrinter(function, names, out).run();
    return out;
}

std::string printIr(const IrFile& file, const Names& names) {
    std::string out;
    for (size_t i = 0; i < file.functions.size(); ++i) {
        if (i > 0) out += '\n';
        out += "#" + std::to_string(i) + " ";
        FunctionPrinter(file.functions[i], names, out).run();
    }
    return out;
}

}  // namespace graphlift

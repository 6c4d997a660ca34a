// Specs as Python text.
#include "analysis/facts/Signature.h"

namespace graphlift {

namespace {

std::string lastSegment(std::string_view path) {
    auto dot = path.rfind('.');
    return std::string(dot == std::string_view::npos ? path : path.substr(dot + 1));
}

/// The spec class that goes with a tensor class: named after it.
std::string specClass(const FactContext& context, const TensorType& type) {
    Role role = type.layout == Layout::Sparse ? Role::SparseTensorClass : Role::RaggedTensorClass;
    bool ragged = type.layout == Layout::Ragged;
    for (const Dim& dim : type.shape.dims) ragged = ragged || dim.kind == Dim::Kind::Ragged;
    ApiId spec = context.registry.role(Role::TensorSpecClass), tensor = context.registry.role(role);
    if ((type.layout == Layout::Sparse || ragged) && !tensor.isNone())
        return lastSegment(context.registry[tensor].path) + "Spec";
    return spec.isNone() ? "" : lastSegment(context.registry[spec].path);
}

std::string shapeText(const Shape& shape) {
    if (!shape.rankKnown) return "None";
    std::string out;
    for (const Dim& dim : shape.dims) {
        if (!out.empty()) out += ", ";
        out += dim.isKnown() ? std::to_string(dim.size) : "None";
    }
    return "(" + out + (shape.rank() == 1 ? ",)" : ")");
}

}  // namespace

std::string specText(const FactContext& context, const Spec& spec, const std::string& prefix) {
    std::string parts;
    for (const Spec& part : spec.sequence)
        parts += (parts.empty() ? "" : ", ") + specText(context, part, prefix);
    if (!spec.sequence.empty() && spec.isTuple)
        return "(" + parts + (spec.sequence.size() == 1 ? ",)" : ")");
    if (!spec.sequence.empty()) return "[" + parts + "]";
    for (const auto& [key, part] : spec.mapping)
        parts += (parts.empty() ? "'" : ", '") + key + "': " + specText(context, part, prefix);
    if (!spec.mapping.empty()) return "{" + parts + "}";
    return prefix + specClass(context, spec.tensor) + "(shape=" + shapeText(spec.tensor.shape) +
           ", dtype=" + prefix + std::string(text(spec.tensor.dtype)) + ")";
}

std::string frameworkPrefix(const FactContext& context, FunctionId f) {
    ApiId decorator = context.registry.role(Role::GraphDecorator);
    if (decorator.isNone()) return "";
    std::string package = context.registry[decorator].path;
    package = package.substr(0, package.find('.'));
    ObjectId space = context.moduleSpace(context.program.functions[f].module);
    if (!space.isNone())
        for (const HeapSlot& slot : context.slots(space))
            if (slot.kind == HeapSlot::Key::Attribute &&
                context.externalPath(slot.value) == package)
                return std::string(context.text(Name(slot.key))) + ".";
    return package + ".";
}

}  // namespace graphlift

#include "analysis/refactor/transformations/Transformations.h"

#include <algorithm>

#include "analysis/refactor/transformations/DecoratorOptions.h"

namespace graphlift {

namespace {

std::vector<FileEdit> fileEdits(const std::vector<TextEdit>& edits) {
    std::vector<FileEdit> result;
    for (const TextEdit& edit : edits)
        result.push_back(
            {edit.file, edit.cell, edit.range.begin, edit.range.end, edit.replacement});
    return result;
}

bool hasArgument(const FunctionView& function, std::string_view name) {
    const auto& arguments = function.summary.hybrid->arguments;
    return std::any_of(arguments.begin(), arguments.end(),
                       [&](const auto& argument) { return argument.first == name; });
}

}  // namespace

Transformations::Transformations(const ProgramFacts& facts) : facts_(facts) {
    const ModelRegistry& registry = *facts.program->registry;
    const ApiId decorator = registry.role(Role::GraphDecorator);
    if (decorator.isNone()) return;
    const std::string& path = registry[decorator].path;
    const size_t dot = path.find('.');
    module_ = path.substr(0, dot);
    decorator_ = dot == std::string::npos ? "" : path.substr(dot + 1);
    findSpelling();
}

EditTarget Transformations::targetOf(const FunctionView& function) const {
    const Program& program = *facts_.program;
    const FunctionId id = function.summary.function;
    return {program.tree(id), program.functions[id].file};
}

std::vector<FileEdit> Transformations::editsFor(const FunctionView& function,
                                                const Decision& decision) const {
    if (decorator_.empty()) return {};
    switch (decision.action) {
        case Action::ConvertToGraph:
            return addDecoratorEdits(function, decision.form);
        case Action::ConvertToEager:
            return removeDecoratorEdits(function);
        case Action::Reconfigure:
            return reconfigureEdits(function, decision.form);
        case Action::Keep:
        case Action::Undecided:
        case Action::None:
            break;
    }
    return {};
}

std::vector<FileEdit> Transformations::addDecoratorEdits(const FunctionView& function,
                                                         DecoratorForm form) const {
    const std::string& signature = function.summary.signature.text;
    std::vector<std::string> members{decorator_};
    if (form == DecoratorForm::Signature)
        for (std::string& member : membersIn(signature)) members.push_back(std::move(member));
    auto plan = spell(function, members);
    if (!plan && form == DecoratorForm::Signature) {
        form = DecoratorForm::Bare;  // the specs cannot be named here, the decorator may
        plan = spell(function, {decorator_});
    }
    if (!plan) return {};
    std::string call = plan->expressions[decorator_];
    if (form == DecoratorForm::Signature)
        call.append("(").append(kSignatureOption).append("=").append(respell(signature, *plan)) +=
            ")";
    if (form == DecoratorForm::ReduceRetracing)
        call.append("(").append(kRelaxOption).append("=True)");
    const NodeId node = facts_.program->ir(function.summary.function).node;
    const auto edit = addDecorator(targetOf(function), node, call);
    if (!edit) return {};
    std::vector<TextEdit> edits = plan->edits;
    edits.push_back(*edit);
    return fileEdits(edits);
}

/// The Decorator nodes that make it a graph function, outermost first.
std::vector<NodeId> Transformations::graphDecorators(const FunctionView& function) const {
    const EditTarget target = targetOf(function);
    const IrFunction& ir = facts_.program->ir(function.summary.function);
    const std::string path = module_ + "." + decorator_;
    const auto overlaps = [&](NodeId node, const SourceRange& where) {
        const TextRange range = target.tree.range(node);
        return where.file == target.file && where.range.begin < range.end &&
               range.begin < where.range.end;
    };
    std::vector<NodeId> found;
    for (NodeId node : functionDecorators(target.tree, ir.node)) {
        const auto& known = function.summary.decorators;
        const bool named = std::any_of(known.begin(), known.end(), [&](const DecoratorFacts& d) {
            return d.name == path && overlaps(node, d.where);
        });
        if (named || overlaps(node, function.summary.hybrid->where)) found.push_back(node);
    }
    return found;
}

std::vector<FileEdit> Transformations::removeDecoratorEdits(const FunctionView& function) const {
    std::vector<TextEdit> edits;
    for (NodeId node : graphDecorators(function))
        edits.push_back(removeDecorator(targetOf(function), node));
    return fileEdits(edits);
}

std::vector<FileEdit> Transformations::reconfigureEdits(const FunctionView& function,
                                                        DecoratorForm form) const {
    const std::vector<NodeId> decorators = graphDecorators(function);
    if (decorators.empty() || form == DecoratorForm::Bare) return {};
    const NodeId decorator = decorators.back();
    std::string_view name = kRelaxOption;
    std::string value = "True";
    std::vector<TextEdit> edits;
    if (form == DecoratorForm::Signature) {
        name = kSignatureOption;
        auto plan = spell(function, membersIn(function.summary.signature.text));
        if (!plan) return {};
        value = respell(function.summary.signature.text, *plan);
        edits = plan->edits;
    }
    const EditTarget target = targetOf(function);
    if (hasArgument(function, name)) {
        auto replaced = replaceDecoratorArgument(target, decorator, name, value);
        if (!replaced) return {};
        edits.push_back(std::move(*replaced));
    } else {
        auto added =
            addDecoratorArgument(target, decorator, std::string(name).append("=").append(value));
        if (!added) return {};
        edits.insert(edits.end(), added->begin(), added->end());
    }
    return fileEdits(edits);
}

ExtraEdit Transformations::currentArguments(const FunctionView& function,
                                            const std::vector<Finding>& findings) const {
    ExtraEdit extra;
    const bool fails = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.id == PreconditionId::CurrentDecoratorArguments &&
               finding.status == Status::Fails;
    });
    const std::vector<NodeId> decorators =
        fails ? graphDecorators(function) : std::vector<NodeId>();
    if (decorators.empty()) return extra;
    const EditTarget target = targetOf(function);
    for (const OldOption& old : kOldOptions) {
        if (!hasArgument(function, old.name)) continue;
        const bool drop = old.newName.empty() || hasArgument(function, old.newName);
        const auto edit =
            drop ? removeDecoratorArgument(target, decorators.back(), old.name)
                 : renameDecoratorArgument(target, decorators.back(), old.name, old.newName);
        if (!edit) continue;
        for (FileEdit& made : fileEdits({*edit})) extra.edits.push_back(std::move(made));
    }
    return extra;
}

}  // namespace graphlift

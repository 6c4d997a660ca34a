#include "analysis/edit/ImportEdits.h"

#include <algorithm>

#include "analysis/edit/Bindings.h"
#include "analysis/edit/Layout.h"
#include "analysis/syntax/Views.h"

namespace graphlift {

namespace {

std::string boundName(const ImportSpelling& import) {
    return import.alias.empty() ? import.module.substr(0, import.module.find('.')) : import.alias;
}

// The expression behind an import: `import a.b` binds a, so members are reached through "a.b".
std::string prefixOf(const ImportSpelling& import) {
    return import.alias.empty() ? import.module : import.alias;
}

std::string importText(const ImportSpelling& import) {
    return "import " + import.module + (import.alias.empty() ? "" : " as " + import.alias);
}

// What follows `base` in `dotted`: ".c" of "a.b" in "a.b.c"; false when it does not lead there.
bool remainder(const std::string& dotted, const std::string& base, std::string& rest) {
    if (base.empty() || !dotted.starts_with(base)) return false;
    rest = dotted.substr(base.size());
    return rest.empty() || rest[0] == '.';
}

class Speller {
  public:
    Speller(const Bindings& bindings, const NameRequest& request)
        : bindings_(bindings), request_(request) {
        for (const std::string& name : bindings.names())
            if (std::string meaning = bindings.meaning(name); !meaning.empty())
                meanings_.emplace_back(name, std::move(meaning));
    }

    // The shortest spelling through a module, else through an imported member; "" for none.
    [[nodiscard]] std::string spell(const std::string& member) const {
        std::string best;
        bool bestIsModule = false;
        for (const auto& [name, meaning] : meanings_)
            for (const std::string& module : request_.modules) {
                std::string rest;
                std::string wanted = module;
                wanted += "." + member;
                if (!remainder(wanted, meaning, rest)) continue;
                const std::string text = name + rest;
                const bool isModule = module.starts_with(meaning);
                const bool isBetter = best.empty() || (isModule && !bestIsModule) ||
                                      (isModule == bestIsModule && text.size() < best.size());
                if (isBetter) {
                    best = text;
                    bestIsModule = isModule;
                }
            }
        if (!best.empty()) return best;
        const std::string top = member.substr(0, member.find('.'));
        const bool isFree = !bindings_.isTaken(top, "*");
        return isFree && bindings_.hasWildcard(request_.modules) ? member : "";
    }

  private:
    const Bindings& bindings_;
    const NameRequest& request_;
    std::vector<std::pair<std::string, std::string>> meanings_;
};

struct Place {
    uint32_t at = 0;
    bool blankBefore = false;
    int blanksAfter = 0;
    uint32_t neighbour = 0;  // a place in the line whose line end is taken over
};

class ImportPlacer {
  public:
    ImportPlacer(const SyntaxTree& tree, NodeId function)
        : tree_(tree),
          text_(tree.source->text()),
          cell_(tree.source->position(tree[function].begin).cell) {}

    [[nodiscard]] Place find() const {
        NodeId last, first;
        bool isImport = false;
        for (const NodeId statement : tree_.children(SyntaxTree::root())) {
            if (isTrivia(tree_.kind(statement)) || !isInCell(statement)) continue;
            if (first.isNone()) first = statement;
            if (!isHead(statement, statement == first)) {
                if (last.isNone()) return above(statement);
                break;
            }
            last = statement;
            isImport = isPlainImport(statement);
        }
        if (last.isNone()) return {};
        return below(last, isImport);
    }

  private:
    [[nodiscard]] bool isInCell(NodeId statement) const {
        return tree_.source->position(tree_[statement].begin).cell == cell_;
    }
    [[nodiscard]] bool isPlainImport(NodeId statement) const {
        return tree_.kind(statement) == NodeKind::ImportStatement ||
               tree_.kind(statement) == NodeKind::ImportFromStatement;
    }
    // The docstring, __future__ imports and imports that a file begins with.
    [[nodiscard]] bool isHead(NodeId statement, bool isFirst) const {
        if (isPlainImport(statement) || tree_.kind(statement) == NodeKind::FutureImportStatement)
            return true;
        if (!isFirst || tree_.kind(statement) != NodeKind::ExpressionStatement) return false;
        const NodeId value = tree_.firstChild(statement);
        return !value.isNone() && (tree_.kind(value) == NodeKind::String ||
                                   tree_.kind(value) == NodeKind::ConcatenatedString);
    }
    [[nodiscard]] bool isBlankAt(uint32_t begin) const {
        const uint32_t end = nextLine(text_, begin);
        return text_.substr(begin, end - begin).find_first_not_of(" \t\f\r\n") ==
               std::string_view::npos;
    }
    [[nodiscard]] Place below(NodeId last, bool isImport) const {
        const uint32_t at = nextLine(text_, tree_[last].end);
        return {at, !isImport, isImport || isBlankAt(at) ? 0 : 1, tree_[last].end};
    }
    // Above the first statement, and above the comments that belong to it: unless the file begins
    // with them, where they may as well be its head.
    [[nodiscard]] Place above(NodeId statement) const {
        uint32_t at = lineBegin(text_, tree_[statement].begin);
        const uint32_t own = at;
        while (at > 0) {
            const uint32_t before = lineBegin(text_, at - 1);
            const size_t first = text_.find_first_not_of(" \t\f", before);
            if (first >= at || text_[first] != '#') break;
            at = before;
        }
        const bool isDefinition = tree_.kind(statement) == NodeKind::DecoratedDefinition ||
                                  tree_.kind(statement) == NodeKind::FunctionDefinition ||
                                  tree_.kind(statement) == NodeKind::ClassDefinition;
        return {at == 0 ? own : at, false, isDefinition ? 2 : 1, own};
    }

    const SyntaxTree& tree_;
    std::string_view text_;
    int32_t cell_;
};

TextEdit importEdit(const EditTarget& target, NodeId function, const ImportSpelling& import) {
    const SourceFile& file = *target.tree.source;
    const Place place = ImportPlacer(target.tree, function).find();
    const std::string lineEnd = lineEndAt(file, place.neighbour);
    std::string text = (place.blankBefore ? lineEnd : "") + importText(import) + lineEnd;
    for (int i = 0; i < place.blanksAfter; ++i) text += lineEnd;
    return makeEdit(target.file, file, {place.at, place.at}, std::move(text));
}

}  // namespace

Result<NamePlan> planNames(const EditTarget& target, NodeId function, const NameRequest& request) {
    const Bindings bindings(target.tree, function);
    const Speller speller(bindings, request);
    NamePlan plan;
    for (const std::string& member : request.members)
        plan.expressions[member] = speller.spell(member);
    const auto isMissing = [](const auto& entry) { return entry.second.empty(); };
    if (std::none_of(plan.expressions.begin(), plan.expressions.end(), isMissing)) return plan;

    for (const ImportSpelling& import : request.imports) {
        const std::string name = boundName(import);
        const std::string means = import.alias.empty() ? name : import.module;
        if (bindings.isTaken(name, means)) continue;
        for (auto& [member, expression] : plan.expressions)
            if (expression.empty()) expression = prefixOf(import) + "." + member;
        plan.edits.push_back(importEdit(target, function, import));
        return plan;
    }
    return fail(ErrorCode::BadCall, "no import can be added: every name it could have is taken");
}

}  // namespace graphlift

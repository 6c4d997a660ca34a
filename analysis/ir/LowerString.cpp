#include "analysis/ir/Lowerer.h"
#include "analysis/syntax/Literals.h"

namespace graphlift {

/// The value of a literal that stands in the source as it is: one piece without escapes. Else no
/// data.
std::string_view Lowerer::plainText(NodeId id) const {
    const NodeId start = tree_.firstChild(id);
    if (kind(id) != NodeKind::String || !start || kind(start) != NodeKind::StringStart) return {};
    const std::string_view prefix = tree_.text(start);
    if (prefix[0] != '"' && prefix[0] != '\'') return {};
    const NodeId content = tree_.nextSibling(start);
    if (!content || kind(content) != NodeKind::StringContent) return {};
    const std::string_view text = tree_.text(content);
    for (char c : text)
        if (c == '\\' || c == '\r') return {};
    return text;
}

/// One constant, or a Format when something is interpolated. Adjacent literals are one string.
InstId Lowerer::string(NodeId id) {
    const std::string_view plain = plainText(id);
    if (!plain.empty()) return b_.constant(names_.intern(plain), id);
    ScratchList pieces(scratch_);
    std::string text;
    bool isBytes = false;
    if (kind(id) == NodeKind::String) {
        stringPieces(id, pieces, text, isBytes);
    } else {
        for (NodeId part : tree_.children(id))
            if (kind(part) == NodeKind::String) stringPieces(part, pieces, text, isBytes);
    }
    if (isBytes) return b_.constant(BytesConst{names_.internTemporary(text)}, id);
    if (pieces.empty()) return b_.constant(names_.internTemporary(text), id);
    flushText(pieces, text, id);
    return b_.emit(InstKind::Format, b_.addPool(pieces.items()),
                   static_cast<uint32_t>(pieces.size() / 2), id);
}

void Lowerer::stringPieces(NodeId string, ScratchList& pieces, std::string& text, bool& isBytes) {
    const StringPrefix prefix = prefixOf(tree_, string);
    isBytes |= prefix.isBytes;
    for (NodeId part : tree_.children(string)) {
        if (kind(part) == NodeKind::StringContent)
            appendDecoded(tree_.text(part), prefix, text);
        else if (kind(part) == NodeKind::Interpolation)
            interpolation(part, pieces, text);
    }
}

void Lowerer::flushText(ScratchList& pieces, std::string& text, NodeId node) {
    if (text.empty()) return;
    pieces.push(b_.constant(names_.internTemporary(text), node).value);
    pieces.push(InstId::kNone);
    text.clear();
}

/// `{value=!r:spec}`: the text "value=" for a debugging one, then the converted value and its spec.
void Lowerer::interpolation(NodeId id, ScratchList& pieces, std::string& text) {
    const NodeId value = tree_.child(id, Field::Expression);
    const NodeId conversion = tree_.child(id, Field::TypeConversion);
    const NodeId spec = tree_.child(id, Field::FormatSpecifier);
    bool isRepr = false;
    for (NodeId child : tree_.children(id)) {
        if (kind(child) != NodeKind::Equals || !value) continue;
        const uint32_t begin = tree_[id].begin + 1, end = tree_[child].end;
        text += tree_.source->text().substr(begin, end - begin);
        isRepr = !conversion && !spec;
    }
    flushText(pieces, text, id);
    InstId result = expressionOrOpaque(value, id);
    Name convert = isRepr ? common_.repr : Name::none();
    if (conversion && tree_.text(conversion).size() > 1) {
        const char which = tree_.text(conversion)[1];
        convert = which == 'r' ? common_.repr : which == 'a' ? common_.ascii : common_.str;
    }
    if (convert) {
        const InstId function = b_.emit(InstKind::LoadGlobal, convert.value, InstId::kNone, id);
        result = callWith(function, {result}, id);
    }
    pieces.push(result.value);
    pieces.push(spec ? formatSpec(spec).value : InstId::kNone);
}

/// The text after the colon; its literal parts are no nodes of the tree.
InstId Lowerer::formatSpec(NodeId id) {
    ScratchList pieces(scratch_);
    std::string text;
    uint32_t at = tree_[id].begin + 1;
    const std::string_view source = tree_.source->text();
    for (NodeId child : tree_.children(id)) {
        if (kind(child) != NodeKind::FormatExpression && kind(child) != NodeKind::Interpolation)
            continue;
        text += source.substr(at, tree_[child].begin - at);
        interpolation(child, pieces, text);
        at = tree_[child].end;
    }
    text += source.substr(at, tree_[id].end - at);
    if (pieces.empty()) return b_.constant(names_.internTemporary(text), id);
    flushText(pieces, text, id);
    return b_.emit(InstKind::Format, b_.addPool(pieces.items()),
                   static_cast<uint32_t>(pieces.size() / 2), id);
}

}  // namespace graphlift

#include "analysis/syntax/Parser.h"

#include <tree_sitter/api.h>

#include <atomic>
#include <cstring>

#include "analysis/syntax/SyntaxProblems.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace graphlift {
namespace {

struct SymbolInfo {
    NodeKind kind = NodeKind::Other;
    bool named = false;
    bool token = false;  // an anonymous node that has a kind of its own
};

/// What each symbol of the grammar is in the flat tree.
std::vector<SymbolInfo> symbolTable(const TSLanguage* language) {
    struct Row {
        NodeKind kind;
        const char* text;
        bool named;
    };
    static constexpr Row kRows[] = {
#define GRAPHLIFT_NODE(id, text) {NodeKind::id, text, true},
#define GRAPHLIFT_TOKEN(id, text) {NodeKind::id, text, false},
#include "analysis/syntax/NodeKind.def"
#undef GRAPHLIFT_NODE
    };
    std::vector<SymbolInfo> table(ts_language_symbol_count(language));
    for (size_t i = 0; i < table.size(); ++i) {
        const auto symbol = static_cast<TSSymbol>(i);
        table[i].named = ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular;
        for (const Row& row : kRows)
            if (row.named == table[i].named &&
                std::strcmp(row.text, ts_language_symbol_name(language, symbol)) == 0) {
                table[i].kind = row.kind;
                table[i].token = !row.named;
            }
    }
    return table;
}

std::vector<Field> fieldTable(const TSLanguage* language) {
    static constexpr const char* kTexts[] = {
        "",
#define GRAPHLIFT_FIELD(id, text) text,
#include "analysis/syntax/Field.def"
#undef GRAPHLIFT_FIELD
    };
    std::vector<Field> table(ts_language_field_count(language) + 1, Field::None);
    for (size_t i = 1; i < table.size(); ++i)
        for (size_t field = 1; field < std::size(kTexts); ++field)
            if (std::strcmp(kTexts[field], ts_language_field_name_for_id(
                                               language, static_cast<TSFieldId>(i))) == 0)
                table[i] = static_cast<Field>(field);
    return table;
}

/// Anonymous nodes are kept where the named ones do not say it all.
bool carriesMeaning(NodeKind token, NodeKind parent) {
    switch (token) {
        case NodeKind::Async:
        case NodeKind::Underscore:
        case NodeKind::Star:
        case NodeKind::StarStar:
            return true;
        case NodeKind::Colon:
            return parent == NodeKind::Slice;
        case NodeKind::Equals:
            return parent == NodeKind::Interpolation;
        case NodeKind::From:
            return parent == NodeKind::Yield;
        case NodeKind::Minus:
        case NodeKind::Plus:
            return parent == NodeKind::CasePattern || parent == NodeKind::ComplexPattern ||
                   parent == NodeKind::UnionPattern || parent == NodeKind::DictPattern ||
                   parent == NodeKind::KeywordPattern;
        default:
            return false;  // named nodes, and tokens that only a field makes worth keeping
    }
}

struct TreeDeleter {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

}  // namespace

struct Parser::State {
    const TSLanguage* language = tree_sitter_python();
    TSParser* parser = ts_parser_new();
    std::vector<SymbolInfo> symbols = symbolTable(language);
    std::vector<Field> fields = fieldTable(language);
    std::atomic<size_t> stopped = 0;
    static_assert(sizeof(std::atomic<size_t>) == sizeof(size_t) &&
                  std::atomic<size_t>::is_always_lock_free);

    State() {
        ts_parser_set_language(parser, language);
        ts_parser_set_cancellation_flag(parser, reinterpret_cast<const size_t*>(&stopped));
    }
    ~State() { ts_parser_delete(parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    [[nodiscard]] SymbolInfo info(TSNode node) const {
        const TSSymbol symbol = ts_node_symbol(node);
        if (symbol < symbols.size()) return symbols[symbol];
        return {NodeKind::Error, true, false};  // ERROR stands outside the grammar's symbols
    }
};

namespace {

/// Copies tree-sitter's tree into ours in one walk. The open nodes stand on a stack of their own,
/// so the depth of the source is no matter.
template <class State>
class Flattener {
  public:
    Flattener(const State& state, ParsedFile& out) : state_(state), out_(out) {}

    void run(TSNode root) {
        out_.tree.nodes.reserve(ts_node_end_byte(root) / 4 + 16);
        TSTreeCursor cursor = ts_tree_cursor_new(root);
        for (bool more = true; more;) {
            const bool kept = visit(cursor);
            if (ts_tree_cursor_goto_first_child(&cursor)) {
                open_.push_back({kept ? last_ : open_.back().node, NodeId::none(), kept});
                if (!kept) open_.back().lastChild = open_[open_.size() - 2].lastChild;
                continue;
            }
            more = ts_tree_cursor_goto_next_sibling(&cursor);
            while (!more && ts_tree_cursor_goto_parent(&cursor)) {
                close();
                more = ts_tree_cursor_goto_next_sibling(&cursor);
            }
        }
        ts_tree_cursor_delete(&cursor);
    }

  private:
    struct Open {
        NodeId node;       // the kept node whose children are being visited
        NodeId lastChild;  // its last child so far
        bool kept;
    };

    void close() {
        const Open done = open_.back();
        open_.pop_back();
        if (!done.kept) open_.back().lastChild = done.lastChild;
    }

    /// Appends the cursor's node when it is worth keeping.
    bool visit(const TSTreeCursor& cursor) {
        const TSNode node = ts_tree_cursor_current_node(&cursor);
        const SymbolInfo info = state_.info(node);
        if (ts_node_is_missing(node))
            out_.problems.push_back(
                missingProblem(*out_.tree.source, ts_node_start_byte(node), ts_node_type(node)));
        if (!info.named && !info.token) return false;
        Field field = Field::None;
        if (!open_.empty()) field = state_.fields[ts_tree_cursor_current_field_id(&cursor)];
        if (info.token && field == Field::None &&
            !carriesMeaning(info.kind, out_.tree.kind(open_.back().node)))
            return false;
        append(node, info.kind, field);
        return true;
    }

    void append(TSNode node, NodeKind kind, Field field) {
        uint8_t flags = ts_node_has_error(node) ? SyntaxTree::kHasError : 0;
        if (ts_node_is_missing(node)) flags |= SyntaxTree::kMissing;
        last_ = NodeId(out_.tree.nodes.size());
        out_.tree.nodes.push_back({kind, field, flags, ts_node_start_byte(node),
                                   ts_node_end_byte(node), NodeId::kNone, NodeId::kNone});
        if (open_.empty()) return;
        Open& parent = open_.back();
        if (parent.lastChild)
            out_.tree.nodes[parent.lastChild.index()].nextSibling = last_.value;
        else
            out_.tree.nodes[parent.node.index()].firstChild = last_.value;
        parent.lastChild = last_;
    }

    const State& state_;
    ParsedFile& out_;
    std::vector<Open> open_;
    NodeId last_;
};

}  // namespace

Parser::Parser() : state_(std::make_unique<State>()) {}
Parser::~Parser() = default;

ParsedFile Parser::parse(std::shared_ptr<const SourceFile> source, std::stop_token stop) {
    ParsedFile out;
    out.tree.source = std::move(source);
    const std::string_view text = out.tree.source->text();
    state_->stopped = 0;
    const std::stop_callback onStop(stop, [this] { state_->stopped = 1; });
    const std::unique_ptr<TSTree, TreeDeleter> tree(ts_parser_parse_string(
        state_->parser, nullptr, text.data(), static_cast<uint32_t>(text.size())));
    if (tree) {
        Flattener<State>(*state_, out).run(ts_tree_root_node(tree.get()));
    } else {  // stopped: the caller asked not to have a result
        ts_parser_reset(state_->parser);
        out.tree.nodes.push_back({NodeKind::Module, Field::None, SyntaxTree::kHasError, 0,
                                  static_cast<uint32_t>(text.size()), NodeId::kNone,
                                  NodeId::kNone});
    }
    findProblems(out.tree, out.problems);
    return out;
}

}  // namespace graphlift

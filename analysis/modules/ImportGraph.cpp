// What wildcards bind and in which order modules are imported.
#include <algorithm>

#include "analysis/modules/ModuleIndex.h"

namespace graphlift {

namespace {

bool isPublic(std::string_view name) { return !name.starts_with('_'); }

// Tarjan's algorithm with its own stack: components come out after what they import.
class Components {
  public:
    explicit Components(const std::vector<std::vector<ModuleId>>& edges)
        : edges_(edges), index_(edges.size(), 0), low_(edges.size(), 0), onStack_(edges.size()) {}

    std::vector<ModuleId> run() && {
        for (uint32_t i = 0; i < edges_.size(); ++i)
            if (index_[i] == 0) search(i);
        return std::move(order_);
    }

  private:
    struct Frame {
        uint32_t node;
        size_t edge;
    };

    void enter(uint32_t node) {
        index_[node] = low_[node] = ++count_;
        stack_.push_back(node);
        onStack_[node] = true;
        frames_.push_back({node, 0});
    }
    void search(uint32_t start) {
        enter(start);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const uint32_t node = frame.node;
            if (frame.edge < edges_[node].size()) {
                const uint32_t next = edges_[node][frame.edge++].value;
                if (index_[next] == 0)
                    enter(next);
                else if (onStack_[next])
                    low_[node] = std::min(low_[node], index_[next]);
                continue;
            }
            frames_.pop_back();
            if (!frames_.empty())
                low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
            if (low_[node] == index_[node]) leave(node);
        }
    }
    void leave(uint32_t head) {
        const size_t mark = order_.size();
        uint32_t node = 0;
        do {
            node = stack_.back();
            stack_.pop_back();
            onStack_[node] = false;
            order_.emplace_back(node);
        } while (node != head);
        std::sort(order_.begin() + static_cast<std::ptrdiff_t>(mark), order_.end());
    }

    const std::vector<std::vector<ModuleId>>& edges_;
    std::vector<uint32_t> index_, low_;
    std::vector<bool> onStack_;
    std::vector<uint32_t> stack_;
    std::vector<Frame> frames_;
    std::vector<ModuleId> order_;
    uint32_t count_ = 0;
};

}  // namespace

// The names of a module and of all modules that wildcards lead to; an `__all__` ends the way.
void ModuleIndex::collectExports(const Decls& decls) {
    exports_.resize(modules_.size());
    for (uint32_t start = 0; start < decls.size(); ++start) {
        std::set<Name> found;
        std::vector<ModuleId> open{ModuleId(start)};
        std::vector<bool> seen(decls.size());
        seen[start] = true;
        while (!open.empty()) {
            const ModuleId at = open.back();
            open.pop_back();
            const ModuleDecls* own = decls[at.index()];
            if (own == nullptr) continue;
            const bool isStart = at.index() == start;
            if (own->all)
                for (const Name name : *own->all)
                    if (isStart || isPublic(names_.text(name))) found.insert(name);
            if (own->all && !own->allIsDynamic) continue;
            for (const Name name : own->names)
                if (isPublic(names_.text(name))) found.insert(name);
            for (const ImportDecl& import : own->imports) {
                if (import.inFunction || names_.text(import.name) != "*") continue;
                const ModuleId next = resolve(at, import.module, import.level);
                if (next.isNone() || seen[next.index()]) continue;
                seen[next.index()] = true;
                open.push_back(next);
            }
        }
        std::vector<Name>& result = exports_[start];
        result.assign(found.begin(), found.end());
        std::sort(result.begin(), result.end(),
                  [&](Name a, Name b) { return names_.text(a) < names_.text(b); });
    }
}

// A module imports the packages above the one that it names, and submodules that it names as
// members.
std::vector<ModuleId> ModuleIndex::importedModules(ModuleId from, const ModuleDecls& decls) const {
    std::vector<ModuleId> result;
    const auto add = [&](ModuleId id) {
        if (!id.isNone() && id != from &&
            std::find(result.begin(), result.end(), id) == result.end())
            result.push_back(id);
    };
    for (const ImportDecl& import : decls.imports) {
        if (import.inFunction) continue;
        const ModuleId target = resolve(from, import.module, import.level);
        if (target.isNone()) continue;
        const std::string& path = paths_[target.index()];
        for (size_t slash = path.find('/'); slash != std::string::npos;
             slash = path.find('/', slash + 1))
            if (isPackageFolder(path.substr(0, slash))) add(atPath(path.substr(0, slash)));
        add(target);
        if (!import.name.isNone()) add(submodule(target, import.name));
    }
    return result;
}

void ModuleIndex::orderImports(const Decls& decls) {
    std::vector<std::vector<ModuleId>> edges(modules_.size());
    for (uint32_t i = 0; i < decls.size(); ++i)
        if (decls[i] != nullptr) edges[i] = importedModules(ModuleId(i), *decls[i]);
    order_ = Components(edges).run();
}

}  // namespace graphlift

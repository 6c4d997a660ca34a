// Lays one Source a framework version out as the tables of analysis/models/BlobFormat.h.
#include <algorithm>
#include <bit>
#include <cstring>

#include "analysis/models/BlobFormat.h"
#include "resources/tools/ModelSource.h"

namespace graphlift::modelc {

namespace {

class TableWriter {
  public:
    explicit TableWriter(Source& source) : source_(source) {}

    std::string bytes() {
        uint32_t next = 0;
        for (auto& [path, api] : source_.apis) ids_[path] = next++;
        for (auto& [path, api] : source_.apis) add(path, api);
        addSlots();
        for (const std::string& role : source_.roles) roles_.push_back(idOf(role));
        for (const SourceEffect& e : source_.effects)
            effects_.push_back({source_.intern(e.package), source_.intern(e.assumption), e.effect,
                                e.isAssumed ? 1u : 0u});
        for (const std::string& package : source_.packages)
            packages_.push_back(source_.intern(package));
        return layOut();
    }

  private:
    uint32_t idOf(const std::string& name) const {
        auto found = ids_.find(source_.canonical(name));
        return found == ids_.end() ? blob::kNone : found->second;
    }
    blob::Words addWords(const std::vector<uint32_t>& all) {
        blob::Words w{static_cast<uint32_t>(words_.size()), static_cast<uint32_t>(all.size())};
        words_.insert(words_.end(), all.begin(), all.end());
        return w;
    }
    blob::Words addTexts(const std::vector<std::string>& texts) {
        std::vector<uint32_t> all;
        for (const std::string& text : texts) all.push_back(source_.intern(text));
        return addWords(all);
    }
    void add(const std::string& path, const SourceApi& api);
    void addSlots();
    std::string layOut();

    Source& source_;
    std::map<std::string, uint32_t> ids_;
    std::vector<blob::ApiRecord> apis_;
    std::vector<blob::ParamRecord> params_;
    std::vector<blob::InvokeRecord> invokes_;
    std::vector<uint32_t> words_, roles_, packages_;
    std::vector<blob::Slot> slots_;
    std::vector<blob::DefaultEffect> effects_;
};

void TableWriter::add(const std::string& path, const SourceApi& api) {
    blob::ApiRecord record;
    record.path = source_.intern(path);
    size_t dot = path.rfind('.');
    auto owner = dot == std::string::npos ? ids_.end() : ids_.find(path.substr(0, dot));
    if (owner != ids_.end() && source_.apis.at(owner->first).kind == 2)
        record.owner = owner->second;
    record.result = api.result;
    record.params = {static_cast<uint32_t>(params_.size()),
                     static_cast<uint32_t>(api.params.size())};
    for (const SourceParam& p : api.params)
        params_.push_back({source_.intern(p.name), p.defaultValue, p.kind, p.hasDefault, 0});
    std::vector<uint32_t> bases, effects;
    for (const std::string& base : api.bases)
        if (uint32_t id = idOf(base); id != blob::kNone) bases.push_back(id);
    record.bases = addWords(bases);
    for (auto [kind, param] : api.effects) effects.insert(effects.end(), {kind, param});
    record.effects = addWords(effects);
    record.invokes = {static_cast<uint32_t>(invokes_.size()),
                      static_cast<uint32_t>(api.invokes.size())};
    for (const SourceInvoke& invoke : api.invokes) {
        blob::Words args = addWords(invoke.args);
        invokes_.push_back({invoke.callee, args, invoke.flags});
    }
    record.protocol = addTexts(api.protocol);
    record.tags = addTexts(api.tags);
    record.nameParam = api.nameParam;
    record.kind = api.kind;
    record.trace = api.trace;
    record.dtype = api.dtype;
    record.flags = static_cast<uint8_t>((api.isCurated ? blob::kCurated : 0) |
                                        (api.signatureKnown ? blob::kSignatureKnown : 0) |
                                        (api.isNumpy ? blob::kNumpy : 0));
    apis_.push_back(record);
}

void TableWriter::addSlots() {
    std::vector<std::pair<std::string, uint32_t>> names;
    for (const auto& [path, id] : ids_) names.emplace_back(path, id);
    for (const auto& [alias, path] : source_.aliases)
        if (uint32_t id = idOf(alias); id != blob::kNone && ids_.find(alias) == ids_.end())
            names.emplace_back(alias, id);
    uint32_t count = std::bit_ceil(static_cast<uint32_t>(names.size() * 2 + 2));
    slots_.assign(count, {});
    for (const auto& [name, id] : names) {
        uint32_t at = blob::slotOf(blob::hashText(name), count);
        while (slots_[at].text != blob::kNone) at = (at + 1) & (count - 1);
        slots_[at] = {source_.intern(name), id};
    }
}

template <class T>
blob::Section append(std::string& out, const std::vector<T>& items) {
    while (out.size() % 8 != 0) out += '\0';
    blob::Section section{static_cast<uint32_t>(out.size()), static_cast<uint32_t>(items.size())};
    if (!items.empty())
        out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    return section;
}

std::string TableWriter::layOut() {
    blob::Table table;
    std::string out(sizeof table, '\0');
    table.version = source_.intern(source_.version);
    std::vector<uint32_t> starts;
    std::vector<char> chars;
    for (const std::string& text : source_.strings) {
        starts.push_back(static_cast<uint32_t>(chars.size()));
        chars.insert(chars.end(), text.begin(), text.end());
    }
    starts.push_back(static_cast<uint32_t>(chars.size()));
    table.strings = append(out, starts);
    table.chars = append(out, chars);
    table.apis = append(out, apis_);
    table.params = append(out, params_);
    table.invokes = append(out, invokes_);
    table.words = append(out, words_);
    table.nodes = append(out, source_.pool.nodes);
    table.children = append(out, source_.pool.children);
    table.slots = append(out, slots_);
    table.roles = append(out, roles_);
    table.effects = append(out, effects_);
    table.packages = append(out, packages_);
    std::memcpy(out.data(), &table, sizeof table);
    return out;
}

}  // namespace

std::string writeBlob(Sources& sources) {
    blob::Directory directory;
    directory.count = static_cast<uint32_t>(sources.versions.size());
    std::vector<blob::DirectoryEntry> entries;
    size_t begin = sizeof directory + sizeof(blob::DirectoryEntry) * directory.count;
    std::string tables;
    for (Source& source : sources.versions) {
        while ((begin + tables.size()) % 16 != 0) tables += '\0';
        blob::DirectoryEntry entry;
        std::strncpy(entry.version, source.version.c_str(), sizeof entry.version - 1);
        entry.fromMinor = source.fromMinor;
        entry.offset = static_cast<uint32_t>(begin + tables.size());
        entries.push_back(entry);
        tables += TableWriter(source).bytes();
    }
    std::string out(reinterpret_cast<const char*>(&directory), sizeof directory);
    out.append(reinterpret_cast<const char*>(entries.data()),
               entries.size() * sizeof(blob::DirectoryEntry));
    return out + tables;
}

}  // namespace graphlift::modelc

#include "analysis/models/RegistryData.h"

#include <cstring>

namespace graphlift {

namespace {

template <class T>
std::span<const T> view(std::string_view bytes, blob::Section section) {
    return {reinterpret_cast<const T*>(bytes.data() + section.offset), section.count};
}

struct NoContext : ModelContext {
    ModelValue attribute(const ModelValue&, std::string_view) override {
        return ModelValue::absent();
    }
    ModelValue resultOf(uint32_t) override { return ModelValue::unknown(); }
};

}  // namespace

ModelRegistry::Data::Data(std::string_view tableBytes) : bytes(tableBytes) {
    const auto& table = *reinterpret_cast<const blob::Table*>(bytes.data());
    stringStarts = view<uint32_t>(bytes, table.strings);
    chars = bytes.substr(table.chars.offset, table.chars.count);
    apis = view<blob::ApiRecord>(bytes, table.apis);
    params = view<blob::ParamRecord>(bytes, table.params);
    invokes = view<blob::InvokeRecord>(bytes, table.invokes);
    words = view<uint32_t>(bytes, table.words);
    nodes = view<ExprNode>(bytes, table.nodes);
    children = view<uint32_t>(bytes, table.children);
    slots = view<blob::Slot>(bytes, table.slots);
    roles = view<uint32_t>(bytes, table.roles);
    effects = view<blob::DefaultEffect>(bytes, table.effects);
    packages = view<uint32_t>(bytes, table.packages);
    version = std::string(text(table.version));
    pool.nodes = nodes;
    pool.children = children;
    pool.text = [this](uint32_t id) { return text(id); };
    models = std::make_unique<std::atomic<const ApiModel*>[]>(apis.size());
}

ModelRegistry::Data::~Data() {
    for (size_t i = 0; i < apis.size(); ++i) delete models[i].load(std::memory_order_relaxed);
}

ApiId ModelRegistry::Data::find(std::string_view path, std::string_view name) const {
    uint64_t hash = blob::hashText(path);
    if (!name.empty()) hash = blob::hashText(name, blob::hashText(".", hash));
    size_t length = path.size() + (name.empty() ? 0 : name.size() + 1);
    uint32_t mask = static_cast<uint32_t>(slots.size()) - 1;
    for (uint32_t at = blob::slotOf(hash, mask + 1);; at = (at + 1) & mask) {
        const blob::Slot& slot = slots[at];
        if (slot.text == blob::kNone) return ApiId::none();
        std::string_view known = text(slot.text);
        if (known.size() != length || !known.starts_with(path)) continue;
        if (name.empty() || (known[path.size()] == '.' && known.ends_with(name)))
            return ApiId(slot.api);
    }
}

namespace {

ApiEffect effectOf(uint32_t kind, uint32_t param) {
    return {static_cast<ApiEffect::Kind>(kind), param};
}

ApiParam paramOf(const ModelRegistry::Data& data, const blob::ParamRecord& record) {
    ApiParam param;
    param.name = std::string(data.text(record.name));
    param.kind = static_cast<ParamKind>(record.kind);
    param.hasDefault = record.hasDefault != 0;
    NoContext none;
    if (record.defaultValue != blob::kNone)
        param.defaultValue = Evaluator(data.pool, {}, none, nullptr).evaluate(record.defaultValue);
    return param;
}

std::unique_ptr<ApiModel> modelOf(const ModelRegistry::Data& data, const blob::ApiRecord& record) {
    auto model = std::make_unique<ApiModel>();
    model->path = std::string(data.text(record.path));
    model->kind = static_cast<ApiKind>(record.kind);
    model->isCurated = (record.flags & blob::kCurated) != 0;
    model->signatureKnown = (record.flags & blob::kSignatureKnown) != 0;
    model->givesValue = model->kind == ApiKind::Class && record.result != blob::kNone;
    model->owner = ApiId(record.owner);
    model->trace = static_cast<TraceBehaviour>(record.trace);
    model->dtype = static_cast<DType>(record.dtype);
    model->nameParam = record.nameParam;
    for (uint32_t base : data.wordsOf(record.bases)) model->bases.emplace_back(base);
    for (uint32_t i = 0; i < record.params.count; ++i)
        model->params.push_back(paramOf(data, data.params[record.params.first + i]));
    auto effects = data.wordsOf(record.effects);
    for (size_t i = 0; i + 1 < effects.size(); i += 2)
        model->effects.push_back(effectOf(effects[i], effects[i + 1]));
    for (uint32_t i = 0; i < record.invokes.count; ++i) {
        const blob::InvokeRecord& invoke = data.invokes[record.invokes.first + i];
        auto args = data.wordsOf(invoke.args);
        model->invokes.push_back({invoke.callee,
                                  {args.begin(), args.end()},
                                  (invoke.flags & blob::kTraced) != 0,
                                  (invoke.flags & blob::kPython) != 0,
                                  (invoke.flags & blob::kStored) != 0});
    }
    for (uint32_t word : data.wordsOf(record.protocol))
        model->callProtocol.emplace_back(data.text(word));
    for (uint32_t word : data.wordsOf(record.tags)) model->tags.emplace_back(data.text(word));
    return model;
}

}  // namespace

const ApiModel& ModelRegistry::operator[](ApiId id) const {
    std::atomic<const ApiModel*>& slot = data_->models[id.index()];
    const ApiModel* known = slot.load(std::memory_order_acquire);
    if (known != nullptr) return *known;
    auto model = modelOf(*data_, data_->apis[id.index()]);
    for (ApiParam& param : model->params)
        if (param.defaultValue.is(ModelValue::Kind::Api))
            param.defaultValue = withApi(param.defaultValue);
    const ApiModel* expected = nullptr;
    if (slot.compare_exchange_strong(expected, model.get(), std::memory_order_acq_rel))
        return *model.release();
    return *expected;
}

}  // namespace graphlift

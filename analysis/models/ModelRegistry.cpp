#include "analysis/models/ModelRegistry.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstring>

#include "analysis/models/BlobFormat.h"
#include "analysis/models/ModelData.h"
#include "analysis/models/RegistryData.h"
#include "analysis/models/ShapeFunctions.h"

namespace graphlift {

using Kind = ModelValue::Kind;

namespace {

/// The minor number of "2.10.1", "2.10"; other majors count as the oldest.
std::optional<uint32_t> minorOf(std::string_view version) {
    size_t dot = version.find('.');
    if (version.empty()) return std::nullopt;
    if (version.substr(0, dot) != "2" || dot == std::string_view::npos) return 0;
    uint32_t minor = 0;
    std::from_chars(version.data() + dot + 1, version.data() + version.size(), minor);
    return minor;
}

}  // namespace

Result<std::shared_ptr<const ModelRegistry>> ModelRegistry::load(
    std::string_view frameworkVersion) {
    return loadFrom(embeddedModels(), frameworkVersion);
}

Result<std::shared_ptr<const ModelRegistry>> ModelRegistry::loadFrom(
    std::string_view bytes, std::string_view frameworkVersion) {
    blob::Directory directory;
    auto damaged = [] {
        return fail(ErrorCode::Internal,
                    "the built-in framework models are damaged; rebuild the program");
    };
    if (bytes.size() < sizeof directory) return damaged();
    std::memcpy(&directory, bytes.data(), sizeof directory);
    if (directory.magic != blob::kMagic || directory.blobVersion != blob::kBlobVersion ||
        directory.count == 0)
        return damaged();
    auto wanted = minorOf(frameworkVersion);
    blob::DirectoryEntry chosen;
    for (uint32_t i = 0; i < directory.count; ++i) {
        blob::DirectoryEntry entry;
        std::memcpy(&entry, bytes.data() + sizeof directory + i * sizeof entry, sizeof entry);
        if (i == 0 || !wanted || entry.fromMinor <= *wanted) chosen = entry;
    }
    return std::shared_ptr<const ModelRegistry>(
        std::make_shared<ModelRegistry>(std::make_unique<Data>(bytes.substr(chosen.offset))));
}

ModelRegistry::ModelRegistry(std::unique_ptr<Data> data) : data_(std::move(data)) {}
ModelRegistry::~ModelRegistry() = default;

const std::string& ModelRegistry::version() const { return data_->version; }
size_t ModelRegistry::size() const { return data_->apis.size(); }

ApiId ModelRegistry::find(std::string_view path) const {
    if (ApiId id = data_->find(path)) return id;
    // A member reached through an alias of its class or module.
    size_t dot = path.rfind('.');
    if (dot == std::string_view::npos) return ApiId::none();
    ApiId owner = find(path.substr(0, dot));
    return owner ? member(owner, path.substr(dot + 1)) : ApiId::none();
}

ApiId ModelRegistry::member(ApiId owner, std::string_view name) const {
    if (!owner) return ApiId::none();
    const blob::ApiRecord& record = data_->apis[owner.index()];
    if (ApiId own = data_->find(data_->text(record.path), name)) return own;
    for (uint32_t base : data_->wordsOf(record.bases))
        if (ApiId inherited = data_->find(data_->text(data_->apis[base].path), name))
            return inherited;
    return ApiId::none();
}

bool ModelRegistry::isSubclass(ApiId cls, ApiId base) const {
    if (!cls || !base) return false;
    if (cls == base) return true;
    auto bases = data_->wordsOf(data_->apis[cls.index()].bases);
    return std::ranges::find(bases, base.value) != bases.end();
}

ApiId ModelRegistry::role(Role role) const {
    size_t i = static_cast<size_t>(role);
    return i < data_->roles.size() ? ApiId(data_->roles[i]) : ApiId::none();
}

bool ModelRegistry::hasRole(ApiId api, Role wanted) const { return isSubclass(api, role(wanted)); }

bool ModelRegistry::isKnownPackage(std::string_view path) const {
    std::string_view top = path.substr(0, path.find('.'));
    return std::ranges::any_of(data_->packages,
                               [&](uint32_t name) { return data_->text(name) == top; });
}

const blob::DefaultEffect* ModelRegistry::Data::defaultEffect(std::string_view path) const {
    const blob::DefaultEffect* best = nullptr;
    size_t length = 0;
    for (const blob::DefaultEffect& e : effects) {
        std::string_view package = text(e.package);
        bool covers = path.starts_with(package) &&
                      (path.size() == package.size() || path[package.size()] == '.');
        if (covers && package.size() >= length) {
            best = &e;
            length = package.size();
        }
    }
    return best;
}

std::optional<std::string> ModelRegistry::defaultEffectAssumption(std::string_view path) const {
    const blob::DefaultEffect* found = data_->defaultEffect(path);
    if (found == nullptr || found->isAssumed == 0) return std::nullopt;
    return std::string(data_->text(found->assumption));
}

bool ApiModel::hasTag(std::string_view tag) const {
    return std::ranges::find(tags, tag) != tags.end();
}

ApiId ModelRegistry::classOf(const ModelValue& value) const {
    switch (value.kind) {
        case Kind::Instance:
        case Kind::Api:
            return value.api;
        case Kind::Shape:
            return role(Role::ShapeClass);
        case Kind::DType:
            return role(Role::DTypeClass);
        case Kind::Bool:
        case Kind::SomeBool:
            return data_->find("builtins.bool");
        case Kind::Int:
        case Kind::SomeInt:
            return data_->find("builtins.int");
        case Kind::Float:
        case Kind::SomeFloat:
            return data_->find("builtins.float");
        case Kind::Complex:
            return data_->find("builtins.complex");
        case Kind::String:
        case Kind::SomeString:
            return data_->find("builtins.str");
        case Kind::Bytes:
            return data_->find("builtins.bytes");
        case Kind::Sequence:
            return data_->find(value.isTuple ? "builtins.tuple" : "builtins.list");
        case Kind::Mapping:
            return data_->find("builtins.dict");
        case Kind::Range:
            return data_->find("builtins.range");
        case Kind::Slice:
            return data_->find("builtins.slice");
        case Kind::Tensor:
            return classOfTensor(value.tensor);
        case Kind::Absent:
        case Kind::Unknown:
        case Kind::None:
        case Kind::Ellipsis:
        case Kind::Callable:
        case Kind::AnyOf:
            return ApiId::none();
    }
    return ApiId::none();
}

ApiId ModelRegistry::classOfTensor(const TensorType& type) const {
    if (type.origin == Origin::Numpy || type.origin == Origin::NumpyScalar)
        return role(Role::ArrayClass);
    if (type.layout == Layout::Ragged) return role(Role::RaggedTensorClass);
    if (type.layout == Layout::Sparse) return role(Role::SparseTensorClass);
    if (type.origin == Origin::Variable) return role(Role::VariableClass);
    ApiId keras = type.origin == Origin::Keras ? role(Role::KerasTensorClass) : ApiId::none();
    return keras ? keras : role(Role::TensorClass);
}

std::optional<TensorType> ModelRegistry::hintedTensor(ApiId api) const {
    if (!api) return std::nullopt;
    const ApiModel& model = (*this)[api];
    TensorType type;
    type.dtype =
        model.kind == ApiKind::Class || model.kind == ApiKind::DType ? model.dtype : DType::Unknown;
    if (hasRole(api, Role::VariableClass))
        type.origin = Origin::Variable;
    else if (hasRole(api, Role::RaggedTensorClass))
        type.layout = Layout::Ragged;
    else if (hasRole(api, Role::SparseTensorClass))
        type.layout = Layout::Sparse;
    else if (hasRole(api, Role::ArrayClass))
        type.origin = Origin::Numpy;
    else if (hasRole(api, Role::KerasTensorClass))
        type.origin = Origin::Keras;
    else if (!hasRole(api, Role::TensorClass) && !model.hasTag("tensor-hint"))
        return std::nullopt;
    return type;
}

}  // namespace graphlift

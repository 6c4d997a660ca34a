// What the modelled packages (TensorFlow, Keras, NumPy, SciPy, Python's builtins and standard
// library) offer and do. Read-only after loading, shared by all threads. The only place that knows
// framework names; everybody else asks for roles, kinds and effects. Data and its format:
// resources/models/README.md.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/ir/IrFunction.h"
#include "analysis/models/ModelValue.h"
#include "analysis/support/Result.h"

namespace graphlift {

enum class ApiKind : uint8_t {
    Module,
    Function,
    Class,
    Method,
    StaticMethod,
    Property,
    DType,
    Constant
};

/// How an API behaves while a function that calls it is traced.
enum class TraceBehaviour : uint8_t {
    Neutral,       // plain Python: runs while tracing, reads only its arguments
    Graph,         // becomes an operation of the graph
    EagerOnly,     // raises (or means something else) on a symbolic tensor
    PythonEffect,  // an effect outside the graph: once per trace
    CreatesVariable,
    ReadsHost,  // reads clocks, random generators, files: constant after tracing
    Host,       // array code outside the graph: NumPy, SciPy (raises on symbolic tensors)
};

/// One effect of a call, from the data.
struct ApiEffect {
    enum class Kind : uint8_t {
        Output,  // prints, logs
        FileSystem,
        Network,
        GlobalState,   // writes state of the process or the library
        MutatesParam,  // changes argument `param` in place (python object or ndarray)
        AssignsParam,  // assigns the variable(s) in `param`: a graph effect
        RandomState,   // advances a generator of Python or NumPy
        Thread,
        AdvancesIterator,  // of argument `param`
        Unknown,           // the package's default: effects not known
    };
    Kind kind;
    uint32_t param = Id<int>::kNone;  // index in params; self is 0 for methods
};

struct ApiParam {
    std::string name;
    ParamKind kind = ParamKind::Positional;
    bool hasDefault = false;
    ModelValue defaultValue;  // Unknown where the default is no plain constant
};

/// A callback that the API calls.
struct ApiInvocation {
    uint32_t callee;  // parameter index
    std::vector<uint32_t>
        args;             // expression ids: what it is called with, for ModelRegistry::evaluateExpr
    bool traced = false;  // inside a graph of its own
    bool python = false;  // as Python at run time, outside any graph (py_function, numpy_function)
    bool stored = false;  // later, by others (an optimizer's loss callback, a registered hook)
};

struct ApiModel {
    std::string
        path;  // canonical: "tensorflow.linalg.matmul", "numpy.ndarray.sum", "builtins.print"
    ApiKind kind = ApiKind::Function;
    bool isCurated = false;    // meaning is known, not only the signature
    ApiId owner;               // class of a method or property
    std::vector<ApiId> bases;  // of a class, in MRO order without itself
    std::vector<ApiParam>
        params;  // without the receiver of constructors; methods: params[0] is the receiver
    bool signatureKnown = false;
    bool givesValue = false;  // class: constructing it gives what call() says (a tensor, a shape),
                              // not an instance
    TraceBehaviour trace = TraceBehaviour::Neutral;
    std::vector<ApiEffect> effects;
    std::vector<ApiInvocation> invokes;
    std::vector<std::string>
        callProtocol;  // class: methods that calling an instance reaches ("build", "call")
    std::vector<std::string> tags;  // free words that facts ask for: "variable-list",
                                    // "stateful-random", "keras-training", ...
    DType dtype = DType::Unknown;   // of ApiKind::DType and scalar classes
    int nameParam = -1;             // parameter that becomes an op's name scope
    int dtypeFrom = -1;

    [[nodiscard]] bool hasTag(std::string_view tag) const;
};

/// The parts a framework plays, named by the framework descriptor.
enum class Role : uint8_t {
    GraphDecorator,  // tensorflow.function
    TensorClass,     // tensorflow.Tensor
    VariableClass,
    TensorSpecClass,
    ShapeClass,  // tensorflow.TensorShape
    DTypeClass,
    ArrayClass,  // numpy.ndarray
    DatasetClass,
    LayerClass,  // keras.layers.Layer
    ModelClass,  // keras.Model
    MetricClass,
    OptimizerClass,
    LossClass,
    RaggedTensorClass,
    SparseTensorClass,
    TensorArrayClass,
    KerasTensorClass,
    ModuleClass,            // tensorflow.Module
    NoConversionDecorator,  // tf.autograph.experimental.do_not_convert
    InitScope,
};

/// What expressions may ask of the engine.
struct ModelContext {
    virtual ~ModelContext() = default;
    /// The constructor argument or attribute `name` of an instance; Absent when it has none.
    virtual ModelValue attribute(const ModelValue& instance, std::string_view name) = 0;
    /// What the callback given for parameter `callee` returned (its invocation ran before); Unknown
    /// if it was not run.
    virtual ModelValue resultOf(uint32_t calleeParam) = 0;
    /// Is the call made while a graph is traced? A loop over a dataset then sees its element's
    /// static shape.
    virtual bool isTraced() { return false; }
    /// What calling a function or object of the project gives; Unknown when the engine does not run
    /// it.
    virtual ModelValue callValue(const ModelValue& callee, std::span<const ModelValue> args) {
        static_cast<void>(callee);
        static_cast<void>(args);
        return ModelValue::unknown();
    }
};

class ModelRegistry {
  public:
    struct Versions {
        std::string requested;  // what the project pins, "" = newest
        std::string used;       // "2.15" or "2.21"
    };
    /// From the blob that the build made of resources/models for that framework version ("2.15",
    /// "2.21", "" = newest; any other takes the one with its Keras).
    static Result<std::shared_ptr<const ModelRegistry>> load(std::string_view frameworkVersion);
    /// The same from other bytes, which must outlive the registry (tests).
    static Result<std::shared_ptr<const ModelRegistry>> loadFrom(std::string_view bytes,
                                                                 std::string_view frameworkVersion);

    [[nodiscard]] const std::string& version() const;
    /// Number of APIs; their ids are 0 .. size() - 1, by path.
    [[nodiscard]] size_t size() const;
    /// A dotted path as a project writes it; aliases lead to the canonical API. none: not known.
    [[nodiscard]] ApiId find(std::string_view dottedPath) const;
    [[nodiscard]] const ApiModel& operator[](ApiId id) const;
    /// A member of a module or class (bases included); none: not known.
    [[nodiscard]] ApiId member(ApiId owner, std::string_view name) const;
    [[nodiscard]] bool isSubclass(ApiId cls, ApiId base) const;
    [[nodiscard]] ApiId role(Role role) const;  // none when the framework has no such part
    [[nodiscard]] bool hasRole(ApiId api,
                               Role role) const;  // it is, or (class) derives from, that part
    /// Is the top-level package of this path modelled at all ("tensorflow", "numpy", "os")?
    [[nodiscard]] bool isKnownPackage(std::string_view dottedPath) const;
    /// The effects an uncurated function of that package is taken to have (framework descriptor's
    /// default_effect), and the sentence that names the assumption; nullopt: nothing may be
    /// assumed.
    [[nodiscard]] std::optional<std::string> defaultEffectAssumption(
        std::string_view dottedPath) const;

    /// The result of calling a function, class or method. args[i] belongs to params[i]; Absent ones
    /// take their default. For classes the answer is an Instance (handle left to the engine).
    /// Unknown when the model does not say.
    [[nodiscard]] ModelValue call(ApiId api, std::span<const ModelValue> args,
                                  ModelContext& context) const;
    /// The value of a property or constant ("tensorflow.float32", Tensor.shape) on `self` (Absent
    /// for constants).
    [[nodiscard]] ModelValue value(ApiId api, const ModelValue& self, ModelContext& context) const;
    /// An invocation's argument expression.
    [[nodiscard]] ModelValue evaluateExpr(uint32_t expr, ApiId api,
                                          std::span<const ModelValue> args,
                                          ModelContext& context) const;

    // Operators of array-likes. Unknown when no operand is one.
    [[nodiscard]] ModelValue binary(BinaryOp op, const ModelValue& a, const ModelValue& b) const;
    [[nodiscard]] ModelValue unary(UnaryOp op, const ModelValue& a) const;
    [[nodiscard]] ModelValue compare(CompareOp op, const ModelValue& a, const ModelValue& b) const;
    [[nodiscard]] ModelValue getItem(const ModelValue& array, const ModelValue& index) const;
    /// The element that iterating over it gives (first axis removed); a Dataset's element; Unknown
    /// otherwise.
    [[nodiscard]] ModelValue element(const ModelValue& iterable, ModelContext& context) const;
    /// How many elements iterating gives, when known.
    [[nodiscard]] std::optional<int64_t> length(const ModelValue& iterable) const;
    /// A nested list or tuple of numbers, strings or tensors seen as one array (what tf.constant
    /// would make); nullopt: none.
    [[nodiscard]] static std::optional<TensorType> asTensor(const ModelValue& value);
    /// The class whose members a value of this kind offers (Tensor -> tensorflow.Tensor, ndarray,
    /// str, ...).
    [[nodiscard]] ApiId classOf(const ModelValue& value) const;
    /// Is this class, function or annotation one that means "a tensor" in a type hint? Gives the
    /// type it stands for.
    [[nodiscard]] std::optional<TensorType> hintedTensor(ApiId api) const;

    /// A library name (Kind::Api) with its dtype and path filled in; other values unchanged.
    [[nodiscard]] ModelValue withApi(const ModelValue& value) const;

    struct Data;
    explicit ModelRegistry(std::unique_ptr<Data> data);
    ~ModelRegistry();

  private:
    [[nodiscard]] ApiId classOfTensor(const TensorType& type) const;
    [[nodiscard]] std::vector<ModelValue> completed(ApiId api,
                                                    std::span<const ModelValue> args) const;
    [[nodiscard]] ModelValue evaluated(uint32_t expr, ApiId api, std::span<const ModelValue> args,
                                       ModelContext& context) const;

    std::unique_ptr<Data> data_;
};

}  // namespace graphlift

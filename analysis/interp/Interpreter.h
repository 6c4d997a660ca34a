// The interpreter's state and its parts, shared by the files of this folder only. One object runs
// one program once, on one thread; what it found leaves as a Program.
//
// An activation is one context of one function. Evaluating it interprets the body from scratch
// against the joined heap, calls evaluating their callees first (depth-first). Whoever read a
// result or a slot that later changes is evaluated again, callees before callers.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <unordered_map>
#include <vector>

#include "analysis/interp/Budgets.h"
#include "analysis/interp/Engine.h"
#include "analysis/interp/Frame.h"

namespace graphlift {

class Interpreter {
  public:
    ~Interpreter();
    Interpreter(Program& program, const InterpretOptions& options, Trace& trace,
                ProgressMeter& progress, std::stop_token stop);
    /// Runs everything and fills the program. False when stopped.
    bool run();

  private:
    friend struct LibraryContext;
    using MergeLevel = Activation::MergeLevel;
    using Special = ValueId (Interpreter::*)(Frame&, const CallArgs&, ValueId receiver);

    // --- Interpreter.cpp: order of work
    enum class Dependency : uint8_t { Slot, Object, Result, Frame, ClassAttribute };
    void runModules();
    void runTests();
    void drain();
    void evaluateModule(ModuleId module, Frame* importer);
    void markDirty(ContextId context);
    void markDirty(ContextId reader, Dependency kind, uint32_t id);
    void queue(ContextId context);
    [[nodiscard]] bool needsRun(ContextId context);
    void update(ContextId context);
    void resolveMissing();
    bool stopped() const { return stop_.stop_requested(); }

    // --- Sweep.cpp: functions that nothing calls
    void sweep();
    void sweepFunction(FunctionId function, bool entered);
    enum class ReceiverKind : uint8_t { None, Instance, Class };
    ReceiverKind receiverKind(ClosureId method);
    ValueId sweptReceiver(ClosureId method);
    void initializeSwept(ClassId cls, ObjectId object);
    ValueId sweptParam(ClosureId closure, uint32_t index);
    ValueId hintedValue(ValueId annotation);
    std::vector<FunctionId> sweepOrder() const;
    void noteInstance(ClassId cls, ObjectId object);

    // --- Evaluate.cpp: one body
    void evaluate(ContextId context);
    void showProgress(FunctionId function);
    void runBlocks(Frame& frame, uint32_t begin, uint32_t end);
    void runBlock(Frame& frame, uint32_t block);
    ValueId run(Frame& frame, uint32_t inst);
    bool runUnrolled(Frame& frame, uint32_t header);
    void runIteration(Frame& frame, InstId next, ValueId element);
    [[nodiscard]] std::vector<ValueId> elementsToUnroll(const Frame& frame, uint32_t header,
                                                        InstId& next) const;
    static void record(Frame& frame, ValueTable& values, uint32_t begin, uint32_t end);
    void enter(Frame& frame, uint32_t target, std::span<const uint32_t> args);
    void terminate(Frame& frame, const Inst& inst);
    void branch(Frame& frame, const Inst& inst);
    void raise(Frame& frame, const Inst& inst);
    void keepFinalGlobals(Frame& frame);
    void keepFinalLengths(Frame& frame);
    void finish(Frame& frame);
    const BodyFacts& bodyFacts(FunctionId function);

    // --- ClassAttributes.cpp: what names mean in classes
    ValueId classAttribute(Frame& frame, ClassId cls, Name name, ClassId* owner = nullptr);
    void lookUp(uint32_t attribute, ClassId cls, Name name);
    void tellClassReaders(SlotId slot);

    // --- Replay.cpp: what runs again and what keeps its value
    static uint32_t dependencyKey(Dependency kind, uint32_t id);
    void beginReplay(Frame& frame);
    [[nodiscard]] bool isStale(uint32_t key, const std::vector<uint32_t>& changed) const;
    static bool hasSameOperands(const Frame& frame, const Inst& inst);
    ValueId replay(Frame& frame, uint32_t inst);
    void finishReplay(Frame& frame);

    // --- Transfer.cpp, Operators.cpp, Refine.cpp: one instruction
    ValueId transfer(Frame& frame, const Inst& inst);
    ValueId transferCall(Frame& frame, const Inst& inst);
    ValueId transferBuild(Frame& frame, const Inst& inst);
    ValueId transferDict(Frame& frame, const Inst& inst);
    ValueId makeFunction(Frame& frame, const Inst& inst);
    ClosureId closureOf(Frame& frame, FunctionId function);
    ValueId importModule(Frame& frame, const Inst& inst);
    ValueId importAll(Frame& frame, ValueId module);
    ValueId loadGlobal(Frame& frame, ModuleId module, Name name);
    ObjectId moduleObject(ModuleId module);
    ValueId nextElement(Frame& frame, ValueId iterator);

    // --- Cells.cpp: variables of the functions around
    ObjectId ownFrame(Frame& frame);
    std::vector<ObjectId> cellFrames(Frame& frame, uint32_t hops);
    ValueId loadCell(Frame& frame, Name name, uint32_t hops);
    void storeCell(Frame& frame, Name name, uint32_t hops, ValueId value);
    void addClosure(ContextId merged, ClosureId closure);
    [[nodiscard]] bool holdsManyCallables(ValueId value) const;

    void escapeOwnedFrame(Frame& frame);
    void updateDict(Frame& frame, ObjectId dict, ValueId other);
    ValueId unpackItem(Frame& frame, const Inst& unpack, uint32_t index);
    ValueId binary(Frame& frame, BinaryOp op, ValueId a, ValueId b, bool inPlace);
    ValueId binarySequences(Frame& frame, BinaryOp op, AtomId a, AtomId b, bool inPlace);
    ValueId arrayWithUnknown(BinaryOp op, const TensorType& type);
    [[nodiscard]] int sameConstant(AtomId a, AtomId b) const;
    ValueId orderInts(CompareOp op, AtomId a, AtomId b);
    ValueId compareContains(Frame& frame, bool negative, ValueId item, ValueId container);
    int isInstanceOf(Frame& frame, AtomId atom, AtomId cls);
    ModelValue operandModel(Frame& frame, AtomId atom);
    ValueId binaryKnown(Frame& frame, BinaryOp op, AtomId a, AtomId b, bool inPlace);
    ValueId binaryAtoms(Frame& frame, BinaryOp op, AtomId a, AtomId b, bool inPlace);
    ValueId dunderCall(Frame& frame, AtomId object, std::string_view method,
                       std::vector<ValueId> args, EdgeKind kind);
    ValueId unary(Frame& frame, UnaryOp op, ValueId a);
    ValueId compare(Frame& frame, CompareOp op, ValueId a, ValueId b);
    ValueId refine(Frame& frame, ValueId value, InstId valueInst, InstId test, bool positive);
    ValueId keepAtoms(ValueId value, bool keepUnknown, const std::function<int(AtomId)>& verdict);
    int isInstance(Frame& frame, AtomId atom, ValueId classes);

    // --- Calls.cpp, Binding.cpp: calls
    ValueId call(Frame& frame, ValueId callee, const CallArgs& args, const CallStyle& style);
    ValueId callAtom(Frame& frame, AtomId callee, const CallArgs& args, const CallStyle& style);
    ValueId callFunction(Frame& frame, ClosureId closure, const CallArgs& args,
                         const CallStyle& style);
    ValueId callObject(Frame& frame, AtomId object, const CallArgs& args, const CallStyle& style);
    ValueId callUnknown(Frame& frame, const CallArgs& args, UnknownReason reason);
    ValueId resultOf(Frame& frame, ContextId context);
    bool bind(Frame& frame, ClosureId closure, const CallArgs& args, std::vector<ValueId>& params,
              std::vector<bool>& supplied);
    void readKeywords(Frame& frame, ValueId mapping, CallArgs& args);
    ValueId afterDecorator(Frame& frame, ValueId decorator, const CallArgs& args, ValueId result);
    ValueId shapeOf(Frame& frame, ValueId value);
    ValueId bindRest(const CallArgs& args, size_t first);
    ObjectId keywordDict(Frame& frame, ClosureId callee, const CallArgs& args,
                         const std::vector<bool>& used);
    ValueId bindKeywords(Frame& frame, ClosureId callee, const CallArgs& args,
                         const std::vector<bool>& used);
    ValueId generatorOf(Frame& frame, ContextId context);
    void forgetEscaped(Frame& frame);
    void addEdge(Frame& frame, CallEdge edge);
    void escapeArgs(Frame& frame, const CallArgs& args);
    void markStored(Frame& frame, ValueId value);
    void markEscaped(Frame& frame, ObjectId object);
    CallArgs readArgs(Frame& frame, uint32_t pool, uint32_t count, bool& bottom);

    // --- Liveness.cpp: contexts that somebody calls
    void retain(ContextId context);
    void release(ContextId context);
    void makeRoot(ContextId context);
    void replaceCalls(ContextId context, std::vector<CallEdge> calls);

    // --- Contexts.cpp: contexts and budgets
    ContextId contextFor(ClosureId closure, const std::vector<ValueId>& params,
                         const std::vector<bool>& supplied, bool entered);
    ContextId findContext(ClosureId closure, const std::vector<ValueId>& keyParts,
                          MergeLevel level, uint32_t family, uint64_t key) const;
    ContextId makeContext(ClosureId closure, size_t numParams, MergeLevel level, uint32_t family);
    void joinParams(ContextId context, const std::vector<ValueId>& params,
                    const std::vector<bool>& supplied);
    ValueId keyPart(ValueId param) const;
    [[nodiscard]] uint64_t handedFunction(ValueId param) const;
    [[nodiscard]] uint64_t handedFunctions(std::span<const ValueId> values) const;
    [[nodiscard]] uint64_t handedAround(ClosureId closure) const;
    uint32_t familyOf(ClosureId closure, const std::vector<ValueId>& params);
    [[nodiscard]] size_t familyBudget(FunctionId function) const;
    [[nodiscard]] MergeLevel levelOfNew(FunctionId function, uint32_t family) const;
    static uint64_t contextKey(FunctionId function, const std::vector<ValueId>& keyParts,
                               MergeLevel level, uint32_t family);

    // --- Classes.cpp: classes and instances
    ValueId makeClass(Frame& frame, const Inst& inst);
    void runClassBody(Frame& frame, ClassId cls, FunctionId body);
    void storeFields(Frame& frame, ClassId cls, ObjectId object, const CallArgs& args);
    std::vector<Name> annotatedFields(ClassId cls);
    void updateBases(ClassId cls, const std::vector<ValueId>& bases);
    ValueId instantiate(Frame& frame, ClassId cls, const CallArgs& args, const CallStyle& style);
    ValueId classAttributeAfter(Frame& frame, ClassId cls, Name name, ClassId after);
    bool isSubclass(ClassId cls, ClassId base) const;
    bool derivesFrom(ClassId cls, ApiId base) const;
    [[nodiscard]] ApiId libraryBase(ClassId cls) const;
    void linearize(ClassId cls);

    // --- Attributes.cpp
    ValueId getAttribute(Frame& frame, ValueId object, Name name, uint8_t flags = 0);
    ValueId getAttributeOfAtom(Frame& frame, AtomId object, Name name, uint8_t flags);
    bool hasOwnContextMethods(Frame& frame, AtomId atom, Name name);
    ValueId contextMethod(AtomId receiver, uint8_t flags);
    ValueId finalGlobal(Frame& frame, ModuleId module, Name name);
    ValueId moduleAttribute(Frame& frame, ModuleId module, Name name);
    ValueId objectAttribute(Frame& frame, AtomId atom, Name name);
    ValueId bindAttribute(Frame& frame, ValueId attribute, AtomId receiver, ValueId classValue);
    ValueId superAttribute(Frame& frame, AtomId super, Name name);
    ValueId superAttributeOf(Frame& frame, AtomId self, AtomId after, Name name);
    ValueId functionAttribute(Frame& frame, AtomId atom, Name name);
    ValueId libraryMember(Frame& frame, ApiId cls, AtomId receiver, Name name);
    ValueId externalAttribute(ExternalId external, Name name);
    ValueId builtin(Name name);
    LibraryAttribute libraryAttribute(ApiId cls, Name name);
    void setAttribute(Frame& frame, ValueId object, Name name, ValueId value);
    bool callSetter(Frame& frame, ClassId cls, AtomId receiver, Name name, ValueId value);
    ApiId containerClass(ObjectInfo::Kind kind);
    ObjectId functionObject(ClosureId closure);

    // --- Containers.cpp
    [[nodiscard]] uint32_t digestPart(ValueId argument) const;
    ObjectId allocate(Frame& frame, ObjectInfo::Kind kind, ClassId cls, ApiId api, uint64_t digest);
    ValueId objectValue(ObjectId object) {
        return values_.single(values_.atom(AtomKind::Object, object.value));
    }
    /// A list or set of these items; hasRest: any number of further ones like `rest`.
    ValueId newList(Frame& frame, ObjectInfo::Kind kind, std::span<const ValueId> items,
                    ValueId rest, bool hasRest);
    ValueId getItem(Frame& frame, ValueId object, ValueId index);
    ValueId getItemOfAtom(Frame& frame, AtomId object, ValueId index);
    ValueId tupleItem(AtomId tuple, ValueId index);
    ValueId tupleSlice(std::span<const ValueId> elements, AtomId slice);
    std::optional<std::vector<ValueId>> knownKeys(Frame& frame, ObjectId dict);
    std::optional<std::vector<ValueId>> rangeElements(AtomId range);
    ValueId objectElement(Frame& frame, AtomId atom);
    ModelContext& noCallbacks(Frame& frame);
    ValueId containerItem(Frame& frame, ObjectId object, ValueId index);
    void setItem(Frame& frame, ValueId object, ValueId index, ValueId value);
    void addItem(Frame& frame, ObjectId object, ValueId value);
    std::optional<int64_t> knownLength(Frame& frame, ObjectId object);
    ValueId allItems(Frame& frame, ObjectId object);
    ValueId allKeys(Frame& frame, ObjectId object);
    ValueId iterate(Frame& frame, ValueId iterable, bool viaProtocol);
    ValueId elementOf(Frame& frame, AtomId iterable);
    /// Elements in order, when their number is known and at most kMaxUnroll.
    std::optional<std::vector<ValueId>> knownElements(Frame& frame, ValueId iterable);

    static void noteRead(Frame& frame, Dependency kind, uint32_t id);
    void noteRead(Frame& frame, Dependency kind, uint32_t id, std::vector<ContextId>& readers);
    void tellReaders(std::vector<ContextId>& readers, Dependency kind, uint32_t id);
    void readWhole(Frame& frame, ObjectId object);
    [[nodiscard]] ObjectHead headOf(ObjectId object) const {
        const ObjectInfo& info = p_.objects[object];
        return {info.kind, info.cls, info.api};
    }
    void readsSlot(Frame& frame, SlotId id);
    ValueId readSlotOrBottom(Frame& frame, const SlotKey& key);
    ValueId readSlot(Frame& frame, const SlotKey& key);  // what nobody wrote is missing()
    void writeSlot(Frame& frame, const SlotKey& key, ValueId value);
    bool isStrong(const Frame& frame, ObjectId object) const;
    void storeInSlot(Frame& frame, SlotId slot, ValueId value);
    void escapeDropped(ValueId whole, ValueId part);

    // --- Summaries.cpp: one object for all instances of a class, all containers of a site
    static constexpr uint32_t kNoGroup = ~0u;
    static uint64_t groupKey(ClassId cls) { return cls.value; }  // of a site: its hash
    void setGroup(ObjectId object, uint32_t group);
    void joinGroup(uint64_t key, ObjectId object);
    void makeSummary(uint32_t group);
    ValueId widened(ValueId value);
    void addToSummary(const ObjectGroup& group, ObjectId member);
    std::vector<SlotId> slotsOf(ObjectId object);
    void copyFields(ObjectId from, ObjectId to);
    void publishSummaries();
    [[nodiscard]] const ObjectGroup* groupOf(ObjectId object) const;
    void writeThroughSummary(Frame& frame, const ObjectGroup& group, const SlotKey& key,
                             ValueId value);
    ValueId storedThroughSummary(const SlotKey& key) const;
    void markReaders(const Frame* frame, SlotId slot);
    ValueId missing(Frame& frame, UnknownReason reason);

    // --- Builtins.cpp, BuiltinMethods.cpp: Python's own functions, by name
    void registerBuiltins();
    ValueId iteratorOf(std::optional<std::vector<ValueId>> known, ValueId any);
    ValueId elementsOf(Frame& frame, ValueId iterable);
    void fillDict(Frame& frame, ObjectId dict, ValueId source);
#define GRAPHLIFT_SPECIAL(name) ValueId name(Frame& frame, const CallArgs& args, ValueId receiver);
#include "analysis/interp/Specials.def"
#undef GRAPHLIFT_SPECIAL

    // --- Library.cpp, Conversion.cpp: framework models
    ValueId callExternal(Frame& frame, ExternalId external, ValueId receiver, const CallArgs& args,
                         const CallStyle& style);
    ValueId callApi(Frame& frame, ApiId api, ValueId receiver, const CallArgs& args,
                    const CallStyle& style);
    ValueId evaluateModel(Frame& frame, ApiId api, const std::vector<ValueId>& params);
    ValueId constructLibrary(Frame& frame, ApiId cls, const std::vector<ValueId>& params);
    ValueId callLibraryObject(Frame& frame, AtomId object, ApiId cls, const CallArgs& args,
                              const CallStyle& style);
    bool bindApi(Frame& frame, const ApiModel& model, ValueId receiver, const CallArgs& args,
                 std::vector<ValueId>& params);
    void invokeCallbacks(Frame& frame, ApiId api, const std::vector<ValueId>& params,
                         std::vector<ValueId>& results);
    void noteHybrid(Frame& frame, ApiId api, const std::vector<ValueId>& params);
    static bool isPythonType(std::string_view path);
    ValueId partialOf(ValueId callee, const CallArgs& args);
    [[nodiscard]] bool isImmutable(ValueId value) const;
    ModelValue objectToModel(Frame& frame, AtomId atom, int depth);
    std::optional<std::vector<ValueId>> longList(Frame& frame, ObjectId object);
    ValueId instanceFromModel(Frame& frame, const ModelValue& value);
    std::vector<ModelValue> choices(Frame& frame, ValueId value, size_t most = 6);
    ModelValue instanceAttribute(Frame& frame, const ModelValue& instance, std::string_view name);
    ModelValue toModel(Frame& frame, ValueId value, int depth = 0);
    ModelValue atomToModel(Frame& frame, AtomId atom, int depth);
    ValueId fromModel(Frame& frame, const ModelValue& value,
                      ValueId receiver = ValueTable::bottom());
    ExternalId external(std::string_view path);
    ValueId externalValue(ExternalId external);
    ValueId apiValue(ApiId api);

    // --- Finish.cpp
    void publish();
    void publishHeap();
    void publishEscapes();
    std::vector<uint8_t> liveContexts() const;

    Program& p_;
    const InterpretOptions& options_;
    Trace& trace_;
    ProgressMeter& progress_;
    std::stop_token stop_;
    Names& names_;
    const ModelRegistry& registry_;
    ValueTable& values_;
    const ModuleIndex& modules_;
    Heap heap_;

    std::vector<Activation> activations_;             // by ContextId
    std::vector<std::vector<ContextId>> contextsOf_;  // by FunctionId
    std::vector<Family> families_{1};  // the first: of module and class bodies
    std::vector<uint32_t> numFamilies_;  // by FunctionId
    FlatMap<uint32_t> familyIndex_;      // hash of a function and the functions handed in
    FlatMap<ContextId> contextIndex_;  // the newest of a key, see nextOfKey
    std::vector<BodyFacts> bodies_;                                 // by FunctionId
    std::map<std::pair<uint32_t, ContextId>, ContextId> worklist_;  // (order, context)
    std::vector<ContextId> missingReaders_;
    std::unordered_map<uint32_t, ValueId>
        finalGlobals_;                       // SlotId -> value when the module body ended
    std::vector<ObjectId> moduleObjects_;    // by ModuleId: its globals
    std::vector<ContextId> moduleContexts_;  // by ModuleId
    FlatMap<ObjectId> objectIndex_;
    FlatMap<uint32_t> objectsPerSite_;
    FlatMap<ClosureId> closureIndex_;
    std::vector<std::vector<ClosureId>> closuresOf_;  // by FunctionId
    std::vector<ObjectGroup> groups_;
    std::vector<uint32_t> groupOf_;  // by ObjectId, as far as there are any: index of its group
    FlatMap<uint32_t> groupIndex_;   // of a class or a site
    std::vector<std::vector<ObjectId>>
        firstInstances_;  // by ClassId, subclasses' too: the first few
    std::unordered_map<uint64_t, ClassId> classIndex_;
    std::vector<ClassAttribute> classAttributes_;
    FlatMap<uint32_t> classAttributeIndex_;  // (cls << 32 | name) -> index
    std::unordered_map<uint32_t, std::vector<uint32_t>> attributesOfSlot_;  // what is found there
    std::vector<uint8_t> linearized_;  // by ClassId: has an MRO
    uint32_t mroVersion_ = 0;
    std::unordered_map<std::string, ExternalId> externalIndex_;
    std::vector<ValueId> apiValues_;  // by ApiId: what its name is
    // What names mean, looked up once: (cls or base) << 32 | name.
    FlatMap<ValueId> externalAttributes_, builtins_;
    FlatMap<LibraryAttribute> libraryAttributes_;
    std::vector<ValueId> externalValues_;
    std::vector<Special> externalSpecials_;
    std::unordered_map<std::string, Special> specials_;
    FlatMap<ValueId> modelMemo_, binaryMemo_;
    FlatMap<ApiId> classOfAtom_;  // the library's class of what is no object
    FlatSet escaped_;             // values that reached a callee that is not known
    std::vector<ValueId> escapedValues_;
    void escape(ValueId value) {
        if (escaped_.insert(value.value)) escapedValues_.push_back(value);
    }
    std::map<std::tuple<FunctionId, FunctionId, InstId>, HybridUse> hybrid_;
    std::unordered_map<uint32_t, std::vector<ObjectId>> parentFrames_;   // of cell frames
    std::unordered_map<uint32_t, std::vector<ContextId>> frameReaders_;  // who goes up through one
    std::unordered_map<uint32_t, ObjectId> closureFrame_;  // ClosureId -> frame it closes over
    std::unordered_map<uint32_t, ClassId>
        classOfNamespace_;  // ValueId of a class body's namespace -> class
    std::unordered_map<uint32_t, ObjectId>
        functionObjects_;                             // ClosureId -> what is set on the function
    std::vector<std::vector<ExternalId>> wildcards_;  // by ModuleId: libraries imported with *
    std::unique_ptr<struct LibraryContext> libraryContext_;
    uint32_t depth_ = 0, finished_ = 0;
    bool sweeping_ = false;
    uint64_t numEvaluations_ = 0, numInstructions_ = 0;

    KnownNames n_;
};

}  // namespace graphlift

// What interpretation found out about a program: the contract between the engine and everything
// that asks (call graph, facts, window). Immutable once the engine has finished. Everything is
// addressed by id.
//
// A function has one or more contexts (Specialization); each holds the abstract value of every
// instruction. `entered` contexts come from the program's own calls, `swept` ones from running
// functions that nothing calls with open arguments.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/ir/IrFunction.h"
#include "analysis/models/ModelRegistry.h"
#include "analysis/modules/ModuleIndex.h"
#include "analysis/support/Names.h"
#include "analysis/support/Store.h"
#include "analysis/syntax/SyntaxTree.h"
#include "analysis/values/AbstractValue.h"

namespace graphlift {

using SpecializationId = Id<struct SpecializationTag>;

/// Everything that is known of one file version. Immutable, shared by pointer.
struct FileFacts {
    std::shared_ptr<const SourceFile> source;
    SyntaxTree tree;
    ModuleDecls decls;
    IrFile ir;
    std::vector<Problem> problems;
};

/// Where a function of the program stands.
struct FunctionRef {
    FileId file;
    ModuleId module;
    uint32_t index = 0;  // in FileFacts::ir.functions
    FunctionId parent;   // enclosing scope, none for a module body
};

enum class EdgeKind : uint8_t {
    Call,
    Constructor,
    Callback,
    Decorator,
    Iteration,
    ContextManager,
    Property,
    Operator
};

/// One resolved target of one site.
struct CallEdge {
    InstId site;
    EdgeKind kind = EdgeKind::Call;
    bool traced = false;      // the callee runs in a graph of its own (Dataset.map, tf.cond, ...)
    bool python = false;      // the callee runs as Python outside any graph (py_function)
    bool redirected = false;  // through a framework's call protocol (layer(x) -> call)
    SpecializationId callee;  // a function of the project, or none:
    ApiId api;                // a modelled library function, class or method
    ExternalId
        external;  // a library name (modelled or not); of a method: of the owner class + name
    ClassId constructed;  // the project class that a constructor call makes
};

/// A site with a callee that is not known (fully).
struct UnresolvedSite {
    InstId site;
    UnknownReason reason;
};

struct Specialization {
    FunctionId function;
    ClosureId closure;     // which function value: defaults and free variables
    bool entered = false;  // else swept
    std::vector<ValueId>
        params;  // what each parameter holds (after binding), joined over the context's calls
    std::vector<bool> supplied;             // some call gave it a value of its own
    std::vector<ValueId> values;            // per instruction; bottom: never executed
    ValueId result = ValueTable::bottom();  // joined returns (yields of a generator: see `yields`)
    ValueId yields = ValueTable::bottom();
    std::vector<CallEdge> calls;  // by site
    std::vector<UnresolvedSite> unresolved;
};

struct ObjectInfo {
    enum class Kind : uint8_t {
        Instance,
        List,
        Dict,
        Set,
        Generator,
        Namespace,
        LibraryInstance,
        CellFrame
    };
    Kind kind = Kind::Instance;
    ClassId cls;  // Instance of a project class, or none
    ApiId
        api;  // LibraryInstance: its class; Instance: first library class it derives from, or none
    FunctionId allocatedIn;  // none: made by the engine (swept receivers, module namespaces)
    InstId site;
    bool summary = false;  // stands for more than one object (loop, or several calls of the
                           // allocating function)
    std::vector<std::pair<Name, ValueId>>
        config;  // constructor arguments by parameter name (library classes), in order
};

struct ClassInfo {
    Name name;
    FunctionId body;  // class body function
    ObjectId nspace;  // its attributes: heap fields of this object
    std::vector<ValueId> bases;
    std::vector<ClassId> mro;         // project classes, itself first
    std::vector<ApiId> libraryBases;  // library classes among the ancestors, nearest first
    bool opaqueBase = false;          // a base that is not known
    bool hasMetaclass = false, isDecorated = false;
};

struct ClosureInfo {
    FunctionId function;
    std::vector<std::pair<uint32_t, ValueId>> defaults;     // by parameter index
    std::vector<std::pair<uint32_t, ValueId>> annotations;  // by parameter index; return: 0xFFFFFF
    ClassId definedIn;  // the class in whose body it was made, or none
    SpecializationId madeIn;
};

/// One contribution to a heap slot: which instruction wrote it.
struct HeapWrite {
    FunctionId function;
    InstId site;
};

struct HeapSlot {
    ObjectId object;
    enum class Key : uint8_t { Attribute, Item, AnyItem, AnyAttribute } kind = Key::Attribute;
    uint32_t key = Id<int>::kNone;  // Name of an attribute, AtomId of a constant item key
    ValueId value;                  // joined over all writes
    std::vector<HeapWrite> writers;
};

/// How a decorator or a wrap made a function hybrid.
struct HybridUse {
    FunctionId function;  // the wrapped function
    FunctionId where;     // whose code holds the application
    InstId site;          // the decorator Call, or the Call of the wrap
    bool viaDecorator = false;
};

struct Program {
    std::shared_ptr<Names> names;
    std::shared_ptr<const ModelRegistry> registry;
    std::vector<std::shared_ptr<const FileFacts>> files;  // by FileId
    std::shared_ptr<const ModuleIndex> modules;
    Store<FunctionId, FunctionRef>
        functions;  // by file, then position; module and class bodies included
    std::vector<FunctionId> firstFunction;  // by FileId: functions of a file are contiguous

    std::shared_ptr<ValueTable> values;
    std::vector<std::string> externals;  // by ExternalId: dotted path
    std::vector<ApiId> externalApi;      // by ExternalId: model, or none
    Store<ObjectId, ObjectInfo> objects;
    Store<ClassId, ClassInfo> classes;
    Store<ClosureId, ClosureInfo> closures;
    Store<SpecializationId, Specialization> specializations;
    std::vector<std::vector<SpecializationId>> contexts;  // by FunctionId: live contexts
    std::vector<HeapSlot> heap;                           // sorted by object, kind, key
    std::vector<HybridUse> hybridUses;                    // by function
    std::vector<bool> escapes;  // by FunctionId: reaches an unresolved callee

    [[nodiscard]] const IrFunction& ir(FunctionId f) const {
        const FunctionRef& ref = functions[f];
        return files[ref.file.index()]->ir.functions[ref.index];
    }
    [[nodiscard]] const SyntaxTree& tree(FunctionId f) const {
        return files[functions[f].file.index()]->tree;
    }
    [[nodiscard]] FunctionId functionAt(FileId file, uint32_t index) const {
        return FunctionId(firstFunction[file.index()].value + index);
    }
    /// "pkg.mod:Class.method"
    [[nodiscard]] std::string idOf(FunctionId f) const;
    [[nodiscard]] SourceRange rangeOf(FunctionId f, InstId site) const;
    /// The joined value of an instruction over the contexts that count (entered ones when there are
    /// any, else swept).
    [[nodiscard]] ValueId valueOf(FunctionId f, InstId inst) const;
    [[nodiscard]] bool isEntered(FunctionId f) const;
    /// The joined value of a heap field of an object; bottom when nothing was written.
    [[nodiscard]] ValueId attribute(ObjectId object, Name name) const;
    [[nodiscard]] const HeapSlot* slot(ObjectId object, HeapSlot::Key kind, uint32_t key) const;
};

}  // namespace graphlift

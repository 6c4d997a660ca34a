#!/usr/bin/env python3
"""Write generated/*.json: the names, signatures, bases and aliases of installed packages.

  introspect.py --out ../generated tensorflow numpy scipy python      (run by the interpreter that has them)

Facts only: nothing is copied but names, parameter names and defaults. One API a line, sorted, so that two
versions can be compared with any diff tool. A public class whose base is private gets that base's members.
"""
import argparse
import ast
import enum
import importlib
import inspect
import json
import os
import re
import sys
import types
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")

STANDARD_LIBRARY = """builtins math cmath os os.path sys time random logging logging.handlers logging.config json pickle re collections
collections.abc functools itertools datetime pathlib shutil glob fnmatch argparse copy abc typing dataclasses enum contextlib threading multiprocessing
multiprocessing.pool concurrent.futures subprocess io csv uuid warnings operator string struct tempfile unittest unittest.mock urllib.request urllib.parse
urllib.error zipfile tarfile gzip bz2 lzma hashlib hmac secrets base64 binascii heapq bisect statistics inspect types weakref queue socket traceback signal
platform getpass textwrap pprint decimal fractions numbers atexit configparser optparse importlib asyncio sched select errno locale calendar array
codecs dis gc ast token tokenize keyword difflib html html.parser http.client http.server xml.etree.ElementTree sqlite3 shelve zlib mmap
timeit cProfile pstats profile pdb doctest site sysconfig fileinput ctypes ssl smtplib email.message getopt cmd shlex code curses
resource fcntl pwd stat linecache marshal copyreg reprlib graphlib runpy pkgutil faulthandler tracemalloc readline contextvars
webbrowser ftplib telnetlib ipaddress socketserver xmlrpc.client imghdr wave colorsys zoneinfo unicodedata stringprep cgi ntpath posixpath""".split()
NUMPY = """numpy numpy.linalg numpy.random numpy.fft numpy.ma numpy.char numpy.testing numpy.lib.stride_tricks numpy.emath numpy.polynomial
numpy.polynomial.polynomial numpy.lib.format numpy.ctypeslib numpy.rec numpy.typing""".split()
SCIPY = """scipy scipy.special scipy.linalg scipy.signal scipy.signal.windows scipy.sparse scipy.sparse.linalg scipy.sparse.csgraph scipy.stats
scipy.optimize scipy.interpolate scipy.ndimage scipy.spatial scipy.spatial.distance scipy.spatial.transform scipy.fft scipy.fftpack scipy.integrate
scipy.io scipy.io.wavfile scipy.misc scipy.cluster scipy.cluster.vq scipy.cluster.hierarchy scipy.constants""".split()

# Signatures that neither inspect nor the first line of the documentation gives.
HANDWRITTEN = {
    "builtins.range": "start, stop=None, step=None, /", "builtins.slice": "start, stop=None, step=None, /",
    "builtins.zip": "*iterables, strict=False", "builtins.map": "func, /, *iterables", "builtins.filter": "function, iterable, /",
    "builtins.max": "*args, key=None, default=None", "builtins.min": "*args, key=None, default=None",
    "builtins.iter": "object, sentinel=None, /", "builtins.next": "iterator, default=None, /",
    "builtins.getattr": "object, name, default=None, /", "builtins.dir": "object=None, /", "builtins.vars": "object=None, /",
    "builtins.type": "object, bases=None, dict=None, /", "builtins.super": "type=None, object=None, /",
    "builtins.int": "x=0, /, base=10", "builtins.str": "object='', encoding='utf-8', errors='strict'", "builtins.bool": "x=False, /",
    "builtins.bytes": "source=b'', encoding=None, errors=None", "builtins.bytearray": "source=b'', encoding=None, errors=None",
    "builtins.dict": "*args, **kwargs", "builtins.set": "iterable=(), /", "builtins.frozenset": "iterable=(), /",
    "builtins.list": "iterable=(), /", "builtins.tuple": "iterable=(), /", "builtins.enumerate": "iterable, start=0", "builtins.float": "x=0, /",
    "builtins.reversed": "sequence, /", "builtins.complex": "real=0, imag=0", "builtins.object": "", "builtins.memoryview": "object",
    "builtins.property": "fget=None, fset=None, fdel=None, doc=None", "builtins.staticmethod": "function, /", "builtins.classmethod": "function, /",
    "math.log": "x, base=None, /", "math.hypot": "*coordinates", "warnings.warn_explicit": "message, category, filename, lineno, module=None, registry=None",
    "builtins.breakpoint": "*args, **kws", "builtins.dict.pop": "self, key, default=None, /", "builtins.dict.update": "self, *args, **kwargs",
    "numpy.arange": "start, stop=None, step=None, dtype=None, *, like=None",
    "numpy.where": "condition, x=None, y=None, /", "numpy.bincount": "x, /, weights=None, minlength=0",
    "numpy.ndarray.reshape": "self, *shape, order='C'", "numpy.ndarray.transpose": "self, *axes",
    "numpy.ndarray.squeeze": "self, axis=None", "numpy.ndarray.item": "self, *args",
    "numpy.ndarray.astype": "self, dtype, order='K', casting='unsafe', subok=True, copy=True",
    "numpy.ndarray.resize": "self, *new_shape, refcheck=True", "numpy.ndarray.view": "self, dtype=None, type=None",
    "numpy.random.rand": "*args", "numpy.random.randn": "*args",
    "numpy.random.RandomState.rand": "self, *args", "numpy.random.RandomState.randn": "self, *args",
    "numpy.random.seed": "seed=None", "numpy.random.RandomState.seed": "self, seed=None",
    "numpy.ndarray": "shape, dtype=float, buffer=None, offset=0, strides=None, order=None",
    "numpy.lexsort": "keys, axis=-1", "numpy.dtype": "dtype, align=False, copy=False", "numpy.generic.item": "self, *args",
    "numpy.generic.tolist": "self", "numpy.generic.astype": "self, dtype, order='K', casting='unsafe', subok=True, copy=True",
    "numpy.generic.sum": "self, axis=None, dtype=None, out=None", "numpy.generic.mean": "self, axis=None, dtype=None, out=None",
    "numpy.generic.max": "self, axis=None, out=None", "numpy.generic.min": "self, axis=None, out=None", "numpy.generic.round": "self, decimals=0, out=None",
    "numpy.generic.reshape": "self, *shape, order='C'", "numpy.generic.copy": "self, order='C'", "numpy.concatenate": "arrays, axis=0, out=None, *, dtype=None, casting='same_kind'",
    "numpy.ndarray.dot": "self, b, out=None", "numpy.random.Generator.integers": "self, low, high=None, size=None, dtype='int64', endpoint=False",
    "numpy.random.Generator.random": "self, size=None, dtype='float64', out=None", "numpy.random.default_rng": "seed=None",
    "numpy.random.Generator.standard_normal": "self, size=None, dtype='float64', out=None",
    "numpy.random.Generator.standard_exponential": "self, size=None, dtype='float64', method='zig', out=None",
    "numpy.random.Generator.standard_gamma": "self, shape, size=None, dtype='float64', out=None",
    "numpy.random.ranf": "size=None", "numpy.random.sample": "size=None",
    "builtins.set.add": "self, elem, /", "builtins.set.update": "self, *others", "builtins.set.remove": "self, elem, /", "builtins.set.discard": "self, elem, /",
    "builtins.set.pop": "self, /", "builtins.set.clear": "self, /", "builtins.set.copy": "self, /", "builtins.set.union": "self, *others",
    "builtins.set.intersection": "self, *others", "builtins.set.difference": "self, *others", "builtins.set.issubset": "self, other, /",
    "collections.deque.append": "self, x, /", "collections.deque.appendleft": "self, x, /", "collections.deque.extend": "self, iterable, /",
    "collections.deque.pop": "self, /", "collections.deque.popleft": "self, /", "collections.deque.clear": "self, /",
    "csv.writer": "csvfile, dialect='excel', **fmtparams", "csv.reader": "csvfile, dialect='excel', **fmtparams", "numpy.can_cast": "from_, to, casting='safe'",
}
UFUNC_TAIL = "out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True, signature=None, extobj=None"


def readable(name):
    return not name.startswith("_")


def is_member(name):
    return readable(name) or name == "__call__"


def default_value(value):
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else {"py": f"float('{value}')"}
    text = getattr(value, "name", None) if type(value).__name__ == "DType" else None
    if text:
        return {"py": "tensorflow." + text}
    if isinstance(value, type):
        return {"py": f"{value.__module__}.{value.__qualname__}"}
    if isinstance(value, (tuple, list)) and len(value) < 9 and all(isinstance(v, (int, float, str, bool, type(None))) for v in value):
        return {"py": repr(value)}
    if isinstance(value, (bytes, dict)) and len(value) < 3:
        return {"py": repr(value)[:60]}
    if isinstance(value, types.FunctionType):
        return {"py": f"{value.__module__}.{value.__qualname__}"}
    return {"py": f"{type(value).__name__}"}


def parameters_of(signature, drop_first=False):
    rows = []
    for i, p in enumerate(signature.parameters.values()):
        if drop_first and i == 0 and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD):
            continue
        kind = {p.VAR_POSITIONAL: "*", p.VAR_KEYWORD: "**", p.KEYWORD_ONLY: "k", p.POSITIONAL_ONLY: "/"}.get(p.kind)
        row = [p.name]
        if p.default is not p.empty:
            row.append(default_value(p.default))
        if kind:
            if len(row) == 1:
                row.append({"required": True})
            row.append(kind)
        rows.append(row)
    return rows


def from_text(text):
    """The signature that a text such as `a, b=1, *, c` stands for."""
    scope = {}
    exec(f"def f({text}): pass", {"NoValue": None, "inf": float("inf"), "nan": float("nan"), "newaxis": None}, scope)
    return inspect.signature(scope["f"])


def from_documentation(thing, is_method):
    first = (getattr(thing, "__doc__", None) or "").strip().split("\n\n")[0].replace("\n", " ")
    match = re.match(r"^[\w.]*?(\w+)\((.*?)\)(\s*(->.*)?)?$", re.sub(r"\s+", " ", first))
    if not match:
        return None
    text = match.group(2)
    optional = text.find("[")
    if optional >= 0 and "=" not in text[optional:]:
        names = [n for n in re.split(r"[\[\],\s]+", text[optional:]) if n]
        text = text[:optional].rstrip(", ") + (", " if text[:optional].strip(", ") else "") + ", ".join(n if n.startswith("*") else n + "=None" for n in names)
    text = text.replace("<no value>", "None").replace("...", "*args").replace("np._NoValue", "None")
    if is_method and not re.match(r"(self|\$self)\b", text):
        text = "self" + (", " + text if text else "")
    try:
        return from_text(text)
    except Exception:
        return None


def signature_of(path, thing, is_method=False):
    if path in HANDWRITTEN:
        return from_text(HANDWRITTEN[path])
    if type(thing).__name__ == "ufunc":
        names = ["x"] if thing.nin == 1 else [f"x{i + 1}" for i in range(thing.nin)]
        return from_text(", ".join(names) + ", /, " + UFUNC_TAIL)
    try:
        found = inspect.signature(thing)
    except (ValueError, TypeError, AttributeError):
        found = None
    only_star = found is not None and len(found.parameters) == (3 if is_method else 2) and list(found.parameters)[-1] in ("kwargs", "kwds", "kw")
    if found is None or only_star:
        return from_documentation(thing, is_method) or found
    return found


def constructor_of(path, cls):
    """Keras and others hide the real constructor behind a __new__(cls, *args, **kwargs)."""
    if path in HANDWRITTEN:
        return parameters_of(from_text(HANDWRITTEN[path]))
    for c in cls.__mro__:
        for name in ("__init__", "__new__"):
            if name not in c.__dict__ or c is object:
                continue
            try:
                found = inspect.signature(c.__dict__[name].__func__ if isinstance(c.__dict__[name], staticmethod) else c.__dict__[name])
            except (ValueError, TypeError):
                continue
            kinds = [p.kind for p in found.parameters.values()]
            if name == "__new__" and kinds[1:] == [inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD]:
                continue
            if isinstance(c.__dict__[name], types.WrapperDescriptorType):
                continue
            return parameters_of(found, drop_first=True)
    try:
        return parameters_of(inspect.signature(cls))
    except (ValueError, TypeError):
        found = from_documentation(cls, False)
        return parameters_of(found) if found else None


def scalar_dtype(thing):
    """NumPy's scalar classes and TensorFlow's dtype objects, by TensorFlow's names."""
    if type(thing).__name__ == "DType" and hasattr(thing, "as_datatype_enum"):
        return thing.name
    np = sys.modules.get("numpy")
    if np and isinstance(thing, type) and issubclass(thing, np.generic):
        if thing in (np.str_, np.bytes_):
            return "string"
        try:
            name = np.dtype(thing).name
        except TypeError:
            return None
        abstract = thing in (np.generic, np.number, np.integer, np.floating, np.inexact, np.signedinteger, np.unsignedinteger, np.complexfloating, np.character, np.flexible)
        return None if abstract or name in ("object", "void", "datetime64", "timedelta64") else name
    return None


class Collector:
    def __init__(self, package, version):
        self.package, self.version = package, version
        self.paths = {}     # id -> all public paths
        self.things = {}    # id -> object
        self.values = {}    # path -> object without identity of its own (constants)
        self.modules = set()
        self.apis, self.aliases = {}, {}
        self.earlier = set()  # canonical names of older versions: kept, so that meaning joins with both

    def see(self, path, thing):
        self.things[id(thing)] = thing
        self.paths.setdefault(id(thing), []).append(path)

    def walk(self, path, module, enter, done):
        """All public members of a module; `enter(path, module)` says which submodules belong to it."""
        if (path, id(module)) in done:
            return
        done.add((path, id(module)))
        self.modules.add(path)
        for name in sorted(set(dir(module)) | set(getattr(module, "__all__", []) or [])):
            if not readable(name):
                continue
            try:
                thing = getattr(module, name)
            except Exception:
                continue
            here = f"{path}.{name}"
            if isinstance(thing, types.ModuleType):
                if enter(here, thing):
                    self.walk(here, thing, enter, done)
            elif type(thing).__name__ == "_Feature":
                continue
            elif callable(thing) or scalar_dtype(thing):
                self.see(here, thing)
            else:
                self.values[here] = thing

    def canonical(self, thing, paths):
        for name in sorted(paths, key=lambda p: (".compat." in p, ".experimental" in p, p.count("."), p)):
            if name in self.earlier:
                return name
        official = self.official(thing)
        for name in official:
            if name in paths:
                return name
        name, module = getattr(thing, "__name__", ""), getattr(thing, "__module__", "")
        new = [p for p in paths if ".compat.v1." not in p] or paths
        return min(new, key=lambda p: (f"{module}.{name}" != p, p.split(".")[-1] != name, ".experimental" in p, p.count("."), len(p), p))

    def official(self, thing):
        names = []
        for attribute in ("_tf_api_names", "_estimator_api_names", "_keras_api_names"):
            found = vars_of(thing).get(attribute)
            names += [(f"{self.package}.{n}", n) for n in found or []]
        exported = vars_of(thing).get("_api_export_path")
        if isinstance(exported, (list, tuple)):
            names += [(f"tensorflow.{n}", n) for n in exported]
        elif isinstance(exported, str):
            names += [(f"tensorflow.{exported}", exported)]
        own = getattr(thing, "__name__", "")
        keras = [n for n, _ in names if ".keras." in n]
        first = [n for n, _ in names if ".keras." not in n]
        return sorted(first, key=lambda n: "experimental" in n) + sorted(keras, key=lambda n: ("experimental" in n, n.split(".")[-1] != own, n.count("."), n))

    def publish(self):
        chosen = {key: self.canonical(self.things[key], paths) for key, paths in self.paths.items()}
        for key, paths in self.paths.items():
            for path in paths:
                if path != chosen[key]:
                    self.aliases[path] = chosen[key]
        self.public_classes = {key: path for key, path in chosen.items() if isinstance(self.things[key], type)}
        for key, path in chosen.items():
            self.describe(path, self.things[key])
        for path, thing in self.values.items():
            original = self.mirrored(path)
            if original in self.values and self.values[original] is thing:
                self.aliases[path] = original
            else:
                self.constant(path, thing)
        for path in self.modules:
            original = self.mirrored(path)
            if original in self.modules and original != path:
                self.aliases.setdefault(path, original)
            else:
                self.apis.setdefault(path, {"kind": "module"})

    @staticmethod
    def mirrored(path):
        """The path that a member of a mirror of the package stands for: compat.v2.X is X."""
        for mirror, original in (("tensorflow.compat.v2", "tensorflow"), ("tensorflow.compat.v1", "tensorflow")):
            if path.startswith(mirror + ".") or path == "tensorflow.compat.v2" == mirror:
                return original + path[len(mirror):]
        return None

    def constant(self, path, thing):
        row = {"kind": "constant"}
        if thing is None or isinstance(thing, (bool, int, str)):
            row["value"] = thing if not isinstance(thing, enum.Enum) else str(thing)
        elif isinstance(thing, float) and thing == thing and abs(thing) != float("inf"):
            row["value"] = thing
        else:
            row["type"] = self.public_classes.get(id(type(thing))) or f"{type(thing).__module__}.{type(thing).__qualname__}"
        if len(json.dumps(row)) < 400:
            self.apis.setdefault(path, row)

    def describe(self, path, thing):
        dtype = scalar_dtype(thing)
        if isinstance(thing, type):
            self.describe_class(path, thing, dtype)
        elif dtype:
            self.apis[path] = {"kind": "dtype", "dtype": dtype}
        else:
            found = signature_of(path, thing)
            self.apis[path] = {"kind": "function"}
            if found is not None:
                self.apis[path]["params"] = parameters_of(found)
            if type(thing).__name__ == "ufunc":
                self.describe_ufunc(path, thing)

    def describe_ufunc(self, path, ufunc):
        """numpy.add.reduce and its like: methods of a function object."""
        methods = {"at": "a, indices, b=None, /"}
        if ufunc.nin == 2 and ufunc.nout == 1 and ufunc.signature is None:
            methods |= {"reduce": "array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True", "accumulate": "array, axis=0, dtype=None, out=None",
                        "reduceat": "array, indices, axis=0, dtype=None, out=None", "outer": "A, B, /, **kwargs"}
        for name, text in methods.items():
            self.apis[f"{path}.{name}"] = {"kind": "staticmethod", "params": parameters_of(from_text(text))}

    def describe_class(self, path, cls, dtype):
        row = {"kind": "class"}
        bases = [self.class_name(c) for c in cls.__mro__[1:] if c is not object]
        row["bases"] = [b for b in bases if b]
        params = constructor_of(path, cls)
        if params is not None:
            row["params"] = params
        if dtype:
            row["dtype"] = dtype
        self.apis[path] = row
        own = [cls] + self.private_bases(cls) + EXTRA_MEMBERS.get(path, list)()
        for c in own:
            for name, member in sorted(vars(c).items()):
                if is_member(name):
                    self.member(f"{path}.{name}", member)

    def class_name(self, cls):
        known = self.public_classes.get(id(cls))
        if known:
            return known
        return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ in STANDARD_LIBRARY and not cls.__name__.startswith("_") else None

    def private_bases(self, cls):
        """Bases without a public name, up to the first public one on each line of inheritance."""
        result = []
        for base in cls.__bases__:
            if base is not object and not self.class_name(base) and base not in result:
                result.append(base)
                result += [b for b in self.private_bases(base) if b not in result]
        return result

    def member(self, path, member):
        if path in self.apis:
            return
        if isinstance(member, (staticmethod, classmethod)):
            found = signature_of(path, member.__func__)
            row = {"kind": "staticmethod"}
            if found is not None:
                row["params"] = parameters_of(found, drop_first=isinstance(member, classmethod))
        elif type(member).__name__ in ("ClassMethodDescriptorType", "classmethod_descriptor", "builtin_function_or_method"):
            found = signature_of(path, member)
            row = {"kind": "staticmethod"} | ({"params": parameters_of(found)} if found is not None else {})
        elif isinstance(member, property) or inspect.isdatadescriptor(member) or type(member).__name__ in ("cached_property", "getset_descriptor", "member_descriptor", "reify", "_tuplegetter", "TrackableWeightHandler"):
            row = {"kind": "property"}
        elif isinstance(member, type):
            return
        elif callable(member):
            found = signature_of(path, member, is_method=True)
            row = {"kind": "method"} | ({"params": parameters_of(found)} if found is not None else {})
        elif isinstance(member, types.ModuleType):
            return
        else:
            self.constant(path, member)
            return
        self.apis[path] = row


def vars_of(thing):
    try:
        unwrapped = inspect.unwrap(thing) if callable(thing) else thing
        own = dict(vars(thing)) if hasattr(thing, "__dict__") else {}
        if unwrapped is not thing and hasattr(unwrapped, "__dict__"):
            own = {**vars(unwrapped), **own}
        tf_decorator = own.get("_tf_decorator")
        target = getattr(tf_decorator, "decorated_target", None)
        if target is not None and target is not thing and hasattr(target, "__dict__"):
            own = {**vars_of(target), **own}
        return own
    except Exception:
        return {}


def eager_tensor_members():
    from tensorflow.python.framework import ops
    return [c for c in (getattr(ops, "_EagerTensorBase", None), getattr(ops, "EagerTensor", None)) if c]


def resource_variable_members():
    from tensorflow.python.ops import resource_variable_ops
    return [resource_variable_ops.BaseResourceVariable]


def iterator_members():
    from tensorflow.python.data.ops import iterator_ops
    return [iterator_ops.OwnedIterator]


def function_members():
    from tensorflow.python.eager.polymorphic_function import polymorphic_function
    return [polymorphic_function.Function]


# Modules inside TensorFlow that projects import from, though only their members' public names are documented.
INNER_MODULES = """ops.math_ops ops.array_ops ops.nn_ops ops.nn ops.nn_impl ops.bitwise_ops ops.control_flow_ops ops.random_ops ops.variables ops.state_ops
ops.linalg_ops ops.image_ops ops.string_ops ops.init_ops ops.io_ops ops.logging_ops ops.parsing_ops ops.clip_ops ops.check_ops ops.sparse_ops ops.functional_ops
ops.data_flow_ops ops.tensor_array_ops ops.variable_scope ops.gradients ops.gradients_impl ops.embedding_ops ops.rnn ops.rnn_cell ops.script_ops ops.summary_ops_v2
ops.resource_variable_ops ops.ragged.ragged_factory_ops ops.ragged.ragged_tensor ops.lookup_ops ops.custom_gradient ops.map_fn ops.while_loop ops.cond
framework.ops framework.dtypes framework.constant_op framework.tensor_shape framework.tensor_spec framework.tensor_util framework.errors framework.random_seed
framework.sparse_tensor platform.gfile platform.tf_logging platform.test eager.def_function eager.context eager.backprop training.training
training.moving_averages util.nest util.tf_export data.ops.dataset_ops data.ops.iterator_ops distribute.distribute_lib distribute.strategy_combinations
module.module summary.summary lib.io.file_io lib.io.tf_record saved_model.saved_model training.tracking.util checkpoint.checkpoint""".split()

# What values of the public class really are: private subclasses that the public functions return.
EXTRA_MEMBERS = {
    "tensorflow.Tensor": eager_tensor_members,
    "tensorflow.Variable": resource_variable_members,
    "tensorflow.data.Iterator": iterator_members,
    "tensorflow.types.experimental.PolymorphicFunction": function_members,
    "tensorflow.types.experimental.GenericFunction": function_members,
}


def names_of_earlier_versions(folder, version):
    """Canonical names in the tables of older TensorFlow versions that stand in the folder."""
    names = set()
    for file in sorted(os.listdir(folder)):
        match = re.match(r"tensorflow-(\d+)\.(\d+)(-\w[\w-]*)?\.json$", file)
        if match and (int(match[1]), int(match[2])) < tuple(map(int, version.split(".")[:2])):
            with open(os.path.join(folder, file), encoding="utf-8") as table:
                names |= {path for path, row in json.load(table)["apis"].items() if row["kind"] in ("function", "class", "dtype")}
    return names


def collect_tensorflow(folder):
    import tensorflow as tf
    collector = Collector("tensorflow", tf.__version__)
    collector.earlier = names_of_earlier_versions(folder, tf.__version__)
    inside = ("tensorflow._api", "tensorflow.compat", "keras.", "tensorflow.keras", "tensorflow_estimator")

    def enter(path, module):
        name = getattr(module, "__name__", "")
        if ".compat." in path and path.count("compat") > 1 or path in ("tensorflow.python", "tensorflow.core", "tensorflow.tsl", "tensorflow.compiler", "tensorflow.tools", "tensorflow.include", "tensorflow.xla"):
            return False
        if path.endswith(".src") or ".src." in path or "_legacy" in path or path.startswith("tensorflow.keras.protobuf"):
            return False
        return name.startswith(inside) or path.split(".")[1] in ("keras", "estimator", "losses", "metrics", "optimizers", "initializers", "summary") or "keras" in name
    collector.walk("tensorflow", tf, enter, set())
    for lazy in ("losses", "metrics", "optimizers", "initializers", "summary"):
        if hasattr(tf, lazy):
            collector.walk(f"tensorflow.{lazy}", getattr(tf, lazy), enter, set())
    collector.walk("tensorflow.keras", importlib.import_module("keras"), enter, set()) if not hasattr(tf, "keras") else None
    collector.walk("tensorflow.keras", tf.keras, enter, set())
    import keras
    collector.walk("keras", keras, lambda path, module: ".src" not in path and "_tf_keras" not in path and "legacy" not in path.split(".")[-1] and getattr(module, "__name__", "").startswith("keras"), set())
    collector.publish()
    fold_mirrors(collector)
    keep_tensorflow_paths(collector)
    private_paths(collector)
    first_version_paths(collector)
    return collector


def fold_mirrors(collector):
    """compat.v2 repeats the package with wrappers of its own, and NumPy's scalar classes stay NumPy's."""
    apis, aliases = collector.apis, collector.aliases
    for path in sorted(apis):
        original = "tensorflow." + path.removeprefix("tensorflow.compat.v2.")
        if path.startswith("tensorflow.compat.v2.") and (original in apis or original in aliases):
            del apis[path]
            aliases.setdefault(path, aliases.get(original, original))
        elif path in apis and path.startswith("tensorflow.compat.v2.") and original.rpartition(".")[0] in aliases:
            del apis[path]
    for key, path in collector.public_classes.items():
        cls = collector.things[key]
        if getattr(cls, "__module__", "") == "numpy" and path in apis:
            for member in [p for p in apis if p == path or p.startswith(path + ".")]:
                del apis[member]
            aliases[path] = "numpy." + cls.__name__
            for alias in [a for a, target in aliases.items() if target == path]:
                aliases[alias] = "numpy." + cls.__name__


def keep_tensorflow_paths(collector):
    """`keras.X` is spelled `tensorflow.keras.X` throughout; what only `keras` has keeps its own name under that prefix too."""
    for path in [p for p in collector.apis if p == "keras" or p.startswith("keras.")]:
        row = collector.apis.pop(path)
        collector.apis.setdefault("tensorflow." + path, row)
        if row["kind"] not in ("method", "property", "staticmethod"):
            collector.aliases.setdefault(path, "tensorflow." + path)
    for alias, target in list(collector.aliases.items()):
        if target.startswith("keras."):
            collector.aliases[alias] = "tensorflow." + target
    for alias in [a for a, t in collector.aliases.items() if a == t or a in collector.apis]:
        del collector.aliases[alias]
    for row in collector.apis.values():
        if "bases" in row:
            row["bases"] = ["tensorflow." + b if b.startswith("keras.") else b for b in row["bases"]]


def first_version_paths(collector):
    """Programs for TensorFlow 1 write tensorflow.X for what is compat.v1.X today; so did compat.v2 for a while."""
    prefix = "tensorflow.compat.v1."
    known = {**{p: p for p in collector.apis}, **collector.aliases}
    for path, target in sorted(known.items()):
        if path.startswith(prefix) and collector.apis.get(target, {}).get("kind") in ("function", "class", "constant", "module"):
            old = "tensorflow." + path[len(prefix):]
            if old not in known:
                collector.aliases[old] = target


def namesake(collector, name):
    """Inner modules keep older variants of public functions, under the same name."""
    for home in ("", "math.", "nn.", "linalg.", "random.", "io.", "strings.", "image."):
        path = f"tensorflow.{home}{name}"
        path = collector.aliases.get(path, path)
        if path in collector.apis:
            return path
    return None


def keras_sources(collector):
    """Older Keras had its sources where `keras.src` has them now, and TensorFlow a copy of them."""
    for key, paths in collector.paths.items():
        thing = collector.things[key]
        module, name = getattr(thing, "__module__", None) or "", getattr(thing, "__name__", "")
        target = collector.aliases.get(paths[0], paths[0])
        target = target if target in collector.apis else "tensorflow." + target
        if not module.startswith("keras.src.") or not name.isidentifier() or target not in collector.apis:
            continue
        parts = module.split(".")[2:]
        for length in range(1, len(parts) + 1):
            for root in ("keras", "tensorflow.python.keras"):
                path = ".".join([root] + parts[:length] + [name])
                if path not in collector.apis:
                    collector.aliases.setdefault(path, target)


def private_paths(collector):
    """Where projects import from inside: the defining module of each symbol, and the copy of Keras in tensorflow.python."""
    for key, paths in collector.paths.items():
        thing = collector.things[key]
        module, name = getattr(thing, "__module__", None) or "", getattr(thing, "__name__", "")
        target = collector.aliases.get(paths[0], paths[0])
        if module.startswith("tensorflow.python.") and name.isidentifier() and target in collector.apis:
            collector.aliases.setdefault(f"{module}.{name}", target)
    for part in INNER_MODULES:
        try:
            module = importlib.import_module("tensorflow.python." + part)
        except ImportError:
            continue
        for name in dir(module):
            known = collector.paths.get(id(getattr(module, name))) if readable(name) else None
            target = known and collector.aliases.get(known[0], known[0]) or namesake(collector, name)
            if target in collector.apis and collector.apis[target]["kind"] in ("function", "class", "dtype"):
                collector.aliases.setdefault(f"tensorflow.python.{part}.{name}", target)
    keras_sources(collector)
    for part in "layers models optimizers losses metrics callbacks backend initializers regularizers constraints activations utils datasets applications preprocessing".split():
        try:
            module = importlib.import_module("tensorflow.python.keras." + part)
        except ImportError:
            continue
        for name in dir(module):
            public = f"tensorflow.keras.{part}.{name}"
            public = collector.aliases.get(public, public)
            if readable(name) and public in collector.apis and collector.apis[public]["kind"] != "module":
                collector.aliases.setdefault(f"tensorflow.python.keras.{part}.{name}", public)
        collector.aliases.setdefault("tensorflow.python.keras." + part, "tensorflow.keras." + part)


def module_at(path):
    """Some public modules are only attributes of their package: numpy.char, numpy.emath."""
    try:
        return importlib.import_module(path)
    except ImportError:
        package, _, name = path.rpartition(".")
        return getattr(module_at(package), name, None) if package else None


def collect_listed(package, version, modules):
    """Packages whose public modules are listed above: each is taken with its __all__ or what it defines."""
    collector = Collector(package, version)
    for path in modules:
        module = module_at(path)
        if module is None:
            continue
        exported = getattr(module, "__all__", None)
        if path == "numpy.lib.stride_tricks":
            exported = exported + ["as_strided", "sliding_window_view"]
        if path == "numpy":
            exported = [n for n in dir(module) if not isinstance(getattr(module, n, None), types.ModuleType)]
        collector.modules.add(path)
        for name in sorted(exported or dir(module)):
            if not readable(name):
                continue
            try:
                thing = getattr(module, name)
            except Exception:
                continue
            if isinstance(thing, types.ModuleType):
                continue
            origin = getattr(thing, "__module__", None)
            if not exported and path != "builtins" and origin not in (None, path, "builtins", path.split(".")[-1], "_" + path, "posix", "nt") and package == "python":
                continue
            if callable(thing) and hasattr(thing, "__name__") or scalar_dtype(thing):
                collector.see(f"{path}.{name}", thing)
            else:
                collector.values[f"{path}.{name}"] = thing
    collector.publish()
    if package == "numpy":
        attributes_of_instances(collector)
    return collector


def attributes_of_instances(collector):
    """Attributes that only instances have."""
    import numpy as np
    for path, instance in (("numpy.finfo", np.finfo(np.float32)), ("numpy.iinfo", np.iinfo(np.int32))):
        for name in vars(instance):
            if readable(name):
                collector.apis.setdefault(f"{path}.{name}", {"kind": "property"})


def canonical_python(self, thing, paths):
    """The first listed module that exports it; os.path before posixpath, builtins.open before io.open."""
    name = getattr(thing, "__name__", "")
    order = {m: i for i, m in enumerate(STANDARD_LIBRARY)}
    return min(paths, key=lambda p: (p.split(".")[-1] != name, order.get(p.rsplit(".", 1)[0], 999), p))


SPLITS = {"tensorflow": [("keras", "tensorflow.keras"), ("compat-v1", "tensorflow.compat.v1"), ("", "tensorflow")]}


def write(collector, folder, stem):
    parts = SPLITS.get(collector.package, [("", "")])
    groups = {suffix: {"apis": {}, "aliases": {}} for suffix, _ in parts}
    for kind in ("apis", "aliases"):
        for path, row in getattr(collector, kind).items():
            suffix = next(s for s, prefix in parts if (path if kind == "apis" else path).startswith(prefix)) if len(parts) > 1 and path.startswith("tensorflow") else ("keras" if len(parts) > 1 else parts[0][0])
            groups[suffix][kind][path] = row
    for suffix, group in groups.items():
        name = f"{stem}-{suffix}.json" if suffix else f"{stem}.json"
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write(f'{{"package": {json.dumps(collector.package)}, "version": {json.dumps(collector.version)},\n"apis": {{\n')
            out.write(",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(group["apis"].items())))
            out.write('\n},\n"aliases": {\n')
            out.write(",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(group["aliases"].items())))
            out.write("\n}}\n")
        print(name, len(group["apis"]), "apis", len(group["aliases"]), "aliases", os.path.getsize(os.path.join(folder, name)), "bytes")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("packages", nargs="+", choices=["tensorflow", "numpy", "scipy", "python"])
    arguments.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "generated"))
    given = arguments.parse_args()
    for package in given.packages:
        if package == "tensorflow":
            collector = collect_tensorflow(given.out)
            stem = "tensorflow-" + ".".join(collector.version.split(".")[:2])
        elif package == "python":
            version = ".".join(map(str, sys.version_info[:3]))
            Collector.canonical, general = canonical_python, Collector.canonical
            collector, stem = collect_listed("python", version, STANDARD_LIBRARY), "python"
            Collector.canonical = general
        else:
            module = importlib.import_module(package)
            collector, stem = collect_listed(package, module.__version__, NUMPY if package == "numpy" else SCIPY), package
        write(collector, given.out, stem)


if __name__ == "__main__":
    main()

"""Signatures, defaults and dtypes of live objects, as the tables write them."""
import inspect
import re
import sys
import types

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
    if isinstance(value, str) and value.startswith("/") and len(value) > 1:
        return {"py": "str"}  # a path of this machine
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

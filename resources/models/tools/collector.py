"""Collects the public names of a package and says what each one is."""
import enum
import inspect
import json
import types

from modules import STANDARD_LIBRARY
from signatures import is_member, parameters_of, constructor_of, from_text, readable, scalar_dtype, signature_of

EXTRA_MEMBERS = {}  # class path -> function giving private classes whose members are its own, filled by the packages


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
        is_path = isinstance(thing, str) and len(thing) > 1 and thing[0] == "/"
        of_machine = is_path or path.split(".")[0] in ("sys", "site", "time", "posix")
        if not of_machine and (thing is None or isinstance(thing, (bool, int, str))):
            row["value"] = thing if not isinstance(thing, enum.Enum) else str(thing)
        elif not of_machine and isinstance(thing, float) and thing == thing and abs(thing) != float("inf"):
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

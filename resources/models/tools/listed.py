"""NumPy, SciPy and Python: the packages whose public modules are listed in modules.py."""
import importlib
import types

from collector import Collector
from modules import STANDARD_LIBRARY
from signatures import readable, scalar_dtype


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

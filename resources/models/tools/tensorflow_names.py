"""TensorFlow and Keras: where their names are, which of them are the same, and what projects call them."""
import importlib
import json
import os
import re

import collector as collecting
from collector import Collector
from signatures import readable


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


# What values of the public class really are: private subclasses that the public functions return.
collecting.EXTRA_MEMBERS.update({
    "tensorflow.Tensor": eager_tensor_members,
    "tensorflow.Variable": resource_variable_members,
    "tensorflow.data.Iterator": iterator_members,
    "tensorflow.types.experimental.PolymorphicFunction": function_members,
    "tensorflow.types.experimental.GenericFunction": function_members,
})


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

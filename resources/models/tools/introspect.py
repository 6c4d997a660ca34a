#!/usr/bin/env python3
"""Write generated/*.json: the names, signatures, bases and aliases of installed packages.

  introspect.py --out ../generated tensorflow numpy scipy python      (run by the interpreter that has them)

Facts only: nothing is copied but names, parameter names and defaults. One API a line, sorted, so that two
versions can be compared with any diff tool. A public class whose base is private gets that base's members.
"""
import argparse
import importlib
import json
import os
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")

from collector import Collector
from listed import canonical_python, collect_listed
from modules import NUMPY, SCIPY, STANDARD_LIBRARY

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
            from tensorflow_names import collect_tensorflow
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
